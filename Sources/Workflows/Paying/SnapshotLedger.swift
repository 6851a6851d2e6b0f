import Database
import Kernel
import Payments

extension Shop {
    /// How long after a day's end its snapshot is made; what is posted later is counted afterwards.
    static let snapshotDelay: Duration = .minutes(5)
    /// Days that one run of the timer opens, and transactions in which it books.
    static let snapshotDayLimit = 400
    static let snapshotRunLimit = 500

    /// Makes the ledger's snapshots of all days that are over, and counts transfers that were posted late into theirs.
    /// Safe to repeat, and on several nodes at once.
    ///
    /// - Returns: how many transfers were counted.
    @discardableResult
    public func snapshotLedger() async throws -> Int {
        let calendar = configuration.calendar
        let last = calendar.day(of: database.clock.now() - Self.snapshotDelay) + -1
        let before = try await database.read { [payments] in try payments.lastSnapshotDay(in: $0) }
        let first = before.map { $0 + 1 } ?? last
        if first <= last {
            for number in (first.daysSince1970...last.daysSince1970).prefix(Self.snapshotDayLimit) {
                let day = CivilDay(daysSince1970: number)
                try await database.write { [payments] transaction in
                    try payments.openSnapshot(of: day, until: calendar.start(of: day + 1), in: transaction)
                }
            }
        }
        var counted = 0
        for _ in 0..<Self.snapshotRunLimit {
            let found = try await database.write { [payments] transaction in
                try payments.bookTransfers(day: calendar.day(of:), in: transaction)
            }
            counted += found
            if found < Payments.bookingLimit { break }
        }
        return counted
    }
}
