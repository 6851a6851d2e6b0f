import Catalog
import Database
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct ReorderTests {
    @Test(arguments: TestEngine.all)
    func `what is still sold of an order goes into the cart again, and the rest is told`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (red, blue) = (fixture.skus[0], fixture.skus[1])
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.fillCart(quantity: 6)
            try await shopper.get("/p/tea-cup")
            try await shopper.submit("/cart/lines", ["sku": blue.description, "quantity": "1"])
            let id = try await shopper.checkOut([:])
            try await shopper.get("/orders/\(id)")
            // It waits for its payment: there is nothing to buy again yet.
            #expect(!shopper.page.contains("/reorder"))
            try await shopper.submit("/orders/\(id)/cancel")
            try await fixture.take(7, of: red)
            try await fixture.take(10, of: blue)
            try await shopper.get("/orders/\(id)")
            let form = try shopper.filled("/orders/\(id)/reorder")
            for _ in 0..<2 {
                try await shopper.post(form.url, form.pairs)
                #expect(shopper.page.status == 303 && shopper.page.location == "/cart?reordered=\(id)")
                try await shopper.follow()
                #expect(shopper.page.contains("value=\"3\""))
                #expect(shopper.page.contains("购物车里有 3 件") && shopper.page.contains("缺货"))
            }
            let lines = try await fixture.cartLines(of: "shopper@example.com")
            #expect(lines == [CartLine(skuID: red, quantity: 3)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `nobody buys somebody else's order again`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, other) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("other"))
            let id = try await shopper.buy(fixture)
            let form = try shopper.filled("/orders/\(id)/reorder")
            try await other.get("/account")
            let token = try #require(Form.all(in: other.page.text).first?.fields.first { $0.name == "_csrf" }?.value)
            let before = try await fixture.count("carts")
            try await other.post(form.url, [("_csrf", token), ("_key", form.value("_key") ?? "")])
            #expect(other.page.status == 404)
            #expect(try await fixture.count("carts") == before)
            try await other.get("/cart?reordered=\(id)")
            #expect(other.page.status == 200 && !other.page.contains("茶杯"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `orders are narrowed by where they stand`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let paid = try await shopper.buy(fixture, quantity: 1)
            try await shopper.fillCart(quantity: 1)
            let unpaid = try await shopper.checkOut([:])
            let shown: [(group: String, ids: [OrderID])] = [
                ("", [unpaid, paid]), ("?state=unpaid", [unpaid]), ("?state=sending", [paid]), ("?state=arriving", []),
                ("?state=done", []), ("?state=ended", []), ("?state=returns", []),
            ]
            for (group, ids) in shown {
                try await shopper.get("/orders\(group)")
                #expect(shopper.page.status == 200)
                let found = shopper.page.text.matches(of: /class="muted" href="\/orders\/(ord_\w+)"/).map {
                    String($0.output.1)
                }
                #expect(found == ids.map(\.description), "\(group)")
            }
            try await shopper.get("/orders?state=nonsense")
            #expect(shopper.page.status == 422)
        }
    }
}

extension PagesFixture {
    /// Takes pieces off the shelf by hand.
    fileprivate func take(_ count: Int, of sku: SKUID) async throws {
        _ = try await base.database.write { [shop, warehouse] transaction in
            try shop.inventory.adjust(
                StockAdjustment(
                    skuID: sku, warehouseID: warehouse, delta: -count, reason: .damage, note: "",
                    by: .system("test")), in: transaction)
        }
    }

    fileprivate func cartLines(of email: String) async throws -> [CartLine] {
        try await base.database.read { [shop] session in
            let user: UserID? = try session.first("SELECT id FROM users WHERE email = \(email)").map { try $0[0] }
            return try user.flatMap { try shop.orders.openCart(of: .user($0), in: session)?.lines } ?? []
        }
    }
}
