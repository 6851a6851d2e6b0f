import Catalog
import HTTPTypes
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct GoodsTests {
    @Test(arguments: TestEngine.all)
    func `a product goes from draft to the visitors' list, and edits name their version`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let category = try await api.call(.post, "categories", as: api.clerk, #"{"slug":"pots","name":"壶"}"#)
            let made = try await api.call(
                .post, "products", as: api.clerk,
                """
                {"slug":"pot","title":"茶壶","category_id":"\(try #require(category.string("id")))",\
                "skus":[{"code":"POT","attributes":{"大小":"大"},"attributes_en":{"Size":"Large"},\
                "price":{"amount":9900,"currency":"CNY"}}]}
                """)
            #expect(made.status == 201 && made.string("state") == "draft", "\(made.text)")
            #expect(made.string("skus.0.attributes.大小") == "大")
            #expect(made.string("skus.0.attributes_en.Size") == "Large")
            let path = "products/\(try #require(made.string("id")))"
            #expect(try await api.call(.get, path).status == 404)
            #expect(try await api.call(.get, path, as: api.clerk).status == 200)
            let missing = try await api.call(.patch, path, as: api.clerk, #"{"title":"大茶壶"}"#)
            #expect(missing.status == 428)
            let stale = try await api.call(.patch, path, as: api.clerk, ifMatch: 99, #"{"title":"大茶壶"}"#)
            #expect(stale.status == 412 && stale.code == "stale_version")
            let edited = try await api.call(.patch, path, as: api.clerk, ifMatch: 1, #"{"title":"大茶壶"}"#)
            #expect(edited.string("title") == "大茶壶" && edited.headers[.eTag] == "\"2\"")
            let review = try await api.call(.post, "\(path)/transitions", as: api.clerk, #"{"to":"review"}"#)
            #expect(review.string("state") == "review", "\(review.text)")
            for body in [#"{"to":"draft"}"#, #"{"to":"draft","reason":" "}"#] {
                let bare = try await api.call(.post, "\(path)/transitions", as: api.clerk, body)
                #expect(
                    bare.status == 422 && bare.code == "missing" && bare.string("field") == "reason", "\(bare.text)")
            }
            let back = try await api.call(
                .post, "\(path)/transitions", as: api.clerk, #"{"to":"draft","reason":"太暗"}"#)
            #expect(back.string("state") == "draft", "\(back.text)")
            for state in ["review", "on_sale"] {
                let moved = try await api.call(.post, "\(path)/transitions", as: api.clerk, "{\"to\":\"\(state)\"}")
                #expect(moved.string("state") == state, "\(moved.text)")
            }
            let again = try await api.call(.post, "\(path)/transitions", as: api.clerk, #"{"to":"draft"}"#)
            #expect(again.status == 409 && again.code == "invalid_transition")
            #expect(try await api.call(.get, path).string("slug") == "pot")
            #expect(try await api.call(.get, "products").count("items") == 2)
            #expect(try await api.call(.get, "products?in_stock=true").count("items") == 1)
            #expect(try await api.call(.get, "products?q=%E8%8C%B6%E5%A3%B6").string("items.0.slug") == "pot")
            let cheap = try await api.call(.get, "products?sort=price_asc&limit=1")
            #expect(cheap.string("items.0.slug") == "tea-cup")
            let next = try #require(cheap.string("next_cursor"))
            let dear = try await api.call(.get, "products?sort=price_asc&limit=1&cursor=\(next)")
            #expect(dear.string("items.0.slug") == "pot" && dear["next_cursor"] is String == false)
            #expect(try await api.call(.get, "products?state=on_sale").status == 401)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a variant with the attributes of another one is refused at that field`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            func add(_ code: String, _ attributes: String) async throws -> Answer {
                try await api.call(
                    .post, "skus", as: api.clerk,
                    """
                    {"product_id":"\(api.product.id)","code":"\(code)","attributes":\(attributes),\
                    "price":{"amount":5,"currency":"CNY"}}
                    """)
            }
            #expect(try await add("G-1", #"{"颜色":"绿","尺码":"M"}"#).status == 201)
            let again = try await add("G-2", #"{"尺码":"M","颜色":"绿"}"#)
            #expect(again.status == 409 && again.code == "variant_taken", "\(again.text)")
            #expect(again.string("field") == "attributes")
            #expect(try await add("G-2", #"{"尺码":"L","颜色":"绿"}"#).status == 201)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product has the shape that others rely on`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let product = try await api.call(.get, "products/\(api.product.id)")
            #expect(
                product.keys.isSuperset(of: [
                    "id", "slug", "title", "subtitle", "brand", "category_id", "state", "version", "price",
                    "list_price", "highest_price", "skus", "media", "rating", "sold_count",
                ]))
            #expect(product.int("price.amount") == 1_999 && product.string("price.currency") == "CNY")
            #expect(product.int("skus.1.available") == 10 && product.int("sold_count") == 0)
            #expect(product.count("media") == 0)
            #expect(try await api.call(.get, "brands").string("items.0.name") == "Zhang")
            #expect(try await api.call(.get, "categories").string("items.0.slug") == "tea")
        }
    }

    @Test(arguments: TestEngine.all)
    func `english texts and pictures are edited as they are shown`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
            let picture = try await api.shop.addPicture(
                DrawnPicture(svg: svg, width: 4, height: 3, alt: "杯"), by: .system("test"))
            let path = "products/\(api.product.id)"
            func media(_ url: String, _ more: String = "") -> String {
                """
                {"title_en":"Tea cup","description_en":"Fine",\
                "media":[{"url":"\(url)","alt":"杯","width":4,"height":3\(more)}]}
                """
            }
            let url = "/media/\(picture.blob).svg"
            let version = Int(api.product.version)
            let edited = try await api.call(
                .patch, path, as: api.clerk, ifMatch: version, media(url, #","alt_en":"A cup""#))
            #expect(edited.status == 200 && edited.string("title_en") == "Tea cup", "\(edited.text)")
            #expect(edited.string("description_en") == "Fine" && edited["subtitle_en"] is String == false)
            let listed = try await api.call(.get, "products?q=tea%20cup")
            #expect(listed.string("items.0.media.0.url") == url && listed.string("items.0.media.0.alt_en") == "A cup")
            #expect(listed.int("items.0.media.0.width") == 4 && listed.int("items.0.media.0.height") == 3)
            let wrong: [(String, String)] = [
                (media("https://example.com/a.png"), "media[0].url"), (media("/media/\(picture.blob).png"), "media"),
                (media(url, #","alt_en":"""#), "media.alt_en"), (#"{"media":[{"url":"\#(url)"}]}"#, "media[0].alt"),
                (#"{"media":{}}"#, "media"), (#"{"title_en":""}"#, "title_en"), (#"{"title_en":7}"#, "title_en"),
            ]
            for (body, field) in wrong {
                let answer = try await api.call(.patch, path, as: api.clerk, ifMatch: version + 1, body)
                #expect(answer.status == 422 && answer.string("field") == field, "\(body): \(answer.text)")
            }
            let bare = try await api.call(
                .patch, path, as: api.clerk, ifMatch: version + 1, #"{"title_en":null,"media":[]}"#)
            #expect(bare.status == 200 && bare["title_en"] is String == false && bare.count("media") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `stock is corrected once for each key, and never below what orders hold`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            _ = try await api.placedOrder(as: api.shopper)
            func adjust(_ delta: Int, key: String, sku: String) async throws -> Answer {
                try await api.call(
                    .post, "inventory/adjustments", as: api.clerk, key: key,
                    """
                    {"sku_id":"\(sku)","warehouse_id":"\(api.warehouse)","delta":\(delta),"reason":"count"}
                    """)
            }
            let sku = api.skus[0].description
            for _ in 1...2 {
                let answer = try await adjust(5, key: "a", sku: sku)
                #expect(answer.status == 201 && answer.int("items.0.on_hand") == 15, "\(answer.text)")
            }
            let below = try await adjust(-14, key: "b", sku: sku)
            #expect(below.status == 409 && below.code == "below_reserved")
            let unknown = try await adjust(1, key: "c", sku: SKUID(1).description)
            #expect(unknown.status == 422 && unknown.string("field") == "sku_id")
            #expect(try await api.call(.get, "warehouses", as: api.clerk).string("items.0.code") == "SH1")
            #expect(try await api.call(.get, "inventory/\(SKUID(1))", as: api.clerk).status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a bin is set as often as one likes, where there is a level`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let path = "inventory/\(api.skus[0])/bins/\(api.warehouse)"
            for (given, kept) in [(" A-03-2 ", "A-03-2"), ("A-03-2", "A-03-2"), ("", "")] {
                let answer = try await api.call(.put, path, as: api.clerk, "{\"bin\":\"\(given)\"}")
                #expect(answer.status == 200 && answer.string("items.0.bin") == kept, "\(answer.text)")
                let shown = try await api.call(.get, "inventory/\(api.skus[0])", as: api.clerk)
                #expect(shown.string("items.0.bin") == kept)
            }
            let long = try await api.call(
                .put, path, as: api.clerk, "{\"bin\":\"\(String(repeating: "B", count: 41))\"}")
            #expect(long.status == 422 && long.string("field") == "bin", "\(long.text)")
            let none = try await api.call(.put, path, as: api.clerk, "{}")
            #expect(none.status == 422 && none.code == "missing", "\(none.text)")
            for wrong in [
                "inventory/\(SKUID(1))/bins/\(api.warehouse)", "inventory/\(api.skus[0])/bins/\(WarehouseID(1))",
            ] {
                #expect(try await api.call(.put, wrong, as: api.clerk, #"{"bin":"B"}"#).status == 404, "\(wrong)")
            }
            #expect(try await api.call(.put, path, as: api.shopper, #"{"bin":"B"}"#).status == 403)
        }
    }
}
