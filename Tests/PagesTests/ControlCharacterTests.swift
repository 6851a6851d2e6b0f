import Catalog
import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

/// No field of any form breaks the shop: U+0000, which PostgreSQL cannot store, is refused wherever it stands.
@Suite struct ControlCharacterTests {
    private static let poisons = ["\u{0}", "a\u{0}b", "\u{1}"]

    @Test(arguments: TestEngine.all)
    func `control characters in any field of any form are no failure of the server`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            let order = try await guest.buy(fixture, quantity: 1)
            try await guest.fillCart(quantity: 1)
            let shopper = try await fixture.signedIn("shopper")
            let delivered = try await shopper.buy(fixture, quantity: 1)
            try await shopper.get("/account/addresses")
            let admin = try await fixture.signedIn("administrator")
            let group = try await fixture.group(with: try await fixture.person("shopper"))
            var seen: Set<String> = []
            let visits: [(Browser, [String])] = [
                (fixture.browser(), ["/sign-in", "/register", "/p/tea-cup"]),
                (guest, ["/p/tea-cup", "/cart", "/checkout", "/orders/\(order)"]),
                (
                    shopper,
                    [
                        "/account", "/account/addresses", "/account/sessions", "/orders/\(delivered)",
                        "/orders/\(delivered)/return",
                    ]
                ),
                (
                    admin,
                    [
                        "/console/orders?state=allocated", "/console/orders/ship", "/console/customers",
                        "/console/customers/groups", "/console/customers/groups/\(group)",
                        "/console/stock/count?warehouse=\(fixture.warehouse)",
                        "/console/orders/\(order)", "/console/goods?state=on_sale", "/console/goods/new",
                        "/console/goods/\(fixture.product.id)",
                        "/console/goods/\(fixture.product.id)/variants?axes=%E8%89%B2%3D%E9%BB%91&prefix=X&price=1",
                        "/console/categories", "/console/warehouses",
                        "/console/warehouses/\(fixture.warehouse)",
                        "/console/stock", "/console/stock/\(fixture.skus[0])", "/console/staff", "/console/operations",
                        "/console/settings",
                    ]
                ),
            ]
            for (browser, pages) in visits {
                for page in pages {
                    try await browser.get(page)
                    #expect(browser.page.status == 200, "\(page): \(browser.page.status)")
                    for form in Form.all(in: browser.page.text) {
                        seen.insert(form.action)
                        try await Self.poison(form, browser)
                    }
                }
            }
            for action in ["/cart/lines", "/cart", "/checkout", "/sign-in", "/register", "/account/addresses"] {
                #expect(seen.contains(action), "no form to \(action)")
            }
            #expect(seen.count { $0.hasPrefix("/console") } >= 10, "\(seen.sorted())")
        }
    }

    /// Sends the form once for each field and poison, under a key of its own where it is another field's turn.
    private static func poison(_ form: Form, _ browser: Browser) async throws {
        for (index, field) in form.fields.enumerated() where field.name != PageFrame.formTokenField {
            for (number, poison) in poisons.enumerated() {
                let pairs = form.fields.enumerated().map { other, pair in
                    if other == index { return (name: pair.name, value: poison) }
                    return pair.name == PageCall.keyField ? (pair.name, "k-\(index)-\(number)") : pair
                }
                let answer = try await browser.post(form.action, pairs)
                #expect(answer.status < 500, "\(form.action) \(field.name) \(number): \(answer.status)")
            }
        }
    }
}
