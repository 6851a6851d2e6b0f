import Hummingbird
import HummingbirdTesting
import Kernel
import Testing
import WebRuntime

@Suite struct PathsTests {
    @Test func `pages are printed in the visitor's language`() {
        #expect(Paths(.chinese).home == "/")
        #expect(Paths(.english).home == "/en")
        #expect(Paths(.english).product("tea-pot") == "/en/p/tea-pot")
        #expect(Paths(.chinese).order(OrderID(1)) == "/orders/ord_0000000000001")
        #expect(Paths(.english).consoleOrder(OrderID(1)) == "/en/console/orders/ord_0000000000001")
    }

    @Test func `what is filled in is percent-encoded`() {
        #expect(Paths(.chinese).product("茶/壶 ?") == "/p/%E8%8C%B6%2F%E5%A3%B6%20%3F")
        #expect(Paths(.chinese).search("a&b=c") == "/search?q=a%26b%3Dc")
        let cursor = Cursor(key: 1, id: 2)
        #expect(Paths(.english).search("x", cursor: cursor) == "/en/search?q=x&cursor=0000000000001-0000000000002")
    }

    @Test(arguments: [
        ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil", "/"), (nil, "/"), ("", "/"),
        ("/orders?x=1", "/orders?x=1"), ("/a\r\nSet-Cookie: x", "/"),
    ])
    func `only paths of the shop are returned to`(path: String?, expected: String) {
        #expect(Paths(.chinese).safeReturn(to: path) == expected)
    }

    @Test func `the prefix decides the language`() {
        #expect(Language.split(path: "/en/cart") == (.english, "/cart"))
        #expect(Language.split(path: "/en") == (.english, "/"))
        #expect(Language.split(path: "/english") == (.chinese, "/english"))
        #expect(Language.split(path: "/") == (.chinese, "/"))
    }

    /// Everything that a browser takes for a link to `evil.example` becomes a path of the shop.
    @Test(arguments: ["//evil.example", "/\\evil.example", "///evil.example", "/\t/evil.example", "/ \\/evil.example"])
    func `the path without its language leads to no other site`(path: String) {
        #expect(Language.split(path: "/en" + path) == (.english, "/evil.example"))
        #expect(Language.split(path: path) == (.chinese, "/evil.example"))
    }

    @Test(arguments: ["/en//evil.example", "//evil.example/x", "/en/%5Cevil.example"])
    func `no page links to a site that its own URL names`(path: String) async throws {
        try await TestShop().test { client in
            let page = try await client.execute(uri: path, method: .get)
            #expect(page.status == .notFound && page.text.contains("<footer class=\"shop-foot\">"))
            #expect(!page.text.contains("href=\"//") && !page.text.contains("href=\"/\\"))
        }
    }
}
