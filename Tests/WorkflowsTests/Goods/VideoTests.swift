import Catalog
import Cryptography
import Database
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct VideoTests {
    private static let film = VideoBytes.mp4(String(repeating: "film", count: 100_000))
    private static let staff = ShopFixture.staff

    private func stored(_ fixture: ShopFixture) async throws -> [[SQLValue]] {
        try await fixture.database.read { session in
            try ["products", "pieced_files", "outbox_events", "audit_log"].flatMap {
                try session.rows("SELECT * FROM \(unsafe: $0) ORDER BY 1, 2").map(\.values)
            }
        }
    }

    private func files(_ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read { session in
            try session.rows("SELECT hash FROM pieced_files ORDER BY hash").map { try $0[0] }
        }
    }

    private func content(_ hash: BlobHash, _ fixture: ShopFixture) async throws -> [UInt8] {
        try await fixture.database.read { session in
            var content: [UInt8] = []
            while let piece = try PiecedFiles.bytes(of: hash, from: content.count, in: session) { content += piece }
            return content
        }
    }

    private func product(_ slug: String, _ fixture: ShopFixture) async throws -> ProductID {
        try await fixture.shop.catalog.createProduct(NewProduct(slug: slug, title: "杯"), by: Self.staff).product.id
    }

    @Test(arguments: TestEngine.all)
    func `a video is kept as it came, told anew, replaced and taken away, and its file goes with it`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let id = try await product("cup", fixture)
            let one = try await shop.setVideo(
                Self.film, alt: " 转动的杯 ", altEnglish: "A turning cup", of: id, version: 1, by: Self.staff)
            let video = try #require(one.video)
            #expect(video.blob == BlobHash(of: Self.film) && video.type == .mp4 && video.alt == "转动的杯")
            #expect(video.altEnglish == "A turning cup" && video.addedAt == fixture.base.clock.now)
            #expect(try await content(video.blob, fixture) == Self.film)
            #expect(try await shop.catalog.product(.id(id), includeUnpublished: true) == one)
            fixture.base.clock.advance(by: .hours(1))
            let told = try await shop.describeVideo(
                of: id, version: 2, alt: "杯", altEnglish: nil, by: Self.staff)
            #expect(told.video?.alt == "杯" && told.video?.altEnglish == nil && told.video?.addedAt == video.addedAt)
            // Other edits leave it alone.
            var changes = ProductChanges()
            changes.title = "大杯"
            #expect(
                try await shop.catalog.updateProduct(id, version: 3, changes, by: Self.staff).video == told.video)
            let other = VideoBytes.webm("other")
            let two = try await shop.setVideo(
                other, alt: "杯", altEnglish: nil, of: id, version: 4, by: Self.staff)
            #expect(two.video?.type == .webm && two.video?.addedAt == fixture.base.clock.now)
            #expect(try await files(fixture) == [BlobHash(of: other).description])
            let none = try await shop.removeVideo(of: id, version: 5, by: Self.staff)
            #expect(none.video == nil && none.product.version == 6)
            #expect(try await files(fixture).isEmpty)
            let log = try await fixture.database.read { session in
                try session.rows("SELECT action FROM audit_log WHERE subject = \(id.description) ORDER BY at, id")
                    .map { try $0[0] as String }
            }
            #expect(
                log == [
                    "product_created", "video_uploaded", "video_changed", "product_edited", "video_uploaded",
                    "video_removed",
                ])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refused video changes nothing`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let id = try await product("cup", fixture)
            let before = try await stored(fixture)
            let large = Self.film + [UInt8](repeating: 0, count: Shop.videoLimitBytes)
            let refusals: [([UInt8], VideoError)] = [
                (Array("<video>".utf8), .unknownType), ([], .unknownType), (Array(Self.film.dropLast()), .unknownType),
                (VideoBytes.mp4(codec: "hvc1"), .unknownType), (large, .tooLarge(limitBytes: Shop.videoLimitBytes)),
            ]
            for (content, error) in refusals {
                await #expect(throws: error) {
                    try await shop.setVideo(content, alt: "杯", altEnglish: nil, of: id, version: 1, by: Self.staff)
                }
            }
            await #expect(throws: CatalogError.staleVersion(current: 1)) {
                try await shop.setVideo(Self.film, alt: "杯", altEnglish: nil, of: id, version: 2, by: Self.staff)
            }
            for alt in ["", String(repeating: "长", count: 201)] {
                await #expect(throws: InputError.self) {
                    try await shop.setVideo(Self.film, alt: alt, altEnglish: nil, of: id, version: 1, by: Self.staff)
                }
            }
            await #expect(throws: NotFound.self) {
                try await shop.removeVideo(of: id, version: 1, by: Self.staff)
            }
            await #expect(throws: NotFound.self) {
                try await shop.describeVideo(of: id, version: 1, alt: "杯", altEnglish: nil, by: Self.staff)
            }
            var changes = ProductChanges()
            changes.video = .set(ProductVideo(blob: BlobHash(of: [9]), type: .mp4, alt: "杯"))
            let unknown = changes
            await #expect(throws: InputError.unknownReference(field: "media")) {
                try await shop.catalog.updateProduct(id, version: 1, unknown, by: Self.staff)
            }
            #expect(try await stored(fixture) == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file that two products show goes with the last of them`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let (one, two) = (try await product("one", fixture), try await product("two", fixture))
            for id in [one, two] {
                _ = try await shop.setVideo(Self.film, alt: "杯", altEnglish: nil, of: id, version: 1, by: Self.staff)
            }
            var copy = NewProduct(slug: "three", title: "杯")
            copy.video = try await shop.catalog.product(.id(one), includeUnpublished: true)?.video
            let three = try await shop.catalog.createProduct(copy, by: Self.staff)
            #expect(three.video?.blob == BlobHash(of: Self.film))
            _ = try await shop.removeVideo(of: one, version: 2, by: Self.staff)
            try await shop.removeProduct(three.product.id, version: 1, by: Self.staff)
            #expect(try await content(BlobHash(of: Self.film), fixture) == Self.film)
            var changes = ProductChanges()
            changes.video = .set(nil)
            _ = try await shop.catalog.updateProduct(two, version: 2, changes, by: Self.staff)
            #expect(try await files(fixture).isEmpty)
        }
    }

    /// The file is taken away with the last product that shows it while others begin to.
    @Test(arguments: TestEngine.all)
    func `whoever takes a video up while another lets it go has it whole`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (shop, rounds) = (fixture.shop, 20)
            let film = VideoBytes.mp4("small")
            let hash = BlobHash(of: film)
            for round in 0..<rounds {
                let old = try await product("old-\(round)", fixture)
                let new = try await product("new-\(round)", fixture)
                _ = try await shop.setVideo(film, alt: "杯", altEnglish: nil, of: old, version: 1, by: Self.staff)
                async let removed = shop.removeVideo(of: old, version: 2, by: Self.staff)
                async let taken = shop.setVideo(film, alt: "杯", altEnglish: nil, of: new, version: 1, by: Self.staff)
                #expect(try await removed.video == nil)
                #expect(try await taken.video?.blob == hash)
                #expect(try await content(hash, fixture) == film, "round \(round)")
                _ = try await shop.removeVideo(of: new, version: 2, by: Self.staff)
                #expect(try await files(fixture).isEmpty, "round \(round)")
            }
        }
    }
}
