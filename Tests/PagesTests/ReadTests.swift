import Catalog
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime

@Suite struct ReadTests {
    /// Pages look things up a bounded number of times, however many lines they show. One look is for the session.
    @Test(arguments: TestEngine.all)
    func `no page asks the database more often than it may`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, admin) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("administrator"))
            let english = try await fixture.signedIn("administrator", .english)
            let reader = try await fixture.signedIn("shopper", .english)
            let nobody = try await fixture.signedIn("other")
            let id = try await shopper.buy(fixture)
            try await shopper.fillCart()
            let buyer = try await fixture.person("shopper")
            let group = try await fixture.group(named: "批发", with: buyer)
            let ceilings: [(path: String, browser: Browser, ceiling: Int)] = [
                ("/", shopper, 5), ("/c/tea", shopper, 8), ("/search?q=tea", shopper, 12),
                ("/search?q=%E8%8C%B6%E6%9D%AF", shopper, 12), ("/search?q=nothingatall", shopper, 24),
                // One look is for other goods of the category, one for what many pieces cost.
                ("/p/tea-cup", shopper, 7),
                // One look is for what was typed there before, one for the name of who has no address yet.
                ("/cart", shopper, 8), ("/checkout", shopper, 11), ("/orders", shopper, 5),
                ("/orders?state=returns", shopper, 6), ("/guest-orders", shopper, 1),
                ("/orders/\(id)", shopper, 15), ("/cart", nobody, 6),
                ("/orders/\(id)/return", shopper, 7), ("/account", shopper, 3), ("/account/addresses", shopper, 3),
                ("/account/sessions", shopper, 3), ("/console", admin, 21), ("/console/orders", admin, 4),
                ("/console/trade", admin, 3), ("/console/trade?days=90", admin, 3),
                ("/console/trade?days=7&format=csv", admin, 3),
                ("/console/orders?q=%E6%9D%8E%E9%9B%B7&state=allocated&from=2026-01-01", admin, 14),
                ("/console/orders/\(id)", admin, 17), ("/console/customers", admin, 4),
                ("/console/customers?q=%E6%9D%8E", admin, 4), ("/console/customers/groups", admin, 3),
                ("/console/customers?group=\(group)", admin, 4), ("/console/customers/groups/\(group)", admin, 4),
                ("/console/customers/\(buyer)", admin, 11),
                ("/console/orders/pick-list", admin, 12), ("/console/orders/\(id)/delivery-note", admin, 5),
                ("/console/orders/delivery-notes?order=\(id)", admin, 5),
                ("/console/orders/ship", admin, 2), ("/console/stock/count?warehouse=\(fixture.warehouse)", admin, 4),
                ("/console/stock?q=CUP&warehouse=\(fixture.warehouse)", admin, 10), ("/console/goods", admin, 7),
                // One look is for what was done to it.
                ("/console/goods/bulk", admin, 4), ("/console/goods/\(fixture.product.id)", admin, 10),
                ("/console/categories", admin, 4), ("/console/operations/waiting", admin, 2),
                ("/console/goods/\(fixture.product.id)/pictures", admin, 4), ("/console/goods/import", admin, 2),
                ("/console/goods/\(fixture.product.id)/preview", admin, 7),
                ("/console/goods/\(fixture.product.id)/prices", admin, 9),
                ("/console/goods/\(fixture.product.id)/variants", admin, 4),
                ("/console/goods/\(fixture.product.id)/skus/\(fixture.skus[0])", admin, 4),
                ("/console/goods/\(fixture.product.id)/skus/\(fixture.skus[0])/prices", admin, 6),
                ("/console/goods/\(fixture.product.id)/content", admin, 4),
                ("/console/synonyms", admin, 3), ("/console/brands", admin, 4),
                ("/console/stock", admin, 4), ("/console/stock/\(fixture.skus[0])", admin, 8),
                ("/console/warehouses", admin, 3), ("/console/warehouses/\(fixture.warehouse)", admin, 4),
                ("/console/returns", admin, 9), ("/console/payments", admin, 7),
                ("/console/payments/list", admin, 3), ("/console/payments/refunds", admin, 4),
                ("/console/payments/refunds?from=2026-11-01&to=2026-11-30", admin, 4),
                ("/console/payments/differences", admin, 5), ("/console/payments/statements", admin, 4),
                // One look is for the accounts, two are for the orders of payments and refunds.
                ("/console/payments/ledger", admin, 3), ("/console/payments/ledger/entries?account=escrow", admin, 5),
                // One look is for the session; the others go in one trip.
                ("/console/operations/health", admin, 12), ("/console/operations/health?format=yml", admin, 1),
                ("/console/staff/\(try await fixture.person("operator"))/functions", admin, 2),
                ("/console/audit", admin, 14), ("/console/operations", admin, 5), ("/console/staff", admin, 5),
                ("/console/settings", admin, 6), ("/console/search?q=ZG", admin, 14), ("/console/help", admin, 1),
                ("/console/style", admin, 1), ("/account/second-factor", admin, 3),
                // Titles in English are one look more, for all lines of a page.
                ("/checkout", reader, 12), ("/orders", reader, 5), ("/orders/\(id)", reader, 16),
                ("/orders/\(id)/return", reader, 6),
                ("/console/orders", english, 5), ("/console/orders/\(id)", english, 18),
                ("/console/orders/\(id)/delivery-note", english, 6), ("/console/orders/pick-list", english, 12),
                ("/console/stock", english, 4), ("/console/stock/\(fixture.skus[0])", english, 8),
                ("/console/goods", english, 7), ("/console/search?q=ZG", english, 15), ("/console/audit", english, 14),
            ]
            for (path, browser, ceiling) in ceilings {
                try await fixture.expect(path, browser, asksAtMost: ceiling)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `whether an order was looked up is one look more`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, finder) = (fixture.browser(), try await fixture.signedIn("shopper"))
            try await guest.fillCart(quantity: 1)
            let id = try await guest.checkOut()
            try await finder.get("/guest-orders")
            try await finder.submit(
                "/guest-orders", ["number": Order.number(of: id), "contact": "guest@example.com"])
            for (path, ceiling) in [("/orders/\(id)", 16), ("/orders/\(id)/return", 8), ("/orders", 6)] {
                try await fixture.expect(path, finder, asksAtMost: ceiling)
            }
        }
    }
}

extension PagesFixture {
    fileprivate func expect(_ path: String, _ browser: Browser, asksAtMost ceiling: Int) async throws {
        base.log.clear()
        try await browser.get(path)
        #expect(browser.page.status == 200, "\(path)")
        let statements = base.log.statements
        #expect(statements.count <= ceiling, "\(path): \(statements.count)\n\(statements.joined(separator: "\n"))")
    }
}
