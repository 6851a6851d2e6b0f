import AfterSales
import Database
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Returns as operators decide about them.
@Suite struct ReturnDeskTests {
    /// Two cups of 19.99 with 8.00 for bringing them, one of which is to go back.
    private static func asked(_ fixture: PagesFixture, by shopper: Browser) async throws -> (OrderID, String) {
        let clerk = try await fixture.signedIn("operator")
        let id = try await shopper.buy(fixture)
        let line = try await fixture.firstLine(of: id)
        try await clerk.get("/console/orders/\(id)")
        try await clerk.submit("/console/orders/\(id)/parcels", ["carrier": "SF", "tracking_number": "1"])
        try await shopper.get("/orders/\(id)")
        try await shopper.submit("/orders/\(id)/receipt")
        try await shopper.get("/orders/\(id)/return")
        try await shopper.submit(
            "/orders/\(id)/return",
            ["quantity.\(line)": "1", "reason.\(line)": "late", "evidence": "rim <chipped>"])
        return (id, String(try #require(shopper.page.location?.split(separator: "/").last)))
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `the list tells whose return it is, of what and for how much, and can be narrowed`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let clerk = try await fixture.signedIn("operator", language)
            let (order, back) = try await Self.asked(fixture, by: shopper)
            let number = Order.number(of: order)
            for query in [
                "", "?number=\(number.lowercased())", "?number=\(order)", "?state=requested",
                "?from=2026-11-20&to=2026-11-20",
            ] {
                try await clerk.get("/console/returns\(query)")
                #expect(clerk.page.status == 200 && clerk.page.contains(back), "\(query): \(clerk.page.text)")
                for part in ["/console/orders/\(order)\">\(number)</a>", "茶杯 &lt;b&gt;", "¥23.99"] {
                    #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)")
                }
            }
            for query in ["?number=ZG1", "?state=approved", "?from=2026-11-21", "?to=2026-11-19"] {
                try await clerk.get("/console/returns\(query)")
                #expect(clerk.page.status == 200 && !clerk.page.contains(back), "\(query)")
            }
            try await clerk.get("/console/returns?from=2026-11-21&to=2026-11-20")
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"to-error\""))
            try await clerk.get("/console/returns?format=csv&number=\(number)")
            let lines = clerk.page.text.split(separator: "\n")
            #expect(lines.count == 2 && lines[1].contains(",1,23.99,CNY,late"), "\(clerk.page.text)")
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `the page says what goes back before anybody decides, and what each grade does`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let clerk = try await fixture.signedIn("operator", language)
            let (order, back) = try await Self.asked(fixture, by: shopper)
            let (url, isChinese) = ("/console/returns/\(back)", language == .chinese)
            try await clerk.get(url)
            let parts = [
                "<strong>¥23.99</strong>", "¥19.99", "¥4.00", "rim &lt;chipped&gt;", Order.number(of: order),
                "/console/customers/usr_", isChinese ? "此时还不退款" : "no money goes back yet",
                isChinese ? "收货后 ¥23.99 立即原路退回" : "¥23.99 goes back at once",
            ]
            for part in parts { #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)") }
            try await clerk.submit("\(url)/approve")
            try await clerk.follow()
            for part in isChinese
                ? ["放回货架", "不入库", "报废，库存不变", "收货后 ¥23.99 立即原路退回"]
                : ["Goes back to the shelf", "Stays off the shelf", "Thrown away", "¥23.99 goes back at once"]
            { #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)") }
            let line = try await fixture.firstLine(of: order)
            try await clerk.submit("\(url)/receive", ["grade.\(line)": "scrap"])
            try await clerk.follow()
            #expect(clerk.page.contains("¥23.99") && !clerk.page.contains(isChinese ? "立即原路退回" : "at once"))
        }
    }
}
