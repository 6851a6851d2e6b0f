import Catalog
import Cryptography
import Database
import Foundation
import HTTPAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Inventory
import Kernel
import Logging
import NIOCore
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

/// A small shop behind its API: one product with two variants, ten pieces of each, people of every role.
struct APIFixture: Sendable {
    static let password = "correct horse battery"

    let base: DatabaseFixture
    let shop: Shop
    let identity: Identity
    let gateway: ScriptedGateway
    let endpoints: [Endpoint]
    let client: any TestClientProtocol
    /// By role, and those of a second shopper under `other`.
    let tokens: [String: String]
    let product: Product
    let warehouse: WarehouseID

    var skus: [SKUID] { product.skus.map(\.id) }
    var shopper: String { tokens["shopper"] ?? "" }
    var other: String { tokens["other"] ?? "" }
    var clerk: String { tokens["operator"] ?? "" }

    func call(
        _ method: HTTPRequest.Method, _ path: String, as token: String? = nil, key: String? = nil, ifMatch: Int? = nil,
        _ body: String? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let token { headers[.authorization] = "Bearer \(token)" }
        if let key { headers[Self.header("Idempotency-Key")] = key }
        if let ifMatch { headers[.ifMatch] = "\"\(ifMatch)\"" }
        if body != nil { headers[.contentType] = "application/json" }
        return try await send(method, path.hasPrefix("/") ? path : "/api/v1/\(path)", headers, body)
    }

    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ headers: HTTPFields, _ body: String?
    ) async throws -> Answer {
        let response = try await client.execute(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        let answer = Answer(response)
        expectDocumented(answer, of: method, uri)
        return answer
    }

    /// A refusal that no description of the call tells is a surprise to whoever wrote a client after it.
    private func expectDocumented(_ answer: Answer, of method: HTTPRequest.Method, _ uri: String) {
        guard answer.status >= 400, let code = answer.code else { return }
        let parts = uri.prefix { $0 != "?" }.split(separator: "/")
        let called = endpoints.first { endpoint in
            let pattern = endpoint.path.split(separator: "/")
            return endpoint.method == method && pattern.count == parts.count
                && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        guard let called else { return }
        let isTold = called.allRefusals[answer.status]?.contains(code) == true
        #expect(isTold, "\(called.operation) does not tell of \(answer.status) \(code)")
    }

    static func header(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure(name) }
        return field
    }

    func everything() async throws -> [[SQLValue]] { try await base.everything() }

    /// The token of a new operator who works on these alone.
    func token(working functions: StaffFunctions) async throws -> String {
        let email = "\(functions.text.replacing(",", with: "-"))@example.com"
        _ = try await identity.createStaff(
            email: email, role: .operator, functions: functions, password: Self.password, by: .system("test"))
        return try await identity.signIn(.emailPassword(email: email, password: Self.password), from: .unknown).tokens
            .accessToken
    }
}

/// An answer with its body taken apart.
struct Answer: @unchecked Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String
    /// Made by JSONSerialization, never changed.
    private let body: Any?

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        text = String(buffer: response.body)
        body = try? JSONSerialization.jsonObject(with: Data(response.body.readableBytesView))
    }

    /// What stands at `lines.0.quantity`.
    subscript(path: String) -> Any? {
        path.split(separator: ".").reduce(body) { value, step in
            if let array = value as? [Any], let index = Int(step) {
                return array.indices.contains(index) ? array[index] : nil
            }
            return (value as? [String: Any])?[String(step)]
        }
    }

    func string(_ path: String) -> String? { self[path] as? String }
    func int(_ path: String) -> Int? { self[path] as? Int }
    func count(_ path: String) -> Int? { (self[path] as? [Any])?.count }
    var code: String? { string("code") }
    var keys: Set<String> { Set(((body as? [String: Any]) ?? [:]).keys) }
}

/// Runs a test against the API of a fresh shop, and reconciles after it.
func withAPI(_ engine: TestEngine, _ body: @escaping @Sendable (APIFixture) async throws -> Void) async throws {
    try await withDatabase(engine, migrations: Shop.migrations + IdentityMigrations.all) { base in
        let gateway = ScriptedGateway(clock: base.clock.clock)
        let shop = Shop(database: base.database, gateways: [gateway.gateway])
        var settings = Identity.Configuration()
        settings.isSecondFactorRequiredOfStaff = false
        settings.addressRule = nil
        let identity = Identity(
            database: base.database, configuration: settings,
            passwords: PasswordHasher(cost: .init(memoryKiB: 64, passes: 1, lanes: 1), queueLimit: 500),
            sender: VerificationSender { _ in })
        let api = HTTPAPI(shop: shop, identity: identity, configuration: .init(productAnswerLifetime: nil))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var configuration = WebConfiguration(publicURL: "http://127.0.0.1", csrfKey: Array(repeating: 7, count: 32))
        configuration.addressRate = nil
        configuration.accountRate = nil
        let web = WebApplication(
            configuration: configuration,
            services: WebServices(
                identity: identity, database: base.database, clock: base.clock.clock, logger: logger),
            catalogue: .shared.merging(.api))
        let endpoints = api.endpoints
        let (product, warehouse) = try await seed(shop)
        let tokens = try await people(identity)
        let application = Application(router: web.router(pages: api.pages, endpoints: endpoints), logger: logger)
        try await application.test(.router) { client in
            let fixture = APIFixture(
                base: base, shop: shop, identity: identity, gateway: gateway, endpoints: endpoints, client: client,
                tokens: tokens, product: product, warehouse: warehouse)
            try await body(fixture)
            let broken = try await shop.reconcile().filter { !$0.isSound }
            #expect(broken.isEmpty, "\(broken)")
        }
    }
}

private func seed(_ shop: Shop) async throws -> (Product, WarehouseID) {
    let actor = Caller.system("test")
    let category = try await shop.catalog.createCategory(NewCategory(slug: "tea", name: "茶"), by: actor)
    let draft = try await shop.catalog.createProduct(
        NewProduct(
            slug: "tea-cup", title: "茶杯", brand: "Zhang", categoryID: category.id,
            skus: [
                NewSKU(code: "CUP-RED", attributes: ["颜色": "红"], priceMinor: 1_999),
                NewSKU(code: "CUP-BLUE", attributes: ["颜色": "蓝"], priceMinor: 2_999),
            ]), by: actor)
    _ = try await shop.catalog.transition(draft.product.id, to: .review, by: actor)
    let product = try await shop.catalog.transition(draft.product.id, to: .onSale, by: actor).product
    let inventory = shop.inventory
    let warehouse = try await shop.database.write { transaction in
        let warehouse = try inventory.createWarehouse(
            code: "SH1", name: "上海一仓", priority: 1, by: actor, in: transaction)
        for sku in draft.product.skus {
            _ = try inventory.adjust(
                StockAdjustment(
                    skuID: sku.id, warehouseID: warehouse.id, delta: 10, reason: .receipt, note: "", by: actor),
                in: transaction)
        }
        return warehouse
    }
    return (product, warehouse.id)
}

private func people(_ identity: Identity) async throws -> [String: String] {
    var tokens: [String: String] = [:]
    for name in ["shopper", "other"] {
        let person = try await identity.register(
            .email("\(name)@example.com", password: APIFixture.password), from: .unknown)
        tokens[name] = person.tokens.accessToken
    }
    for role in Role.allCases where role.isStaff {
        let email = "\(role.rawValue)@example.com"
        _ = try await identity.createStaff(email: email, role: role, password: APIFixture.password, by: .system("test"))
        let person = try await identity.signIn(
            .emailPassword(email: email, password: APIFixture.password), from: .unknown)
        tokens[role.rawValue] = person.tokens.accessToken
    }
    return tokens
}
