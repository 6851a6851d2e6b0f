public import Database
public import Kernel

/// What a list of orders shows of each.
public struct OrderSummary: Sendable, Hashable {
    public let id: OrderID
    public let number: String
    public let state: OrderState
    public let placedAt: Timestamp
    public let total: Money
    /// The first line's title, and how many pieces there are in all.
    public var firstTitle: String
    public let pieces: Int
    /// What the first line is of; nil for an order without lines.
    public let firstSKUID: SKUID?
    /// How many different things were ordered.
    public let lineCount: Int
    /// Whether some of it has left and some has not.
    public let isPartlyShipped: Bool
    public let delivery: DeliveryOption
    /// What went back, or is on its way back, of what was paid.
    public let refundedMinor: Int64

    /// As `Order.isPayable`.
    public var isPayable: Bool { state == .pendingPayment && total.amountMinor > 0 }

    /// As `Order.isReceivable`.
    public var isReceivable: Bool { state == .shipped || state == .delivered }
}

/// Whose orders a list shows.
public enum OrderScope: Sendable, Hashable {
    case of(Buyer)
    /// Staff see all.
    case everybody
}

extension Orders {
    /// Newest first; one query, bounded.
    ///
    /// - Parameters:
    ///   - states: any of these, all where there are none.
    ///   - isPartlyShipped: those of which some has left and some has not, or the others.
    ///   - hasComeBack: only those with money that went back, or with goods in a return.
    ///   - asked: those that belong to them though nothing came back.
    public func summaries(
        _ scope: OrderScope, state: OrderState? = nil, states: [OrderState] = [], isPartlyShipped: Bool? = nil,
        hasComeBack: Bool = false, orAmong asked: [OrderID] = [], after cursor: Cursor?, limit: PageLimit,
        in session: Session
    ) throws -> Page<OrderSummary> {
        var conditions: [SQL] = []
        switch scope {
        case .of(.user(let id)): conditions.append("user_id = \(id)")
        case .of(.guest(let hash)): conditions.append("guest_token_hash = \(hash)")
        case .everybody: break
        }
        if let state { conditions.append("state = \(state)") }
        if let isPartlyShipped {
            conditions.append(isPartlyShipped ? Self.isPartlyShipped(in: state) : "NOT orders.partly_shipped")
        }
        if !states.isEmpty { conditions.append("state \(in: states)") }
        if hasComeBack { conditions.append("(\(Self.hasComeBack) OR orders.id \(in: asked))") }
        if let cursor { conditions.append("(placed_at, id) < (\(cursor.key), \(cursor.id))") }
        let filter: SQL = conditions.isEmpty ? "" : "WHERE " + SQL(conditions, separator: " AND ")
        let rows = try session.rows(
            """
            SELECT \(Self.summaryColumns)
            FROM orders \(filter) ORDER BY placed_at DESC, id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.summary(from:))
        return Page(rows, limit: limit) { Cursor(key: $0.placedAt.milliseconds, id: $0.id.rawValue) }
    }

    private static let hasComeBack: SQL = """
        orders.refunded > 0 OR EXISTS (
            SELECT 1 FROM order_lines WHERE order_lines.order_id = orders.id AND order_lines.returned_quantity > 0)
        """

    /// Those of which a part has left wait to be shipped: no order of another state is one, and none is looked through.
    static func isPartlyShipped(in state: OrderState?) -> SQL {
        state == nil || state == .allocated ? "orders.partly_shipped" : "FALSE"
    }

    /// What a summary is read from: the first columns of a row of `orders`.
    static let summaryColumns: SQL = """
        orders.id, orders.number, orders.state, orders.placed_at, orders.total, orders.currency,
            (SELECT title FROM order_lines WHERE order_lines.order_id = orders.id ORDER BY id LIMIT 1),
            (SELECT CAST(SUM(quantity) AS BIGINT) FROM order_lines WHERE order_lines.order_id = orders.id),
            (SELECT sku_id FROM order_lines WHERE order_lines.order_id = orders.id ORDER BY id LIMIT 1),
            (SELECT COUNT(*) FROM order_lines WHERE order_lines.order_id = orders.id), orders.partly_shipped,
            orders.delivery_option, orders.refunded
        """
    /// How many columns these are.
    static let summaryWidth = 13

    static func summary(from row: Row) throws -> OrderSummary {
        OrderSummary(
            id: try row[0], number: try row[1], state: try row[2], placedAt: try row[3],
            total: Money(try row[4], try row[5]), firstTitle: try row[6] ?? "", pieces: try row[7] ?? 0,
            firstSKUID: try row[8], lineCount: try row[9], isPartlyShipped: try row[10],
            delivery: try row[11], refundedMinor: try row[12])
    }

    /// One whole order; nil where there is none or it is not in the scope.
    public func order(_ id: OrderID, _ scope: OrderScope, in session: Session) throws -> Order? {
        guard let order = try orders([id], in: session).first else { return nil }
        switch scope {
        case .everybody: return order
        case .of(let buyer): return order.buyer == buyer ? order : nil
        }
    }

    /// The orders with these numbers.
    public static func orders(numbered numbers: some Collection<String>) -> Query<[String: OrderID]> {
        Query("SELECT number, id FROM orders WHERE number \(in: Set(numbers).sorted())") { rows in
            var found: [String: OrderID] = [:]
            for row in rows { found[try row[0]] = try row[1] as OrderID }
            return found
        }
    }

    /// An order has few steps; the limit is a guard.
    static let historyLimit = 100

    public static func history(of id: OrderID) -> Query<[OrderHistoryEntry]> {
        Query(
            """
            SELECT at, from_state, to_state, by, reason FROM order_history
            WHERE order_id = \(id) ORDER BY version LIMIT \(historyLimit)
            """
        ) { rows in
            try rows.map { row in
                OrderHistoryEntry(
                    at: try row[0], from: try row[1], to: try row[2], by: try row[3], reason: try row[4])
            }
        }
    }

    /// Why these orders were cancelled, in the words of who did it; those that were not are left out.
    public static func cancellationReasons(of ids: [OrderID]) -> Query<[OrderID: String]> {
        Query(
            """
            SELECT order_id, reason FROM order_history
            WHERE order_id \(in: ids) AND to_state = \(OrderState.cancelled)
            LIMIT \(max(1, ids.count))
            """
        ) { rows in
            var reasons: [OrderID: String] = [:]
            for row in rows { reasons[try row[0]] = try row[1] }
            return reasons
        }
    }

    /// Whether the order has ever been completed, that is: settled.
    public func wasCompleted(_ id: OrderID, in session: Session) throws -> Bool {
        try session.first(
            """
            SELECT 1 FROM order_history WHERE order_id = \(id) AND to_state = \(OrderState.completed) LIMIT 1
            """) != nil
    }

    /// Orders whose timer in this state has run out, oldest first.
    public func due(_ state: OrderState, at now: Timestamp, limit: Int, in session: Session) throws -> [OrderID] {
        try session.rows(
            """
            SELECT id FROM orders WHERE state = \(state) AND due_at <= \(now)
            ORDER BY due_at, id LIMIT \(limit)
            """
        ).map { try $0[0] }
    }

    /// Moves the timer of an order that is still in a state: what was due could not be done and is tried again later.
    public func postpone(
        _ id: OrderID, in state: OrderState, until due: Timestamp, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post("UPDATE orders SET due_at = \(due) WHERE id = \(id) AND state = \(state)")
    }
}

extension Orders {
    /// How many of somebody's newest orders are in each state; states of none are left out.
    ///
    /// - Parameter limit: so many orders are looked at.
    public static func counts(of user: UserID, among limit: Int) -> Query<[OrderState: Int]> {
        Query(
            """
            SELECT state, COUNT(*) FROM (
                SELECT state FROM orders WHERE user_id = \(user) ORDER BY placed_at DESC, id DESC LIMIT \(limit)
            ) AS newest
            GROUP BY state
            """
        ) { rows in
            var counts: [OrderState: Int] = [:]
            for row in rows { counts[try row[0]] = try row[1] as Int }
            return counts
        }
    }

    /// How many orders are in a state, counted up to `limit`.
    public static func count(_ state: OrderState, upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM orders WHERE state = \(state) LIMIT \(limit)")
    }
}
