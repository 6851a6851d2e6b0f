import Foundation
import Inventory
import Kernel
import TestSupport

/// A served shop with people of several roles and orders in every state, all of it made over HTTP.
struct SeededShop: Sendable {
    private static let password = "correct horse battery"
    /// How often a paid order is asked for until it is paid: 100 ms apart.
    private static let patience = 300
    /// Of each kind of order.
    private static let orderCount = 2

    let api: APIClient
    /// Names and access tokens of who calls; nobody has none.
    let callers: [(name: String, token: String?)]
    /// What there is, by the names of schemathesis' dictionaries.
    let things: [String: [String]]

    init(_ served: ServedShop, _ server: ServerProcess) async throws {
        var maker = Maker(api: served.api(server))
        try await maker.makePeople(served)
        try await maker.makeGoods(served)
        try await maker.makeOrders()
        api = maker.api
        let guest = try await api.send("POST", "/api/v1/carts", [:]).text("guest_token")
        callers = [
            ("nobody", nil), ("guest", guest), ("shopper", maker.shopper), ("operator", maker.clerk),
            ("administrator", maker.administrator),
        ]
        things = maker.things
    }

    private struct Maker {
        let api: APIClient
        var (shopper, clerk, administrator) = ("", "", "")
        var things: [String: [String]] = [:]
        private var number = 0

        init(api: APIClient) {
            self.api = api
        }

        mutating func makePeople(_ served: ServedShop) async throws {
            for role in ["operator", "administrator"] {
                let made = try ServerProcess.run(
                    ["admin", "create", "--email", "\(role)@example.com", "--role", role, "--password-stdin"]
                        + served.arguments, input: SeededShop.password)
                guard made.code == 0 else { throw Unexpected("no \(role): \(made.output)") }
            }
            let account = ["email": "shopper@example.com", "password": SeededShop.password]
            let registered = try await api.send("POST", "/api/v1/customers", account)
            shopper = registered.text("access_token")
            things["users"] = [registered.id(of: "customer")]
            clerk = try await signIn("operator")
            administrator = try await signIn("administrator")
            let address = try await api.send("POST", "/api/v1/me/addresses", APIClient.address, token: shopper)
            things["addresses"] = [address.text("id")]
            things["guests"] = [try await api.send("POST", "/api/v1/carts", [:]).text("guest_token")]
        }

        private func signIn(_ name: String) async throws -> String {
            let answer = try await api.send(
                "POST", "/api/v1/sessions", ["email": "\(name)@example.com", "password": SeededShop.password])
            guard answer.status == 200 else { throw Unexpected("\(name) cannot sign in: \(answer.status)") }
            return answer.text("access_token")
        }

        mutating func makeGoods(_ served: ServedShop) async throws {
            things["skus"] = try await served.fixture.goods(3, stock: 10_000).map(\.description)
            things["warehouses"] = served.fixture.warehouses.map(\.id.description)
            let products = try await api.send("GET", "/api/v1/products").items
            things["products"] = products.flatMap { [$0.text("id"), $0.text("slug")] }
            things["categories"] = try await api.send("GET", "/api/v1/categories").items.map { $0.text("id") }
            let brand = try await api.send("POST", "/api/v1/brands", ["name": "景德镇"], token: administrator)
            things["brands"] = [brand.text("id")]
            things["gateways"] = ["sandbox"]
            things["currencies"] = ["CNY"]
            things["versions"] = ["1", "\"2\"", "W/\"3\"", "4"]
        }

        mutating func makeOrders() async throws {
            for _ in 0..<SeededShop.orderCount {
                _ = try await order()
                _ = try await pay(try await order())
                _ = try await ship(try await pay(try await order()))
                let delivered = try await pay(try await order())
                try await deliver(try await ship(delivered))
                for decision in ["", "approve", "reject"] {
                    let returned = try await pay(try await order())
                    try await deliver(try await ship(returned))
                    try await giveBack(returned, decision)
                }
            }
            let cart = try await api.send("POST", "/api/v1/carts", [:], token: shopper).text("id")
            _ = try await api.send(
                "PUT", "/api/v1/carts/\(cart)/lines/\(things["skus"]?.first ?? "")", ["quantity": 1], token: shopper)
            things["carts", default: []].append(cart)
        }

        private mutating func key() -> String {
            number += 1
            return "seed-\(number)"
        }

        private mutating func order() async throws -> [String: Any] {
            let skus = things["skus", default: []]
            let buyer = try await ReadyGuest(api, sku: skus[number % skus.count], quantity: 2, key: key(), as: shopper)
            let answer = try await buyer.order(api)
            guard answer.status == 201, let order = answer.json["order"] as? [String: Any] else {
                throw Unexpected("no order: \(answer.status)")
            }
            things["orders", default: []].append(order.text("id"))
            things["lines", default: []] += order.list("lines").map { $0.text("id") }
            return order
        }

        /// Pays at the gateway and waits until the shop has heard of it.
        private mutating func pay(_ order: [String: Any]) async throws -> [String: Any] {
            let id = order.text("id")
            let started = try await api.send(
                "POST", "/api/v1/orders/\(id)/payments", ["gateway": "sandbox"], token: shopper, key: key())
            let payment = started.json["payment"] as? [String: Any] ?? [:]
            things["payments", default: []].append(payment.text("id"))
            _ = try await api.post(payment.text("pay_url"), form: "outcome=pay")
            for _ in 0..<SeededShop.patience {
                let now = try await api.send("GET", "/api/v1/orders/\(id)", token: shopper)
                if now.text("state") == "allocated" { return now.json }
                try await Task.sleep(for: .milliseconds(100))
            }
            throw Unexpected("order \(id) is not paid")
        }

        private mutating func ship(_ order: [String: Any]) async throws -> String {
            let lines = order.list("lines").map { ["line_id": $0.text("id"), "quantity": 2] as [String: Any] }
            let answer = try await api.send(
                "POST", "/api/v1/parcels",
                ["order_id": order.text("id"), "carrier": "SF", "tracking_number": "SF1001", "lines": lines],
                token: clerk, key: key())
            guard answer.status == 201 else { throw Unexpected("no parcel: \(answer.status)") }
            things["parcels", default: []].append(answer.text("id"))
            return answer.text("id")
        }

        private mutating func deliver(_ parcel: String) async throws {
            _ = try await api.send("POST", "/api/v1/parcels/\(parcel)/delivery", token: clerk, key: key())
        }

        private mutating func giveBack(_ order: [String: Any], _ decision: String) async throws {
            let line: [String: Any] = [
                "line_id": order.list("lines")[0].text("id"), "quantity": 1, "reason": "too big",
            ]
            let answer = try await api.send(
                "POST", "/api/v1/orders/\(order.text("id"))/returns", ["lines": [line]], token: shopper, key: key())
            guard answer.status == 201 else { throw Unexpected("no return: \(answer.status)") }
            things["returns", default: []].append(answer.text("id"))
            guard !decision.isEmpty else { return }
            _ = try await api.send(
                "POST", "/api/v1/returns/\(answer.text("id"))/\(decision)",
                decision == "reject" ? ["reason": "worn"] : nil, token: clerk, key: key())
        }
    }
}

extension APIClient.Answer {
    fileprivate var items: [[String: Any]] { json.list("items") }
}

extension [String: Any] {
    fileprivate func text(_ name: String) -> String { self[name] as? String ?? "" }
    fileprivate func list(_ name: String) -> [[String: Any]] { self[name] as? [[String: Any]] ?? [] }
}
