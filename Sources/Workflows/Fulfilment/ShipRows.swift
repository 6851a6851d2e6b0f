public import Database
import Delivery
public import Kernel
public import Orders

/// A row of a file of parcels: what is left of an order leaves with this carrier, under this number.
public struct ShipmentRow: Sendable, Hashable {
    /// Where it stands in its file, counted from 1.
    public let line: Int
    public let orderNumber: String
    public let carrier: String
    public let trackingNumber: String
    /// Whether its line had more cells with something in them: a comma in a text may have parted it, and then nobody
    /// knows which cell is the tracking number.
    public let isLonger: Bool

    /// Order number, carrier, tracking number.
    public static let cellCount = 3
    private static let numberRule = TextRule(field: "order_number", length: 1...64)

    public init(line: Int, orderNumber: String, carrier: String, trackingNumber: String, isLonger: Bool = false) {
        self.line = line
        self.orderNumber = orderNumber
        self.carrier = carrier
        self.trackingNumber = trackingNumber
        self.isLonger = isLonger
    }

    /// The row as it is worked with: without white space around its texts.
    func checked() throws(InputError) -> ShipmentRow {
        guard !isLonger else { throw .invalid(field: "cells", reason: .tooManyCells(Self.cellCount)) }
        return ShipmentRow(
            line: line, orderNumber: try Self.numberRule.checked(orderNumber).uppercased(),
            carrier: try Parcel.carrierRule.checked(carrier),
            trackingNumber: try TrackingNumber.checked(trackingNumber))
    }
}

/// What becomes of a row.
public enum ShipmentOutcome: Sendable, Equatable {
    /// So many pieces leave, or have left just now.
    case ships(OrderID, pieces: Int)
    /// It has left under this number before: nothing is done again.
    case done(OrderID)
    case notReady(OrderID, OrderState)
    /// Its buyer comes for it: no carrier takes it.
    case pickedUp(OrderID)
    case unknownOrder
    /// The order stands in the file already.
    case repeated(line: Int)
    case invalid(InputError)
}

public struct ShipmentResult: Sendable, Equatable {
    public let row: ShipmentRow
    public let outcome: ShipmentOutcome
    /// Another order whose parcel has this number: a box for two, or a slip.
    public let sharedWith: OrderID?
    /// Where the same number stands in the same file.
    public let sharedWithLine: Int?

    public init(
        row: ShipmentRow, outcome: ShipmentOutcome, sharedWith: OrderID? = nil, sharedWithLine: Int? = nil
    ) {
        self.row = row
        self.outcome = outcome
        self.sharedWith = sharedWith
        self.sharedWithLine = sharedWithLine
    }
}

extension Shop {
    /// A file of parcels has at most so many rows.
    public static let shipmentRowLimit = 500

    /// What would become of these rows now; nothing is changed.
    ///
    /// - Throws: `InputError` for more rows than `shipmentRowLimit`.
    public func previewShipments(_ rows: [ShipmentRow], in session: Session) throws -> [ShipmentResult] {
        let plan = try Self.plan(rows)
        let wanted = plan.compactMap { $0.outcome == nil ? $0.row.orderNumber : nil }
        let ids = try session.run(Orders.orders(numbered: wanted))
        let orders = Dictionary(try self.orders.orders(Array(ids.values), in: session).map { ($0.id, $0) }) { $1 }
        let parcels = Dictionary(
            grouping: try delivery.parcels(of: Array(ids.values), in: session), by: \.orderID)
        let tracked = try delivery.orders(tracked: plan.map(\.row.trackingNumber), in: session)
        // As far as a row can leave: one that is refused takes no number.
        let lines = Dictionary(
            grouping: plan.filter { $0.outcome == nil && !$0.row.trackingNumber.isEmpty }, by: \.row.trackingNumber)
        return plan.map { row, outcome in
            if let outcome { return ShipmentResult(row: row, outcome: outcome) }
            let order = ids[row.orderNumber].flatMap { orders[$0] }
            let outcome = order.map { row.outcome(for: $0, parcels[$0.id, default: []]) } ?? .unknownOrder
            let other = tracked[row.trackingNumber]?.first { $0 != order?.id }
            let line = lines[row.trackingNumber]?.first { $0.row.line != row.line }?.row.line
            return ShipmentResult(row: row, outcome: outcome, sharedWith: other, sharedWithLine: line)
        }
    }

    /// Ships these rows, each in a transaction of its own, so that an odd one holds up no other. What has left under
    /// its number already is left alone: the same file can be sent again.
    ///
    /// - Throws: as `previewShipments`.
    public func ship(_ rows: [ShipmentRow], by caller: Caller) async throws -> [ShipmentResult] {
        var results: [ShipmentResult] = []
        for (row, outcome) in try Self.plan(rows) {
            if let outcome {
                results.append(ShipmentResult(row: row, outcome: outcome))
            } else {
                let done = try await database.write { try ship(row, by: caller, in: $0) }
                results.append(ShipmentResult(row: row, outcome: done))
            }
        }
        return results
    }

    private func ship(
        _ row: ShipmentRow, by caller: Caller, in transaction: Transaction
    ) throws -> ShipmentOutcome {
        let found = try transaction.run(Orders.orders(numbered: [row.orderNumber]))
        guard let id = found[row.orderNumber] else { return .unknownOrder }
        // Held until the end: of two who send the same file at once, the second finds the parcel of the first.
        let order = try orders.lockedOrder(id, in: transaction)
        let outcome = row.outcome(for: order, try delivery.parcels(of: id, in: transaction.session))
        guard case .ships = outcome else { return outcome }
        _ = try shipLines(
            order.waitingLines, of: id, carrier: row.carrier, trackingNumber: row.trackingNumber, by: caller,
            in: transaction)
        return outcome
    }

    /// The rows with what can be said of them without looking further.
    private static func plan(
        _ rows: [ShipmentRow]
    ) throws -> [(row: ShipmentRow, outcome: ShipmentOutcome?)] {
        guard rows.count <= shipmentRowLimit else {
            throw InputError.invalid(field: "csv", reason: .tooManyRows(shipmentRowLimit))
        }
        var lines: [String: Int] = [:]
        return rows.map { row in
            do throws(InputError) {
                let checked = try row.checked()
                if let line = lines[checked.orderNumber] { return (row, .repeated(line: line)) }
                lines[checked.orderNumber] = row.line
                return (checked, nil)
            } catch {
                return (row, .invalid(error))
            }
        }
    }
}

extension ShipmentRow {
    fileprivate func outcome(for order: Order, _ parcels: [Parcel]) -> ShipmentOutcome {
        if parcels.contains(where: { $0.carrier == carrier && $0.trackingNumber == trackingNumber }) {
            return .done(order.id)
        }
        guard order.delivery != .pickup else { return .pickedUp(order.id) }
        let pieces = order.waitingLines.reduce(0) { $0 + $1.quantity }
        guard order.isShippable, pieces > 0 else { return .notReady(order.id, order.state) }
        return .ships(order.id, pieces: pieces)
    }
}

extension Order {
    /// What still has to leave.
    fileprivate var waitingLines: [LineQuantity] {
        lines.filter { $0.unshippedQuantity > 0 }.map { LineQuantity(lineID: $0.id, quantity: $0.unshippedQuantity) }
    }
}
