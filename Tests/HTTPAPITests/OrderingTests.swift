import HTTPTypes
import Kernel
import Simulator
import TestSupport
import Testing

@Suite struct OrderingTests {
    @Test(arguments: TestEngine.all)
    func `an order needs a key, and a key belongs to one request`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let body = try api.orderBody(of: try await api.filledCart(as: api.shopper))
            let missing = try await api.call(.post, "orders", as: api.shopper, body)
            #expect(missing.status == 400 && missing.code == "idempotency_key_required")
            let first = try await api.call(.post, "orders", as: api.shopper, key: "k", body)
            #expect(first.status == 201)
            let again = try await api.call(.post, "orders", as: api.shopper, key: "k", body)
            #expect(again.status == 201 && again.text == first.text)
            #expect(again.headers[APIFixture.header("Idempotency-Replayed")] == "true")
            let other = try await api.call(
                .post, "orders", as: api.shopper, key: "k", body.replacing("standard", with: "express"))
            #expect(other.status == 422 && other.code == "idempotency_key_reused")
            let newKey = try await api.call(.post, "orders", as: api.shopper, key: "k2", body)
            #expect(newKey.status == 409 && newKey.code == "cart_ordered")
            #expect(newKey.string("order_id") == first.string("order.id"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `orders of which a part has left can be asked for`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let order = try await api.paidOrder(as: api.shopper, quantity: 2)
            let line = try #require(try await api.call(.get, "orders/\(order)", as: api.clerk).string("lines.0.id"))
            func count(_ query: String, as token: String) async throws -> Int? {
                try await api.call(.get, "orders?\(query)", as: token).count("items")
            }
            #expect(try await count("partly_shipped=true", as: api.clerk) == 0)
            let parcel = try await api.call(
                .post, "parcels", as: api.clerk, key: "one",
                """
                {"order_id":"\(order)","carrier":"顺丰","tracking_number":"SF1001",\
                "lines":[{"line_id":"\(line)","quantity":1}]}
                """)
            #expect(parcel.status == 201, "\(parcel.text)")
            for token in [api.clerk, api.shopper] {
                #expect(try await count("partly_shipped=true", as: token) == 1)
                #expect(try await count("partly_shipped=true&state=allocated", as: token) == 1)
                #expect(try await count("partly_shipped=true&state=shipped", as: token) == 0)
                #expect(try await count("partly_shipped=false", as: token) == 0)
            }
            let listed = try await api.call(.get, "orders", as: api.clerk)
            #expect(listed.int("items.0.line_count") == 1 && listed.text.contains("\"partly_shipped\":true"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an order to pick up needs no place, any other one does`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let cart = try await api.filledCart(as: api.shopper)
            let total = try #require(cart.int("totals.goods.amount"))
            func body(_ delivery: String, _ total: Int) throws -> String {
                let id = try #require(cart.string("id"))
                let version = try #require(cart.int("version"))
                return """
                    {"cart_id":"\(id)","cart_version":\(version),\
                    "expected_total":{"amount":\(total),"currency":"CNY"},\
                    "address":{"name":"李雷","phone":"13800138000"},"delivery_option":"\(delivery)"}
                    """
            }
            let sent = try await api.call(.post, "orders", as: api.shopper, key: "k", try body("standard", total))
            #expect(sent.status == 422 && sent.code == "missing", "\(sent.text)")
            let picked = try await api.call(.post, "orders", as: api.shopper, key: "k2", try body("pickup", total))
            #expect(picked.status == 201 && picked.string("order.address.name") == "李雷", "\(picked.text)")
            #expect(picked.string("order.address.province") == "")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is picked up is laid ready without carrier and number, anything else needs them`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let sent = try await api.paidOrder(as: api.shopper)
            let line = try #require(try await api.call(.get, "orders/\(sent)", as: api.clerk).string("lines.0.id"))
            let bare = "{\"order_id\":\"\(sent)\",\"lines\":[{\"line_id\":\"\(line)\",\"quantity\":1}]}"
            let refused = try await api.call(.post, "parcels", as: api.clerk, key: "bare", bare)
            #expect(refused.status == 422 && refused.string("field") == "carrier", "\(refused.text)")
            let odd = bare.replacing("\"lines\"", with: #""carrier":"顺丰","tracking_number":"n/a yet","lines""#)
            let nonsense = try await api.call(.post, "parcels", as: api.clerk, key: "odd", odd)
            #expect(nonsense.status == 422 && nonsense.code == "invalid", "\(nonsense.text)")
            #expect(nonsense.string("field") == "tracking_number")
            let still = try await api.call(.get, "orders/\(sent)", as: api.clerk)
            #expect(still.string("state") == "allocated", "\(still.text)")

            let cart = try await api.filledCart(as: api.shopper)
            let (id, version) = (try #require(cart.string("id")), try #require(cart.int("version")))
            let total = try #require(cart.int("totals.goods.amount"))
            let placed = try await api.call(
                .post, "orders", as: api.shopper, key: "pickup",
                """
                {"cart_id":"\(id)","cart_version":\(version),"expected_total":{"amount":\(total),"currency":"CNY"},\
                "address":{"name":"李雷","phone":"13800138000"},"delivery_option":"pickup"}
                """)
            let order = try #require(placed.string("order.id"), "\(placed.text)")
            _ = try await api.call(
                .post, "orders/\(order)/payments", as: api.shopper, key: "pay-pickup", #"{"gateway":"sandbox"}"#)
            #expect(api.gateway.pay(try #require(api.gateway.openPayments.last)))
            try await api.deliverNotifications()
            let own = try #require(try await api.call(.get, "orders/\(order)", as: api.clerk).string("lines.0.id"))
            let ready = try await api.call(
                .post, "parcels", as: api.clerk, key: "ready",
                "{\"order_id\":\"\(order)\",\"lines\":[{\"line_id\":\"\(own)\",\"quantity\":1}]}")
            #expect(ready.status == 201 && ready.string("carrier") == "", "\(ready.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `one key fifty times at once is one order and fifty equal answers`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let body = try api.orderBody(of: try await api.filledCart(as: api.shopper))
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<50 {
                    group.addTask { try await api.call(.post, "orders", as: api.shopper, key: "same", body) }
                }
                return try await group.reduce(into: [Answer]()) { $0.append($1) }
            }
            #expect(answers.count == 50 && answers.allSatisfy { $0.status == 201 })
            #expect(Set(answers.map(\.text)).count == 1)
            #expect(try await api.call(.get, "orders", as: api.shopper).count("items") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a changed price is refused with the new quote`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let body = try api.orderBody(of: try await api.filledCart(as: api.shopper))
            let changed = try await api.call(
                .patch, "skus/\(api.skus[0])", as: api.clerk, ifMatch: 1,
                #"{"price":{"amount":1500,"currency":"CNY"}}"#)
            #expect(changed.status == 200, "\(changed.text)")
            let before = try await api.everything()
            let answer = try await api.call(.post, "orders", as: api.shopper, key: "k", body)
            #expect(answer.status == 409 && answer.code == "price_changed", "\(answer.text)")
            #expect(answer.int("quote.totals.total.amount") == 3_800)
            #expect(answer.int("quote.lines.0.available") == 10)
            #expect(answer.int("quote.version") == 2)
            #expect(try await api.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `more than there is names the variant and what is left`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let cart = try await api.filledCart(as: api.shopper, quantity: 11)
            #expect(cart.string("messages.0.code") == "out_of_stock" && cart.int("messages.0.available") == 10)
            let answer = try await api.call(.post, "orders", as: api.shopper, key: "k", try api.orderBody(of: cart))
            #expect(answer.status == 409 && answer.code == "out_of_stock")
            #expect(answer.string("sku_id") == api.skus[0].description && answer.int("available") == 10)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a stale cart is 412 by If-Match and 409 by its version`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let cart = try await api.filledCart(as: api.shopper)
            let path = "carts/\(try #require(cart.string("id")))/lines/\(api.skus[1])"
            #expect(cart.headers[.eTag] == "\"2\"")
            let stale = try await api.call(.put, path, as: api.shopper, ifMatch: 1, #"{"quantity":1}"#)
            #expect(stale.status == 412 && stale.code == "stale_version" && stale.int("version") == 2)
            let changed = try await api.call(.put, path, as: api.shopper, #"{"quantity":1,"cart_version":1}"#)
            #expect(changed.status == 409 && changed.code == "cart_changed")
            let good = try await api.call(.put, path, as: api.shopper, ifMatch: 2, #"{"quantity":1}"#)
            #expect(good.status == 200 && good.count("lines") == 2 && good.int("version") == 3)
            let quote = try await api.call(
                .post, "carts/\(try #require(cart.string("id")))/quote", as: api.shopper,
                "{\"address\":\(APIFixture.address),\"delivery_option\":\"express\"}")
            #expect(quote.int("totals.freight.amount") == 1_800, "\(quote.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `an order and a product are shown in a bounded number of statements`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let order = try await api.paidOrder(as: api.shopper)
            try await api.deliver(order)
            for number in 1...3 {
                let refund = try await api.call(
                    .post, "orders/\(order)/refunds", as: api.clerk, key: "r\(number)",
                    #"{"amount":{"amount":100,"currency":"CNY"},"reason":"scratched"}"#)
                #expect(refund.status == 201, "\(refund.text)")
            }
            api.base.log.clear()
            let shown = try await api.call(.get, "orders/\(order)", as: api.shopper)
            #expect(shown.count("refunds") == 3 && shown.count("parcels") == 1)
            // One for the token, three for the order, three for history and money, two each for parcels and returns.
            #expect(api.base.log.statements.count <= 11, "\(api.base.log.statements)")
            api.base.log.clear()
            #expect(try await api.call(.get, "products/tea-cup").int("skus.0.available") == 8)
            // The product, its variants, what is left and what many pieces cost.
            #expect(api.base.log.statements.count <= 4, "\(api.base.log.statements)")
        }
    }
}
