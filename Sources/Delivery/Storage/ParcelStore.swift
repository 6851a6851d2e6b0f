public import Database
public import Kernel

/// Parcels inside somebody else's transaction. Their orders' rows are locked before.
extension Delivery {
    /// Parcels of one order; an order has few, the limit is a guard.
    static let parcelLimit = 200

    public func parcels(of order: OrderID, in session: Session) throws -> [Parcel] {
        try parcels(where: "parcels.order_id = \(order)", in: session)
    }

    /// Parcels of several orders.
    public func parcels(of orders: [OrderID], in session: Session) throws -> [Parcel] {
        guard !orders.isEmpty else { return [] }
        return try parcels(
            where: "parcels.order_id \(in: orders)", limit: Self.parcelLimit * orders.count, in: session)
    }

    public func parcel(_ id: ParcelID, in session: Session) throws -> Parcel? {
        try parcels(where: "parcels.id = \(id)", in: session).first
    }

    /// The first and the last order that have parcels under each of these numbers: enough to tell that another one has.
    /// A carrier has a number once; more orders under one share a box, or it was typed wrong, then perhaps thousands of
    /// times. What is picked up has no number.
    public func orders(tracked numbers: [String], in session: Session) throws -> [String: [OrderID]] {
        let wanted = Set(numbers.filter { !$0.isEmpty }).sorted()
        guard !wanted.isEmpty else { return [:] }
        let rows = try session.rows(
            """
            SELECT tracking_number, MIN(order_id), MAX(order_id) FROM parcels
            WHERE tracking_number \(in: wanted) GROUP BY tracking_number LIMIT \(wanted.count)
            """)
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0[0], [try $0[1], try $0[2]]) })
    }

    private func parcels(
        where condition: SQL, limit: Int = parcelLimit, in session: Session
    ) throws -> [Parcel] {
        let results = try session.rows([
            """
            SELECT id, order_id, carrier, tracking_number, state, shipped_at, delivered_at, version, first_carrier,
                first_tracking_number
            FROM parcels WHERE \(condition) ORDER BY id LIMIT \(limit)
            """,
            """
            SELECT parcel_lines.parcel_id, parcel_lines.id, parcel_lines.order_line_id, parcel_lines.quantity
            FROM parcel_lines JOIN parcels ON parcels.id = parcel_lines.parcel_id
            WHERE \(condition) ORDER BY parcel_lines.id
            """,
        ])
        var lines: [ParcelID: [ParcelLine]] = [:]
        for row in results[1] {
            lines[try row[0], default: []].append(
                ParcelLine(id: try row[1], orderLineID: try row[2], quantity: try row[3]))
        }
        return try results[0].map { row in
            let id: ParcelID = try row[0]
            return Parcel(
                id: id, orderID: try row[1], version: try row[7], carrier: try row[2], trackingNumber: try row[3],
                first: (carrier: try row[8], trackingNumber: try row[9]), state: try row[4],
                shippedAt: try row[5], deliveredAt: try row[6], lines: lines[id, default: []])
        }
    }

    public func insert(_ parcel: Parcel, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post(
            """
            INSERT INTO parcels (id, order_id, carrier, tracking_number, first_carrier, first_tracking_number, state,
                shipped_at, delivered_at)
            VALUES (\(parcel.id), \(parcel.orderID), \(parcel.carrier), \(parcel.trackingNumber),
                \(parcel.firstCarrier), \(parcel.firstTrackingNumber), \(parcel.state), \(parcel.shippedAt),
                \(parcel.deliveredAt))
            """)
        try transaction.insert(
            into: "parcel_lines",
            [.integer("id"), .integer("parcel_id"), .integer("order_line_id"), .integer("quantity")],
            parcel.lines.map { line in
                [line.id.sqlValue, parcel.id.sqlValue, line.orderLineID.sqlValue, line.quantity.sqlValue]
            })
    }

    /// - Throws: `DeliveryError.alreadyDelivered` where it is not under way any more.
    public func markDelivered(_ id: ParcelID, at now: Timestamp, in transaction: Transaction) throws {
        let changed = try transaction.execute(
            """
            UPDATE parcels SET state = 'delivered', delivered_at = \(now) WHERE id = \(id) AND state = 'shipped'
            """)
        guard changed == 1 else { throw DeliveryError.alreadyDelivered }
    }

    /// Writes another carrier and number on a parcel that is under way, as it was read.
    ///
    /// - Throws: `DeliveryError.stale`, `.alreadyDelivered` where it is not under way any more, `.notSent`.
    public func correct(
        _ parcel: Parcel, carrier: String, trackingNumber: String, in transaction: Transaction
    ) throws -> Parcel {
        guard !parcel.isPickup else { throw DeliveryError.notSent }
        let changed = try transaction.execute(
            """
            UPDATE parcels SET carrier = \(carrier), tracking_number = \(trackingNumber), version = version + 1
            WHERE id = \(parcel.id) AND version = \(parcel.version) AND state = 'shipped' AND carrier <> ''
            """)
        guard changed == 1 else { throw parcel.state == .shipped ? DeliveryError.stale : .alreadyDelivered }
        var corrected = parcel
        (corrected.carrier, corrected.trackingNumber) = (carrier, trackingNumber)
        corrected.version += 1
        return corrected
    }

    /// What must hold of parcels in every snapshot. What crosses into orders is checked by the workflows.
    public static let invariants: [Invariant] = [
        Invariant(
            "parcels: none is empty",
            none: """
                SELECT parcels.id FROM parcels LEFT JOIN parcel_lines ON parcel_lines.parcel_id = parcels.id
                WHERE parcel_lines.id IS NULL
                """)
    ]
}
