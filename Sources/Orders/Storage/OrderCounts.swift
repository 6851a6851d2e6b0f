public import Database
import Kernel

/// How many orders of a filter stand where.
public struct OrderCounts: Sendable, Hashable {
    /// Each counted up to the limit; states of none may be left out.
    public let states: [OrderState: Int]
    /// Of those that wait to be shipped: of which a part has left.
    public let partlyShipped: Int
    /// Whether more orders fit than were counted: each figure is the least that there are.
    public let isCut: Bool

    public var all: Int { states.values.reduce(0, +) }
}

extension Orders {
    /// How an order is delivered, and of one that came to nothing whether it was ever paid, is not indexed: so many of
    /// the newest of a state are looked through.
    public static let lookedThroughLimit = 10_000

    /// Counts the orders that a filter wants by their states, whatever state it asks for itself; one statement.
    ///
    /// - Parameters:
    ///   - limit: no state is counted further; with a text, no more orders than that are counted in all.
    ///   - looked: so many orders of a state are looked through for what is not indexed; where there are more,
    ///     the counts are cut.
    public static func counts(
        _ filter: OrderFilter, upTo limit: Int, among looked: Int = lookedThroughLimit
    ) -> Query<OrderCounts> {
        var filter = filter
        (filter.state, filter.isPartlyShipped) = (nil, false)
        return filter.match == nil
            ? countsOfAll(filter, upTo: limit, among: looked) : countsOfFound(filter, upTo: limit)
    }

    /// A stretch of an index for each state.
    private static func countsOfAll(
        _ filter: OrderFilter, upTo limit: Int, among looked: Int
    ) -> Query<OrderCounts> {
        func count(_ bounded: SQL) -> SQL { "(SELECT COUNT(*) FROM (\(bounded)) AS counted)" }
        let stretches = OrderState.allCases.map { Stretch(of: filter, $0) }
        var columns = stretches.map { count($0.orders(upTo: limit, among: looked)) }
        var partly = filter
        partly.isPartlyShipped = true
        // What has left was paid for.
        partly.isPaid = nil
        columns.append(
            count(
                filter.isPaid == false
                    ? "SELECT orders.id FROM orders WHERE FALSE"
                    : "SELECT orders.id \(source(of: partly, after: nil, limit: limit)) LIMIT \(limit)"))
        columns += stretches.compactMap { $0.rest(after: looked).map(count) }
        return Query("SELECT \(SQL(columns, separator: ", "))") { [columnCount = columns.count] rows in
            guard let row = rows.first else { return OrderCounts(states: [:], partlyShipped: 0, isCut: false) }
            var states: [OrderState: Int] = [:]
            for (index, state) in OrderState.allCases.enumerated() { states[state] = try row[index] as Int }
            let partly = OrderState.allCases.count
            let isCut = try (partly + 1..<columnCount).contains { try row[$0] as Int > 0 }
            return OrderCounts(states: states, partlyShipped: try row[partly], isCut: isCut)
        }
    }

    /// The orders of one state that a filter wants.
    private struct Stretch {
        /// What an index leads to; nil where the state holds none that are wanted.
        private let indexed: OrderFilter?
        /// What has to be looked up of each of them.
        private let conditions: [SQL]

        init(of filter: OrderFilter, _ state: OrderState) {
            var (indexed, conditions): (OrderFilter, [SQL]) = (filter, [])
            (indexed.state, indexed.isPaid, indexed.delivery, indexed.sort) = (state, nil, nil, .newest)
            if let delivery = filter.delivery { conditions.append("looked.delivery_option = \(delivery)") }
            var isEmpty = false
            if let isPaid = filter.isPaid {
                switch state {
                case .pendingPayment, .paid, .allocated, .shipped, .delivered, .completed:
                    isEmpty = isPaid != (state != .pendingPayment)
                case .cancelled, .closed:
                    conditions.append(isPaid ? "looked.refunded > 0" : "looked.refunded = 0")
                }
            }
            (self.indexed, self.conditions) = (isEmpty ? nil : indexed, conditions)
        }

        func orders(upTo limit: Int, among looked: Int) -> SQL {
            guard let indexed else { return "SELECT orders.id FROM orders WHERE FALSE" }
            let source = Orders.source(of: indexed, after: nil, limit: limit)
            guard !conditions.isEmpty else { return "SELECT orders.id \(source) LIMIT \(limit)" }
            return """
                SELECT looked.id FROM (
                    SELECT orders.id, orders.delivery_option, orders.refunded \(source)
                    ORDER BY orders.placed_at DESC, orders.id DESC LIMIT \(looked)
                ) AS looked
                WHERE \(SQL(conditions, separator: " AND ")) LIMIT \(limit)
                """
        }

        /// One of those that are not looked through; nil where an index tells all.
        func rest(after looked: Int) -> SQL? {
            guard let indexed, !conditions.isEmpty else { return nil }
            let source = Orders.source(of: indexed, after: nil, limit: looked)
            return "SELECT orders.id \(source) LIMIT 1 OFFSET \(looked)"
        }
    }

    /// What a text found, counted once.
    private static func countsOfFound(_ filter: OrderFilter, upTo limit: Int) -> Query<OrderCounts> {
        Query(
            """
            SELECT found_state, found_partly, COUNT(*) FROM (
                SELECT orders.state AS found_state, orders.partly_shipped AS found_partly
                \(source(of: filter, after: nil, limit: limit)) LIMIT \(limit)
            ) AS counted
            GROUP BY found_state, found_partly
            """
        ) { rows in
            var states: [OrderState: Int] = [:]
            var partly = 0
            for row in rows {
                let (state, isPartly, count): (OrderState, Bool, Int) = (try row[0], try row[1], try row[2])
                states[state, default: 0] += count
                if isPartly { partly += count }
            }
            return OrderCounts(
                states: states, partlyShipped: partly, isCut: states.values.reduce(0, +) >= limit)
        }
    }
}
