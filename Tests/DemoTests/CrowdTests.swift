import Catalog
import Database
import Demo
import Identity
import Kernel
import Orders
import Payments
import Simulator
import Synchronization
import TestSupport
import Testing
import Workflows

/// The shoppers of the demo who act while it runs.
@Suite(.timeLimit(.minutes(15)))
struct CrowdTests {
    private static let orders = 240
    private static let pace = 120

    @Test(arguments: TestEngine.all)
    func `shoppers search, buy, pay, forget, confirm and send back, and all books agree`(
        engine: TestEngine
    ) async throws {
        try await withDemo(engine) { base in
            let lively = try await LivelyShop.make(base, orders: Self.orders)
            let (before, known) = (try await lively.number("SELECT COUNT(*) FROM orders"), try await lively.known())
            let start: SQL = "\(base.clock.now)"
            var crowd = try await lively.crowd(pace: Self.pace)
            try await lively.run(&crowd, steps: 1_500)
            let report = crowd.report
            #expect(report.failures == 0)
            for deed in CrowdDeed.allCases {
                #expect(report.done[deed, default: 0] > 0, "\(deed): \(report)")
            }
            let placed = report.done[.order, default: 0]
            #expect(try await lively.number("SELECT COUNT(*) FROM orders") == before + placed)
            while try await lively.shop.catalog.writeSearchLog() > 0 {}
            #expect(
                try await lively.number("SELECT COUNT(*) FROM search_log") == report.done[.search, default: 0])
            let new: SQL = "WHERE placed_at >= \(start)"
            let states = try await base.counts("SELECT state, COUNT(*) FROM orders \(new) GROUP BY state")
            #expect(Set(states.keys).isSuperset(of: ["allocated", "pending_payment", "cancelled"]), "\(states)")
            let payments = try await base.counts("SELECT state, COUNT(*) FROM payments GROUP BY state")
            #expect(Set(payments.keys).isSuperset(of: ["succeeded", "failed"]), "\(payments)")
            // Those who forgot to pay lose their order to the timer, and nobody else does.
            base.clock.advance(by: .hours(2))
            _ = try await lively.shop.closeUnpaidOrders()
            try await lively.deliverNotifications()
            let closed = try await base.counts("SELECT state, COUNT(*) FROM orders \(new) GROUP BY state")
            #expect(closed["closed", default: 0] > 0 && closed["pending_payment"] == nil, "\(closed)")
            #expect(closed["allocated"] == states["allocated"])
            #expect(try await lively.violations() == [])
            // The unpaid order that everybody's shopper had is closed by the timer too.
            #expect(try await lively.known().count == known.count)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what belongs to the accounts of visitors is left alone`(engine: TestEngine) async throws {
        try await withDemo(engine) { base in
            let lively = try await LivelyShop.make(base, orders: Self.orders)
            // Somebody who tries the demo without an account has an order that has arrived.
            try await base.database.write { transaction in
                _ = try transaction.execute(
                    """
                    UPDATE orders SET user_id = NULL, guest_token_hash = 'visitor', contact = 'v@example.com'
                    WHERE id IN (
                        SELECT id FROM orders
                        WHERE state = 'delivered' AND user_id IN (SELECT id FROM users WHERE email IS NULL)
                        ORDER BY placed_at DESC LIMIT 1)
                    """)
            }
            let guest: SQL = "SELECT id, state, version FROM orders WHERE guest_token_hash = 'visitor'"
            let visitor = try await base.rows(guest)
            let known = try await lively.known()
            #expect(visitor.count == 1 && known.count > 8)
            var crowd = try await lively.crowd(pace: Self.pace)
            try await lively.run(&crowd, steps: 500)
            #expect(crowd.report.done[.receive, default: 0] > 5, "\(crowd.report)")
            #expect(try await lively.known() == known)
            #expect(try await base.rows(guest) == visitor)
        }
    }

    @Test(arguments: TestEngine.all)
    func `at a pace of 0 nobody acts`(engine: TestEngine) async throws {
        try await withDemo(engine) { base in
            let lively = try await LivelyShop.make(base, orders: 60)
            let before = try await lively.everything()
            var crowd = try await lively.crowd(pace: 0)
            try await lively.run(&crowd, steps: 50)
            #expect(crowd.report.done.isEmpty && crowd.report.refused.isEmpty && crowd.report.failures == 0)
            #expect(base.clock.now >= ManualClock.start + .hours(4))
            #expect(try await lively.everything() == before)
            #expect(try await lively.shop.catalog.writeSearchLog() == 0)
        }
    }

    @Test func `a demo that was made without shoppers has none who act`() async throws {
        try await withDemo(.sqlite) { base in
            let lively = try await LivelyShop.make(base, orders: 0)
            let before = try await lively.everything()
            var crowd = try await lively.crowd(pace: Self.pace)
            try await lively.run(&crowd, steps: 100)
            #expect(crowd.report.done.isEmpty && crowd.report.failures == 0)
            #expect(try await lively.everything() == before)
        }
    }

    @Test func `the same seed leads to the same deeds, another one to others`() async throws {
        var found: [CrowdReport] = []
        var bought: [[[SQLValue]]] = []
        for seed: UInt64 in [3, 3, 4] {
            try await withDemo(.sqlite) { base in
                let lively = try await LivelyShop.make(base, orders: 120)
                let start = base.clock.now
                var crowd = try await lively.crowd(pace: Self.pace, seed: seed)
                try await lively.run(&crowd, steps: 200)
                found.append(crowd.report)
                bought.append(
                    try await base.rows(
                        """
                        SELECT placed_at, state, total, address_name, note FROM orders
                        WHERE placed_at >= \(start) ORDER BY placed_at
                        """))
            }
        }
        #expect(found[0] == found[1] && bought[0] == bought[1])
        #expect(bought[0] != bought[2] && !bought[0].isEmpty)
    }

    @Test(arguments: TestEngine.all)
    func `what is sold out is not sold, and nobody minds`(engine: TestEngine) async throws {
        try await withDemo(engine) { base in
            let lively = try await LivelyShop.make(base, orders: 120)
            // One piece of everything is left in the whole shop.
            try await base.database.write { transaction in
                _ = try transaction.execute(
                    """
                    UPDATE stock_levels SET on_hand = reserved
                    WHERE warehouse_id <> (SELECT id FROM warehouses WHERE code = 'SH')
                    """)
                _ = try transaction.execute(
                    """
                    UPDATE stock_levels SET on_hand = reserved + 1
                    WHERE warehouse_id = (SELECT id FROM warehouses WHERE code = 'SH')
                    """)
            }
            let pieces = try await lively.number("SELECT CAST(SUM(on_hand - reserved) AS BIGINT) FROM stock_levels")
            let start = base.clock.now
            var crowd = try await lively.crowd(pace: Crowd.paceLimit)
            try await lively.run(&crowd, steps: 900)
            #expect(crowd.report.failures == 0)
            #expect(crowd.report.refused["out_of_stock", default: 0] > 20, "\(crowd.report)")
            let left = try await lively.number("SELECT CAST(SUM(on_hand - reserved) AS BIGINT) FROM stock_levels")
            let reserved = try await lively.number(
                """
                SELECT CAST(SUM(order_lines.quantity) AS BIGINT) FROM order_lines
                JOIN orders ON orders.id = order_lines.order_id
                WHERE orders.placed_at >= \(start) AND orders.state IN ('pending_payment', 'allocated')
                """)
            #expect(reserved > 0 && left == pieces - reserved)
            #expect(try await lively.number("SELECT COUNT(*) FROM stock_levels WHERE on_hand < reserved") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `two crowds at once, as of two nodes, are in nobody's way`(engine: TestEngine) async throws {
        try await withDemo(engine) { base in
            let lively = try await LivelyShop.make(base, orders: 120)
            let before = try await lively.number("SELECT COUNT(*) FROM orders")
            let (first, second) = (
                try await lively.crowd(pace: Self.pace, seed: 1), try await lively.crowd(pace: Self.pace, seed: 2)
            )
            async let one = Self.acted(first, in: lively)
            async let other = Self.acted(second, in: lively)
            let (left, right) = (try await one, try await other)
            let placed = left.done[.order, default: 0] + right.done[.order, default: 0]
            #expect(left.done[.order, default: 0] > 10 && right.done[.order, default: 0] > 10, "\(left), \(right)")
            #expect(try await lively.number("SELECT COUNT(*) FROM orders") == before + placed)
            #expect(try await lively.violations() == [])
        }
    }

    private static func acted(_ crowd: Crowd, in lively: LivelyShop) async throws -> CrowdReport {
        var crowd = crowd
        try await lively.run(&crowd, steps: 200)
        return crowd.report
    }

    @Test func `a gateway that fails, and a database that does, stop nobody and are told once`() async throws {
        struct Silence: Error {}
        try await withDemo(.sqlite) { base in
            let lively = try await LivelyShop.make(base, orders: 120)
            let told = Mutex<[String]>([])
            var crowd = try await lively.crowd(pace: 3 * Self.pace) { _, _ in
                throw Silence()
            } tell: { failure in
                told.withLock { $0.append(failure) }
            }
            try await lively.run(&crowd, steps: 200)
            #expect(crowd.report.failures > 3 && crowd.report.done[.pay] == nil, "\(crowd.report)")
            #expect(told.withLock { $0 }.count == 1)
            #expect(crowd.report.done[.order, default: 0] > 10)
            base.log.plan(.forGood(nth: 1), matching: "INSERT INTO orders")
            let (orders, failures) = (crowd.report.done[.order], crowd.report.failures)
            try await lively.run(&crowd, steps: 40)
            #expect(base.log.endPlan())
            #expect(crowd.report.done[.order] == orders && crowd.report.failures > failures)
            try await lively.run(&crowd, steps: 60)
            #expect(crowd.report.done[.order, default: 0] > orders ?? 0)
            #expect(try await lively.violations() == [])
        }
    }

    @Test func `somebody whose account was suspended does not buy`() async throws {
        try await withDemo(.sqlite) { base in
            let lively = try await LivelyShop.make(base, orders: 60)
            try await base.database.write { transaction in
                _ = try transaction.execute("UPDATE users SET state = 'suspended' WHERE phone IS NOT NULL")
            }
            let start = base.clock.now
            var crowd = try await lively.crowd(pace: Crowd.paceLimit)
            try await lively.run(&crowd, steps: 300)
            #expect(crowd.report.refused["account_not_active", default: 0] > 5, "\(crowd.report)")
            let buyers = try await lively.number(
                "SELECT COUNT(*) FROM orders WHERE placed_at >= \(start) AND user_id IS NOT NULL")
            #expect(buyers == 0)
        }
    }

    @Test func `about as many orders as were asked for are placed in a week`() async throws {
        try await withDemo(.sqlite) { base in
            let lively = try await LivelyShop.make(base, orders: 400)
            let (pace, start) = (2, base.clock.now)
            var crowd = try await lively.crowd(pace: pace)
            while base.clock.now < start + .days(7) {
                base.clock.advance(by: crowd.pause)
                await crowd.step()
            }
            let placed = crowd.report.done[.order, default: 0]
            #expect((pace * 120...pace * 200).contains(placed), "\(placed) orders in a week")
            let calendar = lively.shop.configuration.calendar
            let hours = try await base.rows("SELECT placed_at FROM orders WHERE placed_at >= \(start)").map { row in
                guard case .integer(let at)? = row.first else { return 0 }
                let moment = Timestamp(milliseconds: at)
                return Int((moment - calendar.start(of: calendar.day(of: moment))).milliseconds / 3_600_000)
            }
            #expect(hours.count { (20...21).contains($0) } > 4 * hours.count { (2...3).contains($0) }, "\(hours)")
        }
    }
}
