import Database
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
            let back = try await fixture.deliveredOrder([(skus[1], 2)])
            try await fixture.returnOne(of: back)
            try await fixture.runRefunds()
            fixture.clock.advance(by: .minutes(1))
            let until = fixture.clock.now
            let window = SalesWindow(currency: .cny, from: start, until: until)
            let (hours, refunded) = try await fixture.database.read { session in
                try session.run(
                    Orders.trade(window), Payments.refunded(.cny, from: start, until: until))
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
                try session.rows("SELECT amount FROM refunds WHERE state = 'succeeded'").map { try $0[0] as Int64 }
            }
            #expect(!given.isEmpty && refunded.count == given.count && refunded.amountMinor == given.reduce(0, +))
            let none = try await fixture.database.read { session in
                try session.run(Orders.trade(SalesWindow(currency: .gbp, from: start, until: until)))
            }
            #expect(none.isEmpty)
        }
    }
}
