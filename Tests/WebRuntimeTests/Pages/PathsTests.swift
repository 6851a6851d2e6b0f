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
}
