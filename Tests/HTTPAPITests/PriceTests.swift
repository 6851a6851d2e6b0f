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
}
