import Database
import HTTPTypes
import Kernel
import Payments
import TestSupport
import Testing
import Workflows

@Suite struct BalanceTests {
    @Test(arguments: TestEngine.all)
    func `staff see what the accounts stand at, now and at the end of a day`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            _ = try await api.paidOrder(as: api.shopper)
            let first = try await Self.balances("", api)
            #expect(first.count == 2 && first.map { $0.split(separator: " ")[0] } == ["escrow", "gateway:sandbox"])
            // What the timer does when the day is over; no token lives that long.
            let (day, calendar) = (CivilDay(daysSince1970: 20_777), BusinessCalendar.shanghai)
            let counted = try await api.base.database.write { [payments = api.shop.payments] transaction in
                try payments.openSnapshot(of: day, until: calendar.start(of: day + 1), in: transaction)
                return try payments.bookTransfers(day: calendar.day(of:), in: transaction)
            }
            #expect(counted == 1)
            #expect(try await Self.balances("?day=2026-11-20", api) == first)
            #expect(try await Self.balances("", api) == first)
            _ = try await api.paidOrder(as: api.other)
            #expect(try await Self.balances("", api) != first)
            #expect(try await Self.balances("?day=2026-11-20", api) == first)
            let missing = try await api.call(.get, "payments/balances?day=2026-11-21", as: api.tokens["auditor"])
            #expect(missing.status == 404 && missing.string("code") == "not_found")
            let wrong = try await api.call(.get, "payments/balances?day=yesterday", as: api.tokens["auditor"])
            #expect(wrong.status == 422)
        }
    }

    private static func balances(_ query: String, _ api: APIFixture) async throws -> [String] {
        let answer = try await api.call(.get, "payments/balances\(query)", as: api.tokens["auditor"])
        #expect(answer.status == 200, "\(answer.text)")
        return (answer["items"] as? [[String: Any]] ?? []).map { item in
            let money = item["balance"] as? [String: Any] ?? [:]
            return "\(item["account"] ?? "") \(money["amount"] ?? "")"
        }
    }
}
