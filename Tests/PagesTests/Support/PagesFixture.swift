import Catalog
import Console
import Cryptography
import Database
import Hummingbird
import HummingbirdTesting
import Identity
import Inventory
import Kernel
import Logging
import Orders
import Simulator
import Storefront
import Synchronization
import TestSupport
import WebRuntime
import Workflows

/// A small shop behind its pages: one product with two variants, people of every role, a phone that keeps its codes.
struct PagesFixture: Sendable {
    static let password = "correct horse battery"

    let base: DatabaseFixture
    let shop: Shop
    let identity: Identity
    let gateway: ScriptedGateway
    let metrics: MetricsRegistry
    let pages: [PageRoute]
    let client: any TestClientProtocol
    let product: Product
    let category: Category
    let warehouse: WarehouseID
    let codes: Codes

    var skus: [SKUID] { product.skus.map(\.id) }

    func browser(_ language: Language = .chinese) -> Browser { Browser(client: client, language: language) }

    /// A browser that somebody has signed in with through the form.
    func signedIn(_ name: String, _ language: Language = .chinese) async throws -> Browser {
        let browser = browser(language)
        try await browser.get("/sign-in")
        try await browser.submit("/sign-in", ["email": "\(name)@example.com", "password": Self.password])
        guard browser.page.status == 303 else { throw Unexpected("\(name): \(browser.page.text)") }
        return browser
    }

    /// A new operator who works on these alone, named after them.
    func signedIn(working functions: StaffFunctions, _ language: Language = .chinese) async throws -> Browser {
        let name = functions.text.replacing(",", with: "-")
        _ = try await identity.createStaff(
            email: "\(name)@example.com", role: .operator, functions: functions, password: Self.password,
            by: .system("test"))
        return try await signedIn(name, language)
    }

    /// Delivers what the gateway has to say.
    func deliverNotifications() async throws {
        for delivery in gateway.takeNotifications() { try await shop.applyNotification(delivery.notification) }
    }

    func everything() async throws -> [[SQLValue]] { try await base.everything() }

    func violations() async throws -> [String] {
        try await shop.reconcile().filter { !$0.isSound }.map { "\($0.name): \($0.violations)" }
    }

    func count(_ table: String) async throws -> Int {
        try await base.database.read { try $0.first("SELECT COUNT(*) FROM \(unsafe: table)").map { try $0[0] } ?? -1 }
    }
}

extension PagesFixture {
    /// At the end of a picture: as if the program that makes sizes were not installed.
    static let noTool = "no tool"
}

/// Where verification codes arrive.
final class Codes: Sendable {
    private let last = Mutex("")

    var code: String { last.withLock { $0 } }
    var sender: VerificationSender { VerificationSender { [self] sent in last.withLock { $0 = sent.code } } }
}

/// Runs a test against the pages of a fresh shop, and reconciles after it.
///
/// - Parameters:
///   - memory: how long pages remember what everybody sees alike.
///   - asksStaff: whether staff have to have a second factor.
///   - groups: of customers.
func withPages(
    _ engine: TestEngine, memory: Duration? = nil, asksStaff: Bool = false, groups: CustomerGroupLookup = .people,
    _ body: @escaping @Sendable (PagesFixture) async throws -> Void
) async throws {
    try await withDatabase(engine, migrations: Shop.migrations + IdentityMigrations.all) { base in
        let gateway = ScriptedGateway(clock: base.clock.clock)
        let shop = Shop(
            database: base.database, gateways: [gateway.gateway], customerGroups: groups)
        var settings = Identity.Configuration()
        settings.isSecondFactorRequiredOfStaff = asksStaff
        settings.addressRule = nil
        let codes = Codes()
        let identity = Identity(
            database: base.database, configuration: settings,
            passwords: PasswordHasher(cost: .init(memoryKiB: 64, passes: 1, lanes: 1), queueLimit: 500),
            sender: codes.sender)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var configuration = WebConfiguration(publicURL: "http://127.0.0.1", csrfKey: Array(repeating: 7, count: 32))
        configuration.addressRate = nil
        configuration.accountRate = nil
        // A picture of the form's own bytes: what a tool makes of one is tested with the workflow.
        let sizer = PictureSizer { content, _ in
            if content.suffix(PagesFixture.noTool.utf8.count).elementsEqual(PagesFixture.noTool.utf8) {
                throw PictureError.toolMissing
            }
            return [
                SizedPicture(content: content, width: 1_280, height: 960),
                SizedPicture(content: content + [0], width: 320, height: 240),
            ]
        }
        var services = WebServices(
            identity: identity, database: base.database, clock: base.clock.clock, logger: logger)
        services.shopName = { shop.settings.shopName }
        services.contact = { ShopContact(shop.settings, inEnglish: $0 == .english) }
        let storefront = Storefront(shop: shop, identity: identity, contact: "help <us> 12345", memoryLifetime: memory)
        let metrics = MetricsRegistry(clock: base.clock.clock) { await Console.gauges(of: shop) }
        let web = WebApplication(
            configuration: configuration, services: services,
            catalogue: .shared.merging(.refusals).merging(.storefront).merging(.console), metrics: metrics,
            shelves: { await storefront.shelves() })
        let console = Console(
            shop: shop, identity: identity, pictureSizer: sizer, metrics: metrics, node: RunningNode(number: 1))
        let pages = storefront.pages + console.pages
        let (category, product, warehouse) = try await seed(shop)
        try await people(identity)
        let application = Application(
            router: web.router(pages: pages, endpoints: [], files: storefront.files), logger: logger)
        try await application.test(.router) { client in
            let fixture = PagesFixture(
                base: base, shop: shop, identity: identity, gateway: gateway, metrics: metrics, pages: pages,
                client: client,
                product: product, category: category, warehouse: warehouse, codes: codes)
            try await body(fixture)
            let wrong = try await fixture.violations()
            if !wrong.isEmpty { throw Unexpected("reconcile: \(wrong)") }
        }
    }
}

private func seed(_ shop: Shop) async throws -> (Category, Product, WarehouseID) {
    let actor = Caller.system("test")
    let category = try await shop.catalog.createCategory(
        NewCategory(slug: "tea", name: "茶", nameEnglish: "Tea"), by: actor)
    let draft = try await shop.catalog.createProduct(
        NewProduct(
            slug: "tea-cup", title: "茶杯 <b>", brand: "Zhang", description: "第一行\n第二行", categoryID: category.id,
            skus: [
                NewSKU(code: "CUP-RED", attributes: ["颜色": "红"], priceMinor: 1_999, listPriceMinor: 2_599),
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
    return (category, product, warehouse.id)
}

private func people(_ identity: Identity) async throws {
    for name in ["shopper", "other"] {
        _ = try await identity.register(
            .email("\(name)@example.com", password: PagesFixture.password), from: .unknown)
    }
    for role in Role.allCases where role.isStaff {
        _ = try await identity.createStaff(
            email: "\(role.rawValue)@example.com", role: role, password: PagesFixture.password,
            by: .system("test"))
    }
}
