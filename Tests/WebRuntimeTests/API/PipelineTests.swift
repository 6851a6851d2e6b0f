import Database
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import Testing
import WebRuntime

@Suite struct PipelineTests {
    private func shop(_ handler: @escaping @Sendable (APICall) async throws -> APIAnswer) -> TestShop {
        var shop = TestShop()
        shop.endpoints = [
            Endpoint(
                .get, "/api/v1/x", operation: "x", access: .public, summary: "", successes: [.init(200, "")],
                handler: handler)
        ]
        return shop
    }

    private struct Secret: Error, CustomStringConvertible {
        let description = "password=hunter2"
    }

    @Test func `an unknown error shows nothing to the visitor and everything to the log`() async throws {
        let shop = shop { _ in throw Secret() }
        try await shop.test { client in
            let response = try await client.execute(
                uri: "/api/v1/x?token=abc", method: .get, headers: [header("X-Request-Id"): "my-id_1"])
            #expect(response.status == .internalServerError)
            #expect(!response.text.contains("hunter2"))
            #expect(try response.member("request_id") == "my-id_1")
        }
        #expect(shop.logs.lines.contains { $0.contains("error=password=hunter2") && $0.contains("request_id=my-id_1") })
        #expect(
            shop.logs.lines.contains {
                $0.hasPrefix("info request ") && $0.contains("route=/api/v1/x") && $0.contains("status=500")
            })
        #expect(!shop.logs.lines.contains { $0.contains("abc") })
    }

    @Test(arguments: [
        (DatabaseError.Kind.unavailable, 503), (.commitUnknown, 503), (.serialization, 503), (.data, 500),
        (.misuse, 500), (.unique("x"), 500),
    ])
    func `database failures are 503 with Retry-After where they pass`(
        kind: DatabaseError.Kind, status: Int
    ) async throws {
        let shop = shop { _ in throw DatabaseError(kind, "row of Ms Wang") }
        try await shop.test { client in
            let response = try await client.execute(uri: "/api/v1/x", method: .get)
            #expect(response.status.code == status)
            #expect((response.headers[.retryAfter] != nil) == (status == 503))
            #expect(!response.text.contains("Wang"))
        }
    }

    private struct Refusal: ExpectedError {
        let kind: ErrorKind
        let code = "price_changed"
        let detail = "It changed."
        let field: String? = "total"
        let parameters = ["expected": "1999", "quote": "abc", "again": "true"]
    }

    @Test(arguments: [
        (ErrorKind.malformed, 400), (.unauthenticated, 401), (.forbidden, 403), (.notFound, 404), (.conflict, 409),
        (.stale, 412), (.tooLarge, 413), (.invalid, 422), (.preconditionRequired, 428),
        (.throttled(retryAfterSeconds: 7), 429), (.unavailable(retryAfterSeconds: 7), 503),
    ])
    func `every kind has its status`(kind: ErrorKind, status: Int) async throws {
        try await shop { _ in throw Refusal(kind: kind) }.test { client in
            let response = try await client.execute(
                uri: "/api/v1/x", method: .get, headers: [header("X-Request-Id"): "r1"])
            #expect(response.status.code == status)
            #expect(response.headers[.retryAfter] == (status == 429 || status == 503 ? "7" : nil))
            #expect(
                response.text.hasSuffix(
                    "\"status\":\(status),\"code\":\"price_changed\",\"detail\":\"It changed.\",\"field\":\"total\","
                        + "\"request_id\":\"r1\",\"again\":true,\"expected\":1999,\"quote\":\"abc\"}"))
        }
    }

    @Test func `what takes too long is given up`() async throws {
        var shop = shop { _ in
            try await Task.sleep(for: .seconds(60))
            return .noContent
        }
        shop.configuration.deadline = .milliseconds(30)
        try await shop.test { client in
            let response = try await client.execute(uri: "/api/v1/x", method: .get)
            #expect(response.status == .serviceUnavailable)
            #expect(try response.member("code") == "deadline_exceeded")
            #expect(response.headers[.retryAfter] == "5")
        }
    }

    @Test func `accounts and addresses that ask too often wait`() async throws {
        var shop = shop { _ in .noContent }
        shop.configuration.accountRate = Rate(count: 1, per: .minutes(1), burst: 2)
        shop.configuration.addressRate = Rate(count: 1, per: .minutes(1), burst: 5)
        try await shop.test { client in
            for status in [204, 204, 429] {
                let response = try await client.execute(uri: "/api/v1/x", method: .get, headers: .bearer("shopper"))
                #expect(response.status.code == status)
            }
            for status in [204, 204, 429] {
                let response = try await client.execute(uri: "/api/v1/x", method: .get)
                #expect(response.status.code == status)
                #expect(response.headers[.retryAfter] == (status == 429 ? "60" : nil))
            }
        }
        shop.configuration.unlimitedAddresses = ["127.0.0.1"]
        try await shop.test { client in
            for _ in 0..<20 {
                let response = try await client.execute(uri: "/api/v1/x", method: .get)
                #expect(response.status == .noContent)
            }
        }
    }

    @Test func `forwarded addresses count only from trusted proxies`() async throws {
        var shop = shop { call in .ok(JSON.object { $0.set("address", call.context.clientAddress) }) }
        let headers: HTTPFields = [header("X-Forwarded-For"): "198.51.100.4"]
        try await shop.test { client in
            let response = try await client.execute(uri: "/api/v1/x", method: .get, headers: headers)
            #expect(try response.member("address") == "127.0.0.1")
        }
        shop.configuration.trustedProxies = try #require(TrustedProxies("127.0.0.1"))
        try await shop.test { client in
            let response = try await client.execute(uri: "/api/v1/x", method: .get, headers: headers)
            #expect(try response.member("address") == "198.51.100.4")
        }
    }

    @Test(arguments: ["", "a b", "ä", String(repeating: "a", count: 101), "<x>"])
    func `an unsound request id is replaced`(id: String) async throws {
        try await shop { _ in .noContent }.test { client in
            let response = try await client.execute(
                uri: "/api/v1/x", method: .get, headers: [header("X-Request-Id"): id])
            let made = try #require(response.headers[header("X-Request-Id")])
            #expect(made != id && made.utf8.count == 32)
        }
    }
}
