public import Database
public import Kernel

/// One step in a return's life.
public struct ReturnHistoryEntry: Sendable, Hashable {
    public let at: Timestamp
    /// Nil for the first one; the same as `to` where something was written and it stayed.
    public let from: ReturnState?
    public let to: ReturnState
    /// As `Actor` prints it.
    public let by: String
    public let reason: String

    /// The name of the state that it led to, or `closed` for goods that were awaited and never came.
    public var word: String { from == .approved && to == .rejected ? "closed" : to.rawValue }
}

extension ReturnHistoryEntry {
    fileprivate init(_ row: Row) throws {
        self.init(at: try row[0], from: try row[1], to: try row[2], by: try row[3], reason: try row[4])
    }
}

extension AfterSales {
    /// A return has few steps; the limit is a guard.
    static let historyLimit = 100

    /// What happened to a return, in order.
    public static func history(of id: ReturnID) -> Query<[ReturnHistoryEntry]> {
        Query(
            """
            SELECT at, from_state, to_state, by, reason FROM return_history
            WHERE return_id = \(id) ORDER BY version LIMIT \(historyLimit)
            """
        ) { rows in
            try rows.map { try ReturnHistoryEntry($0) }
        }
    }

    /// What happened to each of an order's returns, in order.
    public static func histories(ofOrder id: OrderID) -> Query<[ReturnID: [ReturnHistoryEntry]]> {
        Query(
            """
            SELECT return_history.at, return_history.from_state, return_history.to_state, return_history.by,
                return_history.reason, return_history.return_id
            FROM returns JOIN return_history ON return_history.return_id = returns.id
            WHERE returns.order_id = \(id)
            ORDER BY return_history.return_id, return_history.version LIMIT \(historyLimit * returnLimit)
            """
        ) { rows in
            var histories: [ReturnID: [ReturnHistoryEntry]] = [:]
            for row in rows { histories[try row[5], default: []].append(try ReturnHistoryEntry(row)) }
            return histories
        }
    }
}
