import AsyncHTTPClient
import Database
import Foundation
import Synchronization
import TestSupport
import Testing

/// PostgreSQL restarts, crashes and cuts connections while people buy: they hear what is right or come again later.
@Suite(.serialized, .enabled(if: TestEngine.all.contains(.postgres)))
struct DatabaseRestartTests {
    enum Disturbance: String, Sendable, CaseIterable {
        case fastRestart, immediateRestart, cutTransactions
    }

    static let buyers = 12
    /// How often the database is disturbed.
    static let rounds = 3
    /// How many transactions are cut in a round, one look after the other.
    static let cutsPerRound = 10
    /// Orders that must come through before each disturbance and after the last one.
    static let ordersPerRound = 25
    /// How long they may take, 10 ms a look.
    static let patience = 6_000

    @Test(arguments: Disturbance.allCases)
    func `every answer is right or 503 with Retry-After, and no order is lost or doubled`(
        disturbance: Disturbance
    ) async throws {
        try await withShopOnItsOwnPostgres(disturbance.rawValue) { shop in
            let book = OrderBook()
            let before = try await Self.numbers(shop.postgres)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<Self.buyers {
                    let buyer = PatientBuyer(
                        api: shop.apis[number % shop.apis.count], sku: shop.skus[number % shop.skus.count],
                        name: "buyer-\(number)", book: book)
                    group.addTask { try await buyer.buyUntilClosed() }
                }
                for _ in 0..<Self.rounds {
                    try await book.wait(forMore: Self.ordersPerRound, patience: Self.patience)
                    try await self.disturb(disturbance, shop.postgres)
                }
                try await book.wait(forMore: Self.ordersPerRound, patience: Self.patience)
                book.close()
                try await group.waitForAll()
            }
            #expect(book.wrongAnswers == [])
            let orders = book.orders
            #expect(Set(orders.values).count == orders.count)
            // The same key is answered like the first time, by either process.
            for (guest, order) in book.lastOrders {
                let again = try await guest.order(shop.apis[0])
                #expect(again.status == 201 && again.id(of: "order") == order)
            }
            // Whoever waited long enough never heard of it: what counts is what he was told.
            let stored = try await Self.numbers(shop.postgres)
            #expect(stored.subtracting(before) == Set(book.numbers))
        }
    }

    private static func numbers(_ postgres: PrivatePostgres) async throws -> Set<String> {
        try await postgres.read { session in
            Set(try session.rows("SELECT number FROM orders").map { try $0[0] as String })
        }
    }

    private func disturb(_ disturbance: Disturbance, _ postgres: PrivatePostgres) async throws {
        switch disturbance {
        case .fastRestart: try postgres.restart(.fast)
        case .immediateRestart: try postgres.restart(.immediate)
        case .cutTransactions:
            var count = 0
            for _ in 0..<Self.patience where count < Self.cutsPerRound {
                count += try await postgres.cutTransactions()
            }
            #expect(count >= Self.cutsPerRound)
        }
    }
}

/// What buyers were told.
final class OrderBook: Sendable {
    private struct State {
        var orders: [String: String] = [:]
        var numbers: [String] = []
        var lastOrders: [String: (ReadyGuest, String)] = [:]
        var wrongAnswers: [String] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    var orders: [String: String] { state.withLock { $0.orders } }
    var numbers: [String] { state.withLock { $0.numbers } }
    var lastOrders: [(ReadyGuest, String)] { state.withLock { Array($0.lastOrders.values) } }
    var wrongAnswers: [String] { state.withLock { $0.wrongAnswers } }
    var isClosed: Bool { state.withLock { $0.isClosed } }

    func close() { state.withLock { $0.isClosed = true } }

    /// One wrong answer ends everything: the rest would only repeat it.
    func complain(_ text: String) {
        state.withLock { state in
            state.wrongAnswers.append(text)
            state.isClosed = true
        }
    }

    func note(_ order: String, number: String, of guest: ReadyGuest, named name: String) {
        state.withLock { state in
            state.orders[guest.key] = order
            state.numbers.append(number)
            state.lastOrders[name] = (guest, order)
        }
    }

    func wait(forMore count: Int, patience: Int) async throws {
        let goal = orders.count + count
        for _ in 0..<patience {
            if orders.count >= goal || isClosed { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Unexpected("\(orders.count) orders, and \(goal) do not come")
    }
}

/// Somebody who orders again and again, and asks again under the same key until the answer is more than "later".
struct PatientBuyer: Sendable {
    /// How often one thing is asked for; a restart takes a second or two.
    static let attempts = 600

    let api: APIClient
    let sku: String
    let name: String
    let book: OrderBook

    func buyUntilClosed() async throws {
        var number = 0
        while !book.isClosed {
            number += 1
            guard let guest = try await cart("\(name)-\(number)") else { return }
            let answer = try await patiently { try await guest.order(api) }
            guard let answer else { return }
            let order = answer.json["order"] as? [String: Any] ?? [:]
            let total = (order["totals"] as? [String: Any])?["total"] as? [String: Any]
            guard answer.status == 201, order["state"] as? String == "pending_payment",
                total?["amount"] as? Int == guest.totalMinor, let id = order["id"] as? String,
                let printed = order["number"] as? String
            else { return book.complain("order \(guest.key): \(answer.status) \(answer.body.prefix(500).text)") }
            book.note(id, number: printed, of: guest, named: name)
        }
    }

    private func cart(_ key: String) async throws -> ReadyGuest? {
        guard let cart = try await patiently({ try await api.send("POST", "/api/v1/carts", [:]) }) else { return nil }
        guard cart.status == 201 else {
            book.complain("cart: \(cart.status)")
            return nil
        }
        let path = "/api/v1/carts/\(cart.text("id"))/lines/\(sku)"
        let filled = try await patiently {
            try await api.send("PUT", path, ["quantity": 1], token: cart.text("guest_token"))
        }
        guard let filled else { return nil }
        guard let guest = ReadyGuest(opened: cart, filled: filled, key: key) else {
            book.complain("line: \(filled.status) \(filled.body.prefix(500).text)")
            return nil
        }
        return guest
    }

    /// Asks until the answer is no 503; a 503 that does not say when to come again is wrong.
    private func patiently(_ ask: () async throws -> APIClient.Answer) async throws -> APIClient.Answer? {
        for _ in 0..<Self.attempts {
            let answer = try await ask()
            guard answer.status == 503 else { return answer }
            guard answer.headers["retry-after"].flatMap(Int.init) ?? 0 > 0 else {
                book.complain("503 without Retry-After")
                return nil
            }
            // Sooner than asked: the test presses.
            try await Task.sleep(for: .milliseconds(50))
        }
        book.complain("\(name) never heard more than 503")
        return nil
    }
}

extension Data {
    fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}

/// Two server processes on a PostgreSQL of their own.
struct DisturbedShop: Sendable {
    let postgres: PrivatePostgres
    let apis: [APIClient]
    let skus: [String]
}

/// Starts the database, two processes of the demo's shop on it, and reconciles at the end.
private func withShopOnItsOwnPostgres(_ name: String, _ body: (DisturbedShop) async throws -> Void) async throws {
    let postgres = try PrivatePostgres(name)
    let client = APIClient.makeHTTP()
    let result: Result<Void, any Error>
    do {
        result = .success(try await serve(postgres, client, body))
    } catch {
        result = .failure(error)
    }
    try await client.shutdown()
    try postgres.stop()
    try result.get()
}

private func serve(
    _ postgres: PrivatePostgres, _ client: HTTPClient, _ body: (DisturbedShop) async throws -> Void
) async throws {
    let data = FileManager.default.temporaryDirectory.appending(path: "zt-data-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: data) }
    func arguments(_ number: Int) -> [String] {
        ["--data", data.appending(path: "\(number)").path, "--database-url", postgres.address]
    }
    let gateway = try ServerProcess(
        ["sandbox-gateway", "--port", "0", "--data", data.appending(path: "gateway").path],
        environment: ServedShop.secret)
    let servers = try (0..<2).map { number in
        try ServerProcess(
            ["serve", "--demo", "--port", "0", "--sandbox-gateway", gateway.baseURL] + arguments(number),
            environment: ServedShop.secret)
    }
    let apis = servers.map { APIClient(http: client, baseURL: $0.baseURL) }
    let shop = try await DisturbedShop(postgres: postgres, apis: apis, skus: stock(apis[0]))
    try await body(shop)
    for server in servers + [gateway] { #expect(server.stop() == 0) }
    let reconciled = try ServerProcess.run(["reconcile"] + arguments(0))
    #expect(reconciled.code == 0, "\(reconciled.output)")
}

/// Enough of four goods.
private func stock(_ api: APIClient) async throws -> [String] {
    let account = ["email": "admin@demo.zhanggui", "password": "demo-zhanggui"]
    let token = try await api.send("POST", "/api/v1/sessions", account).text("access_token")
    let warehouses = try await api.send("GET", "/api/v1/warehouses", token: token).json["items"] as? [[String: Any]]
    let products = try await api.send("GET", "/api/v1/products?limit=4").json["items"] as? [[String: Any]]
    let variants = (products ?? []).compactMap { ($0["skus"] as? [[String: Any]])?.first?["id"] as? String }
    guard let warehouse = warehouses?.first?["id"] as? String, variants.count == 4 else { throw Unexpected("no goods") }
    for sku in variants {
        let received = try await api.send(
            "POST", "/api/v1/inventory/adjustments",
            ["sku_id": sku, "warehouse_id": warehouse, "delta": 100_000, "reason": "receipt"], token: token, key: sku)
        guard received.status == 201 else { throw Unexpected("no stock: \(received.status)") }
    }
    return variants
}
