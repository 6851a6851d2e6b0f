import Catalog
import Foundation
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What search engines are told.
@Suite struct SearchEngineTests {
    private static let site = "http://127.0.0.1:8080"

    @Test(arguments: TestEngine.all)
    func `pages that may be found name their one address in each language`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            for (path, english) in [
                ("/", "/en"), ("/c/tea", "/en/c/tea"), ("/p/tea-cup", "/en/p/tea-cup"), ("/help", "/en/help"),
                ("/help/privacy", "/en/help/privacy"),
            ] {
                for language in Language.allCases {
                    let visitor = fixture.browser(language)
                    try await visitor.get(path)
                    let own = language == .english ? english : path
                    #expect(visitor.page.contains("<link rel=\"canonical\" href=\"\(Self.site)\(own)\">"), "\(own)")
                    for (name, url) in [("zh-CN", path), ("en", english), ("x-default", path)] {
                        let link = "<link rel=\"alternate\" hreflang=\"\(name)\" href=\"\(Self.site)\(url)\">"
                        #expect(visitor.page.contains(link), "\(own): \(name)")
                    }
                    #expect(visitor.page.contains("<meta property=\"og:url\" content=\"\(Self.site)\(own)\">"))
                    #expect(!visitor.page.contains("noindex"), "\(own)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `searches, filtered lists, carts and the console are not to be found`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            let visitor = fixture.browser()
            for path in ["/search", "/search?q=tea", "/c/tea?brand=Zhang", "/cart", "/sign-in", "/nowhere"] {
                try await visitor.get(path)
                #expect(visitor.page.contains("<meta name=\"robots\" content=\"noindex\">"), "\(path)")
                #expect(!visitor.page.contains("canonical"), "\(path)")
            }
            for path in ["/console", "/console/goods", "/console/synonyms"] {
                try await admin.get(path)
                #expect(admin.page.contains("<meta name=\"robots\" content=\"noindex\">"), "\(path)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `robots are led to the sitemap, whose parts name every page once in each language`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let visitor = fixture.browser()
            let robots = try await visitor.get("/robots.txt").text
            #expect(robots.contains("Disallow: /console\n") && robots.contains("Disallow: /en/console\n"))
            #expect(robots.contains("Sitemap: \(Self.site)/sitemap.xml"))
            let index = try await visitor.get("/sitemap.xml")
            #expect(index.status == 200)
            let parts = index.text.matches(of: /<loc>([^<]*)<\/loc>/).map { String($0.output.1) }
            #expect(parts.count == 3 && parts.allSatisfy { $0.hasPrefix(Self.site) })
            var pages: [String] = []
            for part in parts {
                let answer = try await visitor.get(String(part.dropFirst(Self.site.count)))
                #expect(answer.status == 200, "\(part)")
                #expect(try Self.isWellFormed(answer.text))
                pages += answer.text.matches(of: /<url><loc>([^<]*)<\/loc>/)
                    .map { String($0.output.1.dropFirst(Self.site.count)) }
            }
            #expect(
                pages.sorted()
                    == ([
                        "/", "/c/tea", "/en", "/en/c/tea", "/en/help", "/en/p/tea-cup", "/help", "/p/tea-cup",
                    ] + HelpTopic.allCases.flatMap { ["/help/\($0.rawValue)", "/en/help/\($0.rawValue)"] }).sorted())
            for page in pages {
                try await visitor.get(page)
                #expect(visitor.page.status == 200, "\(page)")
            }
            let after = ProductID(fixture.product.id.rawValue + 1)
            #expect(try await !visitor.get("/sitemap/products-\(after).xml").contains("<url>"))
            for wrong in ["/sitemap/products-x.xml", "/sitemap/nothing.xml", "/sitemap/..", "/en/robots.txt"] {
                #expect(try await visitor.get(wrong).status == 404, "\(wrong)")
            }
        }
    }

    private static func isWellFormed(_ text: String) throws -> Bool {
        text.hasPrefix("<?xml")
            && text.components(separatedBy: "<url>").count == text.components(separatedBy: "</url>").count
    }

    @Test(arguments: TestEngine.all)
    func `the data of a product are what its page shows, and a name cannot break out of them`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let visitor = fixture.browser()
            try await visitor.get("/p/tea-cup")
            let data = try Self.data(in: visitor.page)
            let product = try #require(data.first { $0["@type"] as? String == "Product" })
            #expect(product["name"] as? String == fixture.product.title)
            let offers = try #require(product["offers"] as? [[String: Any]])
            #expect(offers.map { $0["price"] as? String } == ["19.99", "29.99"])
            #expect(offers.allSatisfy { $0["availability"] as? String == "https://schema.org/InStock" })
            let trail = try #require(data.first { $0["@type"] as? String == "BreadcrumbList" })
            let steps = try #require(trail["itemListElement"] as? [[String: Any]])
            #expect(steps.map { $0["name"] as? String } == ["首页", "茶", fixture.product.title])
            #expect(!visitor.page.contains("\"name\":\"茶杯 <b>\""))
        }
    }

    /// Those who show a link with its picture draw no drawings.
    @Test(arguments: TestEngine.all)
    func `links to home, a category and a product have a picture where there is a photograph`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (pages, visitor) = (["/", "/c/tea", "/p/tea-cup", "/en", "/en/c/tea"], fixture.browser())
            let (shop, product) = (fixture.shop, fixture.product)
            let drawing = try await shop.addPicture(
                DrawnPicture(svg: "<svg/>", width: 4, height: 3, alt: "杯"), by: .system("test"))
            let drawn = try await shop.setPictures(
                of: product.id, version: product.version, [drawing], by: .system("test"))
            for page in pages {
                #expect(try await !visitor.get(page).contains("og:image"), "\(page)")
            }
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(drawn.product.id)/pictures"
            try await clerk.get(url)
            try await clerk.submit(url, ["picture": "\(Browser.file)\(Browser.picture("0001"))", "alt": "照片"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            let found = try await shop.catalog.product(.id(product.id), includeUnpublished: true)
            let photo = try #require(found?.product.media.last)
            #expect(photo.blob != drawing.blob)
            let tag = "<meta property=\"og:image\" content=\"\(Self.site)\(Paths.media(photo.blob, .webp))\">"
            for page in pages {
                #expect(try await visitor.get(page).contains(tag), "\(page): \(visitor.page.text)")
            }
            // A narrowed list is no page to be shared.
            #expect(try await !visitor.get("/c/tea?brand=Zhang").contains("og:image"))
        }
    }

    /// The tool is installed by the test script; alone, the check is skipped with a notice.
    @Test(arguments: ["/", "/c/tea", "/p/tea-cup", "/en/p/tea-cup"])
    func `a reader of others takes the data without errors`(path: String) async throws {
        guard let tools = ProcessInfo.processInfo.environment["ZHANGGUI_TEST_TOOLS"], !tools.isEmpty else {
            print("NOTICE: ZHANGGUI_TEST_TOOLS is not set, so the structured data are not read by extruct.")
            return
        }
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser()
            try await visitor.get(path)
            let file = fixture.base.directory.appending(path: "page.html")
            try Data(visitor.page.text.utf8).write(to: file)
            let process = Process()
            process.executableURL = URL(filePath: tools).appending(path: "python")
            process.arguments = ["-c", Self.reader, file.path]
            let (output, errors) = (Pipe(), Pipe())
            (process.standardOutput, process.standardError) = (output, errors)
            try process.run()
            let said = output.fileHandleForReading.readDataToEndOfFile()
            let wrong = errors.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(String(decoding: wrong, as: UTF8.self))")
            let read = String(decoding: said, as: UTF8.self)
            let wanted =
                path == "/"
                ? ["Organization", "WebSite"]
                : path.hasPrefix("/c")
                    ? ["BreadcrumbList"]
                    : [
                        "Product", "Offer", "BreadcrumbList",
                    ]
            for type in wanted { #expect(read.contains("\"@type\": \"\(type)\""), "\(type): \(read)") }
            for property in ["og:title", "og:type", "og:url"] {
                #expect(read.contains(property), "\(property): \(read)")
            }
        }
    }

    private static let reader = """
        import json, sys, extruct
        text = open(sys.argv[1], encoding="utf-8").read()
        kinds = ["json-ld", "opengraph"]
        data = extruct.extract(text, base_url="http://127.0.0.1:8080", syntaxes=kinds, errors="strict")
        assert data["json-ld"], "no JSON-LD"
        json.dump(data, sys.stdout, ensure_ascii=False)
        """

    private static func data(in page: Browser.Page) throws -> [[String: Any]] {
        let blocks = page.text.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/.dotMatchesNewlines())
        return try blocks.map { block in
            let value = try JSONSerialization.jsonObject(with: Data(block.output.1.utf8))
            return try #require(value as? [String: Any])
        }
    }
}
