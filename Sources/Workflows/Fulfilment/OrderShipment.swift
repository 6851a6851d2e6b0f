import Delivery
import Kernel
import Orders

/// What the rows of one order in a file come to: rows that name goods take those, a row that names none takes all that
/// is left, and the rows of one number are one parcel.
struct OrderShipment {
    /// In the order of the rows.
    private(set) var outcomes: [ShipmentOutcome] = []
    private(set) var parcels: [ShipmentParcel] = []
    /// What is left once these parcels have left.
    private(set) var rest: ShipmentRest

    private let order: Order
    /// What has left already.
    private let sent: [Parcel]
    /// Pieces of these that no row of the file has stood for so far.
    private var untold: [ParcelLineID: Int]
    private var waiting: [OrderLineID: Int]
    /// At which row of the file a line was taken.
    private var takers: [OrderLineID: Int] = [:]

    /// - Parameters:
    ///   - rows: those of this order that are right in themselves.
    ///   - sent: the parcels in which some of it has left.
    ///   - goods: what the codes of the rows stand for.
    init(_ rows: [ShipmentRow], of order: Order, _ sent: [Parcel], goods: [String: SKUID]) {
        (self.order, self.sent) = (order, sent)
        untold = Dictionary(sent.flatMap(\.lines).map { ($0.id, $0.quantity) }) { first, _ in first }
        waiting = Dictionary(order.lines.map { ($0.id, $0.unshippedQuantity) }) { first, _ in first }
        rest = ShipmentRest(lines: 0, pieces: 0)
        for row in rows { outcomes.append(row.goods.isEmpty ? takeAll(row) : take(row, goods[row.goods])) }
        let left = waiting.values.filter { $0 > 0 }
        rest = ShipmentRest(lines: left.count, pieces: left.reduce(0, +))
    }

    /// Which row tells what is left of the order; nil where nothing leaves.
    var lastThatShips: Int? { outcomes.lastIndex { if case .ships = $0 { true } else { false } } }

    private mutating func takeAll(_ row: ShipmentRow) -> ShipmentOutcome {
        if let told = told(row, of: order.lines) { return told }
        guard order.delivery != .pickup else { return .pickedUp(order.id) }
        let pieces = order.lines.reduce(0) { $0 + waiting[$1.id, default: 0] }
        guard order.isShippable, pieces > 0 else { return .notReady(order.id, order.state) }
        guard (Int(row.pieces) ?? pieces) == pieces else { return .otherPieces(order.id, waiting: pieces) }
        take(pieces, of: order.lines, for: row)
        return .ships(order.id, pieces: pieces)
    }

    private mutating func take(_ row: ShipmentRow, _ sku: SKUID?) -> ShipmentOutcome {
        let lines = order.lines.filter { $0.skuID == sku }
        guard !lines.isEmpty else { return .unknownGoods(order.id) }
        if let told = told(row, of: lines) { return told }
        guard order.delivery != .pickup else { return .pickedUp(order.id) }
        guard order.isShippable else { return .notReady(order.id, order.state) }
        let left = lines.reduce(0) { $0 + waiting[$1.id, default: 0] }
        let wanted = Int(row.pieces) ?? left
        if left == 0, let line = lines.compactMap({ takers[$0.id] }).first {
            return .repeatedGoods(order.id, line: line)
        }
        guard wanted > 0, wanted <= left else { return .tooMany(order.id, available: left) }
        take(wanted, of: lines, for: row)
        return .ships(order.id, pieces: wanted)
    }

    /// What there is to say of a row where some of its goods have left under its number; nil where none have.
    private mutating func told(_ row: ShipmentRow, of lines: [OrderLine]) -> ShipmentOutcome? {
        let ids = Set(lines.map(\.id))
        let parts = sent.filter { $0.isNamed(row.carrier, row.trackingNumber) }.flatMap(\.lines)
            .filter { ids.contains($0.orderLineID) }
        guard !parts.isEmpty else { return nil }
        let inUse = ShipmentOutcome.numberInUse(order.id, pieces: parts.reduce(0) { $0 + $1.quantity })
        guard var left = Int(row.pieces) else {
            // All that was left has left, unless more of it waits.
            let isLeft = lines.contains { waiting[$0.id, default: 0] > 0 }
            return order.isShippable && isLeft ? inUse : .done(order.id)
        }
        guard left <= parts.reduce(0, { $0 + untold[$1.id, default: 0] }) else { return inUse }
        for part in parts {
            let taken = min(left, untold[part.id, default: 0])
            untold[part.id, default: 0] -= taken
            left -= taken
        }
        return .done(order.id)
    }

    /// - Precondition: so many wait on these lines.
    private mutating func take(_ pieces: Int, of lines: [OrderLine], for row: ShipmentRow) {
        let known = parcels.firstIndex { $0.carrier == row.carrier && $0.trackingNumber == row.trackingNumber }
        var parcel = known.map { parcels[$0] } ?? ShipmentParcel(row)
        var left = pieces
        for line in lines {
            let taken = min(left, waiting[line.id, default: 0])
            guard taken > 0 else { continue }
            left -= taken
            waiting[line.id, default: 0] -= taken
            takers[line.id] = row.line
            parcel.add(taken, of: line.id)
        }
        if let known { parcels[known] = parcel } else { parcels.append(parcel) }
    }
}

/// A parcel that is to leave.
struct ShipmentParcel {
    let carrier: String
    let trackingNumber: String
    private(set) var lines: [LineQuantity] = []

    init(_ row: ShipmentRow) {
        (carrier, trackingNumber) = (row.carrier, row.trackingNumber)
    }

    /// A line stands in a parcel once.
    mutating func add(_ pieces: Int, of line: OrderLineID) {
        let place = lines.firstIndex { $0.lineID == line }
        let before = place.map { lines.remove(at: $0).quantity } ?? 0
        lines.append(LineQuantity(lineID: line, quantity: before + pieces))
    }
}
