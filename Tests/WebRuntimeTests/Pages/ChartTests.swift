import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing
import WebRuntime

@Suite struct ChartTests {
    private static let library = "/* Chart.js */ " + String(repeating: "window.Chart = class {};\n", count: 100)

    /// A shop with a page that draws and one that does not.
    private static func shop(_ assets: Assets) -> TestShop {
        var shop = TestShop()
        shop.assets = assets
        shop.pages = [
            PageRoute(.get, .console, .public) { call in
                let frame = call.frame
                let table = frame.table(["page.next", "#page.empty"], [1, 2]) { day in
                    "<th scope=\"row\">\(day)</th>\(frame.cell(value: "\(day)000.50", "¥\(day),000.50"))"
                }
                let charts = [PageChart(.line, title: "a < b", columns: [1], currencyCode: "CNY")]
                return .page(
                    frame.page(title: "t", area: .console, "<h1>t</h1>\(frame.charted(charts, name: "days", table))"))
            },
            PageRoute(.get, .consoleOrders, .public) { .page($0.frame.page(title: "t", area: .console, "<h1>t</h1>")) },
        ]
        return shop
    }

    private static func logger(_ book: LogBook) -> Logger {
        Logger(label: "test", factory: { _ in LogBook.Handler(book: book) })
    }

    @Test func `an installed Chart.js goes out by its hash, packed, and only where something is drawn`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "chart-\(UUID().uuidString).js")
        try Data(Self.library.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let book = LogBook()
        let assets = Assets.installed(chartLibrary: file.path(percentEncoded: false), logger: Self.logger(book))
        #expect(book.lines.isEmpty)
        try await Self.shop(assets).test { client in
            let page = try await client.execute(uri: "/console", method: .get).text
            let scripts = page.matches(of: /<script src="(\/assets\/\w+\.[0-9a-f]{16}\.js)" defer>/)
                .map { String($0.output.1) }
            #expect(scripts.map { $0.split(separator: ".")[0] } == ["/assets/chart", "/assets/draw", "/assets/desk"])
            let (url, ours) = (try #require(scripts.first), try #require(scripts.dropFirst().first))
            let plain = try await client.execute(uri: url, method: .get)
            #expect(plain.text == Self.library && plain.headers[.contentType] == "text/javascript; charset=utf-8")
            #expect(plain.headers[.cacheControl] == "public, max-age=31536000, immutable")
            let packed = try await client.execute(uri: url, method: .get, headers: [.acceptEncoding: "gzip"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.body.readableBytes < plain.body.readableBytes / 4)
            let script = try await client.execute(uri: ours, method: .get)
            #expect(script.status == .ok && script.body.readableBytes < 8_000)
            // Nothing that the content security policy would stop, and no markup made from texts.
            for word in ["innerHTML", "eval", "Function(", "createElement(\"style\")", "cssText", "Attribute(\"style"] {
                #expect(!script.text.contains(word), "\(word)")
            }
            // Without scripts: no empty field, and the table stands open.
            #expect(page.contains("data-chart=\"line\" data-table=\"days\" data-columns=\"1\" data-currency=\"CNY\""))
            #expect(page.contains("hidden><figcaption>a &lt; b</figcaption></figure>") && !page.contains("<canvas"))
            #expect(page.contains("<details id=\"days\" class=\"printed\" open><summary>"))
            #expect(page.contains("class=\"number\" data-value=\"1000.50\">¥1,000.50</td>"))
            let other = try await client.execute(uri: "/console/orders", method: .get).text
            #expect(!other.contains("/assets/chart.") && !other.contains("/assets/draw."))
        }
    }

    @Test func `without Chart.js the table stands alone, and the log says so`() async throws {
        let book = LogBook()
        let assets = Assets.installed(chartLibrary: "/nowhere/chart.min.js", logger: Self.logger(book))
        #expect(book.lines.count == 1 && book.lines.first?.contains("path=/nowhere/chart.min.js") == true)
        #expect(book.lines.first?.contains("apt-get install libjs-chart.js") == true)
        try await Self.shop(assets).test { client in
            let page = try await client.execute(uri: "/console", method: .get).text
            #expect(page.contains("<details id=\"days\" class=\"printed\" open><summary>"))
            #expect(page.contains("¥2,000.50"))
            #expect(!page.contains("<figure") && !page.contains("/assets/chart.") && !page.contains("/assets/draw."))
        }
    }

    @Test func `an empty file is no Chart.js`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "chart-\(UUID().uuidString).js")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let book = LogBook()
        _ = Assets.installed(chartLibrary: file.path(percentEncoded: false), logger: Self.logger(book))
        #expect(book.lines.count == 1)
    }
}
