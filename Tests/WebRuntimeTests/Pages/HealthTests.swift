import Hummingbird
import HummingbirdTesting
import Kernel
import Synchronization
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

    @Test func `an answer is given again for a second`() async throws {
        let (looks, now) = (Held(0), Held(ContinuousClock.now))
        var shop = TestShop()
        shop.health = Health(
            [
                .init("database") {
                    looks.change { $0 += 1 }
                    return nil
                }
            ], now: { now.value })
        try await shop.test { client in
            for (passed, expected) in [(0, 1), (0, 1), (999, 1), (1, 2), (0, 2)] {
                now.change { $0 += .milliseconds(passed) }
                let answer = try await client.execute(uri: "/readyz", method: .get)
                #expect(answer.status == .ok && looks.value == expected)
            }
        }
    }

    @Test func `one look may tell of several things`() async throws {
        let looks = Held(0)
        var shop = TestShop()
        shop.health = Health([
            .init(["database", "migrations"]) {
                looks.change { $0 += 1 }
                return ["migrations": "2 migrations are pending"]
            }
        ])
        try await shop.test { client in
            let answer = try await client.execute(uri: "/readyz", method: .get)
            #expect(
                answer.text
                    == #"{"ready":false,"checks":{"database":"ok","migrations":"2 migrations are pending"}}"#)
            #expect(looks.value == 1)
        }
    }

    @Test func `one caller at a time looks, and a look that takes long is a reason`() async throws {
        let (asked, answered) = (AsyncStream.makeStream(of: Void.self), AsyncStream.makeStream(of: Void.self))
        let (looks, now) = (Held(0), Held(ContinuousClock.now))
        var shop = TestShop()
        shop.health = Health(
            [
                .init("database") {
                    looks.change { $0 += 1 }
                    guard looks.value > 1 else { return nil }
                    asked.continuation.finish()
                    for await _ in answered.stream {}
                    return nil
                }
            ], now: { now.value })
        try await shop.test { client in
            #expect(try await client.execute(uri: "/readyz", method: .get).status == .ok)
            now.change { $0 += .seconds(1) }
            async let slow = client.execute(uri: "/readyz", method: .get)
            for await _ in asked.stream {}
            #expect(try await client.execute(uri: "/readyz", method: .get).status == .ok)
            now.change { $0 += .seconds(2) }
            let late = try await client.execute(uri: "/readyz", method: .get)
            #expect(late.status == .serviceUnavailable && late.text.contains("have not answered yet"))
            answered.continuation.finish()
            #expect(try await slow.status == .ok)
            #expect(looks.value == 2)
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
        let waiting = Held(3.0)
        let metrics = MetricsRegistry(clock: Clock { TestShop.now }) {
            [.init("jobs_waiting", "Jobs that are due.", waiting.value)]
        }
        let text = await metrics.exposition()
        #expect(text.contains("# TYPE jobs_waiting gauge\njobs_waiting 3.0\n"))
        #expect(text.contains("# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 1795154700.0\n"))
        waiting.change { $0 = 4 }
        #expect(await metrics.exposition().contains("\njobs_waiting 4.0\n"))
    }
}

/// A value that a test and its shop share.
private final class Held<Value: Sendable>: Sendable {
    private let held: Mutex<Value>

    init(_ value: Value) { held = Mutex(value) }

    var value: Value { held.withLock { $0 } }
    func change(_ change: (inout Value) -> Void) { held.withLock { change(&$0) } }
}
