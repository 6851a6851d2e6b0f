import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing
import WebRuntime

@Suite struct OfflineTests {
    private static let scope = HTTPField.Name("Service-Worker-Allowed")

    @Test func `pages of the shop bring script, worker and manifest along, each by its hash`() async throws {
        var shop = TestShop()
        shop.pages = [PageRoute(.get, .home, .public) { .page($0.frame.page(title: "home", "home")) }]
        try await shop.test { client in
            let page = try await client.execute(uri: "/", method: .get)
            let text = page.text
            #expect(page.headers[.contentSecurityPolicy]?.contains("manifest-src 'self'") == true)
            let scripts =
                /<script src="(\/assets\/shop\.\w{16}\.js)" data-worker="(\/assets\/offline\.\w{16}\.js)" defer>/
            let script = try #require(text.firstMatch(of: scripts))
            let manifest = try #require(
                text.firstMatch(of: /<link rel="manifest" href="(\/assets\/manifest\.[0-9a-f]{16}\.json)">/))
            let own = try await client.execute(uri: String(script.output.1), method: .get)
            #expect(own.status == .ok && own.headers[.contentType] == "text/javascript; charset=utf-8")
            let worker = try await client.execute(uri: String(script.output.2), method: .get)
            let scope = try #require(Self.scope)
            #expect(worker.headers[scope] == "/" && own.headers[scope] == nil)
            let source = worker.text
            // What is no matter of the network is left to the browser: Back to a form that was sent is not "offline".
            #expect(source.contains("event.request.method !== \"GET\" || event.request.cache === \"only-if-cached\""))
            #expect(
                own.text.contains(
                    "if (leftAs) history.replaceState(history.state, \"\", leftAs.content || location.href)"))
            // What it keeps: the page in each language and what that is drawn with, asked for without cookies.
            #expect(source.contains("pages = [\"/offline\", \"/en/offline\"]"))
            #expect(source.contains("credentials: \"omit\""))
            let style = try #require(text.firstMatch(of: /href="(\/assets\/zhanggui\.[0-9a-f]{16}\.css)"/))
            #expect(source.contains("\"\(style.output.1)\""))
            let told = try await client.execute(uri: String(manifest.output.1), method: .get)
            let data = Data(told.text.utf8)
            let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            #expect(object["start_url"] as? String == "/" && object["name"] as? String == "掌柜")
            let icons = try #require(object["icons"] as? [[String: Any]])
            let icon = try #require(icons.first?["src"] as? String)
            #expect(try await client.execute(uri: icon, method: .get).status == .ok)
        }
    }
}
