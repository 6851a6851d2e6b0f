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
            try rows.map { row in
                ReturnHistoryEntry(
                    at: try row[0], from: try row[1], to: try row[2], by: try row[3], reason: try row[4])
            }
        }
    }
}
