import Database
import Kernel
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// The minutes between two days, where one of both statements is not there.
@Suite struct FirstStatementTests {
    private static let today = CivilDay(daysSince1970: 20_777)
    private static let midnight = BusinessCalendar.shanghai.start(of: today + 1)

    /// A shop with a longer past than is compared had a difference for everything paid in the last minutes before.
    @Test(arguments: TestEngine.all)
    func `what moved before the oldest day that is compared is not looked for`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            fixture.clock.set(Self.midnight - .minutes(5))
            _ = try await fixture.paidOrder([(sku, 1)])
            fixture.clock.set(Self.midnight + .minutes(5))
            _ = try await fixture.paidOrder([(sku, 1)])
            // Thirty-one days are compared, of which the oldest begins between both payments.
            fixture.clock.set(Self.midnight + .days(31) + .hours(2))
            #expect(try await fixture.shop.scheduleStatements() == 31)
            for payload in try await waiting(fixture) { try await fixture.shop.runStatement(payload) }
            #expect(try await fixture.differences() == [])
            let days = try await fixture.database.read { [shop = fixture.shop] in
                try shop.payments.statementDays(of: ["sandbox"], since: Self.today, in: $0)
            }
            #expect(days.map(\.day).min() == Self.today + 1 && days.count == 31)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the minutes between two days are judged when both statements are there, in either order`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            fixture.clock.set(Self.midnight - .minutes(5))
            _ = try await fixture.paidOrder([(sku, 1)])
            let payment = try #require(fixture.gateway.balances.keys.first)
            let total = try #require(fixture.gateway.balances[payment])
            fixture.gateway.rewriteStatement { _ in [] }
            fixture.clock.set(Self.midnight + .days(1) + .hours(2))
            #expect(try await fixture.shop.compareStatement(of: "sandbox", day: Self.today + 1))
            #expect(try await fixture.differences() == [])
            #expect(try await waiting(fixture) == [])
            #expect(try await fixture.shop.compareStatement(of: "sandbox", day: Self.today))
            #expect(try await fixture.differences() == [])
            let again = try await waiting(fixture)
            #expect(again == ["sandbox \(Self.today + 1)"])
            for payload in again { try await fixture.shop.runStatement(payload) }
            #expect(try await fixture.differences() == ["open unknown_there \(payment) \(total.amountMinor) 0"])
            // Compared once more, the earlier day leaves nothing behind.
            #expect(try await fixture.shop.compareStatement(of: "sandbox", day: Self.today))
            #expect(try await waiting(fixture) == again)
        }
    }

    private func waiting(_ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read {
            try $0.rows("SELECT payload FROM jobs WHERE kind = 'payments.statement' ORDER BY id LIMIT 100").map {
                try $0[0]
            }
        }
    }
}
