import Foundation
import HTTPTypes
import Identity
import Kernel
import Testing
import WebRuntime

@Suite struct OpenAPITests {
    private let endpoints = [
        Endpoint(
            .post, "/api/v1/orders/{order_id}/cancel", operation: "cancel_order",
            access: .anyOf([.shopBuy, .ordersManage]), summary: "Cancel an order", isIdempotent: true,
            pathSchemas: ["order_id": .id(OrderTag.self)],
            body: .json(.object(["reason": .string(maximum: 200), "note": .string.nullable().optional()])),
            successes: [.init(200, "The order", .reference("Order"))], refusals: [409: ["order_shipped"]]
        ) { _ in .noContent },
        Endpoint(
            .get, "/api/v1/orders", operation: "list_orders", access: .public, summary: "Orders",
            query: Endpoint.Query.paging, successes: [.init(200, "Orders", .list(of: .reference("Order")))]
        ) { _ in .noContent },
        Endpoint(
            .patch, "/api/v1/orders/{order_id}/cancel", operation: "edit", access: .public, summary: "",
            needsIfMatch: true, successes: [.init(204, "Done")]
        ) { _ in .noContent },
    ]

    private func document() throws -> [String: Any] {
        let json = OpenAPI.document(
            title: "Zhanggui", version: "1", endpoints: endpoints,
            components: ["Order": .object(["id": .id(OrderTag.self), "refund": .money.nullable()])])
        return try #require(JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    }

    private func operation(_ path: String, _ method: String) throws -> [String: Any] {
        let paths = try #require(try document()["paths"] as? [String: [String: [String: Any]]])
        return try #require(paths[path]?[method])
    }

    @Test func `operations carry their parameters, body and answers`() throws {
        let cancel = try operation("/api/v1/orders/{order_id}/cancel", "post")
        #expect(cancel["operationId"] as? String == "cancel_order")
        #expect(cancel["tags"] as? [String] == ["orders"])
        #expect(cancel["description"] as? String == "Needs orders.manage or shop.buy.")
        let parameters = try #require(cancel["parameters"] as? [[String: Any]])
        #expect(parameters.map { $0["name"] as? String } == ["order_id", "Idempotency-Key"])
        let answers = try #require(cancel["responses"] as? [String: Any])
        #expect(
            Set(answers.keys) == ["200", "400", "401", "403", "404", "409", "413", "415", "422", "429", "500", "503"])
        let body = try #require(cancel["requestBody"] as? [String: Any])
        #expect("\(body)".contains("maxLength") && body["required"] as? Bool == true)
    }

    @Test func `public calls say that no token is needed and edits ask for a version`() throws {
        let list = try operation("/api/v1/orders", "get")
        #expect((list["security"] as? [[String: Any]])?.map(\.count) == [0, 1])
        let edit = try operation("/api/v1/orders/{order_id}/cancel", "patch")
        #expect((edit["parameters"] as? [[String: Any]])?.map { $0["in"] as? String } == ["path", "header"])
        let answers = try #require(edit["responses"] as? [String: Any])
        #expect(Set(answers.keys).isSuperset(of: ["204", "412", "428"]))
    }

    @Test func `schemas say what is required and what may be null`() throws {
        let components = try #require(try document()["components"] as? [String: Any])
        let schemas = try #require(components["schemas"] as? [String: [String: Any]])
        #expect(Set(schemas.keys) == ["Order", "Money", "Problem"])
        #expect(schemas["Order"]?["required"] as? [String] == ["id", "refund"])
        let properties = try #require(schemas["Order"]?["properties"] as? [String: [String: Any]])
        #expect((properties["refund"]?["anyOf"] as? [[String: String]])?.count == 2)
        let pattern = try #require(properties["id"]?["pattern"] as? String)
        let id = IDGenerator(clock: .system, node: 3).next(OrderTag.self).description
        #expect(try Regex(pattern).wholeMatch(in: id) != nil)
    }
}
