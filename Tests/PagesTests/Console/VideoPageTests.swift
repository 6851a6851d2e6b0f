import Catalog
import Cryptography
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct VideoPageTests {
    private static let film = VideoBytes.mp4("film")
    private static let url = Paths.media(BlobHash(of: film), VideoType.mp4)

    private func stored(_ fixture: PagesFixture) async throws -> ProductVideo? {
        try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)?.video
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a video is uploaded, shown, told and taken away without scripts`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)"
            try await clerk.get("\(url)/pictures")
            try await clerk.submit(
                "\(url)/video",
                ["video": Browser.video(Self.film), "video_alt": "转动的 <杯>", "video_alt_en": "A turning <cup>"])
            #expect(clerk.page.status == 303 && clerk.page.location == language.pathPrefix + "\(url)/pictures")
            #expect(try await stored(fixture)?.blob == BlobHash(of: Self.film))
            let alt = language == .english ? "A turning &lt;cup&gt;" : "转动的 &lt;杯&gt;"
            let edited = try await clerk.get("\(url)/pictures")
            #expect(edited.contains("preload=\"none\" playsinline src=\"\(Self.url)\" aria-label=\"\(alt)\""))
            let shopper = fixture.browser(language)
            let bare = try await shopper.get("/p/tea-cup")
            let video =
                "preload=\"none\" playsinline aria-label=\"\(alt)\"><source src=\"\(Self.url)\" type=\"video/mp4\">"
            #expect(bare.contains("<li id=\"video\"><video class=\"video\" controls \(video)"), "\(bare.text)")
            #expect(bare.contains("<a href=\"\(Self.url)\" download>"))
            // Search engines want a picture of it.
            #expect(!bare.contains("VideoObject"))
            let picture = try await fixture.shop.addPicture(
                DrawnPicture(svg: "<svg/>", width: 4, height: 3, alt: "杯"), by: .system("test"))
            let version = try await fixture.shop.catalog.product(.id(fixture.product.id))?.product.version ?? 0
            _ = try await fixture.shop.setPictures(
                of: fixture.product.id, version: version, [picture], by: .system("test"))
            let page = try await shopper.get("/p/tea-cup")
            let cover = Paths.media(picture.blob, PictureType.svg)
            #expect(page.contains("poster=\"\(cover)\"") && page.contains("href=\"#video\""))
            #expect(page.contains("\"@type\":\"VideoObject\"") && page.contains("\"uploadDate\":\""))
            #expect(page.contains("\"contentUrl\":\"") && page.contains("\"thumbnailUrl\":[\""))
            let part = try await fixture.client.execute(uri: Self.url, method: .get, headers: [.range: "bytes=4-7"])
            #expect(part.status == .partialContent && String(buffer: part.body) == "ftyp")
            try await clerk.get("\(url)/pictures")
            try await clerk.submit("\(url)/video/changes", ["action": "save", "shown_alt": "杯", "shown_alt_en": ""])
            #expect(clerk.page.status == 303)
            let told = try await stored(fixture)
            #expect(told?.alt == "杯" && told?.altEnglish == nil)
            try await clerk.get("\(url)/pictures")
            #expect(clerk.page.contains("<p class=\"notice warn\">"))
            try await clerk.submit("\(url)/video/changes", ["action": "remove"])
            #expect(try await stored(fixture) == nil)
            #expect(try await !shopper.get("/p/tea-cup").contains("<video"))
            #expect(try await fixture.client.execute(uri: Self.url, method: .get).status == .notFound)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `what is no video gets a plain answer at its field and changes nothing`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)"
            let before = try await fixture.everything()
            let film = Browser.video(Self.film)
            let cases: [(content: String, alt: String, status: Int, words: String)] = [
                (Browser.file + "GIF89a", "杯", 422, "id=\"video-error\""), (film, " ", 422, "id=\"video_alt-error\""),
                (Browser.video(VideoBytes.mp4(codec: "hvc1")), "杯", 422, "id=\"video-error\""),
                (film + String(repeating: "x", count: Shop.videoLimitBytes), "杯", 422, "id=\"video-error\""),
                (film + String(repeating: "x", count: Shop.videoLimitBytes + 100_000), "杯", 413, "<h1"),
            ]
            for (content, alt, status, words) in cases {
                try await clerk.get("\(url)/pictures")
                let answer = try await clerk.submit("\(url)/video", ["video": content, "video_alt": alt])
                #expect(answer.status == status && answer.contains(words), "\(answer.status): \(answer.text)")
                // The form for a picture was not sent: nothing is said there.
                #expect(!answer.contains("id=\"alt-error\"") && !answer.contains("id=\"picture-error\""))
            }
            try await clerk.get("\(url)/pictures")
            #expect(try await clerk.submit("\(url)/video", ["video": "", "video_alt": "杯"]).status == 422)
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a copy of a product has its pictures and its video, unless they are not wanted`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let id = fixture.product.id
            let picture = try await fixture.shop.addPicture(
                DrawnPicture(svg: "<svg/>", width: 4, height: 3, alt: "杯"), by: .system("test"))
            let pictured = try await fixture.shop.setPictures(
                of: id, version: fixture.product.version, [picture], by: .system("test"))
            _ = try await fixture.shop.setVideo(
                Self.film, alt: "杯", altEnglish: "Cup", of: id, version: pictured.product.version, by: .system("test"))
            let clerk = try await fixture.signedIn("operator")
            func copied(_ slug: String, _ more: [String: String?] = [:]) async throws -> ProductDetail? {
                try await clerk.get("/console/goods/new?from=\(id)")
                // Refused first: the form that comes back is still that of a copy.
                try await clerk.submit("/console/goods/new", more.merging(["slug": "tea-cup", "code": slug]) { $1 })
                #expect(clerk.page.status == 409)
                try await clerk.submit("/console/goods/new", more.merging(["slug": slug]) { $1 })
                #expect(clerk.page.status == 303)
                return try await fixture.shop.catalog.product(.slug(slug), includeUnpublished: true)
            }
            let whole = try await copied("cup-2")
            #expect(whole?.product.media == [picture] && whole?.video?.blob == BlobHash(of: Self.film))
            #expect(whole?.video?.alt == "杯" && whole?.video?.altEnglish == "Cup")
            let bare = try await copied("cup-3", ["with_media": nil])
            #expect(bare != nil && bare?.product.media == [] && bare?.video == nil)
        }
    }
}
