import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct BrandTests {
    @Test(arguments: TestEngine.all)
    func `a product's brand is made once, whatever its spelling, and its new name shows everywhere`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            let first = try await fixture.onSale("a", brand: "Ｌi-Ning", category: shelf)
            let second = try await fixture.onSale("b", brand: "LI-NING", category: shelf)
            _ = try await fixture.onSale("c", brand: "景德镇", category: shelf)
            #expect(first.brandID == second.brandID && second.brand == "Ｌi-Ning")
            func list(_ all: Bool = false) async throws -> [Brand] {
                try await fixture.database.read { try catalog.brandList(includingHidden: all, in: $0) }
            }
            let brands = try await list()
            #expect(brands.map(\.name) == ["Ｌi-Ning", "景德镇"] && brands[0].slug == "li-ning")
            #expect(brands[1].slug.hasPrefix("b-"))
            var changes = BrandChanges()
            changes.name = "李宁"
            changes.nameEnglish = .set("Li-Ning")
            let renamed = try await catalog.updateBrand(brands[0].id, version: 1, changes, by: actor)
            #expect(renamed.version == 2 && renamed.nameEnglish == "Li-Ning")
            for slug in ["a", "b"] {
                let found = try #require(try await catalog.product(.slug(slug)))
                #expect(found.product.brand == "李宁" && found.product.brandID == renamed.id)
            }
            #expect(try await catalog.refreshSearch() == 2)
            let byEnglish = try await catalog.products(ProductFilter(query: "li-ning")).items.map(\.slug)
            #expect(Set(byEnglish) == ["a", "b"])
            let byName = try await catalog.products(ProductFilter(brand: "李宁")).items.map(\.slug)
            #expect(Set(byName) == ["a", "b"])
            #expect(Set(try await catalog.products(ProductFilter(query: "李宁")).items.map(\.slug)) == ["a", "b"])
            var hidden = BrandChanges()
            hidden.state = .hidden
            _ = try await catalog.updateBrand(renamed.id, version: 2, hidden, by: actor)
            #expect(try await list().map(\.name) == ["景德镇"])
            #expect(try await list(true).count == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `taken names, old versions and unknown brands are refused and nothing is kept`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let one = try await catalog.createBrand(NewBrand(name: "One"), by: actor)
            let two = try await catalog.createBrand(NewBrand(slug: "zwei", name: "Two"), by: actor)
            let product = try await catalog.createProduct(
                NewProduct(slug: "a", title: "A", brand: "ｔｗｏ"), by: actor)
            #expect(product.product.brandID == two.id && product.product.brand == "Two")
            let before = try await fixture.everything()
            for new in [NewBrand(name: "ＯＮＥ"), NewBrand(slug: "one", name: "Three")] {
                await #expect(throws: CatalogError.brandTaken) { try await catalog.createBrand(new, by: actor) }
            }
            var taken = BrandChanges()
            taken.name = "one"
            await #expect(throws: CatalogError.brandTaken) {
                try await catalog.updateBrand(two.id, version: 1, taken, by: actor)
            }
            await #expect(throws: CatalogError.staleVersion(current: 1)) {
                try await catalog.updateBrand(two.id, version: 2, BrandChanges(), by: actor)
            }
            await #expect(throws: NotFound.self) {
                try await catalog.updateBrand(BrandID(1), version: 1, BrandChanges(), by: actor)
            }
            var unknown = ProductChanges()
            unknown.brandID = .set(BrandID(1))
            await #expect(throws: InputError.unknownReference(field: "brand_id")) {
                try await catalog.updateProduct(product.product.id, version: 1, unknown, by: actor)
            }
            #expect(try await fixture.everything() == before)
            var moved = ProductChanges()
            moved.brandID = .set(one.id)
            let after = try await catalog.updateProduct(product.product.id, version: 1, moved, by: actor)
            #expect(after.product.brand == "One" && after.product.brandID == one.id)
            var bare = ProductChanges()
            bare.brand = .set(nil)
            let none = try await catalog.updateProduct(product.product.id, version: 2, bare, by: actor)
            #expect(none.product.brand == nil && none.product.brandID == nil)
        }
    }

    /// The English shop itself calls it so; a second brand of that name stood beside it.
    @Test(arguments: TestEngine.all)
    func `a brand is found by its English name, and none is made or renamed to what another is called`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let pouch = try await catalog.createBrand(NewBrand(name: "布囊", nameEnglish: "Cloth Pouch"), by: actor)
            let other = try await catalog.createBrand(NewBrand(name: "Muji", nameEnglish: "muji"), by: actor)
            for (slug, name) in [("a", "ＣＬＯＴＨ pouch"), ("b", "布囊")] {
                let made = try await catalog.createProduct(NewProduct(slug: slug, title: "A", brand: name), by: actor)
                #expect(made.product.brandID == pouch.id && made.product.brand == "布囊", "\(made.product)")
            }
            let bare = try await catalog.createProduct(NewProduct(slug: "c", title: "C"), by: actor).product
            var changes = ProductChanges()
            changes.brand = .set("cloth pouch")
            let moved = try await catalog.updateProduct(bare.id, version: 1, changes, by: actor)
            #expect(moved.product.brandID == pouch.id)
            let before = try await fixture.everything()
            for new in [
                NewBrand(name: "Cloth Pouch"), NewBrand(name: "cloth ｐouch", nameEnglish: "x"),
                NewBrand(name: "新", nameEnglish: "布囊"), NewBrand(name: "无印", nameEnglish: "MUJI"),
            ] {
                await #expect(throws: CatalogError.brandTaken, "\(new)") {
                    try await catalog.createBrand(new, by: actor)
                }
            }
            var (name, english) = (BrandChanges(), BrandChanges())
            name.name = "Cloth pouch"
            english.nameEnglish = .set("布囊")
            for taken in [name, english] {
                await #expect(throws: CatalogError.brandTaken) {
                    try await catalog.updateBrand(other.id, version: 1, taken, by: actor)
                }
            }
            #expect(try await fixture.everything() == before)
            // Its own names are nobody else's.
            var hidden = BrandChanges()
            hidden.name = "MUJI"
            hidden.state = .hidden
            #expect(try await catalog.updateBrand(other.id, version: 1, hidden, by: actor).name == "MUJI")
            let brands = try await fixture.database.read { try catalog.brandList(includingHidden: true, in: $0) }
            #expect(brands.count == 2)
            let names = BrandNames(brands)
            #expect(names.own("CLOTH POUCH") == "布囊" && names.own("Pouch") == nil)
            #expect(brands.map(names.english) == ["muji", "Cloth Pouch"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many who give a name to brands in both languages at once, one makes a brand`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            _ = try await catalog.createBrand(NewBrand(name: "旧"), by: actor)
            for round in 0..<5 {
                let name = "Pouch \(round)"
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<6 {
                        group.addTask {
                            let new =
                                number.isMultiple(of: 2)
                                ? NewBrand(name: "囊\(round)", nameEnglish: name) : NewBrand(name: name)
                            _ = try? await catalog.createBrand(new, by: actor)
                        }
                    }
                }
            }
            let brands = try await fixture.database.read { try catalog.brandList(includingHidden: true, in: $0) }
            #expect(brands.count == 6, "\(brands.map(\.name))")
        }
    }
}
