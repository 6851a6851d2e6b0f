import Database
import Kernel
import Payments
import Workflows

/// A few payments of the last days of which the gateway's statements say something wrong: what a shop's accounts are
/// compared for.
struct StatementFaults: Sendable {
    /// The days from which they are taken, counted back from the end of the past.
    private static let (oldest, latest): (Duration, Duration) = (.days(-10), .days(-3))
    /// Taken in working hours: far from midnight, when two books may differ about the day.
    private static let hours = 9..<21
    /// One of them is worked off.
    private static let count = 4
    private static let solution = "网关客服确认当日账单漏记一笔，银行回单核对无误，款已到账"

    let byPayment: [PaymentID: Demo.Gateway.Fault]
    /// On which statements they are.
    private let days: Set<CivilDay>
    /// The payment whose line is missing, of which the gateway gave an account.
    private let solved: PaymentID?

    init(_ payments: [Payment], until end: Timestamp, _ calendar: BusinessCalendar) {
        let candidates = payments.filter { payment in
            guard let at = payment.capturedAt, payment.state == .succeeded, payment.refundedMinor == 0 else {
                return false
            }
            let hour = (at - calendar.start(of: calendar.day(of: at))).milliseconds / 3_600_000
            return end + Self.oldest <= at && at < end + Self.latest && Self.hours.contains(Int(hour))
        }.sorted { ($0.capturedAt ?? end, $0.id) < ($1.capturedAt ?? end, $1.id) }
        guard candidates.count >= Self.count else {
            (byPayment, days, solved) = ([:], [], nil)
            return
        }
        let chosen = (0..<Self.count).map { candidates[$0 * candidates.count / Self.count] }
        let faults: [Demo.Gateway.Fault] = [
            .omitted, .fee(minor: chosen[1].amount.amountMinor / 50), .amount(minor: chosen[2].amount.amountMinor - 1),
            .omitted,
        ]
        byPayment = Dictionary(uniqueKeysWithValues: zip(chosen.map(\.id), faults))
        days = Set(chosen.compactMap(\.capturedAt).map { calendar.day(of: $0) })
        solved = chosen[0].id
    }

    /// Compares the statements that they are on, and solves one difference unless that has been done.
    func workOff(in shop: Shop, gateway: String, by staff: Caller) async throws {
        for day in days.sorted() { _ = try await shop.compareStatement(of: gateway, day: day) }
        let open = try await shop.database.read { session in
            try shop.payments.differences(state: .open, limit: PageLimit(clamping: 100), in: session).items
        }
        guard let solved, let open = open.first(where: { $0.difference.subject == solved.description }) else { return }
        _ = try await shop.database.write { transaction in
            try shop.resolveDifference(
                open.id, version: open.version, note: Self.solution, by: staff, in: transaction)
        }
    }
}
