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
    /// Of orders that came to nothing it is not indexed whether they were ever paid: so many are looked through.
    static let endedLimit = 10_000

    /// Counts the orders that a filter wants by their states, whatever state it asks for itself; one statement.
    ///
    /// - Parameter limit: no state is counted further; with a text, no more orders than that are counted in all.
    public static func counts(_ filter: OrderFilter, upTo limit: Int) -> Query<OrderCounts> {
        var filter = filter
        (filter.state, filter.isPartlyShipped) = (nil, false)
        return filter.match == nil ? countsOfAll(filter, upTo: limit) : countsOfFound(filter, upTo: limit)
    }

    /// A stretch of an index for each state.
    private static func countsOfAll(_ filter: OrderFilter, upTo limit: Int) -> Query<OrderCounts> {
        func count(_ bounded: SQL) -> SQL { "(SELECT COUNT(*) FROM (\(bounded)) AS counted)" }
        var columns = OrderState.allCases.map { state in
            var wanted = filter
            wanted.state = state
            return count(stretch(of: wanted, state, upTo: limit))
        }
        var partly = filter
        partly.isPartlyShipped = true
        // What has left was paid for.
        partly.isPaid = nil
        columns.append(
            count(
                filter.isPaid == false
                    ? "SELECT orders.id FROM orders WHERE FALSE"
                    : "SELECT orders.id \(source(of: partly, after: nil, limit: limit)) LIMIT \(limit)"))
        return Query("SELECT \(SQL(columns, separator: ", "))") { rows in
            guard let row = rows.first else { return OrderCounts(states: [:], partlyShipped: 0, isCut: false) }
            var states: [OrderState: Int] = [:]
            for (index, state) in OrderState.allCases.enumerated() { states[state] = try row[index] as Int }
            return OrderCounts(states: states, partlyShipped: try row[OrderState.allCases.count], isCut: false)
        }
    }

    /// The orders of one state. Only of cancelled and closed ones it has to be looked up whether they were paid.
    private static func stretch(of filter: OrderFilter, _ state: OrderState, upTo limit: Int) -> SQL {
        if let delivery = filter.delivery {
            // How an order is delivered is not indexed: so many of a state are looked through.
            var others = filter
            others.delivery = nil
            return """
                SELECT id FROM orders WHERE delivery_option = \(delivery)
                    AND id IN (\(Self.stretch(of: others, state, upTo: endedLimit))) LIMIT \(limit)
                """
        }
        var wanted = filter
        wanted.isPaid = nil
        let stretch = source(of: wanted, after: nil, limit: limit)
        guard let isPaid = filter.isPaid else { return "SELECT orders.id \(stretch) LIMIT \(limit)" }
        switch state {
        case .pendingPayment, .paid, .allocated, .shipped, .delivered, .completed:
            guard isPaid == (state != .pendingPayment) else { return "SELECT orders.id FROM orders WHERE FALSE" }
            return "SELECT orders.id \(stretch) LIMIT \(limit)"
        case .cancelled, .closed:
            return """
                SELECT ended.id FROM (SELECT orders.id, orders.refunded \(stretch) LIMIT \(endedLimit)) AS ended
                WHERE \(isPaid ? "ended.refunded > 0" : "ended.refunded = 0" as SQL) LIMIT \(limit)
                """
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
