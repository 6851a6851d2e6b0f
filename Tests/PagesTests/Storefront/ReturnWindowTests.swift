import Database
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// The days for sending something back, wherever a shopper is told of them.
@Suite struct ReturnWindowTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `new days are told on products, in the help centre and on new orders, and old orders keep theirs`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (
                try await fixture.signedIn("shopper", language), try await fixture.signedIn("administrator")
            )
            let isEnglish = language == .english
            let old = try await Self.shipped(shopper, fixture)
            func expect(_ days: Int, on url: String) async throws {
                let page = try await shopper.get(url)
                let text = isEnglish ? "\(days) days" : "签收次日起 \(days) 天"
                #expect(page.status == 200 && page.contains(text), "\(url): \(page.text)")
            }
            for url in ["/p/tea-cup", "/help/returns", "/orders/\(old)"] { try await expect(7, on: url) }
            try await clerk.get("/console/settings")
            try await clerk.submit("/console/settings", ["return_window_days": "15"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            let new = try await Self.shipped(shopper, fixture)
            for url in ["/p/tea-cup", "/help/returns", "/orders/\(new)"] { try await expect(15, on: url) }
            try await expect(7, on: "/orders/\(old)")
            try await clerk.get("/console/settings")
            let row = try #require(clerk.page.text.firstMatch(of: /退货期限：[^<]*<\/td><td[^>]*>7<\/td><td[^>]*>15</))
            #expect(!row.output.isEmpty)
        }
    }

    /// An order whose receipt can be confirmed: there the shopper is told of the days.
    private static func shipped(_ shopper: Browser, _ fixture: PagesFixture) async throws -> OrderID {
        let id = try await shopper.buy(fixture, quantity: 1)
        try await fixture.base.database.write { [shop = fixture.shop] transaction in
            let order = try shop.orders.lockedOrder(id, in: transaction)
            _ = try shop.shipLines(
                order.lines.map { LineQuantity(lineID: $0.id, quantity: $0.quantity) }, of: id, carrier: "SF",
                trackingNumber: "SF1001", by: .system("test"), in: transaction)
        }
        return id
    }
}
