import Catalog
import Kernel
import TestSupport
import Testing

@Suite struct SpecificationTests {
    private static let sheet = [
        Specification(name: "材质", value: "骨瓷 \"特级\" \\", nameEnglish: "Material", valueEnglish: "Bone china"),
        Specification(name: "容量", value: "500 ml", nameEnglish: "Capacity"),
        Specification(name: "产地", value: "景德镇"),
    ]

    @Test(arguments: TestEngine.all)
    func `facts come back in their order, stay where they are not named, and go when none is left`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            var new = NewProduct(slug: "cup", title: "茶杯")
            new.specifications = Self.sheet
            let made = try await fixture.catalog.createProduct(new, by: fixture.actor)
            #expect(made.specifications == Self.sheet)
            #expect(try await fixture.stored(made.product.id) == made)
            var title = ProductChanges()
            title.title = "大茶杯"
            let kept = try await fixture.catalog.updateProduct(made.product.id, version: 1, title, by: fixture.actor)
            #expect(kept.specifications == Self.sheet)
            var turned = ProductChanges()
            turned.specifications = Self.sheet.reversed()
            _ = try await fixture.catalog.updateProduct(made.product.id, version: 2, turned, by: fixture.actor)
            #expect(try await fixture.stored(made.product.id).specifications == Self.sheet.reversed())
            var bare = ProductChanges()
            bare.specifications = []
            _ = try await fixture.catalog.updateProduct(made.product.id, version: 3, bare, by: fixture.actor)
            #expect(try await fixture.stored(made.product.id).specifications.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods are found by what they are of, in both languages, until they are of something else`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            var new = NewProduct(slug: "cup", title: "茶杯")
            new.specifications = Self.sheet
            let made = try await fixture.catalog.createProduct(new, by: fixture.actor)
            for word in ["骨瓷", "bone china", "景德镇"] {
                let found = try await fixture.catalog.productsForStaff(query: word).items
                #expect(found.map(\.id) == [made.product.id], "\(word)")
            }
            #expect(try await fixture.catalog.productsForStaff(query: "capacity").items.isEmpty)
            var changes = ProductChanges()
            changes.specifications = [Specification(name: "材质", value: "玻璃")]
            _ = try await fixture.catalog.updateProduct(made.product.id, version: 1, changes, by: fixture.actor)
            #expect(try await fixture.catalog.productsForStaff(query: "骨瓷").items.isEmpty)
            #expect(try await fixture.catalog.productsForStaff(query: "玻璃").items.count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `too many facts, one twice and texts beyond their limits are refused, and nothing changes`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let made = try await fixture.catalog.createProduct(
                NewProduct(slug: "cup", title: "茶杯"), by: fixture.actor)
            let before = try await fixture.everything()
            let limit = CatalogLimits.specificationsPerProduct
            let wrong: [[Specification]] = [
                (0...limit).map { Specification(name: "n\($0)", value: "v") },
                [Specification(name: "材质", value: "瓷"), Specification(name: " 材质 ", value: "竹")],
                [Specification(name: " ", value: "瓷")], [Specification(name: "材质", value: "")],
                [Specification(name: "材质", value: "瓷\t竹")],
                [Specification(name: String(repeating: "名", count: 51), value: "瓷")],
                [Specification(name: "材质", value: String(repeating: "瓷", count: 201))],
                [Specification(name: "材质", value: "瓷", valueEnglish: " ")],
            ]
            for specifications in wrong {
                var changes = ProductChanges()
                changes.specifications = specifications
                do {
                    _ = try await fixture.catalog.updateProduct(
                        made.product.id, version: 1, changes, by: fixture.actor)
                    Issue.record("taken: \(specifications)")
                } catch let error as any ExpectedError {
                    #expect(error.kind == .invalid && error.field == "specifications")
                }
            }
            #expect(try await fixture.everything() == before)
            var most = ProductChanges()
            most.specifications = (0..<limit).map { Specification(name: "n\($0)", value: "v") }
            let full = try await fixture.catalog.updateProduct(made.product.id, version: 1, most, by: fixture.actor)
            #expect(full.specifications.count == limit)
        }
    }
}
