import Catalog
import HTTPTypes
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct PriceTests {
    @Test(arguments: TestEngine.all)
    func `staff read a variant's prices page by page, with the lowest of thirty days`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let sku = api.product.skus[0]
            let path = "skus/\(sku.id)/prices"
            let edit = try await api.call(
                .patch, "skus/\(sku.id)", as: api.clerk, ifMatch: Int(sku.version),
                #"{"price":{"amount":1500,"currency":"CNY"},"reason":"促销"}"#)
            #expect(edit.status == 200, "\(edit.text)")
            let first = try await api.call(.get, "\(path)?limit=1", as: api.clerk)
            #expect(first.status == 200 && first.count("items") == 1, "\(first.text)")
            #expect(first.int("items.0.price.amount") == 1_500 && first.int("items.0.old_price.amount") == 1_999)
            #expect(first.string("items.0.source") == "edit" && first.string("items.0.reason") == "促销")
            #expect(first.int("lowest_price.amount") == 1_500 && first.int("lowest_price_before.amount") == 1_999)
            let cursor = try #require(first.string("next_cursor"))
            let last = try await api.call(.get, "\(path)?limit=1&cursor=\(cursor)", as: api.clerk)
            #expect(last.string("items.0.source") == "first" && last["next_cursor"] is String == false)
            #expect(try await api.call(.get, path).status == 401)
            #expect(try await api.call(.get, path, as: api.shopper).status == 403)
            #expect(try await api.call(.get, "skus/\(SKUID(1))/prices", as: api.clerk).status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `no list price stays none when a program changes the price, and one that it names is kept`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let sku = api.product.skus[0]
            var version = Int(sku.version)
            func change(_ price: Int, _ list: Int? = nil) async throws -> [Int?] {
                let named = list.map { ",\"list_price\":{\"amount\":\($0),\"currency\":\"CNY\"}" } ?? ""
                let answer = try await api.call(
                    .patch, "skus/\(sku.id)", as: api.clerk, ifMatch: version,
                    "{\"price\":{\"amount\":\(price),\"currency\":\"CNY\"}\(named)}")
                #expect(answer.status == 200, "\(answer.text)")
                version += 1
                return [answer.int("price.amount"), answer.int("list_price.amount")]
            }
            #expect(sku.ownListPrice == nil && sku.priceMinor == 1_999)
            let raised = try await change(2_500, 1_999)
            #expect(raised == [2_500, 2_500])
            #expect(try await change(1_500) == [1_500, 1_500])
            #expect(try await change(1_400, 1_500) == [1_400, 1_500])
            #expect(try await change(1_300) == [1_300, 1_500])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a planned price is refused where another one holds, is listed, carried out and cannot be cancelled then`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let sku = api.product.skus[0].id
            let path = "skus/\(sku)/price-plans"
            func plan(_ start: String, _ end: String) async throws -> Answer {
                try await api.call(
                    .post, path, as: api.clerk,
                    """
                    {"price":{"amount":1499,"currency":"CNY"},"list_price":{"amount":1999,"currency":"CNY"},\
                    "starts_at":"\(start)","ends_at":"\(end)","reason":"周末"}
                    """)
            }
            let made = try await plan("2026-11-20T06:06:00Z", "2026-11-20T08:00:00Z")
            #expect(made.status == 201 && made.string("state") == "planned", "\(made.text)")
            #expect(made.int("price.amount") == 1_499 && made.string("reason") == "周末")
            let twice = try await plan("2026-11-20T07:00:00Z", "2026-11-20T09:00:00Z")
            #expect(twice.status == 409 && twice.code == "price_window_taken", "\(twice.text)")
            let past = try await plan("2026-11-20T06:05:00Z", "2026-11-20T06:05:30Z")
            #expect(past.status == 422 && past.string("field") == "starts_at", "\(past.text)")
            let backwards = try await plan("2026-11-25T12:00:00Z", "2026-11-24T00:00:00Z")
            #expect(backwards.status == 422 && backwards.string("field") == "ends_at", "\(backwards.text)")
            api.base.clock.advance(by: .minutes(1))
            try await api.shop.catalog.applyDuePrices()
            let shown = try await api.call(.get, "products/\(api.product.id)", as: api.clerk)
            #expect(shown.int("skus.0.price.amount") == 1_499, "\(shown.text)")
            let id = try #require(made.string("id"))
            let late = try await api.call(.post, "price-plans/\(id)/cancel", as: api.clerk)
            #expect(late.status == 409 && late.code == "price_plan_begun", "\(late.text)")
            let listed = try await api.call(.get, path, as: api.clerk)
            #expect(listed.count("items") == 1 && listed.string("items.0.state") == "applied", "\(listed.text)")
            let history = try await api.call(.get, "skus/\(sku)/prices", as: api.clerk)
            #expect(history.string("items.0.source") == "plan" && history.string("items.0.reason") == "周末")
            #expect(try await api.call(.get, path, as: api.shopper).status == 403)
            #expect(try await api.call(.get, "skus/\(SKUID(1))/price-plans", as: api.clerk).status == 404)
        }
    }
}
