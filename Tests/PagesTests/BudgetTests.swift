import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Orders
import TestSupport
import Testing
import Workflows

/// What a page may cost: bytes, requests, and looks into the database.
@Suite struct BudgetTests {
    /// A page with its style and scripts, pictures left out: on slow 4G it stands in a second and a half.
    private static let byteLimit = 100_000
    /// The same as it goes over the line.
    private static let packedByteLimit = 30_000
    private static let htmlLimit = 48_000
    private static let consoleHTMLLimit = 100_000
    private static let styleLimit = 40_000
    private static let scriptLimit = 12_000
    /// The page, its style, its scripts, the seal and the icons.
    private static let requestLimit = 8

    private static let shopPages = [
        "/", "/c/tea", "/search", "/search?q=%E8%8C%B6", "/search?q=nothingatall", "/p/tea-cup", "/cart", "/checkout",
        "/orders", "/account", "/account/addresses", "/help", "/sign-in", "/nowhere",
    ]
    private static let consolePages = [
        "/console", "/console/orders", "/console/goods", "/console/stock", "/console/returns", "/console/payments",
        "/console/audit", "/console/categories", "/console/staff", "/console/settings", "/console/search?q=CUP",
        "/console/style", "/console/trade?days=90", "/console/operations/health",
    ]

    /// A file or a page as it was answered.
    private struct Weight {
        let byteCount: Int
        let packedByteCount: Int
        let text: String
    }

    @Test(arguments: [TestEngine.sqlite])
    func `pages stay within their bytes and requests`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await fixture.fillShelf(30)
            let (shopper, admin) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("administrator"))
            _ = try await shopper.buy(fixture)
            try await shopper.fillCart()
            for path in Self.shopPages {
                try await Self.expectWithinBudget(path, shopper, fixture, htmlLimit: Self.htmlLimit)
            }
            for path in Self.consolePages {
                try await Self.expectWithinBudget(path, admin, fixture, htmlLimit: Self.consoleHTMLLimit)
            }
        }
    }

    private static func expectWithinBudget(
        _ path: String, _ browser: Browser, _ fixture: PagesFixture, htmlLimit: Int
    ) async throws {
        let page = try await weight(path, browser, fixture)
        #expect(page.byteCount > 2_000 && page.byteCount <= htmlLimit, "\(path): \(page.byteCount) bytes of HTML")
        let urls = Set(page.text.matches(of: /(?:href|src)="(\/assets\/[^"#]*)/).map { String($0.output.1) })
        #expect(urls.contains { $0.hasSuffix(".css") } && urls.count < requestLimit, "\(path): \(urls)")
        var (total, packed) = (page.byteCount, page.packedByteCount)
        for url in urls where !url.hasSuffix(".svg") {
            let file = try await weight(url, browser, fixture)
            let limit = url.hasSuffix(".css") ? styleLimit : scriptLimit
            #expect(file.byteCount <= limit, "\(url): \(file.byteCount) bytes")
            (total, packed) = (total + file.byteCount, packed + file.packedByteCount)
        }
        #expect(total <= byteLimit && packed <= packedByteLimit, "\(path): \(total) bytes, \(packed) packed")
        // Whatever a page shows, it takes from the shop itself.
        let foreign = page.text.firstMatch(of: /(?:src|srcset|action)="(?:https?:)?\/\/[^"]*"/)
        #expect(foreign == nil, "\(path): \(foreign?.output ?? "")")
    }

    private static func weight(_ url: String, _ browser: Browser, _ fixture: PagesFixture) async throws -> Weight {
        var headers: HTTPFields = [.cookie: browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")]
        let plain = try await fixture.client.execute(uri: url, method: .get, headers: headers)
        headers[.acceptEncoding] = "gzip"
        let packed = try await fixture.client.execute(uri: url, method: .get, headers: headers)
        let isSmall = plain.body.readableBytes < 1_024
        #expect([.ok, .notFound].contains(plain.status), "\(url)")
        #expect(isSmall || packed.headers[.contentEncoding] == "gzip", "\(url)")
        return Weight(
            byteCount: plain.body.readableBytes, packedByteCount: packed.body.readableBytes,
            text: String(buffer: plain.body))
    }

    private static let growingPages = [
        "/", "/c/tea", "/search", "/search?q=%E8%8C%B6", "/search?q=%E8%8C%B6&in_stock=true&sort=price_asc", "/cart",
        "/checkout", "/orders",
    ]
    private static let growingConsolePages = [
        "/console/orders", "/console/goods", "/console/stock", "/console/audit", "/console/categories",
        "/console/trade", "/console/operations/health",
    ]

    /// One row or a pageful: a page asks as often.
    @Test(arguments: TestEngine.all)
    func `the looks of a page into the database do not grow with its rows`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, admin) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("administrator"))
            _ = try await shopper.buy(fixture, quantity: 1)
            try await fixture.fillShelf(3)
            try await shopper.fillCart(quantity: 1)
            let pages = Self.growingPages.map { ($0, shopper) } + Self.growingConsolePages.map { ($0, admin) }
            var few: [String: [String]] = [:]
            for (path, browser) in pages { few[path] = try await Self.statements(path, browser, fixture) }
            for _ in 1...2 { _ = try await shopper.buy(fixture, quantity: 1) }
            try await fixture.fillShelf(30, from: 3)
            for number in [1, 2, 4, 5, 7, 8] { try await shopper.fillCart("pot-\(number)", quantity: 1) }
            for (path, browser) in pages {
                let many = try await Self.statements(path, browser, fixture)
                let count = few[path, default: []].count
                #expect(many.count <= count, "\(path): \(count) before, now:\n\(many.joined(separator: "\n"))")
            }
        }
    }

    private static func statements(
        _ path: String, _ browser: Browser, _ fixture: PagesFixture
    ) async throws -> [String] {
        fixture.base.log.clear()
        try await browser.get(path)
        #expect(browser.page.status == 200, "\(path)")
        return fixture.base.log.statements
    }
}
