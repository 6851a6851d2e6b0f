import Hummingbird
import HummingbirdTesting
import Testing
import WebRuntime

@Suite struct HealthTests {
    @Test func `readiness tells what is wrong`() async throws {
        var shop = TestShop()
        try await shop.test { client in
            let alive = try await client.execute(uri: "/healthz", method: .get)
            #expect(alive.text == "ok\n")
            let ready = try await client.execute(uri: "/readyz", method: .get)
            #expect(ready.status == .ok)
        }
        shop.health = Health([.init("database") { "no connection" }, .init("workers") { nil }])
        try await shop.test { client in
            let response = try await client.execute(uri: "/readyz", method: .get)
            #expect(response.status == .serviceUnavailable && response.headers[.retryAfter] != nil)
            #expect(response.text == #"{"ready":false,"checks":{"database":"no connection","workers":"ok"}}"#)
        }
    }

    @Test func `metrics count requests by route, not by path`() async throws {
        var shop = TestShop()
        shop.pages = [PageRoute(.get, .product, .public) { _ in .page("x") }]
        try await shop.test { client in
            for slug in ["a", "b"] { _ = try await client.execute(uri: "/p/\(slug)", method: .get) }
            _ = try await client.execute(uri: "/secret/path", method: .get)
            let text = try await client.execute(uri: "/metrics", method: .get).text
            #expect(text.contains("http_requests_total{method=\"GET\",route=\"/p/{product}\",status=\"200\"} 2\n"))
            #expect(text.contains("http_requests_total{method=\"GET\",route=\"NotFound\",status=\"404\"} 1\n"))
            #expect(text.contains("http_request_duration_seconds_count{route=\"/p/{product}\"} 2\n"))
            #expect(!text.contains("secret"))
        }
    }

    @Test func `gauges are asked when somebody looks`() async {
        let metrics = MetricsRegistry(gauges: [
            .init("jobs_waiting", "Jobs that are due.") { 3 }, .init("gone", "Not now.") { nil },
        ])
        let text = await metrics.exposition()
        #expect(text.contains("# TYPE jobs_waiting gauge\njobs_waiting 3.0\n") && !text.contains("gone"))
    }
}
