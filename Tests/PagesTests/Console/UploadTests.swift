import Catalog
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
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

    @Test(arguments: TestEngine.all)
    func `of several files all are taken or none, the one to blame is named, and a repeated upload doubles nothing`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", .chinese)
            let url = "/console/goods/\(fixture.product.id)/pictures"
            func count() async throws -> Int? {
                try await fixture.shop.catalog.product(.id(fixture.product.id))?.product.media.count
            }
            func upload(_ contents: [String]) async throws -> Browser.Page {
                try await clerk.get(url)
                let form = try clerk.filled(url, ["alt": "壶"])
                let files = contents.map { (name: "picture", value: Browser.file + $0) }
                return try await clerk.post(form.url, form.pairs.filter { $0.name != "picture" } + files)
            }
            let before = try await fixture.everything()
            let refused = try await upload([Browser.picture("1111"), "GIF89a"])
            #expect(refused.status == 422 && refused.contains("“a.jpg”不是 JPEG"), "\(refused.text)")
            #expect(try await fixture.everything() == before)
            #expect(try await upload([Browser.picture("1111"), Browser.picture("2222")]).status == 303)
            #expect(try await count() == 2)
            let after = try await fixture.everything()
            #expect(try await upload([Browser.picture("2222"), Browser.picture("1111")]).status == 303)
            try await clerk.follow()
            #expect(clerk.page.contains("没有重复添加"))
            #expect(try await fixture.everything() == after)
            #expect(try await upload([Browser.picture("1111"), Browser.picture("3333")]).status == 303)
            #expect(try await count() == 3)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `pictures are put in order all at once, unless somebody was there first`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)/pictures"
            for mark in ["1111", "2222", "3333"] {
                try await clerk.get(url)
                try await clerk.submit(url, ["picture": Browser.file + Browser.picture(mark), "alt": mark])
            }
            func alts() async throws -> [String] {
                let found = try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
                return found?.product.media.map(\.alt) ?? []
            }
            try await clerk.get(url)
            let shown = try clerk.filled("\(url)/order")
            let names = shown.pairs.filter { $0.name == "picture" }.map(\.value)
            #expect(names.count == 3 && Set(names).count == 3)
            let rest = shown.pairs.filter { $0.name != "picture" }
            func send(_ names: [String]) async throws -> Browser.Page {
                try await clerk.post(shown.url, rest + names.map { (name: "picture", value: $0) })
            }
            let wrongs: [[String]] = [
                [], [names[0], names[1]], [names[0], names[0], names[1]], names + [names[0]], ["x"] + names,
            ]
            for wrong in wrongs {
                let refused = try await send(wrong)
                #expect(refused.status == 422 && refused.contains("role=\"alert\""), "\(wrong): \(refused.status)")
                #expect(try await alts() == ["1111", "2222", "3333"])
            }
            #expect(try await send([names[2], names[0], names[1]]).status == 303)
            #expect(clerk.page.location == language.pathPrefix + url)
            #expect(try await alts() == ["3333", "1111", "2222"])
            // The form that was shown before the pictures had this order.
            #expect(try await send(names).status == 412)
            #expect(try await alts() == ["3333", "1111", "2222"])
            try await clerk.get(url)
            let next = try clerk.filled("\(url)/order").pairs.filter { $0.name == "picture" }.map(\.value)
            #expect(next == [names[2], names[0], names[1]])
        }
    }

    @Test(arguments: Language.allCases)
    func `the script that drags pictures is a file of its own, where there is something to drag`(
        language: Language
    ) async throws {
        try await withPages(.sqlite) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)/pictures"
            let tag = /<script src="(\/assets\/lists\.[0-9a-f]*\.js)" defer><\/script>/
            for mark in ["1111", "2222"] {
                try await clerk.get(url)
                #expect(clerk.page.text.firstMatch(of: tag) == nil && !clerk.page.contains("data-order"))
                try await clerk.submit(url, ["picture": Browser.file + Browser.picture(mark), "alt": mark])
            }
            let page = try await clerk.get(url)
            let file = try #require(page.text.firstMatch(of: tag)).output.1
            let script = try await fixture.client.execute(uri: String(file), method: .get)
            #expect(script.status == .ok && script.headers[.contentType] == "text/javascript; charset=utf-8")
            #expect(script.body.readableBytes < 12_000)
            // What the script moves, and what it says, is in the page; without it, nothing of that is in sight.
            #expect(page.text.matches(of: /<li class="card" data-picture="[0-9a-f]{64}">/).count == 2)
            #expect(
                page.text.matches(of: /<button type="button" class="button quiet grip" data-grip hidden/).count == 2)
            for name in ["data-moved", "data-kept"] {
                let words = try #require(page.text.firstMatch(of: try Regex("\(name)=\"([^\"]*)\"")))
                let text = String(words.output[1].substring ?? "")
                #expect(text.contains("{place}") && text.contains("{count}"), "\(text)")
            }
            #expect(page.contains("role=\"status\" data-said"))
            let inline = page.text.matches(of: /<script(?! src=)|\son\w+="|\sstyle="/)
            #expect(inline.isEmpty)
            let auditor = try await fixture.signedIn("auditor", language)
            try await auditor.get(url)
            #expect(auditor.page.status == 200 && auditor.page.text.firstMatch(of: tag) == nil)
            #expect(!auditor.page.contains("data-grip") && !auditor.page.contains("data-order"))
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
                (large, 413, "<h1"), (medium, 422, "10 MB"),
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
