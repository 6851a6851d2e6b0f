import Catalog
public import Database
import Delivery
public import Kernel
import Orders

extension Shop {
    /// A file of parcels has at most so many rows.
    public static let shipmentRowLimit = 500

    /// What would become of these rows now; nothing is changed.
    ///
    /// - Throws: `InputError` for more rows than `shipmentRowLimit`.
    public func previewShipments(_ rows: [ShipmentRow], in session: Session) throws -> [ShipmentResult] {
        let file = try ShipmentFile(rows)
        let ids = try session.run(Orders.orders(numbered: file.orders.map(\.number)))
        let orders = Dictionary(try self.orders.orders(Array(ids.values), in: session).map { ($0.id, $0) }) { $1 }
        let parcels = Dictionary(
            grouping: try delivery.parcels(of: Array(ids.values), in: session), by: \.orderID)
        let accepted = file.orders.flatMap(\.places).map { file.rows[$0] }
        let goods = try catalog.skus(coded: Self.codes(of: accepted), in: session)
        let tracked = try delivery.orders(tracked: accepted.map(\.trackingNumber), in: session)
        // As far as a row can leave: one that is refused takes no number.
        let sameNumber = Dictionary(grouping: accepted, by: \.trackingNumber)

        var results = file.refused
        for (number, places) in file.orders {
            let order = ids[number].flatMap { orders[$0] }
            let rows = places.map { file.rows[$0] }
            let told = Self.results(
                of: rows, order.map { OrderShipment(rows, of: $0, parcels[$0.id, default: []], goods: goods) })
            for (place, result) in zip(places, told) {
                let row = result.row
                let twin = sameNumber[row.trackingNumber]?.first { $0.orderNumber != row.orderNumber }
                results[place] = ShipmentResult(
                    row: row, outcome: result.outcome, rest: result.rest,
                    sharedWith: tracked[row.trackingNumber]?.first { $0 != order?.id }, sharedWithLine: twin?.line)
            }
        }
        return file.rows.indices.compactMap { results[$0] }
    }

    /// Ships these rows, those of each order in a transaction of their own, so that an odd one holds up no other order.
    /// What has left under its number already is left alone, also where that was corrected meanwhile: the same file can
    /// be sent again.
    ///
    /// - Throws: as `previewShipments`.
    public func ship(_ rows: [ShipmentRow], by caller: Caller) async throws -> [ShipmentResult] {
        let file = try ShipmentFile(rows)
        var results = file.refused
        for (number, places) in file.orders {
            let rows = places.map { file.rows[$0] }
            let done = try await database.write { try ship(rows, of: number, by: caller, in: $0) }
            for (place, result) in zip(places, done) { results[place] = result }
        }
        return file.rows.indices.compactMap { results[$0] }
    }

    private func ship(
        _ rows: [ShipmentRow], of number: String, by caller: Caller, in transaction: Transaction
    ) throws -> [ShipmentResult] {
        guard let id = try transaction.run(Orders.orders(numbered: [number]))[number] else {
            return Self.results(of: rows, nil)
        }
        // Held until the end: of two who send the same file at once, the second finds the parcels of the first.
        let order = try orders.lockedOrder(id, in: transaction)
        let shipment = OrderShipment(
            rows, of: order, try delivery.parcels(of: id, in: transaction.session),
            goods: try catalog.skus(coded: Self.codes(of: rows), in: transaction.session))
        for parcel in shipment.parcels {
            _ = try shipLines(
                parcel.lines, of: id, carrier: parcel.carrier, trackingNumber: parcel.trackingNumber, by: caller,
                in: transaction)
        }
        return Self.results(of: rows, shipment)
    }

    private static func codes(of rows: [ShipmentRow]) -> [String] { rows.map(\.goods).filter { !$0.isEmpty } }

    /// - Parameter shipment: nil where no order has their number.
    private static func results(of rows: [ShipmentRow], _ shipment: OrderShipment?) -> [ShipmentResult] {
        guard let shipment else { return rows.map { ShipmentResult(row: $0, outcome: .unknownOrder) } }
        return rows.indices.map { index in
            ShipmentResult(
                row: rows[index], outcome: shipment.outcomes[index],
                rest: index == shipment.lastThatShips ? shipment.rest : nil)
        }
    }
}

/// The rows of a file, with what can be said of them without looking further.
private struct ShipmentFile {
    /// As they are worked with, those that are right in themselves.
    private(set) var rows: [ShipmentRow]
    /// By their place: what nobody has to look for.
    private(set) var refused: [Int: ShipmentResult] = [:]
    /// The others by their order, in the order of the file.
    private(set) var orders: [(number: String, places: [Int])] = []

    init(_ rows: [ShipmentRow]) throws(InputError) {
        guard rows.count <= Shop.shipmentRowLimit else {
            throw .invalid(field: "csv", reason: .tooManyRows(Shop.shipmentRowLimit))
        }
        self.rows = rows
        var known: [String: Int] = [:]
        for place in rows.indices {
            do throws(InputError) {
                let row = try rows[place].checked()
                guard let order = known[row.orderNumber] else {
                    known[row.orderNumber] = orders.count
                    orders.append((row.orderNumber, [place]))
                    self.rows[place] = row
                    continue
                }
                let first = self.rows[orders[order].places[0]]
                // All that is left leaves once; goods that are named leave each for themselves.
                if row.goods.isEmpty || first.goods.isEmpty {
                    refused[place] = ShipmentResult(row: row, outcome: .repeated(line: first.line))
                } else {
                    orders[order].places.append(place)
                    self.rows[place] = row
                }
            } catch {
                refused[place] = ShipmentResult(row: rows[place], outcome: .invalid(error))
            }
        }
    }
}
