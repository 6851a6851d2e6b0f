import HTTPTypes
import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct InputTests {
    @Test(arguments: TestEngine.all)
    func `no call that wants JSON takes anything else, and nothing changes`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
            let wrong: [(body: String, mediaType: String, status: Int)] = [
                ("{\"x\":\"\(String(repeating: "x", count: 300_000))\"}", "application/json", 413),
                ("x=1", "application/json", 400), ("{", "application/json", 400),
                ("{\"x\":\(deep)}", "application/json", 400), ("[]", "application/json", 422),
                ("{}", "application/x-www-form-urlencoded", 415),
            ]
            let before = try await api.everything()
            for endpoint in api.endpoints {
                guard case .json = endpoint.body else { continue }
                let role = try #require(
                    Role.allCases.first { endpoint.access.allows(.user(UserID(1), $0, SessionID(1))) })
                let path = endpoint.path.replacing(/\{\w+\}/, with: "x")
                for (number, input) in wrong.enumerated() {
                    let headers: HTTPFields = [
                        .authorization: "Bearer \(api.tokens[role.rawValue] ?? "")", .contentType: input.mediaType,
                        .ifMatch: "\"1\"", APIFixture.header("Idempotency-Key"): "wrong-\(number)",
                    ]
                    let answer = try await api.send(endpoint.method, path, headers, input.body)
                    #expect(answer.status == input.status, "\(endpoint.operation) \(number): \(answer.text)")
                }
            }
            #expect(try await api.everything() == before)
        }
    }

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
                    #"{"order_id":"\#(OrderID(1))","carrier":"SF","tracking_number":"SF1001","lines":\#(lines)}"#
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

    /// One rule for addresses: what the address book refuses no order takes, and what it takes is kept the same way.
    @Test(arguments: TestEngine.all)
    func `the address book and an order have one rule for addresses`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let cart = try await api.filledCart(as: api.shopper)
            let before = try await api.everything()
            func address(_ field: String, _ value: String) -> String {
                let known = ["name": "李雷", "phone": "13800138000", "province": "广东省", "city": "东莞市", "line1": "1 号"]
                let all = known.merging([field: value]) { $1 }
                return "{\(all.sorted { $0.key < $1.key }.map { "\"\($0)\":\"\($1)\"" }.joined(separator: ","))}"
            }
            func order(_ address: String, key: String) async throws -> Answer {
                let body = try api.orderBody(of: cart).replacing(APIFixture.address, with: address)
                return try await api.call(.post, "orders", as: api.shopper, key: key, body)
            }
            let long = String(repeating: "长", count: 51)
            let wrong = [
                ("name", " "), ("name", long), ("name", "a\\u0000b"), ("name", "a\\u0007b"), ("name", "a\\nb"),
                ("phone", "call me"), ("phone", "1234"), ("phone", "123456789012345678901"), ("phone", "+-+-+-"),
                ("country", "China"), ("country", "cn"), ("province", long), ("city", long), ("district", long),
                ("region_code", "x1"), ("region_code", "1234567890123"), ("line1", String(repeating: "长", count: 201)),
                ("line2", String(repeating: "长", count: 201)), ("postal_code", "1234567890123"),
            ]
            for (number, (field, value)) in wrong.enumerated() {
                let saved = try await api.call(.post, "me/addresses", as: api.shopper, address(field, value))
                #expect(saved.status == 422 && saved.string("field") == field, "\(field) \(value): \(saved.text)")
                let placed = try await order(address(field, value), key: "wrong-\(number)")
                #expect(
                    placed.status == 422 && placed.string("field") == "address.\(field)",
                    "\(field) \(value): \(placed.text)")
            }
            #expect(try await api.everything() == before)
            let blank = address("name", "  李雷 ")
            let saved = try await api.call(.post, "me/addresses", as: api.shopper, blank)
            let placed = try await order(blank, key: "right")
            #expect(saved.string("name") == "李雷" && placed.string("order.address.name") == "李雷", "\(placed.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a contact is an e-mail address or a phone number`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let guest = try #require(try await api.call(.post, "carts").string("guest_token"))
            for (token, number) in [(guest, 1), (api.shopper, 2)] {
                let cart = try await api.filledCart(as: token)
                let before = try await api.everything()
                let wrong = ["call me", "me@", "@example.com", "12", "a@example.com\\u0000", "a\\nb@example.com"]
                for (index, contact) in wrong.enumerated() {
                    let body = try api.orderBody(of: cart, contact: contact)
                    let refused = try await api.call(.post, "orders", as: token, key: "wrong-\(index)", body)
                    #expect(refused.status == 422 && refused.string("field") == "contact", "\(refused.text)")
                }
                let invoice = #","invoice":{"kind":"personal","title":"李雷","email":"nobody"}}"#
                let body = try api.orderBody(of: cart, contact: "13912345678").dropLast() + invoice
                let refused = try await api.call(.post, "orders", as: token, key: "invoice", String(body))
                #expect(refused.status == 422 && refused.string("field") == "invoice.email", "\(refused.text)")
                #expect(try await api.everything() == before)
                let contact = number == 1 ? " +86 139-1234-5678 " : " shopper@example.com "
                let placed = try await api.call(
                    .post, "orders", as: token, key: "right", try api.orderBody(of: cart, contact: contact))
                #expect(placed.status == 201, "\(placed.text)")
                #expect(
                    placed.string("order.contact") == (number == 1 ? "+86 139-1234-5678" : "shopper@example.com"),
                    "\(placed.text)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refund is of lines or of an amount, and null is neither`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let order = try await api.paidOrder(as: api.shopper)
            let shown = try await api.call(.get, "orders/\(order)", as: api.clerk)
            let lines = #"[{"line_id":"\#(try #require(shown.string("lines.0.id")))","quantity":1}]"#
            let amount = #"{"amount":100,"currency":"CNY"}"#
            let before = try await api.everything()
            let wrong = [
                (#""lines":null,"amount":\#(amount)"#, "lines"), (#""lines":null"#, "lines"),
                (#""lines":\#(lines),"amount":null"#, "amount"), (#""amount":null"#, "amount"),
                (#""lines":\#(lines),"amount":\#(amount)"#, "amount"), (#""lines":[]"#, "lines"),
                (#""x":1"#, "amount"),
            ]
            for (number, (body, field)) in wrong.enumerated() {
                let refused = try await api.call(
                    .post, "orders/\(order)/refunds", as: api.clerk, key: "wrong-\(number)",
                    "{\(body),\"reason\":\"scratched\"}")
                #expect(refused.status == 422 && refused.string("field") == field, "\(body): \(refused.text)")
                #expect(body.contains("null") == (refused.string("detail")?.contains("must not be null") ?? false))
            }
            #expect(try await api.everything() == before)
            for (number, body) in [#""lines":\#(lines)"#, #""amount":\#(amount)"#].enumerated() {
                let refund = try await api.call(
                    .post, "orders/\(order)/refunds", as: api.clerk, key: "right-\(number)",
                    "{\(body),\"reason\":\"scratched\"}")
                #expect(refund.status == 201, "\(refund.text)")
            }
        }
    }
}
