import Catalog
import HTTPTypes
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct PriceRuleTests {
    private static func body(_ rules: String...) -> String { "{\"rules\":[\(rules.joined(separator: ","))]}" }

    private static func rule(_ quantity: Int, _ minor: Int, group: String? = nil) -> String {
        let named = group.map { "\"customer_group_id\":\"\($0)\"," } ?? ""
        return "{\(named)\"minimum_quantity\":\(quantity),\"price\":{\"amount\":\(minor),\"currency\":\"CNY\"}}"
    }

    @Test(arguments: TestEngine.all)
    func `staff replace the rules of a variant as they saw it, and read them`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let path = "skus/\(api.skus[0])/price-rules"
            let none = try await api.call(.get, path, as: api.clerk)
            #expect(none.status == 200 && none.count("rules") == 0 && none.int("version") == 1, "\(none.text)")
            let body = Self.body(Self.rule(10, 1_500), Self.rule(5, 1_800))
            #expect(try await api.call(.put, path, as: api.clerk, body).status == 428)
            let set = try await api.call(.put, path, as: api.clerk, ifMatch: 1, body)
            #expect(set.status == 200 && set.int("version") == 2, "\(set.text)")
            #expect(set.int("price.amount") == 1_999 && set.string("sku_id") == api.skus[0].description)
            let read = try await api.call(.get, path, as: api.clerk)
            #expect(read.text == set.text && read.headers[.eTag] == set.headers[.eTag])
            #expect(read.int("rules.0.minimum_quantity") == 5 && read.int("rules.0.price.amount") == 1_800)
            #expect(read.int("rules.1.minimum_quantity") == 10 && read.int("rules.1.price.amount") == 1_500)
            let late = try await api.call(.put, path, as: api.clerk, ifMatch: 1, Self.body())
            #expect(late.status == 412 && late.code == "stale_version")
            #expect(try await api.call(.get, path, as: api.shopper).status == 403)
            #expect(try await api.call(.get, path).status == 401)
            #expect(try await api.call(.get, "skus/\(SKUID(1))/price-rules", as: api.clerk).status == 404)
            let cleared = try await api.call(.put, path, as: api.clerk, ifMatch: 2, Self.body())
            #expect(cleared.status == 200 && cleared.count("rules") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a customer pays a group's price as long as staff have put the customer into it`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let person = try await api.customer()
            let (group, sku) = (try await api.group(), api.skus[0])
            let rules = Self.body(Self.rule(1, 1_500, group: group.description))
            let set = try await api.call(.put, "skus/\(sku)/price-rules", as: api.clerk, ifMatch: 1, rules)
            #expect(set.status == 200, "\(set.text)")
            let cart = try #require(try await api.call(.post, "carts", as: api.shopper, "{}").string("id"))
            let line = try await api.call(.put, "carts/\(cart)/lines/\(sku)", as: api.shopper, #"{"quantity":2}"#)
            #expect(line.int("lines.0.unit_price.amount") == 1_999, "\(line.text)")
            let member = "customer-groups/\(group)/members/\(person)"
            for (method, price) in [(HTTPRequest.Method.put, 1_500), (.delete, 1_999)] {
                #expect(try await api.call(method, member, as: api.clerk).status == 204)
                let priced = try await api.call(.get, "carts/current", as: api.shopper)
                #expect(priced.int("lines.0.unit_price.amount") == price, "\(priced.text)")
                #expect(priced.string("lines.0.price_kind") == (price == 1_500 ? "customer_group" : "ordinary"))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is wrong is refused at its field, and nothing changes`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let path = "skus/\(api.skus[0])/price-rules"
            let fine = Self.rule(10, 1_500)
            let many = (0...CatalogLimits.priceRulesPerSKU).map { Self.rule($0 + 2, 100) }.joined(separator: ",")
            let wrong: [(String, String, String)] = [
                (Self.body(Self.rule(1, 5)), "rules[0].minimum_quantity", "invalid"),
                (Self.body(fine, Self.rule(0, 5)), "rules[1].minimum_quantity", "invalid"),
                (Self.body(Self.rule(1_000, 5)), "rules[0].minimum_quantity", "invalid"),
                (Self.body(fine, Self.rule(10, 5)), "rules[1].minimum_quantity", "invalid"),
                (Self.body(Self.rule(10, 0)), "rules[0].price", "invalid"),
                (Self.body(Self.rule(10, -1)), "rules[0].price.amount", "invalid"),
                (Self.body(fine.replacing("CNY", with: "EUR")), "rules[0].price.currency", "invalid"),
                (Self.body(#"{"minimum_quantity":10}"#), "rules[0].price", "missing"),
                (Self.body(#"{"price":{"amount":5,"currency":"CNY"}}"#), "rules[0].minimum_quantity", "missing"),
                (Self.body(Self.rule(2, 5, group: "x")), "rules[0].customer_group_id", "unknown_reference"),
                (
                    Self.body(Self.rule(1, 5, group: CustomerGroupID(1).description)),
                    "rules[0].customer_group_id", "unknown_reference"
                ),
                ("{}", "rules", "missing"), (Self.body(many), "rules", "invalid"),
            ]
            let before = try await api.everything()
            for (body, field, code) in wrong {
                let answer = try await api.call(.put, path, as: api.clerk, ifMatch: 1, body)
                #expect(answer.status == 422 && answer.code == code, "\(body): \(answer.text)")
                #expect(answer.string("field") == field, "\(body): \(answer.text)")
            }
            #expect(try await api.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the price falls with the pieces in the cart, from the product's answer to the order`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let path = "skus/\(api.skus[0])/price-rules"
            _ = try await api.call(
                .put, path, as: api.clerk, ifMatch: 1, Self.body(Self.rule(5, 1_800), Self.rule(3, 2_500)))
            for token in [nil, api.shopper, api.clerk] {
                let product = try await api.call(.get, "products/tea-cup", as: token)
                // What never wins is not told.
                #expect(product.count("skus.0.price_breaks") == 1, "\(product.text)")
                #expect(product.int("skus.0.price_breaks.0.minimum_quantity") == 5)
                #expect(product.int("skus.0.price_breaks.0.price.amount") == 1_800)
                #expect(product.count("skus.1.price_breaks") == 0 && product.int("skus.0.price.amount") == 1_999)
            }
            let four = try await api.filledCart(as: api.shopper, quantity: 4)
            #expect(four.int("lines.0.unit_price.amount") == 1_999 && four.string("lines.0.price_kind") == "ordinary")
            let five = try await api.filledCart(as: api.shopper, quantity: 5)
            #expect(five.int("lines.0.unit_price.amount") == 1_800, "\(five.text)")
            #expect(five.int("lines.0.ordinary_unit_price.amount") == 1_999)
            #expect(five.string("lines.0.price_kind") == "quantity_break")
            #expect(five.int("totals.goods.amount") == 9_000)
            let id = try #require(five.string("id"))
            let quote = try await api.call(
                .post, "carts/\(id)/quote", as: api.shopper,
                "{\"address\":\(APIFixture.address),\"delivery_option\":\"standard\"}")
            #expect(quote.int("lines.0.unit_price.amount") == 1_800 && quote.int("totals.total.amount") == 9_800)
            // Somebody takes the rule away: the new price is shown, and nothing is ordered.
            let body = try api.orderBody(of: five)
            _ = try await api.call(.put, path, as: api.clerk, ifMatch: 2, Self.body(Self.rule(4, 1_900)))
            let changed = try await api.call(.post, "orders", as: api.shopper, key: "k1", body)
            #expect(changed.status == 409 && changed.code == "price_changed", "\(changed.text)")
            #expect(try await api.call(.get, "orders", as: api.shopper).count("items") == 0)
            let now = try await api.call(.get, "carts/\(id)", as: api.shopper)
            #expect(now.int("lines.0.unit_price.amount") == 1_900)
            let order = try await api.call(.post, "orders", as: api.shopper, key: "k2", try api.orderBody(of: now))
            #expect(order.status == 201 && order.int("order.lines.0.unit_price.amount") == 1_900, "\(order.text)")
        }
    }
}
