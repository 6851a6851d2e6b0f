public import Database
public import Kernel

/// Orders that guests placed with a phone or an e-mail address, the newest of them, and how many there are.
public struct OrdersOfGuests: Sendable {
    public var newest: [OrderSummary]
    /// Counted up to `Orders.guestOrderLimit`.
    public let count: Int

    public init(newest: [OrderSummary], count: Int) {
        self.newest = newest
        self.count = count
    }
}

// An order of a guest belongs to whoever holds the token.
extension Orders {
    /// Of the orders that are reached in one way, the newest of so many are looked through.
    public static let guestOrderLimit = 500

    /// A contact without what people put between figures: phones are told apart by these, e-mail addresses roughly.
    private static let contactKey: SQL = """
        lower(replace(replace(replace(replace(replace(
        orders.contact, ' ', ''), '-', ''), '(', ''), ')', ''), '+', ''))
        """

    /// Orders that guests placed with one of these, as contact or on the parcel: what a caller bought beside an
    /// account. Each way by its index; one statement.
    ///
    /// - Parameters:
    ///   - phone: in any form in which people write it.
    ///   - email: in lower case.
    public func ordersOfGuests(
        phone: String?, email: String?, newest limit: Int, in session: Session
    ) throws -> OrdersOfGuests {
        let phones = phone.map { OrderMatch.phones($0) } ?? []
        var ways: [SQL] = []
        if !phones.isEmpty {
            ways.append("\(Self.isPhone(in: phones)) AND orders.guest_token_hash IS NOT NULL")
            ways.append("\(Self.hasContact) AND \(Self.contactKey) \(in: phones)")
        }
        if let email {
            let key = email.filter { !" -()+".contains($0) }
            ways.append(
                "\(Self.hasContact) AND \(Self.contactKey) = \(key) AND lower(orders.contact) = \(email)")
        }
        guard !ways.isEmpty else { return OrdersOfGuests(newest: [], count: 0) }
        let parts = ways.map { way -> SQL in
            """
            SELECT id FROM (
                SELECT orders.id FROM orders WHERE \(way)
                ORDER BY orders.placed_at DESC, orders.id DESC LIMIT \(Self.guestOrderLimit)
            ) AS meant
            """
        }
        let rows = try session.rows(
            """
            SELECT \(Self.summaryColumns), COUNT(*) OVER ()
            FROM (SELECT id AS found_id FROM (\(SQL(parts, separator: " UNION "))) AS hits) AS found
            JOIN orders ON orders.id = found.found_id
            ORDER BY orders.placed_at DESC, orders.id DESC LIMIT \(limit)
            """)
        return OrdersOfGuests(
            newest: try rows.map(Self.summary(from:)), count: try rows.first?[Self.summaryWidth] ?? 0)
    }

    private static let hasContact: SQL = "orders.guest_token_hash IS NOT NULL AND orders.contact IS NOT NULL"

    /// Whether an order belongs to a guest, without reading the order.
    public static func isOrder(_ id: OrderID, ofGuest tokenHash: String) -> Query<Bool> {
        Query("SELECT 1 FROM orders WHERE id = \(id) AND guest_token_hash = \(tokenHash)") { !$0.isEmpty }
    }

    /// Gives a guest's order to another token; the one that had it opens it no more. An account's order stays. The
    /// order remembers the token that it was placed with.
    ///
    /// - Precondition: the order is held.
    public func giveGuestOrder(
        _ id: OrderID, to tokenHash: String, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post(
            """
            UPDATE orders
            SET placed_token_hash = COALESCE(placed_token_hash, guest_token_hash), guest_token_hash = \(tokenHash)
            WHERE id = \(id) AND guest_token_hash IS NOT NULL
            """)
    }

    /// The orders that a guest placed go into the account when the guest signs in: locked in id order, after the carts,
    /// as everywhere. What was only looked up stays a guest's: its number and contact are known to more than its buyer,
    /// and an account would keep it for good.
    ///
    /// - Parameter keeper: what holds from now on what was only looked up; nil leaves it with the guest.
    /// - Returns: the orders that came along, and those that went to the keeper.
    public func adoptOrders(
        guestTokenHash: String, by user: UserID, lookedUpTo keeper: String? = nil, in transaction: Transaction
    ) throws -> (adopted: [OrderID], kept: [OrderID]) {
        let rows = try transaction.rows(
            """
            SELECT id, placed_token_hash FROM orders WHERE guest_token_hash = \(guestTokenHash)
            ORDER BY id \(lock: .forUpdate)
            """)
        var (adopted, lookedUp): ([OrderID], [OrderID]) = ([], [])
        for row in rows {
            let placed: String? = try row[1]
            if placed == nil || placed == guestTokenHash {
                adopted.append(try row[0])
            } else {
                lookedUp.append(try row[0])
            }
        }
        if !adopted.isEmpty {
            try transaction.post(
                """
                UPDATE orders SET user_id = \(user), guest_token_hash = NULL, placed_token_hash = NULL
                WHERE id \(in: adopted)
                """)
        }
        guard let keeper else { return (adopted, []) }
        for id in lookedUp { try giveGuestOrder(id, to: keeper, in: transaction) }
        return (adopted, lookedUp)
    }
}
