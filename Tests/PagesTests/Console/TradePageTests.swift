import Database
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct TradePageTests {
    private struct Row: Equatable {
        var orders: Int64 = 0
        var sales: Int64 = 0
        var refunds: Int64 = 0
        var refunded: Int64 = 0
    }

    /// Three orders over a night and a week, one that nobody paid, and one piece of money back.
    private static func trade(_ fixture: PagesFixture) async throws {
        let clock = fixture.base.clock
        let first = try await fixture.signedIn("shopper").buy(fixture, quantity: 1)
        // From five past two in the afternoon into the next day, in Shanghai.
        clock.advance(by: .minutes(10 * 60))
        _ = try await fixture.signedIn("shopper").buy(fixture, quantity: 2)
        clock.advance(by: .days(3))
        let clerk = try await fixture.signedIn("operator")
        try await clerk.get("/console/orders/\(first)")
        try await clerk.refund("/console/orders/\(first)", ["amount": "5.5", "refund_reason": "late"])
        guard clerk.page.status == 303 else { throw Unexpected("refund: \(clerk.page.text)") }
        let pending = try await fixture.base.database.read { session in
            try session.rows("SELECT id FROM refunds WHERE state = 'pending'").map { try $0[0] as RefundID }
        }
        for refund in pending { try await fixture.shop.runRefund(refund.description) }
        _ = fixture.gateway.settleRefunds()
        try await fixture.deliverNotifications()
        _ = try await fixture.signedIn("shopper").buy(fixture, quantity: 3)
        let other = try await fixture.signedIn("other")
        try await other.fillCart(quantity: 1)
        _ = try await other.checkOut()
    }

    /// Counted from the rows themselves, by the day of Shanghai.
    private static func expected(_ fixture: PagesFixture) async throws -> [String: Row] {
        let (sold, given) = try await fixture.base.database.read { session in
            (
                try session.rows(
                    """
                    SELECT placed_at, total FROM orders
                    WHERE id IN (SELECT order_id FROM order_history WHERE to_state = 'paid')
                    """
                ).map { (at: try $0[0] as Timestamp, amount: try $0[1] as Int64) },
                try session.rows("SELECT finished_at, amount FROM refunds WHERE state = 'succeeded'")
                    .map { (at: try $0[0] as Timestamp, amount: try $0[1] as Int64) }
            )
        }
        var rows: [String: Row] = [:]
        for order in sold {
            let day = BusinessCalendar.shanghai.day(of: order.at).description
            rows[day, default: Row()].orders += 1
            rows[day, default: Row()].sales += order.amount
        }
        for refund in given {
            let day = BusinessCalendar.shanghai.day(of: refund.at).description
            rows[day, default: Row()].refunds += 1
            rows[day, default: Row()].refunded += refund.amount
        }
        return rows
    }

    /// The rows of the table as the script reads them: the day from the link, the rest from `data-value`.
    private static func shown(_ page: Browser.Page) throws -> [(day: String, row: Row)] {
        let rows = page.text.matches(
            of: /<tr><th[^>]*><a href="[^"]*from=([0-9-]+)&amp;to=[0-9-]+">[^<]*<\/a><\/th>(.*?)<\/tr>/)
        return try rows.map { row in
            let values = row.output.2.matches(of: /data-value="([0-9.]+)"/).map { String($0.output.1) }
            try #require(values.count == 4, "\(row.output.0)")
            let (orders, refunds) = (try #require(Int64(values[0])), try #require(Int64(values[2])))
            let sales = try #require(Money(decimal: values[1], .cny))
            let refunded = try #require(Money(decimal: values[3], .cny))
            return (
                String(row.output.1),
                Row(orders: orders, sales: sales.amountMinor, refunds: refunds, refunded: refunded.amountMinor)
            )
        }
    }

    @Test(arguments: TestEngine.all)
    func `the trade of each day is what the rows say, and a day without any is zero`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await Self.trade(fixture)
            let expected = try await Self.expected(fixture)
            #expect(expected.count == 3 && expected.values.contains { $0.refunds == 1 && $0.refunded == 550 })
            let clerk = try await fixture.signedIn("operator")
            let today = BusinessCalendar.shanghai.day(of: fixture.base.clock.now)
            for (query, count) in [("", 30), ("?days=7", 7), ("?days=90", 90)] {
                try await clerk.get("/console/trade\(query)")
                let shown = try Self.shown(clerk.page)
                let days = (0..<count).map { CivilDay(daysSince1970: today.daysSince1970 - $0).description }
                #expect(shown.map { $0.day } == days, "\(query)")
                for (day, row) in shown { #expect(row == expected[day] ?? Row(), "\(query) \(day)") }
            }
            let sales = expected.values.reduce(Int64(0)) { $0 + $1.sales }
            try await clerk.get("/console/trade")
            let format = Format(language: .chinese)
            #expect(clerk.page.contains("<strong>\(format.money(Money(sales, .cny)))</strong>"))
            #expect(clerk.page.contains("Asia/Shanghai") && clerk.page.contains("<a href=\"/console/trade?days=90\">"))
            #expect(clerk.page.contains("<a href=\"/console/trade?days=30\" aria-current=\"page\">"))
            // The same definition as the day's own figure on Today.
            let latest = try #require(expected[today.description])
            fixture.base.clock.advance(by: .seconds(1))
            try await clerk.get("/console")
            #expect(clerk.page.contains("<strong>\(format.money(Money(latest.sales, .cny)))</strong>"))
            #expect(clerk.page.contains("href=\"/console/trade\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `each figure of Today has its course beside that of a week ago`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await Self.trade(fixture)
            let clock = fixture.base.clock
            clock.advance(by: .seconds(1))
            func courses(_ style: String) async throws -> [String] {
                let clerk = try await fixture.signedIn("operator")
                let pattern = try Regex("<polyline\(style) vector-effect=\"[^\"]*\" points=\"([^\"]*)\"")
                return try await clerk.get("/console").text.matches(of: pattern).map { match in
                    String(match.output[1].substring ?? "")
                }
            }
            // Five past midnight: one order and one refund; sums begin at nothing, an average is there at once.
            #expect(try await courses("") == ["0,35 4,1", "0,35 4,1", "0,1 4,1", "0,35 4,1"])
            let level = "0,35 " + (1...24).map { "\($0 * 4),35" }.joined(separator: " ")
            #expect(try await courses(" class=\"before\"") == [level, level, "", level])
            // A week later the same, before the time of that refund: its course is told, its amount not yet.
            clock.advance(by: .days(7) - .minutes(3))
            let top = "0,35 " + (1...24).map { "\($0 * 4),1" }.joined(separator: " ")
            #expect(try await courses(" class=\"before\"") == [top, top, "0,1 " + top.dropFirst(5), top])
            let clerk = try await fixture.signedIn("operator")
            #expect(try await !clerk.get("/console").contains("上周同日此时 ¥5.50"))
            clock.advance(by: .minutes(10))
            try await clerk.get("/console")
            #expect(clerk.page.contains("上周同日此时 ¥5.50"))
            // Each line has its table: nothing was sold today, so that there is no average either.
            let rows = clerk.page.text.matches(
                of: /<td[^>]*>1:00<\/td><td[^>]*>([^<]*)<\/td><td[^>]*>([^<]*)<\/td>/)
            #expect(rows.map { String($0.output.1) } == ["¥0.00", "0", "", "¥0.00"], "\(rows)")
            #expect(rows.map { String($0.output.2) }[1...3] == ["1", String(rows[0].output.2), "¥5.50"], "\(rows)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `the day that is going on is said and marked, and each figure explains itself and leads to its orders`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            try await Self.trade(fixture)
            let clerk = try await fixture.signedIn("operator")
            let today = BusinessCalendar.shanghai.day(of: fixture.base.clock.now)
            try await clerk.get("/console/trade?days=7")
            let page = clerk.page.text
            #expect(page.matches(of: /data-unfinished/).count == 1 && page.matches(of: /（未结束）/).count == 1)
            let first = try #require(page.firstMatch(of: /<tbody><tr><th[^>]*>/)?.output)
            #expect(first.contains("data-unfinished"), "\(first)")
            let query = "from=\(today + -6)&amp;to=\(today)"
            #expect(
                page.matches(of: /<li class="figure"><a href="([^"]+)"/).allSatisfy { $0.output.1.hasSuffix(query) })
            #expect(page.ranges(of: "orders?paid=true&amp;\(query)\"><span").count == 3)
            #expect(page.ranges(of: "payments/refunds?\(query)\"><span").count == 1)
            try await clerk.get("/console")
            let ofToday = "paid=true&amp;from=\(today)&amp;to=\(today)"
            #expect(clerk.page.text.ranges(of: ofToday).count == 3)
            // One to each tile, and it names it.
            let tiles = clerk.page.text.matches(of: /<li class="figure/).count
            let told = clerk.page.text.matches(
                of: /<summary aria-label="怎么算：[^"]+">\?<\/summary><p class="muted">[^<]+/)
            #expect(tiles == told.count && tiles >= 11, "\(tiles) \(told.count)")
            #expect(clerk.page.contains("不足 5 件") && clerk.page.contains("href=\"/console/trade\" data-key=\"t\""))
        }
    }

    /// It led to all orders of the day, and who added them up had more than the figure.
    @Test(arguments: TestEngine.all)
    func `a day's link leads to the orders that its figures count`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await Self.trade(fixture)
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/trade?days=7")
            let links = clerk.page.text.matches(of: /<th[^>]*><a href="([^"]+)"/)
                .map { String($0.output.1).replacing("&amp;", with: "&") }
            let counts = try Self.shown(clerk.page).map(\.row.orders)
            #expect(links.count == 7 && counts.contains(1) && counts.contains(0))
            for (link, count) in zip(links, counts) {
                try await clerk.get(link)
                let orders = Set(
                    clerk.page.text.matches(of: /\/console\/orders\/(ord_[0-9A-Z]+)/).map { String($0.output.1) })
                #expect(clerk.page.status == 200 && orders.count == Int(count), "\(link)")
            }
            // The one that nobody paid is of that day, and in no figure.
            try await clerk.get(links[0].replacing("paid=true&", with: ""))
            let ofToday = Set(
                clerk.page.text.matches(of: /\/console\/orders\/(ord_[0-9A-Z]+)/).map { String($0.output.1) })
            #expect(ofToday.count == Int(counts[0]) + 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the table of the trade is kept as a file, and other periods are refused`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await Self.trade(fixture)
            let expected = try await Self.expected(fixture)
            let clerk = try await fixture.signedIn("operator", .english)
            try await clerk.get("/console/trade?days=7")
            #expect(clerk.page.contains("/en/console/trade?days=7&amp;format=csv\" download"))
            try await clerk.get("/console/trade?days=7&format=csv")
            let lines = clerk.page.text.split(whereSeparator: \.isNewline).map { String($0) }
            #expect(clerk.page.status == 200 && lines.count == 8)
            #expect(lines.first == "\u{FEFF}Day,Paid orders,Sales,Refunds,Refunded,Currency")
            for line in lines.dropFirst() {
                let fields = line.split(separator: ",").map { String($0) }
                let row = expected[fields[0]] ?? Row()
                #expect(
                    fields.dropFirst() == [
                        String(row.orders), Money(row.sales, .cny).decimal, String(row.refunds),
                        Money(row.refunded, .cny).decimal, "CNY",
                    ], "\(line)")
            }
            for query in ["days=8", "days=all", "days=-7"] {
                try await clerk.get("/console/trade?\(query)")
                #expect(clerk.page.status == 422, "\(query)")
            }
        }
    }
}
