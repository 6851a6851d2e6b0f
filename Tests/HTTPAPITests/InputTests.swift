import HTTPTypes
import Kernel
import TestSupport
import Testing

@Suite struct InputTests {
    @Test(arguments: TestEngine.all)
    func `bodies that cannot be read are refused and change nothing`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let cart = try await api.filledCart(as: api.shopper)
            let path = "carts/\(try #require(cart.string("id")))/lines/\(api.skus[0])"
            let before = try await api.everything()
            func put(_ body: String) async throws -> Answer { try await api.call(.put, path, as: api.shopper, body) }
            #expect(
                try await put("{\"quantity\":1,\"x\":\"" + String(repeating: "x", count: 300_000) + "\"}").status == 413
            )
            #expect(try await put("quantity=1").status == 400)
            let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
            #expect(try await put("{\"quantity\":\(deep)}").status == 400)
            #expect(try await put("[]").status == 422)
            let form = try await api.send(
                .put, "/api/v1/\(path)",
                [.authorization: "Bearer \(api.shopper)", .contentType: "application/x-www-form-urlencoded"],
                "quantity=1")
            #expect(form.status == 415)
            for body in [#"{"quantity":"2"}"#, #"{"quantity":1.5}"#, #"{"quantity":-1}"#, #"{"quantity":1000}"#, "{}"] {
                let answer = try await put(body)
                #expect(answer.status == 422 && answer.string("field") == "quantity", "\(body): \(answer.text)")
                #expect(answer.headers[.contentType] == "application/problem+json")
            }
            #expect(try await api.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `wrong fields of an order are named by their whole path`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let body = try api.orderBody(of: try await api.filledCart(as: api.shopper))
            let before = try await api.everything()
            let cases = [
                (body.replacing(#""name":"李雷""#, with: #""name":7"#), "address.name"),
                (body.replacing(#""province":"广东省","#, with: ""), "address.province"),
                (body.replacing(#""phone":"13800138000""#, with: #""phone":"x""#), "address.phone"),
                (
                    body.replacing(#""delivery_option":"standard""#, with: #""delivery_option":"drone""#),
                    "delivery_option"
                ),
                (body.replacing(#""currency":"CNY""#, with: #""currency":"USD""#), "expected_total.currency"),
                (body.replacing(#""cart_id":"crt_"#, with: #""cart_id":"ord_"#), "cart_id"),
                (body.replacing(#""expected_total":{"#, with: #""expected_total":7,"x":{"#), "expected_total"),
            ]
            for (number, (text, field)) in cases.enumerated() {
                let answer = try await api.call(.post, "orders", as: api.shopper, key: "wrong-\(number)", text)
                #expect(answer.status == 422 && answer.string("field") == field, "\(field): \(answer.text)")
            }
            #expect(try await api.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `unknown things and other people's things look the same`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let cart = try #require(try await api.filledCart(as: api.shopper).string("id"))
            let before = try await api.everything()
            let paths = [
                "orders/\(OrderID(1))", "orders/nonsense", "orders/\(ProductID(1))", "carts/\(cart)",
                "carts/\(CartID(1))", "carts/current", "parcels/\(ParcelID(1))", "returns/\(ReturnID(1))",
                "products/none", "products/\(ProductID(1))",
            ]
            for path in paths {
                let answer = try await api.call(.get, path, as: api.other)
                #expect(answer.status == 404 && answer.code == "not_found", "\(path): \(answer.text)")
            }
            let line = try await api.call(.put, "carts/\(cart)/lines/\(api.skus[0])", as: api.other, #"{"quantity":1}"#)
            #expect(line.status == 404)
            #expect(try await api.call(.get, "orders?cursor=x", as: api.shopper).status == 400)
            #expect(try await api.call(.get, "orders?limit=101", as: api.shopper).string("field") == "limit")
            #expect(try await api.call(.get, "orders?state=lost", as: api.shopper).string("field") == "state")
            #expect(try await api.call(.delete, "orders", as: api.shopper).status == 405)
            #expect(try await api.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an unknown thing that a body names is 422 with its field`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let placed = try await api.placedOrder(as: api.shopper, quantity: 1)
            let order = try #require(placed.string("order.id"))
            let theirs = try await api.filledCart(as: api.shopper)
            let admin = try #require(api.tokens["administrator"])
            let lines = "[{\"line_id\":\"\(OrderLineID(1))\",\"quantity\":1}]"
            let price = #""price":{"amount":100,"currency":"CNY"}"#
            let amount = #""amount":{"amount":1,"currency":"CNY"}"#
            let adjustment = #""delta":1,"reason":"count""#
            let calls: [(path: String, token: String, field: String, body: String)] = [
                ("orders", api.other, "cart_id", try api.orderBody(of: theirs)),
                ("orders/\(order)/payments", api.shopper, "gateway", #"{"gateway":"none"}"#),
                (
                    "orders/\(order)/refunds", admin, "payment_id",
                    "{\"payment_id\":\"\(PaymentID(1))\",\"reason\":\"x\",\(amount)}"
                ),
                (
                    "parcels", admin, "order_id",
                    "{\"order_id\":\"\(OrderID(1))\",\"carrier\":\"SF\",\"tracking_number\":\"1\",\"lines\":\(lines)}"
                ),
                ("skus", admin, "product_id", "{\"product_id\":\"\(ProductID(1))\",\"code\":\"NEW\",\(price)}"),
                (
                    "products", admin, "category_id",
                    "{\"slug\":\"new-thing\",\"title\":\"x\",\"category_id\":\"\(CategoryID(1))\",\"skus\":[]}"
                ),
                (
                    "categories", admin, "parent_id",
                    "{\"slug\":\"new-thing\",\"name\":\"x\",\"parent_id\":\"\(CategoryID(1))\"}"
                ),
                (
                    "inventory/adjustments", admin, "sku_id",
                    "{\"sku_id\":\"\(SKUID(1))\",\"warehouse_id\":\"\(api.warehouse)\",\(adjustment)}"
                ),
                (
                    "inventory/adjustments", admin, "warehouse_id",
                    "{\"sku_id\":\"\(api.skus[0])\",\"warehouse_id\":\"\(WarehouseID(1))\",\(adjustment)}"
                ),
            ]
            let before = try await api.everything()
            for (path, token, field, body) in calls {
                for _ in 0..<2 {
                    let answer = try await api.call(.post, path, as: token, key: "\(path) \(field)", body)
                    #expect(answer.status == 422 && answer.code == "unknown_reference", "\(path): \(answer.text)")
                    #expect(answer.string("field") == field, "\(path): \(answer.text)")
                }
            }
            #expect(try await api.everything() == before)
        }
    }
}
