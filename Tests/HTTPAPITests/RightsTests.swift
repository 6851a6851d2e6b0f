import Foundation
import HTTPTypes
import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct RightsTests {
    /// Calls with tests of their own.
    private static let apart = ["sign_out", "open_cart", "take_notification"]
    private static let guest = Principal.guest(tokenHash: "")

    /// Everybody who can call, as the table of rights knows them.
    private static func principals(_ api: APIFixture, guest: String) -> [(String?, Principal)] {
        [(nil, .anonymous), (guest, Self.guest)]
            + Role.allCases.map { (api.tokens[$0.rawValue], .user(UserID(1), $0, SessionID(1))) }
    }

    @Test(arguments: TestEngine.all)
    func `every call lets in whom the table of rights lets in, and nobody else`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let guest = try #require(try await api.call(.post, "carts").string("guest_token"))
            var people = Self.principals(api, guest: guest)
            for functions in StaffFunction.allCases.map({ StaffFunctions([$0]) }) {
                people.append(
                    (try await api.token(working: functions), .user(UserID(1), .operator, SessionID(1), functions)))
            }
            let before = try await api.everything()
            for endpoint in api.endpoints where !Self.apart.contains(endpoint.operation) {
                for (token, principal) in people {
                    let answer = try await Self.call(endpoint, api, token)
                    let who = "\(endpoint.operation) as \(principal): \(answer.status) \(answer.text)"
                    // A guest has the right to shop, but no account that another cart could be merged into.
                    if endpoint.operation == "merge_cart", principal == Self.guest {
                        #expect(answer.status == 401, "\(who)")
                    } else if endpoint.access.allows(principal) {
                        #expect(answer.status != 401 && answer.status != 403 && answer.status < 500, "\(who)")
                    } else {
                        #expect(answer.status == (token == nil ? 401 : 403), "\(who)")
                    }
                }
            }
            #expect(try await api.everything() == before)
        }
    }

    /// With ids that nothing has and an empty body: whoever gets in changes nothing.
    private static func call(_ endpoint: Endpoint, _ api: APIFixture, _ token: String?) async throws -> Answer {
        let path = endpoint.path.split(separator: "/").map { part in
            guard part.hasPrefix("{") else { return String(part) }
            switch part {
            case "{order_id}": return OrderID(1).description
            case "{product_id}": return ProductID(1).description
            case "{sku_id}": return SKUID(1).description
            case "{category_id}": return CategoryID(1).description
            case "{cart_id}": return CartID(1).description
            case "{return_id}": return ReturnID(1).description
            case "{parcel_id}": return ParcelID(1).description
            case "{difference_id}": return DifferenceID(1).description
            case "{session_id}": return SessionID(1).description
            case "{address_id}": return AddressID(1).description
            case "{price_plan_id}": return PricePlanID(1).description
            case "{customer_group_id}": return CustomerGroupID(1).description
            case "{synonym_id}": return SynonymID(1).description
            case "{user_id}": return UserID(1).description
            case "{warehouse_id}": return WarehouseID(1).description
            default: return String(part)
            }
        }
        var body: String?
        if case .json = endpoint.body { body = "{}" }
        return try await api.call(
            endpoint.method, "/" + path.joined(separator: "/"), as: token,
            key: endpoint.isIdempotent ? "rights" : nil, ifMatch: endpoint.needsIfMatch ? 1 : nil, body)
    }

    @Test(arguments: TestEngine.all)
    func `staff have no carts, strangers get one with a token of its own`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            #expect(try await api.call(.post, "carts").status == 201)
            #expect(try await api.call(.post, "carts", as: api.shopper).status == 201)
            let again = try await api.call(.post, "carts", as: api.shopper)
            #expect(again.status == 200 && again["guest_token"] == nil)
            for staff in ["operator", "administrator", "auditor"] {
                #expect(try await api.call(.post, "carts", as: api.tokens[staff]).status == 403)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `who asks about the own account is told the role and the functions`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            func functions(_ token: String?) async throws -> [String]? {
                try await api.call(.get, "me", as: token)["functions"] as? [String]
            }
            #expect(try await functions(api.clerk) == ["goods", "orders", "service", "finance", "stock"])
            for role in ["administrator", "auditor", "shopper"] {
                #expect(try await functions(api.tokens[role]) == [], "\(role)")
            }
            let token = try await api.token(working: StaffFunctions([.stock, .goods]))
            #expect(try await functions(token) == ["goods", "stock"])
            let me = try await api.call(.get, "me", as: token)
            #expect(me.string("role") == "operator")
        }
    }

    @Test(arguments: TestEngine.all)
    func `functions that are changed hold for a token that is out already`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let (goods, finance) = (StaffFunctions([.goods]), StaffFunctions([.finance]))
            let token = try await api.token(working: goods)
            let id = try #require(UserID(try await api.call(.get, "me", as: token).string("id") ?? ""))
            #expect(try await api.call(.get, "warehouses", as: token).status == 200)
            #expect(try await api.call(.get, "orders", as: token).status == 403)
            try await api.identity.changeFunctions(of: id, from: goods, to: finance, by: .system("test"))
            #expect(try await api.call(.get, "warehouses", as: token).status == 403)
            #expect(try await api.call(.get, "orders", as: token).status == 200)
        }
    }

    @Test(arguments: TestEngine.all)
    func `to whom an order goes is told to its buyer and to staff with the right`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let order = try await api.paidOrder(as: api.shopper)
            func isTold(_ token: String?) async throws -> Bool {
                let answer = try await api.call(.get, "orders/\(order)", as: token)
                #expect(answer.status == 200, "\(answer.text)")
                let isAddress = answer["address.name"] is String
                #expect(isAddress || answer["address"] is NSNull)
                #expect(isAddress || (answer["contact"] is NSNull && answer["invoice"] is NSNull))
                return isAddress
            }
            for token in [api.shopper, api.clerk, api.tokens["administrator"]] {
                #expect(try await isTold(token))
            }
            #expect(try await !isTold(api.tokens["auditor"]))
            for function in [StaffFunction.orders, .service, .finance] {
                let token = try await api.token(working: StaffFunctions([function]))
                #expect(try await isTold(token) == function.permissions.contains(.recipientsRead), "\(function)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a dead token is 401 even where none is needed`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let nonsense = try await api.call(.get, "products", as: "nonsense").status
            #expect(nonsense == 401)
            let signedOut = try await api.call(.delete, "sessions/current", as: api.shopper).status
            #expect(signedOut == 204)
            let dead = try await api.call(.get, "me", as: api.shopper).status
            #expect(dead == 401)
        }
    }
}
