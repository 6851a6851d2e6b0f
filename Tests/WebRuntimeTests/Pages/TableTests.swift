import Hummingbird
import HummingbirdTesting
import Testing
import WebRuntime

@Suite struct TableTests {
    /// On a phone a table is a card a row, where nobody sees the headings.
    @Test func `every cell names its column, whatever it holds`() async throws {
        let rows: [(name: String, count: Int)] = [("<td>", 1), ("b", 2)]
        var shop = TestShop()
        shop.pages = [
            PageRoute(.get, .home, .public) { call in
                .page(
                    call.frame.page(
                        title: "t",
                        call.frame.table(["nav.cart", "#nav.orders"], rows) { row in
                            "<th scope=\"row\">\(row.name)<i>x</i></th><td class=\"number\">\(row.count)</td>"
                        }))
            }
        ]
        try await shop.test { client in
            let text = try await client.execute(uri: "/en", method: .get).text
            #expect(text.contains("<th scope=\"col\">Cart</th><th scope=\"col\" class=\"number\">"))
            #expect(text.contains("<th data-label=\"Cart\" scope=\"row\">&lt;td&gt;<i>x</i></th>"))
            #expect(text.matches(of: /<td data-label="[^"]+" class="number">[12]<\/td><\/tr>/).count == 2)
        }
    }

    @Test func `a table of nothing says so`() async throws {
        var shop = TestShop()
        shop.pages = [
            PageRoute(.get, .home, .public) { call in
                .page(call.frame.page(title: "t", call.frame.table(["nav.cart"], [Int]()) { _ in "<td></td>" }))
            }
        ]
        try await shop.test { client in
            let text = try await client.execute(uri: "/en", method: .get).text
            #expect(text.contains("Nothing here yet.") && !text.contains("<table"))
        }
    }
}
