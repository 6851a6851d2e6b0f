import Database
import Foundation
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import Workflows

@Suite struct TradeFiguresTests {
    /// Counted once more from the rows themselves: an order is sold when its history says that it was paid.
    @Test(arguments: TestEngine.all)
    func `what was sold by the hour is what its orders say`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let start = fixture.clock.now
            let skus = try await fixture.goods(2, stock: 50)
            for hour in 0..<5 {
                _ = try await fixture.paidOrder([(skus[hour % 2], hour + 1)])
                _ = try await fixture.place([(skus[0], 1)])
                fixture.clock.advance(by: .minutes(70))
            }
            let delivered = try await fixture.deliveredOrder([(skus[1], 2)])
            try await fixture.returnOne(of: delivered)
            try await fixture.runRefunds()
            fixture.clock.advance(by: .minutes(1))
            let until = fixture.clock.now
            let window = SalesWindow(currency: .cny, from: start, until: until)
            let (hours, refunded) = try await fixture.database.read { session in
                try session.run(
                    Orders.trade(window), Payments.refunded(.cny, from: start, until: until, cut: until))
            }
            let sold = try await fixture.database.read { session in
                try session.rows(
                    """
                    SELECT placed_at, total FROM orders
                    WHERE id IN (SELECT order_id FROM order_history WHERE to_state = 'paid')
                    """
                ).map { row in (at: try row[0] as Timestamp, total: try row[1] as Int64) }
            }
            #expect(sold.count == 6)
            var expected: [Int: (orders: Int, total: Int64)] = [:]
            for order in sold {
                let hour = Int((order.at - start).milliseconds / 3_600_000)
                expected[hour, default: (0, 0)].orders += 1
                expected[hour]?.total += order.total
            }
            #expect(hours.map(\.hour) == expected.keys.sorted())
            for hour in hours {
                #expect(hour.orders == expected[hour.hour]?.orders && hour.totalMinor == expected[hour.hour]?.total)
            }
            let given = try await fixture.database.read { session in
                try session.rows("SELECT amount, finished_at FROM refunds WHERE state = 'succeeded'").map { row in
                    (amount: try row[0] as Int64, at: try row[1] as Timestamp)
                }
            }
            var back: [Int: Int64] = [:]
            for refund in given {
                back[Int((refund.at - start).milliseconds / 3_600_000), default: 0] += refund.amount
            }
            #expect(!given.isEmpty && refunded.map(\.hour) == back.keys.sorted())
            #expect(refunded.allSatisfy { $0.amountMinor == back[$0.hour] && $0.beforeCutMinor == $0.amountMinor })
            // A cut within an hour leaves out what went back at it or after it.
            let last = try #require(given.map(\.at).max())
            let cut = try await fixture.database.read { session in
                try session.run(Payments.refunded(.cny, from: start, until: until, cut: last))
            }
            #expect(cut.map(\.amountMinor) == refunded.map(\.amountMinor))
            #expect(
                cut.reduce(0) { $0 + $1.beforeCutMinor }
                    == given.filter { $0.at < last }.reduce(0) { $0 + $1.amount })
            let none = try await fixture.database.read { session in
                try session.run(Orders.trade(SalesWindow(currency: .gbp, from: start, until: until)))
            }
            #expect(none.isEmpty)
        }
    }

    /// The other engine plans by what stands in its tables, and here that is next to nothing.
    @Test func `only the refunds of the days that are asked for are read`() async throws {
        try await withShop(.sqlite) { fixture in
            let start = fixture.clock.now
            let runs = BusinessCalendar(timeZone: .gmt).runs(from: try #require(CivilDay("2026-11-18")), count: 3)
            fixture.base.log.clear()
            try await fixture.database.read { session in
                _ = try session.run(Payments.refunded(.cny, from: start, until: start + .minutes(1), cut: start))
                _ = try session.run(Payments.refunded(.cny, by: runs))
            }
            let sent = fixture.base.log.statements.filter { $0.contains("FROM refunds") }
            #expect(sent.count == 2)
            for statement in sent {
                let plan = try await fixture.database.read { session in
                    try session.rows("EXPLAIN QUERY PLAN \(unsafe: statement.replacing(/[?]\d+/, with: "1"))")
                        .map { "\($0.values)" }.joined(separator: "\n")
                }
                #expect(plan.contains("refunds_by_end (state=? AND finished_at>?"), "\(plan)")
                #expect(!plan.contains("refunds_by_state") && !plan.contains("SCAN refunds"), "\(plan)")
            }
        }
    }

    /// Two days before a night, in a zone.
    struct Beginning: Sendable, CustomTestStringConvertible {
        let zone: String
        let day: String
        var testDescription: String { "\(zone) from \(day)" }
    }

    /// Counted once more in Swift from the rows themselves, each moment's day as the calendar has it. Some of them fall
    /// into the last hour of the day on which London's clocks go back.
    @Test(
        arguments: TestEngine.all,
        [
            Beginning(zone: "Asia/Shanghai", day: "2027-03-26"), Beginning(zone: "Europe/London", day: "2027-03-26"),
            Beginning(zone: "Europe/London", day: "2027-10-29"),
        ])
    func `what was sold and given back by the day is what the rows say`(
        engine: TestEngine, beginning: Beginning
    ) async throws {
        let calendar = BusinessCalendar(timeZone: try #require(TimeZone(identifier: beginning.zone)))
        let day = try #require(CivilDay(beginning.day))
        try await withShop(engine) { fixture in
            fixture.clock.set(calendar.start(of: day))
            let skus = try await fixture.goods(2, stock: 90)
            for step in 0..<9 {
                _ = try await fixture.paidOrder([(skus[step % 2], step + 1)])
                if step.isMultiple(of: 3) {
                    try await fixture.returnOne(of: try await fixture.deliveredOrder([(skus[1], 2)]))
                    try await fixture.runRefunds()
                }
                fixture.clock.advance(by: .minutes(12 * 60 + 8))
            }
            _ = try await fixture.place([(skus[0], 1)])
            let runs = calendar.runs(from: day + -40, count: 45)
            let (trade, refunds, none) = try await fixture.database.read { session in
                try session.run(
                    Orders.trade(.cny, by: runs), Payments.refunded(.cny, by: runs), Orders.trade(.gbp, by: runs))
            }
            let sold = try await Self.rows(
                """
                SELECT placed_at, total FROM orders
                WHERE id IN (SELECT order_id FROM order_history WHERE to_state = 'paid')
                """, fixture)
            let given = try await Self.rows(
                "SELECT finished_at, amount FROM refunds WHERE state = 'succeeded'", fixture)
            let (soldDays, givenDays) = (Self.byDay(sold, calendar), Self.byDay(given, calendar))
            #expect(soldDays.count == 5 && givenDays.count == 3)
            #expect(trade.map(\.day) == soldDays.keys.sorted() && refunds.map(\.day) == givenDays.keys.sorted())
            for day in trade { #expect([Int64(day.orders), day.totalMinor] == soldDays[day.day], "\(day)") }
            for day in refunds { #expect([Int64(day.count), day.amountMinor] == givenDays[day.day], "\(day)") }
            #expect(none.isEmpty)
        }
    }

    private static func rows(_ sql: SQL, _ fixture: ShopFixture) async throws -> [(at: Timestamp, amount: Int64)] {
        try await fixture.database.read { session in
            try session.rows(sql).map { (at: try $0[0] as Timestamp, amount: try $0[1] as Int64) }
        }
    }

    /// Count and sum by the day.
    private static func byDay(
        _ rows: [(at: Timestamp, amount: Int64)], _ calendar: BusinessCalendar
    ) -> [CivilDay: [Int64]] {
        Dictionary(grouping: rows) { calendar.day(of: $0.at) }
            .mapValues { rows in [Int64(rows.count), rows.reduce(Int64(0)) { $0 + $1.amount }] }
    }
}
