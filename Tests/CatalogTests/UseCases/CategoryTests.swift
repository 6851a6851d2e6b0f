import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct CategoryTests {
    @Test(arguments: TestEngine.all)
    func `categories are listed in the order of their position`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let second = try await catalog.createCategory(
                NewCategory(slug: "shoes", name: "鞋", nameEnglish: "Shoes", position: 2), by: actor)
            let first = try await catalog.createCategory(
                NewCategory(slug: "clothes", name: "服装", position: 1), by: actor)
            let child = try await catalog.createCategory(
                NewCategory(parentID: first.id, slug: "dresses", name: "连衣裙", position: 3), by: actor)
            #expect(try await catalog.categories() == [first, second, child])
            #expect(second.nameEnglish == "Shoes")
            #expect(child.parentID == first.id)
        }
    }

    /// One without a place became the second of the shop's home page, empty as it was.
    @Test(arguments: TestEngine.all)
    func `a category that is given no place stands behind its siblings`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let first = try await catalog.createCategory(NewCategory(slug: "tea", name: "茶"), by: actor)
            let far = try await catalog.createCategory(NewCategory(slug: "ware", name: "瓷", position: 70), by: actor)
            let last = try await catalog.createCategory(NewCategory(slug: "bags", name: "包"), by: actor)
            let child = try await catalog.createCategory(
                NewCategory(parentID: far.id, slug: "cups", name: "杯"), by: actor)
            let second = try await catalog.createCategory(
                NewCategory(parentID: far.id, slug: "pots", name: "壶"), by: actor)
            #expect([first, far, last, child, second].map(\.position) == [0, 70, 71, 0, 1])
            let edge = try await catalog.createCategory(
                NewCategory(slug: "edge", name: "末", position: 1_000_000), by: actor)
            let behind = try await catalog.createCategory(NewCategory(slug: "more", name: "又"), by: actor)
            #expect((edge.position, behind.position) == (1_000_000, 1_000_000))
            #expect(try await catalog.categories().filter { $0.parentID == nil } == [first, far, last, edge, behind])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a category is edited by version and its slug stays its own`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shoes = try await fixture.category("shoes")
            let hats = try await fixture.category("hats")
            var changes = CategoryChanges()
            changes.name = "Boots"
            changes.nameEnglish = .set("Boots")
            let edited = try await catalog.updateCategory(shoes, version: 1, changes, by: actor)
            #expect((edited.name, edited.nameEnglish, edited.version) == ("Boots", "Boots", 2))
            let before = try await fixture.everything()
            await #expect(throws: CatalogError.staleVersion(current: 2)) {
                try await catalog.updateCategory(shoes, version: 1, changes, by: actor)
            }
            changes.slug = "shoes"
            await #expect(throws: CatalogError.slugTaken) {
                try await catalog.updateCategory(hats, version: 1, changes, by: actor)
            }
            await #expect(throws: CatalogError.slugTaken) {
                try await catalog.createCategory(NewCategory(slug: "hats", name: "Hats"), by: actor)
            }
            await #expect(throws: InputError.unknownReference(field: "parent_id")) {
                try await catalog.createCategory(
                    NewCategory(parentID: CategoryID(1), slug: "caps", name: "Caps"), by: actor)
            }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the tree has no ring and no more than five levels`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            var line: [CategoryID] = []
            for level in 1...CatalogLimits.categoryDepth {
                line.append(try await fixture.category("level-\(level)", below: line.last))
            }
            await #expect(throws: CatalogError.invalidParent) {
                _ = try await fixture.category("too-deep", below: line.last)
            }
            var changes = CategoryChanges()
            changes.parentID = .set(line[3])
            for id in [line[0], line[3]] {
                await #expect(throws: CatalogError.invalidParent) {
                    try await fixture.catalog.updateCategory(id, version: 1, changes, by: fixture.actor)
                }
            }
            let other = try await fixture.category("other")
            changes.parentID = .set(other)
            await #expect(throws: CatalogError.invalidParent) {
                try await fixture.catalog.updateCategory(line[0], version: 1, changes, by: fixture.actor)
            }
            let moved = try await fixture.catalog.updateCategory(line[1], version: 1, changes, by: fixture.actor)
            #expect(moved.parentID == other)
        }
    }

    @Test(arguments: TestEngine.all)
    func `two moves at once never close a ring`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            for round in 0..<10 {
                let first = try await fixture.category("a-\(round)")
                let second = try await fixture.category("b-\(round)")
                let moved = await withTaskGroup(of: Bool.self) { group in
                    for (id, parent) in [(first, second), (second, first)] {
                        group.addTask {
                            var changes = CategoryChanges()
                            changes.parentID = .set(parent)
                            return
                                (try? await catalog.updateCategory(
                                    id, version: 1, changes, by: .system("test"))) != nil
                        }
                    }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                #expect(moved == 1)
            }
        }
    }
}
