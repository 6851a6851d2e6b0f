import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import NIOCore
import Testing
import WebRuntime

@Suite struct EndpointTests {
    private var shop: TestShop {
        var shop = TestShop()
        shop.configuration.bodyLimitBytes = 1_000
        shop.endpoints = [
            Endpoint(
                .get, "/api/v1/open", operation: "open", access: .public, summary: "Open",
                successes: [.init(200, "Yes")]
            ) { call in .ok(JSON.object { $0.set("actor", call.caller.actor.description) }) },
            Endpoint(
                .get, "/api/v1/orders/{order_id}", operation: "get_order", access: .anyOf([.shopBuy, .ordersRead]),
                summary: "An order", successes: [.init(200, "The order")]
            ) { call in
                let id = try call.path.id("order_id", as: OrderID.self)
                return .ok(JSON.object { $0.set("id", id) })
            },
            Endpoint(
                .post, "/api/v1/inventory/adjustments", operation: "adjust", access: .permission(.stockAdjust),
                summary: "Adjust",
                body: .json(
                    .object([
                        "delta": .integer, "title": .string.optional(), "note": .string.nullable().optional(),
                    ])), successes: [.init(200, "Done")]
            ) { call in
                let delta = try call.body.integer("delta", -10...10)
                return .ok(JSON.object { $0.set("delta", delta) })
            },
            Endpoint(
                .patch, "/api/v1/products/{product_id}", operation: "edit", access: .public, summary: "Edit",
                needsIfMatch: true, successes: [.init(200, "Done")]
            ) { call in
                let version = try call.ifMatchVersion()
                return .ok(JSON.object { $0.set("version", version) })
            },
            Endpoint(
                .get, "/api/v1/inventory/{sku_id}", operation: "show", access: .public, summary: "Show",
                query: [.init("limit", .integer(1...9), "How many"), .init("q", .string, "Words")],
                successes: [.init(200, "Levels")]
            ) { _ in .ok(JSON.object { $0.set("sku", "seen") }) },
        ]
        return shop
    }

    /// Schemathesis heard of GET there, because the path would also fit `/inventory/{sku_id}`.
    @Test func `Allow names the methods of the path that the router takes`() async throws {
        try await shop.test { client in
            let wrong = try await client.execute(uri: "/api/v1/inventory/adjustments", method: .put)
            #expect(wrong.status == .methodNotAllowed && wrong.headers[.allow] == "POST")
            let other = try await client.execute(uri: "/api/v1/inventory/sku_1", method: .put)
            #expect(other.status == .methodNotAllowed && other.headers[.allow] == "GET, HEAD")
        }
    }

    @Test(arguments: [("limit=3", 200), ("limit=", 422), ("q=", 200), ("unknown=", 200), ("", 200)])
    func `a parameter that is there is not empty, unless it is a text`(query: String, status: Int) async throws {
        try await shop.test { client in
            let response = try await client.execute(uri: "/api/v1/inventory/sku_1?\(query)", method: .get)
            #expect(response.status.code == status)
        }
    }

    @Test(arguments: [("note", 200), ("title", 422), ("delta", 422), ("unknown", 200)])
    func `null stands only where the shape has it`(field: String, status: Int) async throws {
        try await shop.test { client in
            let body = field == "delta" ? #"{"delta":null}"# : "{\"delta\":3,\"\(field)\":null}"
            let response = try await client.execute(
                uri: "/api/v1/inventory/adjustments", method: .post, headers: .bearer("operator", .json),
                body: ByteBuffer(string: body))
            #expect(response.status.code == status)
        }
    }

    @Test func `public calls take strangers, but no dead token`() async throws {
        try await shop.test { client in
            let open = try await client.execute(uri: "/api/v1/open", method: .get)
            #expect(open.status == .ok && open.text == #"{"actor":"guest"}"#)
            let dead = try await client.execute(uri: "/api/v1/open", method: .get, headers: .bearer("dead"))
            #expect(dead.status == .unauthorized && dead.headers[.wwwAuthenticate] == "Bearer")
            for value in ["Basic eDp5", "Bearer", "Bearer a b", ""] {
                let response = try await client.execute(
                    uri: "/api/v1/open", method: .get, headers: [.authorization: value])
                #expect(response.status == .unauthorized, "\(value)")
            }
        }
    }

    @Test func `rights are asked for before anything is read`() async throws {
        let shop = shop
        try await shop.test { client in
            let uri = "/api/v1/inventory/adjustments"
            let nobody = try await client.execute(uri: uri, method: .post)
            #expect(nobody.status == .unauthorized)
            #expect(try nobody.member("code") == "unauthenticated")
            let shopper = try await client.execute(uri: uri, method: .post, headers: .bearer("shopper"))
            #expect(shopper.status == .forbidden)
            #expect(try shopper.member("code") == "permission_missing")
            let staff = try await client.execute(
                uri: uri, method: .post, headers: .bearer("operator", .json), body: ByteBuffer(string: #"{"delta":3}"#))
            #expect(staff.status == .ok && staff.text == #"{"delta":3}"#)
        }
        let start = "warning permission refused actor=\(UserID(1)) code=permission_missing"
        #expect(shop.logs.lines.contains { $0.hasPrefix(start) })
    }

    @Test(arguments: [
        ("{", "application/json", 400, "malformed"), ("[]", "application/json", 422, "invalid"),
        ("{}", "application/json", 422, "missing"),
        (#"{"delta":"1"}"#, "application/json; charset=utf-8", 422, "invalid"),
        (#"{"delta":11}"#, "application/json", 422, "invalid"), ("{}", "text/plain", 415, "unsupported_media_type"),
        (String(repeating: " ", count: 1_001), "application/json", 413, "body_too_large"),
        ("", "", 415, "unsupported_media_type"),
        (String(repeating: #"{"a":"#, count: 60), "application/json", 400, "malformed"),
    ])
    func `bad bodies are told apart`(body: String, mediaType: String, status: Int, code: String) async throws {
        try await shop.test { client in
            let response = try await client.execute(
                uri: "/api/v1/inventory/adjustments", method: .post,
                headers: .bearer("operator", mediaType.isEmpty ? [:] : [.contentType: mediaType]),
                body: ByteBuffer(string: body))
            #expect(response.status.code == status)
            #expect(response.headers[.contentType] == "application/problem+json")
            #expect(try response.member("code") == code)
            #expect(try response.member("request_id") == response.headers[header("X-Request-Id")])
        }
    }

    @Test func `unknown paths are 404 and known ones with another method 405`() async throws {
        try await shop.test { client in
            let unknown = try await client.execute(uri: "/api/v1/nothing", method: .get)
            #expect(unknown.status == .notFound)
            #expect(try unknown.member("code") == "not_found")
            let id = try await client.execute(
                uri: "/api/v1/orders/usr_0000000000001", method: .get, headers: .bearer("shopper"))
            #expect(id.status == .notFound)
            let wrong = try await client.execute(uri: "/api/v1/orders/x", method: .delete)
            #expect(wrong.status == .methodNotAllowed && wrong.headers[.allow] == "GET, HEAD")
            let patch = try await client.execute(uri: "/api/v1/products/1", method: .get)
            #expect(patch.status == .methodNotAllowed && patch.headers[.allow] == "PATCH")
        }
    }

    @Test func `an address that is too long is refused as that, for programs and for people`() async throws {
        try await shop.test { client in
            for (path, mediaType) in [("/api/v1/", "application/problem+json"), ("/en/", "text/html; charset=utf-8")] {
                let room = WebConfiguration.addressLimitBytes - path.utf8.count
                let fits = path + String(repeating: "a/", count: room / 2)
                #expect(try await client.execute(uri: fits, method: .post).status == .notFound)
                let long = fits + "abc"
                for method in [HTTPRequest.Method.get, .post] {
                    let answer = try await client.execute(uri: long, method: method)
                    #expect(answer.status == .uriTooLong && answer.headers[.contentType] == mediaType)
                    #expect(!answer.text.contains("a/a/a/a"))
                }
                let asked = try await client.execute(uri: "\(path)?q=\(fits)", method: .get)
                #expect(asked.status == .uriTooLong)
            }
        }
    }

    @Test(arguments: [("\"3\"", 200), ("W/\"4\"", 200), ("5", 200), ("x", 400), ("*", 400), (nil, 428)])
    func `versions are read from If-Match`(value: String?, status: Int) async throws {
        try await shop.test { client in
            let response = try await client.execute(
                uri: "/api/v1/products/1", method: .patch, headers: value.map { [.ifMatch: $0] } ?? [:])
            #expect(response.status.code == status)
        }
    }

    @Test func `guests are known by the hash of their token`() async throws {
        let token = GuestToken.make()
        try await shop.test { client in
            let response = try await client.execute(
                uri: "/api/v1/orders/\(OrderID(5))", method: .get, headers: .bearer(token.text))
            #expect(response.text == "{\"id\":\"\(OrderID(5))\"}")
        }
    }
}
