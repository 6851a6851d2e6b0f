import Catalog
import Database
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct PictureTests {
    @Test(arguments: TestEngine.all)
    func `titles and pictures are shown in the visitor's language, and served`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let caller = Caller.user(UserID(7))
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>"
            let picture = try await fixture.shop.addPicture(
                DrawnPicture(svg: svg, width: 400, height: 300, alt: "红 \"杯\"", altEnglish: "A <red> cup"), by: caller)
            var changes = ProductChanges()
            changes.titleEnglish = .set("Tea cup & saucer")
            changes.descriptionEnglish = .set("Made in Jingdezhen")
            let product = try await fixture.shop.catalog.updateProduct(
                fixture.product.id, version: fixture.product.version, changes, by: caller)
            _ = try await fixture.shop.setPictures(
                of: product.product.id, version: product.product.version, [picture], by: caller)
            let url = Paths.media(picture.blob, .svg)
            let chinese = fixture.browser()
            for path in ["/", "/c/tea", "/search?q=saucer", "/p/tea-cup"] {
                let page = try await chinese.get(path)
                let image = "src=\"\(url)\" alt=\"红 &quot;杯&quot;\" width=\"400\" height=\"300\""
                #expect(page.contains(image), "\(path)")
                #expect(page.contains("茶杯 &lt;b&gt;") && page.contains("第一行") == (path == "/p/tea-cup"))
            }
            let english = fixture.browser(.english)
            for path in ["/", "/c/tea", "/search?q=saucer", "/p/tea-cup"] {
                let page = try await english.get(path)
                #expect(page.contains("alt=\"A &lt;red&gt; cup\"") && page.contains("Tea cup &amp; saucer"), "\(path)")
                #expect(!page.contains("茶杯") && page.contains("Jingdezhen") == (path == "/p/tea-cup"))
            }
            try await english.fillCart()
            #expect(english.page.contains("Tea cup &amp; saucer 红") && english.page.contains("src=\"\(url)\""))
            let clerk = try await fixture.signedIn("operator")
            #expect(try await clerk.get("/console/goods").contains("src=\"\(url)\" alt=\"\""))
            let log = try await fixture.base.database.read { session in
                try session.rows("SELECT action FROM audit_log WHERE subject = \(picture.blob)").map(\.values)
            }
            #expect(log == [[.text("picture_added")]])
        }
    }

    @Test(arguments: Language.allCases)
    func `a picture that is shown large can be magnified, by words in the visitor's language and without styles`(
        language: Language
    ) async throws {
        try await withPages(.sqlite) { fixture in
            let picture = try await fixture.shop.addPicture(
                DrawnPicture(svg: "<svg/>", width: 4, height: 3, alt: "杯"), by: .system("test"))
            var changes = ProductChanges()
            changes.media = [picture]
            _ = try await fixture.shop.catalog.updateProduct(
                fixture.product.id, version: fixture.product.version, changes, by: .system("test"))
            let visitor = fixture.browser(language)
            let page = try await visitor.get("/p/tea-cup")
            let (larger, smaller) = language == .english ? ("Zoom in", "Zoom out") : ("放大", "缩小")
            #expect(page.contains("data-zoom-in=\"\(larger)\" data-zoom-out=\"\(smaller)\""), "\(page.text)")
            #expect(!page.contains(" style="))
            let script = try #require(page.text.firstMatch(of: /src="(\/assets\/shop\.[^"]+)"/)?.output.1)
            let text = try await fixture.browser().get(String(script)).text
            for sign in ["zoomIn", "zoomOut", "\"+\"", "\"-\""] { #expect(text.contains(sign), "\(sign)") }
            // The policy that pages are sent with lets nobody write styles.
            #expect(!text.contains("style") && !text.contains("cssText"))
        }
    }
}
