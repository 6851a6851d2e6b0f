import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct SKUTests {
    @Test(arguments: TestEngine.all)
    func `the price history is the sequence of prices, also of edits at once`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let product = try await fixture.onSale("a", category: try await fixture.category(), prices: [1_000])
            let id = product.skus[0].id
            var prices: [Int64] = [1_000]
            for round in 1...10 {
                let won = await withTaskGroup(of: Int64?.self) { group in
                    for rival in 0..<8 {
                        group.addTask {
                            var changes = SKUChanges()
                            changes.priceMinor = Int64(1_000 + round * 10 + rival)
                            return try? await catalog.updateSKU(
                                id, version: Int64(round), changes, reason: "round \(round)", by: .system("test")
                            ).priceMinor
                        }
                    }
                    return await group.reduce(into: [Int64]()) { if let price = $1 { $0.append(price) } }
                }
                #expect(won.count == 1)
                prices += won
                let stored = try await fixture.stored(product.id).product
                #expect(stored.priceMinor == prices.last)
                #expect(stored.skus.map(\.priceMinor) == [prices.last])
                // The product's own fields are not edited by a price.
                #expect(stored.version == product.version)
            }
            let history = try await catalog.priceHistory(of: id)
            #expect(history.reversed().map(\.newPriceMinor) == prices)
            #expect(history.reversed().map(\.oldPriceMinor) == [nil] + prices.dropLast())
            #expect(history.first?.reason == "round 10")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product knows whether its variants on sale cost the same`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let product = try await fixture.onSale(
                "a", category: try await fixture.category(), prices: [1_000, 2_500, 1_800])
            func listed() async throws -> Product {
                let found = try await fixture.database.read { session in
                    try catalog.search(withVariants: false, in: session)
                }
                return try #require(found.items.first)
            }
            var shown = try await listed()
            #expect((shown.priceMinor, shown.highestPriceMinor) == (1_000, 2_500) && shown.hasSeveralPrices)
            // What is no longer sold does not count.
            for sku in product.skus.dropFirst() {
                var changes = SKUChanges()
                changes.state = .retired
                _ = try await catalog.updateSKU(sku.id, version: sku.version, changes, by: actor)
            }
            shown = try await listed()
            #expect((shown.priceMinor, shown.highestPriceMinor) == (1_000, 1_000) && !shown.hasSeveralPrices)
            #expect(shown.highestPrice == Money(1_000, .cny))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an edit that names no price leaves no line in the price history`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let product = try await fixture.onSale("a", category: try await fixture.category())
            var changes = SKUChanges()
            changes.code = "renamed"
            changes.attributes = ["颜色": "蓝"]
            let edited = try await fixture.catalog.updateSKU(
                product.skus[0].id, version: 1, changes, by: fixture.actor)
            #expect((edited.code, edited.attributes.label, edited.version) == ("renamed", "蓝", 2))
            #expect(try await fixture.stored(product.id).product.skus == [edited])
            #expect(try await fixture.catalog.priceHistory(of: edited.id).count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `English attributes go with the Chinese ones that they translate`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let new = NewSKU(
                code: "a", attributes: ["颜色": "红"], attributesEnglish: ["Colour": "Red"], priceMinor: 1)
            let id = try await catalog.createProduct(NewProduct(slug: "a", title: "x", skus: [new]), by: actor)
                .product.skus[0].id
            func change(_ version: Int64, _ edit: (inout SKUChanges) -> Void) async throws -> [String] {
                var changes = SKUChanges()
                edit(&changes)
                let sku = try await catalog.updateSKU(id, version: version, changes, by: actor)
                return [sku.attributes.label, sku.attributesEnglish.label]
            }
            #expect(try await change(1) { $0.priceMinor = 2 } == ["红", "Red"])
            #expect(try await change(2) { $0.attributes = ["颜色": "红"] } == ["红", "Red"])
            #expect(try await change(3) { $0.attributes = ["颜色": "蓝"] } == ["蓝", ""])
            let both = try await change(4) {
                $0.attributes = ["颜色": "绿"]
                $0.attributesEnglish = ["Colour": "Green"]
            }
            #expect(both == ["绿", "Green"])
            #expect(try await change(5) { $0.attributesEnglish = [:] } == ["绿", ""])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a list price follows the price until it stands for itself, and is never below it`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let product = try await fixture.onSale("a", category: try await fixture.category(), prices: [1_000])
            let id = product.skus[0].id
            func change(_ version: Int64, price: Int64?, list: Int64?) async throws -> [Int64] {
                var changes = SKUChanges()
                changes.priceMinor = price
                changes.listPriceMinor = list
                let sku = try await catalog.updateSKU(id, version: version, changes, by: actor)
                return [sku.priceMinor, sku.listPriceMinor]
            }
            #expect(try await change(1, price: 2_000, list: nil) == [2_000, 2_000])
            #expect(try await change(2, price: nil, list: 3_000) == [2_000, 3_000])
            #expect(try await change(3, price: 1_500, list: nil) == [1_500, 3_000])
            let before = try await fixture.everything()
            let refused = InputError.invalid(field: "list_price", reason: .listPrice)
            await #expect(throws: refused) { _ = try await change(4, price: 3_001, list: nil) }
            #expect(try await fixture.everything() == before)
            let history = try await fixture.catalog.priceHistory(of: id)
            #expect(history.map(\.listPriceMinor) == [3_000, 3_000, 2_000, 1_000])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product shows its cheapest active variant`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let product = try await fixture.onSale(
                "a", category: try await fixture.category(), prices: [3_000, 2_000, 2_500])
            #expect(product.priceMinor == 2_000)
            let added = try await catalog.addSKU(
                NewSKU(code: "cheap", priceMinor: 900, listPriceMinor: 1_200), to: product.id, by: actor)
            #expect((added.position, added.currency, added.state) == (3, .cny, .active))
            var stored = try await fixture.stored(product.id).product
            #expect((stored.priceMinor, stored.listPriceMinor) == (900, 1_200))
            var retired = SKUChanges()
            retired.state = .retired
            _ = try await catalog.updateSKU(added.id, version: 1, retired, by: actor)
            stored = try await fixture.stored(product.id).product
            #expect((stored.priceMinor, stored.listPriceMinor) == (2_000, 2_000))
            #expect(stored.skus.map(\.state) == [.active, .active, .active, .retired])
            let visible = try #require(try await catalog.product(.id(product.id))).product
            #expect(visible.skus.map(\.code) == ["a-0", "a-1", "a-2"])
            await #expect(throws: NotFound("sku")) {
                try await catalog.updateSKU(SKUID(1), version: 1, retired, by: actor)
            }
            await #expect(throws: NotFound("product")) {
                try await catalog.addSKU(NewSKU(code: "x", priceMinor: 1), to: ProductID(1), by: actor)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `variants that come together are all added, or none is`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let product = try await fixture.onSale("a", category: try await fixture.category(), prices: [1_000])
            let good = NewSKU(code: "b", attributes: ["号": "1"], priceMinor: 900)
            let before = try await fixture.everything()
            for code in ["a-0", "b"] {
                await #expect(throws: CatalogError.codeTaken) {
                    try await catalog.addSKUs([good, NewSKU(code: code, priceMinor: 1)], to: product.id, by: actor)
                }
            }
            let many = (1...100).map { NewSKU(code: "m\($0)", priceMinor: 1) }
            await #expect(throws: CatalogError.tooMany(field: "skus", limit: 100)) {
                try await catalog.addSKUs(many, to: product.id, by: actor)
            }
            await #expect(throws: InputError.self) {
                try await catalog.addSKUs([good, NewSKU(code: " ", priceMinor: 1)], to: product.id, by: actor)
            }
            #expect(try await fixture.everything() == before)
            let added = try await catalog.addSKUs(
                [good, NewSKU(code: "c", attributes: ["号": "2"], priceMinor: 2_000)], to: product.id, by: actor)
            #expect(added.map(\.code) == ["b", "c"] && added.map(\.position) == [1, 2])
            let stored = try await fixture.stored(product.id).product
            #expect(stored.skus.map(\.code) == ["a-0", "b", "c"] && stored.priceMinor == 900)
            #expect(try await catalog.priceHistory(of: added[1].id).map(\.newPriceMinor) == [2_000])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product has each combination of attributes once, also where many add it at once`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            func variant(_ code: String, _ colour: String, _ size: String = "M") -> NewSKU {
                NewSKU(code: code, attributes: ["尺码": size, "颜色": colour], priceMinor: 100)
            }
            let product = try await catalog.createProduct(
                NewProduct(slug: "a", title: "x", skus: [variant("red", "红")]), by: actor
            ).product
            var retired = SKUChanges()
            retired.state = .retired
            _ = try await catalog.updateSKU(product.skus[0].id, version: 1, retired, by: actor)
            let before = try await fixture.everything()
            for twins in [[variant("b", "红")], [variant("b", " 红 ")], [variant("b", "蓝"), variant("c", "蓝")]] {
                await #expect(throws: CatalogError.variantTaken) {
                    try await catalog.addSKUs(twins, to: product.id, by: actor)
                }
            }
            #expect(try await fixture.everything() == before)
            let green = (0..<8).map { variant("green-\($0)", "绿") }
            let won = await withTaskGroup(of: String?.self) { group in
                for new in green {
                    group.addTask { try? await catalog.addSKU(new, to: product.id, by: .system("test")).code }
                }
                return await group.reduce(into: [String]()) { if let code = $1 { $0.append(code) } }
            }
            #expect(won.count == 1)
            let stored = try await fixture.stored(product.id).product.skus
            #expect(stored.map(\.code) == ["red"] + won)
            _ = try await catalog.addSKU(variant("large", "绿", "L"), to: product.id, by: actor)
            // Nothing to tell them apart by, but their codes.
            for code in ["bare-1", "bare-2"] {
                _ = try await catalog.addSKU(NewSKU(code: code, priceMinor: 1), to: product.id, by: actor)
            }
            #expect(try await fixture.stored(product.id).product.skus.count == 5)
        }
    }

    @Test(arguments: TestEngine.all)
    func `properties keep their order, and no edit makes two variants equal in whatever order`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let twins = [
                NewSKU(code: "a", attributes: ["颜色": "红", "尺码": "S"], priceMinor: 1),
                NewSKU(code: "b", attributes: ["尺码": "S", "颜色": "红"], priceMinor: 1),
            ]
            await #expect(throws: CatalogError.variantTaken) {
                try await catalog.createProduct(NewProduct(slug: "x", title: "x", skus: twins), by: actor)
            }
            let product = try await catalog.createProduct(
                NewProduct(
                    slug: "x", title: "x",
                    skus: [
                        twins[0], NewSKU(code: "b", attributes: ["颜色": "红", "尺码": "M"], priceMinor: 1),
                    ]), by: actor
            ).product
            #expect(product.skus.map(\.attributes.label) == ["红 S", "红 M"])
            #expect(try await fixture.stored(product.id).product.skus.map(\.attributes.label) == ["红 S", "红 M"])
            let before = try await fixture.everything()
            var equal = SKUChanges()
            equal.attributes = ["尺码": "S", "颜色": "红"]
            await #expect(throws: CatalogError.variantTaken) {
                try await catalog.updateSKU(product.skus[1].id, version: 1, equal, by: actor)
            }
            #expect(try await fixture.everything() == before)
            // Its own pairs in another order are another order, and its English stays.
            var turned = SKUChanges()
            turned.attributes = ["尺码": "M", "颜色": "红"]
            let edited = try await catalog.updateSKU(product.skus[1].id, version: 1, turned, by: actor)
            #expect(edited.attributes.label == "M 红")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product has at most a hundred variants`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let skus = (0..<CatalogLimits.skusPerProduct).map { NewSKU(code: "c\($0)", priceMinor: Int64($0)) }
            let product = try await catalog.createProduct(NewProduct(slug: "a", title: "x", skus: skus), by: actor)
            #expect(try await fixture.stored(product.product.id).product.skus.count == 100)
            await #expect(throws: CatalogError.tooMany(field: "skus", limit: 100)) {
                try await catalog.addSKU(NewSKU(code: "one more", priceMinor: 1), to: product.product.id, by: actor)
            }
        }
    }
}

@Suite struct SaleItemTests {
    @Test(arguments: TestEngine.all)
    func `buying sees titles, prices and what is on sale, in one statement`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let dresses = try await fixture.category()
            let sold = try await fixture.onSale("sold", title: "连衣裙", category: dresses, prices: [1_000, 2_000])
            let draft = try await catalog.createProduct(
                NewProduct(
                    slug: "draft", title: "Draft",
                    skus: [NewSKU(code: "d", attributes: ["b": "红", "a": "M"], priceMinor: 5, listPriceMinor: 6)]),
                by: actor
            ).product
            var retired = SKUChanges()
            retired.state = .retired
            _ = try await catalog.updateSKU(sold.skus[1].id, version: 1, retired, by: actor)
            fixture.base.log.clear()
            let ids = sold.skus.map(\.id) + draft.skus.map(\.id) + [SKUID(42)]
            let items = try await fixture.database.read { session in try catalog.saleItems(ids, in: session) }
            #expect(fixture.base.log.statements.count == 1)
            #expect(items.count == 3)
            #expect(
                items[sold.skus[0].id]
                    == SaleItem(
                        skuID: sold.skus[0].id, productID: sold.id, code: "sold-0", title: "连衣裙",
                        unitPriceMinor: 1_000, listPriceMinor: 1_000, currency: .cny, isOnSale: true))
            #expect(items[sold.skus[1].id]?.isOnSale == false)
            #expect(
                items[draft.skus[0].id]
                    == SaleItem(
                        skuID: draft.skus[0].id, productID: draft.id, code: "d", title: "Draft 红 M",
                        unitPriceMinor: 5, listPriceMinor: 6, currency: .cny, isOnSale: false))
        }
    }

    @Test(arguments: TestEngine.all)
    func `any number of variants can be asked for`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let product = try await fixture.onSale("a", category: try await fixture.category())
            let ids = (1...20_000).map { SKUID(Int64($0)) } + [product.skus[0].id]
            let items = try await fixture.database.read { session in try catalog.saleItems(ids, in: session) }
            #expect(items.keys.map { $0 } == [product.skus[0].id])
            let none = try await fixture.database.read { session in try catalog.saleItems([], in: session) }
            #expect(none.isEmpty)
        }
    }
}
