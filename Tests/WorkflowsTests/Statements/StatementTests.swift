import Database
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// The gateway's statement of a day against our books.
@Suite struct StatementTests {
    /// The day on which the clock of tests starts, in Shanghai.
    private static let today = CivilDay(daysSince1970: 20_777)
    private static let calendar = BusinessCalendar.shanghai
    private static let midnight = calendar.start(of: today + 1)

    @Test(arguments: TestEngine.all)
    func `a day on which everything was heard has no differences, and both sides' sums`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 3_333, stock: 50)[0]
            try await fixture.history(of: sku)
            try await fixture.runRefunds()
            #expect(try await compare(Self.today, fixture))
            #expect(try await fixture.differences() == [])
            let day = try #require(try await days(fixture).first)
            #expect(day.day == Self.today && day.state == .compared && day.runs == 1)
            let totals = try #require(day.totals.first)
            #expect(day.totals.count == 1 && totals.currency == .cny)
            // Three orders were paid; the one of a single piece, and two of two pieces with 8.00 freight each.
            #expect(totals.paymentsHere == StatementSum(count: 3, amountMinor: 2 * 7_466 + 4_133))
            #expect(totals.refundsHere == StatementSum(count: 2, amountMinor: 7_466 + 3_733))
            #expect(totals.paymentsThere == totals.paymentsHere && totals.refundsThere == totals.refundsHere)
            #expect(day.lineCount == 5)
        }
    }

    @Test(arguments: TestEngine.all)
    func `lines that nobody compares any more are dropped, the day and its sums stay`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 3_333, stock: 50)[0]
            try await fixture.history(of: sku)
            try await fixture.runRefunds()
            #expect(try await compare(Self.today, fixture))
            fixture.clock.advance(by: .days(62))
            #expect(try await fixture.shop.sweepStatementLines(limit: 2) == 0)
            fixture.clock.advance(by: .days(1))
            let swept = [
                try await fixture.shop.sweepStatementLines(limit: 2),
                try await fixture.shop.sweepStatementLines(limit: 9),
                try await fixture.shop.sweepStatementLines(limit: 9),
            ]
            #expect(swept == [2, 3, 0])
            let day = try #require(try await days(fixture).first)
            #expect(day.lineCount == 5 && day.totals.count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `both sides of midnight belong to their own days`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 50)[0]
            fixture.clock.set(Self.midnight - .milliseconds(1))
            let last = try await fixture.paidOrder([(sku, 1)])
            fixture.clock.advance(by: .milliseconds(1))
            let first = try await fixture.paidOrder([(sku, 2)])
            fixture.clock.advance(by: .days(2))
            for day in 0...1 { #expect(try await compare(Self.today + day, fixture)) }
            #expect(try await fixture.differences() == [])
            let sums = try await days(fixture).map { $0.totals.map(\.paymentsHere.amountMinor) }
            #expect(sums == [[first.totals.total], [last.totals.total]])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a payment that the gateway counts to the next day is no difference`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            fixture.clock.set(Self.midnight - .minutes(2))
            _ = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            fixture.gateway.rewriteStatement { $0.map { $0.moved(to: Self.midnight + .minutes(1)) } }
            fixture.clock.advance(by: .days(2))
            for day in 0...2 { #expect(try await compare(Self.today + day, fixture)) }
            #expect(try await fixture.differences() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what nobody told us is a difference until it is heard`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let payment = try await fixture.startPayment(of: order.id)
            #expect(fixture.gateway.pay(payment))
            let late = fixture.gateway.takeNotifications()
            #expect(try await compare(Self.today, fixture))
            #expect(try await fixture.differences() == ["open unknown_here \(payment) 0 \(order.totals.total)"])
            for delivery in late { try await fixture.shop.applyNotification(delivery.notification) }
            #expect(try await compare(Self.today, fixture))
            #expect(try await fixture.differences() == ["settled unknown_here \(payment) 0 \(order.totals.total)"])
            let asked: Int64 = try await fixture.database.read {
                try $0.rows("SELECT COUNT(*) FROM jobs WHERE kind = 'payments.query' AND payload LIKE '% 8 again'")[0][
                    0]
            }
            #expect(asked == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refund on its way is a difference until it is heard`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.paidOrder([(try await fixture.goods()[0], 2)])
            let refund = try await fixture.database.write { [shop = fixture.shop] in
                try shop.refund(
                    order.id, .amount(Money(100, .cny)), reason: "late", by: ShopFixture.staff, in: $0
                ).id
            }
            try await fixture.shop.runRefund(refund.description)
            fixture.clock.set(Self.midnight - .minutes(20))
            fixture.gateway.settleRefunds()
            fixture.clock.set(Self.midnight + .hours(3))
            #expect(try await compare(Self.today, fixture))
            #expect(try await fixture.differences() == ["open unknown_here \(refund) 0 100"])
            // Heard on the next day, but it moved on this one.
            try await fixture.deliverNotifications()
            for day in 0...1 { #expect(try await compare(Self.today + day, fixture)) }
            #expect(try await fixture.differences() == ["settled unknown_here \(refund) 0 100"])
            #expect(try await days(fixture).map { $0.totals.map(\.refundsHere.count) } == [[], [1]])
        }
    }

    @Test(arguments: TestEngine.all)
    func `every kind of difference is found once, however often and by however many`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 1_000, stock: 50)[0]
            let orders = try await [
                fixture.paidOrder([(sku, 1)]), fixture.paidOrder([(sku, 1)]), fixture.paidOrder([(sku, 1)]),
            ]
            let paid = try await payments(of: orders, fixture)
            let total = orders[0].totals.total
            let stranger = PaymentID(4_711)
            fixture.gateway.rewriteStatement { lines in
                [
                    lines[0].with(amountMinor: 1), lines[1], lines[1],
                    lines[2].with(id: stranger.description, paymentID: stranger),
                    lines[2].with(id: "no id of ours", paymentID: stranger),
                ]
            }
            let expected = [
                "open amount_differs \(paid[0]) \(total) 1", "open second_success \(paid[1]) \(total) \(total)",
                "open unknown_here \(stranger) 0 \(total)", "open unknown_here no id of ours 0 \(total)",
                "open unknown_there \(paid[2]) \(total) 0",
            ].sorted()
            #expect(try await compare(Self.today, fixture))
            #expect(try await fixture.differences() == expected)
            let ids = try await differenceIDs(fixture)
            let other = try await fixture.another(node: 3)
            let ended = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await (number.isMultiple(of: 2) ? fixture.shop : other).compareStatement(
                            of: "sandbox", day: Self.today)
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(ended >= 1)
            #expect(try await fixture.differences() == expected)
            #expect(try await differenceIDs(fixture) == ids)
            let day = try #require(try await days(fixture).first)
            #expect(day.runs == 9 && day.state == .compared && day.openDifferenceCount == 5 && day.lineCount == 5)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a difference that comes back opens again, unless a person resolved it`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            let payment = try await payments(of: [order], fixture)[0]
            let name = "unknown_there \(payment) \(order.totals.total) 0"
            func find(_ isThere: Bool) async throws -> [String] {
                fixture.gateway.rewriteStatement { lines in
                    lines.map { $0.moved(to: isThere ? fixture.clock.now : Self.midnight + .days(100)) }
                }
                #expect(try await compare(Self.today, fixture))
                return try await fixture.differences()
            }
            #expect(try await find(false) == ["open \(name)"])
            #expect(try await find(true) == ["settled \(name)"])
            #expect(try await find(false) == ["open \(name)"])
            _ = try await fixture.database.write {
                try $0.execute("UPDATE payment_differences SET state = 'resolved', resolved_at = 1")
            }
            #expect(try await find(true) == ["resolved \(name)"])
            #expect(try await find(false) == ["resolved \(name)"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a person resolves what they saw, once, and says why`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            _ = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            fixture.gateway.rewriteStatement { $0.map { $0.with(amountMinor: $0.amount.amountMinor - 1) } }
            #expect(try await compare(Self.today, fixture))
            let seen = try #require(try await found(fixture))
            fixture.gateway.rewriteStatement { $0.map { $0.with(amountMinor: $0.amount.amountMinor - 1) } }
            #expect(try await compare(Self.today, fixture))
            #expect(try await compare(Self.today, fixture))
            await #expect(throws: DifferenceError.stale) { try await resolve(seen, fixture) }
            let now = try #require(try await found(fixture))
            #expect(now.version == 2 && now.state == .open && now.resolution == nil)
            await #expect(throws: InputError.missing(field: "note")) { try await resolve(now, fixture, note: " ") }
            let lines = try await fixture.base.auditLineCount()
            try await resolve(now, fixture, note: "  rounded there ")
            #expect(try await fixture.base.auditLineCount() == lines + 1)
            let resolved = try #require(try await found(fixture))
            #expect(resolved.state == .resolved && resolved.resolution == "rounded there" && resolved.version == 3)
            #expect(resolved.resolvedBy == "system:test" && resolved.resolvedAt == fixture.clock.now)
            await #expect(throws: DifferenceError.notOpen) { try await resolve(resolved, fixture) }
            #expect(try await fixture.base.auditLineCount() == lines + 1)
            // It is there still, and stays resolved.
            #expect(try await compare(Self.today, fixture))
            #expect(try await found(fixture) == resolved)
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a long statement comes page by page, and a shorter one replaces it`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            _ = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            let strangers = 1_203
            fixture.gateway.rewriteStatement { lines in
                lines
                    + (1...strangers).map { lines[0].with(id: "S\($0)", paymentID: PaymentID(Int64($0))) }
            }
            let calls = fixture.gateway.callCount
            #expect(try await compare(Self.today, fixture))
            #expect(fixture.gateway.callCount - calls == 13)
            #expect(try await fixture.differences().count == strangers)
            fixture.gateway.rewriteStatement { $0.filter { !$0.id.hasPrefix("S") } }
            #expect(try await compare(Self.today, fixture))
            let states = Set(try await fixture.differences().map { $0.prefix { $0 != " " } })
            #expect(states == ["settled"])
            let day = try #require(try await days(fixture).first)
            #expect(day.lineCount == 1 && day.totals[0].paymentsThere.count == 1 && day.openDifferenceCount == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a statement with a fee in another currency than its amount is not believed`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            _ = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            fixture.gateway.rewriteStatement { $0.map { $0.with(fee: Money(5, .usd)) } }
            await #expect(throws: GatewayError.self) { try await compare(Self.today, fixture) }
            let day = try #require(try await days(fixture).first)
            #expect(day.state == .running && day.lineCount == 0)
            #expect(try await fixture.differences() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `days come due after they ended, once, and again while they differ`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            fixture.clock.advance(by: .days(3))
            #expect(try await fixture.shop.scheduleStatements() == 0)
            fixture.clock.set(ManualClock.start)
            _ = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            fixture.gateway.rewriteStatement { _ in [] }
            fixture.clock.set(Self.midnight + .minutes(119))
            #expect(try await fixture.shop.scheduleStatements() == 0)
            fixture.clock.advance(by: .minutes(1))
            for _ in 0..<2 { #expect(try await fixture.shop.scheduleStatements() == 1) }
            let waiting: [String] = try await fixture.database.read {
                try $0.rows("SELECT payload FROM jobs WHERE kind = 'payments.statement'").map { try $0[0] }
            }
            #expect(waiting == ["sandbox \(Self.today)"])
            try await fixture.shop.runStatement(waiting[0])
            #expect(try await fixture.shop.scheduleStatements() == 0)
            fixture.clock.advance(by: .hours(6))
            #expect(try await fixture.shop.scheduleStatements() == 1)
            fixture.clock.advance(by: .days(8))
            // Eight days that were never compared; the first one's differences are a person's now.
            #expect(try await fixture.shop.scheduleStatements() == 8)
        }
    }

    @Test(arguments: TestEngine.all)
    func `comparing survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { fixture in
                // A day of its own for each.
                fixture.clock.advance(by: .days(1))
                let order = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
                let payment = try await self.payments(of: [order], fixture)[0]
                fixture.gateway.rewriteStatement { $0.filter { $0.paymentID != payment } }
                return (payment, Self.calendar.day(of: fixture.clock.now))
            },
            act: { fixture, subject in
                guard try await fixture.shop.compareStatement(of: "sandbox", day: subject.1) else {
                    throw Unexpected("taken over")
                }
            },
            effects: { fixture, subject in
                try await fixture.database.read {
                    try $0.rows(
                        """
                        SELECT COUNT(*) FROM payment_differences
                        WHERE subject = \(subject.0.description) AND kind = 'unknown_there' AND state = 'open'
                        """)[0][0]
                }
            },
            isAtomic: false
        ).run(engine)
    }

    // MARK: Looking

    private func compare(_ day: CivilDay, _ fixture: ShopFixture) async throws -> Bool {
        try await fixture.shop.compareStatement(of: "sandbox", day: day)
    }

    /// The one difference that there is.
    private func found(_ fixture: ShopFixture) async throws -> FoundDifference? {
        let found = try await fixture.database.read { [shop = fixture.shop] in
            try shop.payments.differences(limit: .standard, in: $0).items
        }
        #expect(found.count == 1)
        return found.first
    }

    private func resolve(
        _ seen: FoundDifference, _ fixture: ShopFixture, note: String = "known"
    ) async throws {
        _ = try await fixture.database.write { [shop = fixture.shop] transaction in
            try shop.resolveDifference(
                seen.id, version: seen.version, note: note, by: .system("test"), in: transaction)
        }
    }

    private func days(_ fixture: ShopFixture) async throws -> [StatementDay] {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.payments.statementDays(after: nil, limit: .standard, in: $0).items
        }
    }

    private func differenceIDs(_ fixture: ShopFixture) async throws -> [Int64] {
        try await fixture.database.read {
            try $0.rows("SELECT id FROM payment_differences ORDER BY id").map { try $0[0] }
        }
    }

    private func payments(of orders: [Order], _ fixture: ShopFixture) async throws -> [PaymentID] {
        let found = try await fixture.database.read {
            try $0.run(Payments.payments(of: orders.map(\.id), lock: false))
        }
        return orders.compactMap { order in found.first { $0.orderID == order.id }?.id }
    }
}

extension GatewayStatementLine {
    fileprivate func with(
        id: String? = nil, paymentID: PaymentID? = nil, amountMinor: Int64? = nil, fee: Money? = nil
    ) -> GatewayStatementLine {
        GatewayStatementLine(
            kind: kind, id: id ?? self.id, paymentID: paymentID ?? self.paymentID,
            amount: Money(amountMinor ?? amount.amountMinor, amount.currency), fee: fee ?? self.fee, at: at,
            reference: reference)
    }

    fileprivate func moved(to at: Timestamp) -> GatewayStatementLine {
        GatewayStatementLine(
            kind: kind, id: id, paymentID: paymentID, amount: amount, fee: fee, at: at, reference: reference)
    }
}
