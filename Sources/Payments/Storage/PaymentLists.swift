public import Database
public import Kernel

/// A difference in the queue of those that a person must look at.
public struct FoundDifference: Sendable, Hashable {
    public let id: Int64
    public let difference: PaymentDifference
    public let foundAt: Timestamp
}

/// The lists of the console.
extension Payments {
    /// Refunds in one state, newest first.
    public func refunds(
        _ state: RefundState, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Refund> {
        let rows = try session.rows(
            """
            \(Self.refundColumns) FROM refunds WHERE state = \(state) AND id < \(cursor?.id ?? Int64.max)
            ORDER BY id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.refund(from:))
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
    }

    /// Open differences, oldest first.
    public func openDifferences(
        after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<FoundDifference> {
        let rows = try session.rows(
            """
            SELECT id, kind, gateway, subject, statement_day, expected, actual, currency, note, found_at
            FROM payment_differences WHERE state = 'open' AND id > \(cursor?.id ?? 0)
            ORDER BY id LIMIT \(limit.count + 1)
            """
        ).map { row in
            FoundDifference(
                id: try row[0],
                difference: PaymentDifference(
                    kind: try row[1], gateway: try row[2], subject: try row[3], statementDay: try row[4],
                    expectedMinor: try row[5], actualMinor: try row[6], currency: try row[7], note: try row[8]),
                foundAt: try row[9])
        }
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id) }
    }

    /// How many refunds are on their way, counted up to `limit`.
    public static func pendingRefundCount(upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM refunds WHERE state = 'pending' LIMIT \(limit)")
    }

    /// How many differences are open, counted up to `limit`.
    public static func openDifferenceCount(upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM payment_differences WHERE state = 'open' LIMIT \(limit)")
    }
}
