import Catalog
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct UploadTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `pictures are uploaded, ordered, told and taken away without scripts`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)/pictures"
            func upload(_ content: String, _ alt: String) async throws -> Browser.Page {
                try await clerk.get(url)
                return try await clerk.submit(url, ["picture": Browser.file + content, "alt": alt])
            }
            for mark in ["1111", "2222"] {
                #expect(try await upload(Browser.picture(mark), "<\(mark)>").status == 303)
            }
            func media() async throws -> [ProductPicture] {
                let found = try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
                return found?.product.media ?? []
            }
            let two = try await media()
            #expect(two.map(\.alt) == ["<1111>", "<2222>"] && two[0].sizes.map(\.width) == [320])
            let page = try await clerk.get(url)
            #expect(page.contains("alt=\"&lt;1111&gt;\"") && page.contains(Paths.media(two[0].sizes[0].blob, .webp)))
            try await clerk.submit("\(url)/\(two[1].blob)", ["action": "up"])
            #expect(try await media().map(\.alt) == ["<2222>", "<1111>"])
            try await clerk.get(url)
            try await clerk.submit("\(url)/\(two[0].blob)", ["action": "save", "alt": "茶杯", "alt_en": "A cup"])
            let saved = try await media()
            #expect(saved.map(\.alt) == ["<2222>", "茶杯"] && saved.last?.altEnglish == "A cup")
            try await clerk.get(url)
            try await clerk.submit("\(url)/\(two[1].blob)", ["action": "remove"])
            #expect(try await media().map(\.alt) == ["茶杯"])
            let shown = try await fixture.browser(language).get("/p/tea-cup")
            #expect(shown.contains("srcset=\"\(Paths.media(two[0].sizes[0].blob, .webp)) 320w, "))
            for (content, alt) in [("GIF89a", "x"), ("<svg/>", "x"), (Browser.picture("3333"), " ")] {
                let refused = try await upload(content, alt)
                #expect(refused.status == 422 && refused.contains("role=\"alert\""), "\(content): \(refused.status)")
            }
            try await clerk.get(url)
            #expect(try await clerk.submit(url, ["alt": "x", "picture": ""]).status == 422)
            #expect(try await media().count == 1)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `what is too large, or comes while the tool is missing, gets a plain answer and changes nothing`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)/pictures"
            let before = try await fixture.everything()
            let picture = Browser.file + Browser.picture("1111")
            let large = picture + String(repeating: "x", count: 11 * 1_024 * 1_024)
            let medium = picture + String(repeating: "x", count: Shop.photoLimitBytes)
            let cases: [(content: String, status: Int, words: String)] = [
                (large, 413, ""), (medium, 422, "10 MB"),
                (picture + PagesFixture.noTool, 503, "libvips-tools"),
            ]
            for (content, status, words) in cases {
                try await clerk.get(url)
                let answer = try await clerk.submit(url, ["picture": content, "alt": "x"])
                #expect(answer.status == status && answer.contains(words), "\(answer.status): \(answer.text)")
                #expect(answer.contains("<main"), "\(status)")
            }
            #expect(try await fixture.everything() == before)
        }
    }
}
