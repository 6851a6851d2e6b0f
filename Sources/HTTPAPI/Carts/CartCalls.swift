import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// What somebody means to buy.
extension HTTPAPI {
    var cartCalls: [Endpoint] {
        [openCart, showCurrentCart, showCart, setCartLine, mergeCart, quoteCart]
    }

    private static let cartPath: [String: Schema] = ["cart_id": .id(CartTag.self)]

    private var openCart: Endpoint {
        Endpoint(
            .post, "\(Self.root)/carts", operation: "open_cart", access: .public,
            summary: "The caller's open cart, or a new one; without a token, one with a guest token of its own.",
            successes: [
                .init(200, "The open cart.", .component("Cart")), .init(201, "A new cart.", .component("Cart")),
            ],
            refusals: [403: ["permission_missing"]]
        ) { [shop] call in
            guard case .anonymous = call.principal else {
                return try await shop.openCart(of: try call.buyer(), guest: nil)
            }
            let token = GuestToken.make()
            return try await shop.openCart(of: .guest(tokenHash: token.hash), guest: token)
        }
    }

    private var showCurrentCart: Endpoint {
        Endpoint(
            .get, "\(Self.root)/carts/current", operation: "show_current_cart", access: .permission(.shopBuy),
            summary: "The caller's open cart, priced.",
            successes: [.init(200, "The cart.", .component("Cart"))], refusals: [404: ["not_found"]]
        ) { [shop] call in
            let buyer = try call.buyer()
            return .cart(
                try await shop.database.read { session in
                    guard let cart = try shop.orders.openCart(of: buyer, in: session) else {
                        throw OrderError.cartNotFound
                    }
                    return try shop.price(cart, in: session)
                })
        }
    }

    private var showCart: Endpoint {
        Endpoint(
            .get, "\(Self.root)/carts/{cart_id}", operation: "show_cart", access: .permission(.shopBuy),
            summary: "One of the caller's carts, priced.", pathSchemas: Self.cartPath,
            successes: [.init(200, "The cart.", .component("Cart"))]
        ) { [shop] call in
            let (id, buyer): (CartID, Buyer) = (try call.path.id("cart_id"), try call.buyer())
            return .cart(
                try await shop.database.read { session in
                    try shop.price(try shop.ownCart(id, buyer, in: session), in: session)
                })
        }
    }

    private var setCartLine: Endpoint {
        Endpoint(
            .put, "\(Self.root)/carts/{cart_id}/lines/{sku_id}", operation: "set_cart_line",
            access: .permission(.shopBuy),
            summary: "How many of a SKU the cart holds; 0 takes it out. If-Match or cart_version guards the change.",
            pathSchemas: ["cart_id": .id(CartTag.self), "sku_id": .id(SKUTag.self)],
            body: .json(
                .object([
                    "quantity": .integer(0...Cart.quantityLimit),
                    "cart_version": .integer(0...Int(Int32.max)).nullable().optional(),
                ]), example: JSON(finished: #"{"quantity":2}"#)),
            successes: [.init(200, "The cart.", .component("Cart"))],
            refusals: [
                409: ["cart_ordered", "cart_changed", "not_for_sale"], 412: ["stale_version"],
                422: ["missing", "cart_full"],
            ]
        ) { [shop] call in
            let (cart, sku, buyer): (CartID, SKUID, Buyer) = (
                try call.path.id("cart_id"), try call.path.id("sku_id"), try call.buyer()
            )
            let quantity = try call.body.integer("quantity", 0...Cart.quantityLimit)
            let (tag, version) = (
                try call.optionalIfMatch(), try call.body.optionalInteger("cart_version", 0...Int(Int32.max))
            )
            do {
                return .cart(
                    try await shop.database.write { transaction in
                        let changed = try shop.setCartLine(
                            quantity, of: sku, in: cart, buyer: buyer, version: tag ?? version, transaction: transaction
                        )
                        return try shop.price(changed, in: transaction.session)
                    })
            } catch OrderError.cartChanged(let current) where tag != nil {
                throw APIError.stale(version: current)
            }
        }
    }

    private var mergeCart: Endpoint {
        Endpoint(
            .post, "\(Self.root)/carts/merge", operation: "merge_cart", access: .permission(.shopBuy),
            summary: """
                A guest signed in: the cart, the orders placed as a guest and their returns come along. Doing it again \
                changes nothing.
                """,
            body: .json(
                .object(["guest_token": .string(minimum: 1, maximum: 100)]),
                example: JSON(finished: #"{"guest_token":"c3R1ZmZ0aGF0aXNyYW5kb"}"#)),
            successes: [.init(200, "The shopper's cart.", .component("Cart"))], refusals: [422: ["missing"]]
        ) { [shop] call in
            let user = try call.userID()
            guard let guest = GuestToken(try call.body.string("guest_token")) else {
                throw call.body.invalid("guest_token", "is not a guest token.")
            }
            return .cart(
                try await shop.database.write { transaction in
                    let cart = try shop.mergeGuest(tokenHash: guest.hash, into: user, transaction: transaction).cart
                    return try shop.price(cart, in: transaction.session)
                })
        }
    }

    private var quoteCart: Endpoint {
        Endpoint(
            .post, "\(Self.root)/carts/{cart_id}/quote", operation: "quote_cart", access: .permission(.shopBuy),
            summary: "The cart priced as an order to this address would be.", pathSchemas: Self.cartPath,
            body: .json(
                .object([
                    "address": .component("Address"), "delivery_option": .enumeration(DeliveryOption.self),
                ]),
                example: .object { json in
                    json.set("address", AddressShape.example)
                    json.set("delivery_option", "express")
                }),
            successes: [.init(200, "The cart.", .component("Cart"))], refusals: [422: ["missing"]]
        ) { [shop] call in
            let (id, buyer): (CartID, Buyer) = (try call.path.id("cart_id"), try call.buyer())
            let delivery: DeliveryOption = try call.body.choice("delivery_option")
            _ = try AddressShape.read(try call.body.object("address")).checked(for: delivery)
            return .cart(
                try await shop.database.read { session in
                    try shop.price(try shop.ownCart(id, buyer, in: session), delivery: delivery, in: session)
                })
        }
    }
}

extension Shop {
    /// The buyer's own cart.
    ///
    /// - Throws: `OrderError.cartNotFound` for somebody else's and for one that went into another.
    func ownCart(_ id: CartID, _ buyer: Buyer, in session: Session) throws -> Cart {
        guard let cart = try orders.cart(id, in: session), cart.buyer == buyer, cart.state != .merged else {
            throw OrderError.cartNotFound
        }
        return cart
    }

    /// - Parameter guest: the token that was made with the cart; told this once.
    func openCart(of buyer: Buyer, guest: GuestToken?) async throws -> APIAnswer {
        let (priced, isNew) = try await database.write { transaction in
            let (cart, isNew) = try orders.openCart(of: buyer, in: transaction)
            return (try price(cart, in: transaction.session), isNew)
        }
        let body = JSON.object { json in
            CartShape.write(&json, priced)
            if let guest { json.set("guest_token", guest.text) }
        }
        return APIAnswer(status: isNew ? 201 : 200, body: body).tagged(version: priced.cart.version)
    }
}

extension APIAnswer {
    static func cart(_ priced: PricedCart) -> APIAnswer {
        .ok(.object(priced, as: CartShape.write)).tagged(version: priced.cart.version)
    }
}
