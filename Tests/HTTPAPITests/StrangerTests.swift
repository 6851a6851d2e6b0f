import HTTPTypes
import Kernel
import Simulator
import TestSupport
import Testing

/// Somebody with a full cart, orders, a payment and a return of their own tries those of another customer.
@Suite struct StrangerTests {
    /// What a customer has.
    private struct Belongings: Sendable {
        let cart: String
        let order: String
        let line: String
        let parcel: String
        let back: String
        let unpaid: String
        let address: String?
        let session: String?
    }

    private static func equip(_ api: APIFixture, _ token: String, isGuest: Bool) async throws -> Belongings {
        let contact = isGuest ? "guest@example.com" : nil
        func call(
            _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, expecting status: Int
        ) async throws -> Answer {
            let key = "\(path) \(token.prefix(6))"
            let answer = try await api.call(method, path, as: token, key: method == .post ? key : nil, body)
            #expect(answer.status == status, "\(path): \(answer.text)")
            return answer
        }
        let paid = try await api.placedOrder(as: token, quantity: 1, contact: contact)
        let order = try #require(paid.string("order.id"))
        let line = try #require(paid.string("order.lines.0.id"))
        _ = try await call(.post, "orders/\(order)/payments", #"{"gateway":"sandbox"}"#, expecting: 201)
        #expect(api.gateway.pay(try #require(api.gateway.openPayments.first)))
        try await api.deliverNotifications()
        try await api.deliver(order)
        let shown = try await call(.get, "orders/\(order)", expecting: 200)
        let back = try await call(
            .post, "orders/\(order)/returns",
            "{\"lines\":[{\"line_id\":\"\(line)\",\"quantity\":1,\"reason\":\"too small\"}]}", expecting: 201)
        let body = try api.orderBody(of: try await api.filledCart(as: token, quantity: 1), contact: contact)
        let unpaid = try await api.call(.post, "orders", as: token, key: "second", body)
        let cart = try await api.filledCart(as: token, quantity: 1)
        var (address, session): (String?, String?)
        if !isGuest {
            address = try await call(.post, "me/addresses", APIFixture.address, expecting: 201).string("id")
            session = try await call(.get, "me/sessions", expecting: 200).string("items.0.id")
        }
        return Belongings(
            cart: try #require(cart.string("id")), order: order, line: line,
            parcel: try #require(shown.string("parcels.0.id")), back: try #require(back.string("id")),
            unpaid: try #require(unpaid.string("order.id"), "\(unpaid.text)"), address: address, session: session)
    }

    private typealias Attempt = (method: HTTPRequest.Method, path: String, body: String?)

    private static func attempts(on things: Belongings, _ api: APIFixture) -> [Attempt] {
        let line = "{\"line_id\":\"\(things.line)\",\"quantity\":1,\"reason\":\"too small\"}"
        var attempts: [Attempt] = [
            (.get, "carts/\(things.cart)", nil),
            (.put, "carts/\(things.cart)/lines/\(api.skus[0])", #"{"quantity":2}"#),
            (.put, "carts/\(things.cart)/lines/\(api.skus[0])", #"{"quantity":0}"#),
            (
                .post, "carts/\(things.cart)/quote",
                "{\"address\":\(APIFixture.address),\"delivery_option\":\"standard\"}"
            ),
            (.get, "orders/\(things.order)", nil),
            (.get, "parcels/\(things.parcel)", nil),
            (.get, "returns/\(things.back)", nil), (.post, "returns/\(things.back)/cancel", nil),
            (.post, "returns/\(things.back)/parcel", #"{"carrier":"SF","tracking_number":"1"}"#),
            (.post, "orders/\(things.unpaid)/payments", #"{"gateway":"sandbox"}"#),
            (.post, "orders/\(things.unpaid)/cancel", #"{"reason":"mine now"}"#),
            (.post, "orders/\(things.order)/receipt", nil),
            (.post, "orders/\(things.order)/returns", "{\"lines\":[\(line)]}"),
        ]
        if let address = things.address {
            attempts.append((.patch, "me/addresses/\(address)", #"{"line1":"mine now"}"#))
            attempts.append((.delete, "me/addresses/\(address)", nil))
        }
        if let session = things.session { attempts.append((.delete, "me/sessions/\(session)", nil)) }
        return attempts
    }

    private static func send(_ attempt: Attempt, as token: String, _ api: APIFixture) async throws -> Answer {
        try await api.call(
            attempt.method, attempt.path, as: token, key: attempt.method == .post ? "try \(attempt.path)" : nil,
            ifMatch: attempt.method == .patch ? 1 : nil, attempt.body)
    }

    @Test(arguments: TestEngine.all, [true, false])
    func `other people's carts, orders, payments, returns, parcels and addresses are not there`(
        engine: TestEngine, strangerIsGuest: Bool
    ) async throws {
        try await withAPI(engine) { api in
            let stranger =
                strangerIsGuest ? try #require(try await api.call(.post, "carts").string("guest_token")) : api.other
            let theirs = try await Self.equip(api, api.shopper, isGuest: false)
            let own = try await Self.equip(api, stranger, isGuest: strangerIsGuest)
            let before = try await api.everything()
            for attempt in Self.attempts(on: theirs, api) {
                let answer = try await Self.send(attempt, as: stranger, api)
                // A guest has no account at all, so its calls are refused before anything is looked for.
                let isAccount = attempt.path.hasPrefix("me/")
                #expect(
                    answer.status == (strangerIsGuest && isAccount ? 403 : 404),
                    "\(attempt.method) \(attempt.path): \(answer.status) \(answer.text)")
            }
            // Somebody else's cart in an order of one's own, and a line of somebody else's order in one's own return.
            let cart = try await api.call(.get, "carts/\(theirs.cart)", as: api.shopper)
            let ordered = try await api.call(
                .post, "orders", as: stranger, key: "their cart", try api.orderBody(of: cart, contact: "g@x.cn"))
            #expect(ordered.status == 422 && ordered.string("field") == "cart_id", "\(ordered.text)")
            let line = "{\"line_id\":\"\(theirs.line)\",\"quantity\":1,\"reason\":\"too small\"}"
            let back = try await api.call(
                .post, "orders/\(own.order)/returns", as: stranger, key: "their line", "{\"lines\":[\(line)]}")
            #expect([404, 422].contains(back.status), "\(back.text)")
            for list in ["orders", "returns"] {
                let shown = try await api.call(.get, list, as: stranger)
                #expect(shown.status == 200 && !shown.text.contains(theirs.order) && shown.text.contains(own.order))
            }
            #expect(try await api.everything() == before)

            // For what is one's own the same calls are answered otherwise.
            for attempt in Self.attempts(on: own, api) where attempt.path != "me/sessions/\(own.session ?? "")" {
                let answer = try await Self.send(attempt, as: stranger, api)
                #expect(answer.status != 404 && answer.status != 403, "\(attempt.path): \(answer.text)")
            }
        }
    }
}
