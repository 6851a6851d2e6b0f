import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import NIOCore
import Synchronization
import Testing
import WebRuntime

@Suite struct PageTests {
    /// What the handlers of unsafe pages have done.
    private final class Deeds: Sendable {
        private let done = Mutex<[String]>([])

        var all: [String] { done.withLock { $0 } }
        func add(_ deed: String) { done.withLock { $0.append(deed) } }
    }

    private let deeds = Deeds()

    private var shop: TestShop {
        var shop = TestShop()
        let deeds = deeds
        shop.pages = [
            PageRoute(.get, .home, .public) { call in
                .page(call.frame.page(title: "<home>", call.frame.form(to: call.paths.cart, "")))
            },
            PageRoute(.post, .cartLines, .public) { call in
                deeds.add(try call.form.required("name"))
                let answer = PageAnswer.redirect(to: call.paths.cart).saying("done")
                return call.buyer == nil ? answer.beginningGuest(call.newGuest().token) : answer
            },
            PageRoute(.get, .cart, .public) { call in
                .page(call.frame.page(title: "cart", "cart"))
            },
            PageRoute(.get, .consoleStock, .permission(.stockRead)) { call in
                .page(call.frame.page(title: "stock", area: .console, current: .consoleStock, "stock"))
            },
            PageRoute(.post, .consoleStockAdjustments, .permission(.stockAdjust)) { call in
                deeds.add(try call.path.text("sku"))
                return .redirect(to: call.paths.console)
            },
            PageRoute(.get, .product, .public) { call in throw NotFound("product \(try call.path.text("product"))") },
        ]
        return shop
    }

    @Test func `pages come in the language of their url, with frame and headers`() async throws {
        try await shop.test { client in
            let chinese = try await client.execute(uri: "/", method: .get)
            #expect(chinese.status == .ok && chinese.text.contains("<html lang=\"zh-CN\">"))
            #expect(chinese.text.contains("<title>&lt;home&gt; · 掌柜</title>") && chinese.text.contains("购物车"))
            #expect(chinese.headers[.contentType] == "text/html; charset=utf-8")
            #expect(chinese.headers[.xContentTypeOptions] == "nosniff")
            let policy = try #require(chinese.headers[.contentSecurityPolicy])
            #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
            #expect(chinese.headers[.strictTransportSecurity] == nil)
            let english = try await client.execute(uri: "/en", method: .get)
            #expect(english.text.contains("<html lang=\"en\">") && english.text.contains("action=\"/en/cart\""))
            let head = try await client.execute(uri: "/", method: .head)
            #expect(head.status == .ok && head.text.isEmpty)
        }
    }

    @Test func `static files carry their hash and live long`() async throws {
        try await shop.test { client in
            let page = try await client.execute(uri: "/", method: .get).text
            let style = try #require(page.firstMatch(of: /href="(\/assets\/zhanggui\.[0-9a-f]{16}\.css)"/))
            let css = try await client.execute(uri: String(style.output.1), method: .get)
            #expect(css.status == .ok && css.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(css.text.contains("--vermilion: #c03a2b"))
            let old = try await client.execute(uri: "/assets/zhanggui.0000000000000000.css", method: .get)
            #expect(old.status == .notFound)
        }
    }

    @Test func `behind tls cookies are secure and the browser is told to stay there`() async throws {
        var shop = shop
        shop.configuration.publicURL = "https://shop.example"
        try await shop.test { client in
            let page = try await client.execute(uri: "/", method: .get)
            #expect(page.headers[.strictTransportSecurity] != nil)
            let cookie = try #require(page.headers[values: .setCookie].first)
            #expect(cookie.hasPrefix("__Host-zg_form="))
            for property in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(property)) }
        }
    }

    @Test func `forms of strangers need the token that belongs to their cookie`() async throws {
        let deeds = deeds
        try await shop.test { client in
            let page = try await client.execute(uri: "/", method: .get)
            let (token, secret) = (try #require(page.formToken), try #require(page.cookies["zg_form"]))
            let otherToken = try #require(try await client.execute(uri: "/", method: .get).formToken)
            let wrong: [(String, String?)] = [
                ("name=x", secret), ("name=x&_csrf=", secret), ("name=x&_csrf=\(otherToken)", secret),
                ("name=x&_csrf=\(token)", nil), ("name=x&_csrf=\(token)0", secret), ("name=x&_csrf=\(secret)", secret),
            ]
            for (body, cookie) in wrong {
                let response = try await post(client, "/cart/lines", body, cookie.map { "zg_form=\($0)" })
                #expect(response.status == .forbidden && response.text.contains("页面已过期"), "\(body)")
            }
            #expect(deeds.all.isEmpty)
            let right = try await post(client, "/cart/lines", "name=x&_csrf=\(token)", "zg_form=\(secret)")
            #expect(right.status == .seeOther && right.headers[.location] == "/cart")
            #expect(deeds.all == ["x"])
            #expect(GuestToken(try #require(right.cookies["zg_guest"])) != nil)
            let flash = try #require(right.cookies["zg_flash"])
            let next = try await client.execute(
                uri: "/en/cart", method: .get, headers: [.cookie: "zg_flash=\(flash)"])
            #expect(next.text.contains("role=\"status\">Done<") && next.cookies["zg_flash"] == "")
        }
    }

    @Test func `a session's token opens no other session's forms`() async throws {
        try await shop.test { client in
            let mine = try await client.execute(uri: "/", method: .get, headers: [.cookie: "zg_session=shopper"])
            let token = try #require(mine.formToken)
            #expect(mine.cookies["zg_form"] == nil)
            let done = try await post(client, "/cart/lines", "name=a&_csrf=\(token)", "zg_session=shopper")
            #expect(done.status == .seeOther && done.cookies["zg_guest"] == nil)
            let stolen = try await post(client, "/cart/lines", "name=a&_csrf=\(token)", "zg_session=operator")
            #expect(stolen.status == .forbidden)
        }
    }

    @Test func `rights guard pages: strangers are led to the sign-in, others are refused`() async throws {
        let deeds = deeds
        try await shop.test { client in
            let stranger = try await client.execute(uri: "/en/console/stock?x=1", method: .get)
            #expect(stranger.status == .seeOther)
            #expect(stranger.headers[.location] == "/en/sign-in?next=%2Fen%2Fconsole%2Fstock%3Fx%3D1")
            let shopper = try await client.execute(
                uri: "/console/stock", method: .get, headers: [.cookie: "zg_session=shopper"])
            #expect(shopper.status == .forbidden && shopper.text.contains("没有权限"))
            let staff = try await client.execute(
                uri: "/console/stock", method: .get, headers: [.cookie: "zg_session=operator"])
            #expect(staff.status == .ok && staff.text.contains(/aria-current="page"[^>]*><svg[^\n]*<\/svg>库存/))
            #expect(!staff.text.contains("操作日志"))
            let uri = "/console/stock/sku_1/adjustments"
            let posted = try await post(client, uri, "", nil)
            #expect(posted.status == .unauthorized)
            let refused = try await post(client, uri, "", "zg_session=shopper")
            #expect(refused.status == .forbidden)
            #expect(deeds.all.isEmpty)
        }
    }

    @Test func `errors of pages are pages in the visitor's language`() async throws {
        try await shop.test { client in
            let missing = try await client.execute(uri: "/en/p/%E8%8C%B6%3Cb%3E", method: .get)
            #expect(missing.status == .notFound && missing.text.contains("There is no such page."))
            let unknown = try await client.execute(uri: "/no/such", method: .get)
            #expect(unknown.status == .notFound && unknown.text.contains("没有找到这个页面"))
            let requestID = try #require(unknown.headers[header("X-Request-Id")])
            #expect(unknown.text.contains(requestID))
            let wrong = try await client.execute(uri: "/en/cart", method: .put)
            #expect(wrong.status == .methodNotAllowed && wrong.headers[.allow] == "GET, HEAD")
            let broken = try await client.execute(uri: "/p/%FF", method: .get)
            #expect(broken.status == .notFound)
            let json = try await client.execute(
                uri: "/cart/lines", method: .post, headers: .json, body: ByteBuffer(string: "{}"))
            #expect(json.status == .unsupportedMediaType)
            let large = try await post(client, "/cart/lines", String(repeating: "a", count: 300_000), nil)
            #expect(large.status == .contentTooLarge)
        }
    }

    private func post(
        _ client: any TestClientProtocol, _ uri: String, _ body: String, _ cookie: String?
    ) async throws -> TestResponse {
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let cookie { headers[.cookie] = cookie }
        return try await client.execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }
}
