import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import TestSupport

/// An integrator's little client.
struct APIClient: Sendable {
    struct Answer: Sendable {
        let status: Int
        let body: Data
        let headers: [String: String]

        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] ?? [:]
        }

        func text(_ name: String) -> String { json[name] as? String ?? "" }
        /// The id of what the answer holds under a name: `{"order": {"id": …}}`.
        func id(of name: String) -> String { (json[name] as? [String: Any])?["id"] as? String ?? "" }
        func number(_ name: String) -> Int { json[name] as? Int ?? -1 }
    }

    static let answerLimit = 1_000_000
    /// How long one call may take, on a machine that is busy with much else.
    static let timeout: TimeAmount = .seconds(60)
    let http: HTTPClient
    var baseURL: String

    /// A client that says at once that nobody listens, instead of knocking on for ten seconds: servers are killed here.
    static func makeHTTP() -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func send(
        _ method: String, _ path: String, _ body: [String: Any]? = nil, token: String? = nil, key: String? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: path.hasPrefix("http") ? path : baseURL + path)
        request.method = .RAW(value: method)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let key { request.headers.add(name: "Idempotency-Key", value: key) }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            // Sorted, so that a repeated request has the same bytes.
            let data = try JSONSerialization.data(withJSONObject: body, options: .sortedKeys)
            request.body = .bytes(ByteBuffer(data: data))
        }
        let response = try await http.execute(request, timeout: Self.timeout)
        let data = Data(buffer: try await response.body.collect(upTo: Self.answerLimit))
        var headers: [String: String] = [:]
        for header in response.headers { headers[header.name.lowercased()] = header.value }
        return Answer(status: Int(response.status.code), body: data, headers: headers)
    }

    /// A form, as the gateway's pay page takes it.
    func post(_ url: String, form: String) async throws -> Int {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: form))
        let response = try await http.execute(request, timeout: Self.timeout)
        _ = try await response.body.collect(upTo: Self.answerLimit)
        return Int(response.status.code)
    }

    static var address: [String: String] {
        [
            "name": "韩梅梅", "phone": "13900000000", "province": "广东省", "city": "东莞市", "district": "",
            "line1": "鸿福路 1 号",
        ]
    }
}

/// A guest with a cart, ready to order.
struct ReadyGuest: Sendable {
    let token: String
    let cartID: String
    let version: Int
    let totalMinor: Int
    let key: String

    /// - Parameter shopper: the token of a shopper who is signed in, instead of a guest.
    init(
        _ client: APIClient, sku: String, quantity: Int = 1, key: String, as shopper: String? = nil
    ) async throws {
        let cart = try await client.send("POST", "/api/v1/carts", [:], token: shopper)
        guard cart.status == 201 || shopper != nil else { throw Unexpected("no cart: \(cart.status)") }
        let path = "/api/v1/carts/\(cart.text("id"))/lines/\(sku)"
        let filled = try await client.send(
            "PUT", path, ["quantity": quantity], token: shopper ?? cart.text("guest_token"))
        guard let ready = ReadyGuest(opened: cart, filled: filled, key: key, as: shopper) else {
            throw Unexpected("no line: \(filled.status) \(String(decoding: filled.body, as: UTF8.self))")
        }
        self = ready
    }

    /// What the answers say; nil where the cart was not filled.
    init?(opened cart: APIClient.Answer, filled: APIClient.Answer, key: String, as shopper: String? = nil) {
        let totals = filled.json["totals"] as? [String: Any]
        let total = totals?["total"] as? [String: Any]
        guard filled.status == 200, let amount = total?["amount"] as? Int else { return nil }
        token = shopper ?? cart.text("guest_token")
        cartID = cart.text("id")
        version = filled.number("version")
        totalMinor = amount
        self.key = key
    }

    func order(_ client: APIClient) async throws -> APIClient.Answer {
        try await client.send(
            "POST", "/api/v1/orders",
            [
                "cart_id": cartID, "cart_version": version,
                "expected_total": ["amount": totalMinor, "currency": "CNY"],
                "address": APIClient.address, "delivery_option": "standard", "contact": "guest@example.com",
            ], token: token, key: key)
    }
}
