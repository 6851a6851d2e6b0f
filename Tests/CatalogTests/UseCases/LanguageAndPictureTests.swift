import Catalog
import Cryptography
import Database
import Kernel
import TestSupport
import Testing

@Suite struct LanguageAndPictureTests {
    /// A stored picture; its content is its own name.
    private func picture(
        _ name: String, type: PictureType = .webp, alt: String? = nil, altEnglish: String? = nil,
        in fixture: CatalogFixture
    ) async throws -> ProductPicture {
        let content = Array(name.utf8)
        try await fixture.database.write { transaction in
            try Blobs.put(
                content, as: BlobHash(of: content), mediaType: type.rawValue, at: fixture.base.clock.now,
                in: transaction)
        }
        return ProductPicture(
            blob: BlobHash(of: content), type: type, alt: alt ?? name, altEnglish: altEnglish, width: 640, height: 480)
    }

    @Test(arguments: TestEngine.all)
    func `both languages and all pictures come back as they were given`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let pictures = [
                try await picture("a", alt: #"引号 " 和 \ 斜线 ], ["#, altEnglish: #"a "quoted" \"#, in: fixture),
                try await picture("b", type: .svg, in: fixture),
            ]
            let made = try await fixture.catalog.createProduct(
                NewProduct(
                    slug: "cup", title: "茶杯", titleEnglish: "Tea cup", subtitle: "白瓷", subtitleEnglish: "White china",
                    description: "第一行\n第二行", descriptionEnglish: "One\nTwo", media: pictures,
                    skus: [
                        NewSKU(
                            code: "CUP", attributes: ["颜色": "白"], attributesEnglish: ["Colour": "White"],
                            priceMinor: 100)
                    ]), by: fixture.actor)
            #expect(made.product.media == pictures && made.descriptionEnglish == "One\nTwo")
            #expect(try await fixture.stored(made.product.id) == made)
            let listed = try await fixture.catalog.productsForStaff(query: "tea cup").items
            #expect(listed == [made.product])
            let (id, catalog) = (made.product.skus[0].id, fixture.catalog)
            let face = try await fixture.database.read { try $0.run(catalog.faces([id, SKUID(1)])) }
            #expect(face.count == 1 && face[id]?.cover == pictures[0] && face[id]?.titleEnglish == "Tea cup")
            #expect(
                face[id]?.slug == "cup" && face[id]?.label == "白" && face[id]?.labelEnglish == "White"
                    && face[id]?.productID == made.product.id)
            var changes = ProductChanges()
            changes.titleEnglish = .set(nil)
            changes.media = pictures.reversed()
            let edited = try await catalog.updateProduct(made.product.id, version: 1, changes, by: fixture.actor)
            #expect(edited.product.titleEnglish == nil && edited.product.subtitleEnglish == "White china")
            #expect(try await fixture.stored(made.product.id) == edited)
            #expect(edited.product.media == pictures.reversed())
            #expect(try await fixture.catalog.productsForStaff(query: "tea cup").items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a picture that is not stored, too many and wrong texts are refused`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let good = try await picture("a", in: fixture)
            let draft = try await fixture.catalog.createProduct(
                NewProduct(slug: "cup", title: "茶杯"), by: fixture.actor)
            let before = try await fixture.everything()
            let unknown = ProductPicture(blob: BlobHash(of: [1]), type: .webp, alt: "x", width: 1, height: 1)
            let otherType = ProductPicture(blob: good.blob, type: .png, alt: "x", width: 1, height: 1)
            let silent = ProductPicture(blob: good.blob, type: .webp, alt: " ", width: 1, height: 1)
            let flat = ProductPicture(blob: good.blob, type: .webp, alt: "x", width: 0, height: 1)
            let refusals: [([ProductPicture], String)] = [
                ([good, unknown], "media"), ([otherType], "media"), ([silent], "media.alt"), ([flat], "media"),
                (Array(repeating: good, count: CatalogLimits.picturesPerProduct + 1), "media"),
            ]
            for (pictures, field) in refusals {
                var changes = ProductChanges()
                changes.media = pictures
                do {
                    _ = try await fixture.catalog.updateProduct(
                        draft.product.id, version: 1, changes, by: fixture.actor)
                    Issue.record("taken: \(pictures)")
                } catch let error as any ExpectedError {
                    #expect(error.field == field)
                }
            }
            #expect(try await fixture.everything() == before)
        }
    }
}
