import Database
import Foundation
import HTTPTypes
import HummingbirdTesting
import Identity
import Kernel
import NIOCore
import SQLiteEngine
import Testing
import WebRuntime

@Suite struct IdempotentEndpointTests {
    private struct SoldOut: ExpectedError {
        let kind = ErrorKind.conflict
        let code = "out_of_stock"
        let detail = "None are left."
    }

    @Test func `the same key is answered once, and with the same answer`() async throws {
        try await withShop { client in
            let first = try await post(client, key: "k1", body: #"{"name":"a"}"#)
            #expect(first.status == .created && first.headers[header("Idempotency-Replayed")] == nil)
            let second = try await post(client, key: "k1", body: #"{"name":"a"}"#)
            #expect(second.status == .created && second.text == first.text)
            #expect(second.headers[header("Idempotency-Replayed")] == "true")
            let other = try await post(client, key: "k2", body: #"{"name":"a"}"#)
            #expect(other.status == .created && other.text != first.text)
            let stranger = try await post(client, key: "k1", body: #"{"name":"a"}"#, token: "operator")
            #expect(stranger.status == .created && stranger.text != first.text)
        }
    }

    @Test func `another request under the same key is refused`() async throws {
        try await withShop { client in
            _ = try await post(client, key: "k", body: #"{"name":"a"}"#)
            for (uri, body) in [("/api/v1/things", #"{"name":"b"}"#), ("/api/v1/things?x=1", #"{"name":"a"}"#)] {
                let response = try await post(client, uri: uri, key: "k", body: body)
                #expect(response.status == .unprocessableContent)
                #expect(try response.member("code") == "idempotency_key_reused")
            }
        }
    }

    @Test(arguments: [
        #"{"count":2,"name":"a","tags":[1,{"x":1,"y":"\u00e9"}]}"#,
        #"{"name":"a","tags":[1,{"y":"é","x":1}],"count":2}"#,
        "{\n  \"tags\" : [ 1.0, { \"x\" : 1e0, \"y\" : \"é\" } ],\n  \"count\" : 2,\t\"name\" : \"\\u0061\"\n}",
    ])
    func `a retry may write the same JSON in another way`(body: String) async throws {
        try await withShop { client in
            let first = try await post(
                client, key: "k", body: #"{"name":"a","count":2,"tags":[1,{"x":1,"y":"é"}]}"#)
            let second = try await post(client, key: "k", body: body)
            #expect(second.status == .created && second.text == first.text)
            #expect(second.headers[header("Idempotency-Replayed")] == "true")
        }
    }

    @Test(arguments: [
        #"{"name":"a","x":"1"}"#, #"{"name":"a","x":1.5}"#, #"{"name":"a","x":true}"#, #"{"name":"a","x":null}"#,
        #"{"name":"a"}"#, #"{"name":"a","x":[1]}"#, #"{"name":"a","x":{"1":1}}"#, #"{"name":"a","x":1,"y":1}"#,
        #"{"name":"a1:x","x":1}"#,
    ])
    func `another value, type or name is another request`(body: String) async throws {
        try await withShop { client in
            _ = try await post(client, key: "k", body: #"{"name":"a","x":1}"#)
            let response = try await post(client, key: "k", body: body)
            #expect(response.status == .unprocessableContent)
            #expect(try response.member("code") == "idempotency_key_reused")
        }
    }

    @Test func `a refusal is remembered with its problem`() async throws {
        try await withShop { client in
            let first = try await post(client, key: "k", body: #"{"name":"sold out"}"#)
            #expect(first.status == .conflict && first.headers[.contentType] == "application/problem+json")
            #expect(try first.member("code") == "out_of_stock")
            let second = try await post(client, key: "k", body: #"{"name":"sold out"}"#)
            #expect(second.text == first.text && second.headers[header("Idempotency-Replayed")] == "true")
            #expect(second.headers[.contentType] == "application/problem+json")
        }
    }

    @Test(arguments: [
        (nil, "idempotency_key_required"), ("", "idempotency_key_required"), ("ü", "malformed"),
        (String(repeating: "a", count: 201), "malformed"),
    ])
    func `a key is needed and bounded`(key: String?, code: String) async throws {
        try await withShop { client in
            let response = try await post(client, key: key, body: "{}")
            #expect(response.status == .badRequest)
            #expect(try response.member("code") == code)
            #expect(try response.member("field") == "Idempotency-Key")
        }
    }

    private func post(
        _ client: any TestClientProtocol, uri: String = "/api/v1/things", key: String?, body: String,
        token: String = "shopper"
    ) async throws -> TestResponse {
        var headers = HTTPFields.bearer(token, .json)
        if let key { headers[header("Idempotency-Key")] = key }
        return try await client.execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    private func withShop(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "web-\(UUID().uuidString).sqlite").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let clock = Clock { TestShop.now }
        let database = Database(
            engine: try await SQLiteEngine(path: path, readerCount: 1), clock: clock,
            ids: IDGenerator(clock: clock, node: 1))
        _ = try await database.migrate(DatabaseMigrations.all)
        var shop = TestShop()
        shop.endpoints = [
            Endpoint(
                .post, "/api/v1/things", operation: "make_thing", access: .anyOf([.shopBuy, .stockAdjust]),
                summary: "Make", isIdempotent: true, body: .json(.object(["name": .string])),
                successes: [.init(201, "Made")]
            ) { call in
                let name = try call.body.string("name")
                return try await call.once(in: database) { _ in
                    guard name != "sold out" else { throw SoldOut() }
                    return .created(JSON.object { $0.set("id", OrderID(database.ids.nextRaw())) })
                }
            }
        ]
        try await shop.test(body)
        await database.engine.shutdown()
    }
}
