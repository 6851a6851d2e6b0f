import AsyncHTTPClient
import Console
import Cryptography
import Database
import Demo
import Foundation
import HTTPAPI
import Hummingbird
import Identity
import Kernel
import Logging
import NIOCore
import Payments
import SandboxGateway
import ServiceLifecycle
import Storefront
import UnixSignals
import WebRuntime
import Workers
import Workflows

/// One node: the web, the workers, or both, and beside the demo its sandbox gateway.
struct Server {
    /// How long what is in flight may take after SIGTERM.
    private static let shutdownGrace: Duration = .seconds(30)
    private static let idleTimeout: TimeAmount = .seconds(60)
    private static let formKeyByteCount = 32

    let settings: ServeSettings
    private let address: PublicAddress

    init(_ settings: ServeSettings) {
        self.settings = settings
        address = PublicAddress(set: settings.publicURL, host: settings.host, port: settings.port)
    }

    func run() async throws {
        var lock: DirectoryLock?
        if case .embedded(let directory) = settings.location { lock = try DirectoryLock(directory) }
        // On PostgreSQL the demo's data directory holds its gateway.
        if lock == nil, bringsGateway { lock = try DirectoryLock(settings.directory) }
        let opened = try await OpenShop.open(settings.location)
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: SandboxGatewayClient.httpConfiguration)
        let result: Result<Void, any Error>
        do {
            try await serve(opened, client)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try? await client.shutdown()
        await opened.close()
        withExtendedLifetime(lock) {}
        try result.get()
    }

    private func serve(_ opened: OpenShop, _ client: HTTPClient) async throws {
        let logger = settings.logger
        if !settings.isDemo { try await Demo.refuse(opened.database) }
        let identity = opened.identity(
            isDemo: settings.isDemo, logsCodes: settings.logsCodes,
            isSecondFactorRequired: settings.isSecondFactorRequired, logger: logger)
        let ended = try await identity.endSessionsWithoutSecondFactor()
        if ended > 0 { logger.notice("sessions of staff without a second factor ended: \(ended)") }
        if settings.isDemo { try await Demo.claim(opened.shop, identity) }
        if settings.isDemo { try await DemoDivisions.sow(opened.shop) }
        if bringsGateway { try await checkGateway(opened.database) }
        var services: [any Service] = []
        let (gateways, past, process) = try await gateways(client)
        if let process { services.append(GatewayProcessService(process: process)) }
        var configuration = Shop.Configuration()
        configuration.publicURL = { [address] in address.url }
        let shop = Shop(database: opened.database, configuration: configuration, gateways: gateways)
        try await shop.refreshSettings()
        services.append(SettingsKeeper(logger: logger) { try await shop.refreshSettings() })
        var crowd: CrowdService?
        if settings.isDemo, let past {
            let demo = Demo(
                shop: shop, identity: identity, node: opened.lease.number,
                scale: Demo.Scale(orders: settings.demoOrders),
                gateway: past, progress: { Output.terminal.note("demo: \($0)") })
            try await sow(demo, opened.lease)
            crowd = self.crowd(demo, client)
        }
        var workers: Workers?
        if settings.roles.contains("worker") {
            let all = Workers.of(shop, identity, opened: opened, logger: logger)
            services.append(all)
            workers = all
        } else {
            services.append(NodeLeaseKeeper(lease: opened.lease, logger: logger))
        }
        if settings.roles.contains("web") {
            services.append(
                try await web(
                    shop, identity, opened, health: health(opened, workers), formTargets: formTargets(process)))
        }
        if let crowd { services.append(crowd) }
        var group = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = Self.shutdownGrace
        try await ServiceGroup(configuration: group).run()
    }

    /// Makes the demo, and keeps the node's number meanwhile: it takes longer than a number lasts.
    private func sow(_ demo: Demo, _ lease: NodeLease) async throws {
        let keeper = NodeLeaseKeeper(lease: lease, logger: settings.logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await keeper.run() }
            group.addTask { try await demo.sow() }
            // The keeper ends first only where the number is lost.
            try await group.next()
            group.cancelAll()
        }
    }

    /// Shoppers who act by themselves, beside the workers and where a pace is set; each start has its own seed, so that
    /// they do not do the same again.
    private func crowd(_ demo: Demo, _ client: HTTPClient) -> CrowdService? {
        guard settings.demoPace > 0, settings.roles.contains("worker") else { return nil }
        let seed = UInt64(bitPattern: Clock.system.now().milliseconds)
        settings.logger.notice("about \(settings.demoPace) orders an hour are placed by shoppers with the seed \(seed)")
        return CrowdService(demo, pace: settings.demoPace, seed: seed, client: client, logger: settings.logger)
    }

    /// The sandbox, where an address is given or the demo brings one, and how it is told of a demo's past.
    private func gateways(_ client: HTTPClient) async throws -> ([PaymentGateway], Demo.Gateway?, GatewayProcess?) {
        if let address = settings.sandboxGateway {
            guard let secret = settings.sandboxSecret.flatMap({ SandboxSecret($0) }) else {
                throw InputError.missing(field: "ZHANGGUI_SANDBOX_SECRET")
            }
            let (gateway, past) = sandbox(address, secret, client)
            return ([gateway], past, nil)
        }
        guard bringsGateway else { return ([], nil, nil) }
        let text = try demoSecret()
        guard let secret = SandboxSecret(text) else { throw InputError.missing(field: "ZHANGGUI_SANDBOX_SECRET") }
        let process = try await GatewayProcess.start(directory: gatewayDirectory, secret: text)
        let (gateway, past) = sandbox(process.baseURL, secret, client)
        return ([gateway], past, process)
    }

    private func sandbox(
        _ address: String, _ secret: SandboxSecret, _ client: HTTPClient
    ) -> (PaymentGateway, Demo.Gateway) {
        let gateway = SandboxGatewayClient.gateway(baseURL: address, secret: secret, httpClient: client)
        let past = Demo.Gateway(name: gateway.name) { payments, refunds, faults in
            try await SandboxGatewayClient.tell(
                payments, refunds, lines: faults.mapValues(FaultScript.LineEffect.init), baseURL: address,
                secret: secret, httpClient: client)
        }
        return (gateway, past)
    }

    private var bringsGateway: Bool { settings.isDemo && settings.sandboxGateway == nil }
    private var gatewayDirectory: URL { settings.directory.appending(path: "sandbox-gateway") }

    /// - Throws: `DemoGateway.Refusal.elsewhere`.
    private func checkGateway(_ database: Database) async throws {
        let own = try DemoGateway.number(in: gatewayDirectory)
        guard try await database.sharedSecret(DemoGateway.secretName, fresh: own) == own else {
            throw DemoGateway.Refusal.elsewhere
        }
    }

    private func demoSecret() throws -> String {
        settings.sandboxSecret ?? Hexadecimal.encode(SecureRandom.system.bytes(Self.formKeyByteCount))
    }

    private func formTargets(_ process: GatewayProcess?) -> [String] {
        [settings.sandboxGateway, process?.baseURL].compactMap { $0 }
    }

    private func web(
        _ shop: Shop, _ identity: Identity, _ opened: OpenShop, health: Health, formTargets: [String]
    ) async throws -> some Service {
        let key = try await opened.database.sharedSecret(
            "form-key", fresh: SecureRandom.system.bytes(Self.formKeyByteCount))
        var configuration = WebConfiguration(
            publicURL: address.url, csrfKey: key, trustedProxies: settings.trustedProxies)
        if let count = settings.accountRate { configuration.accountRate = Self.rate(count) }
        if let count = settings.addressRate {
            configuration.addressRate = Self.rate(count)
        } else if settings.isDemo {
            configuration.addressRate = nil
        }
        let storefront = Storefront(
            shop: shop, identity: identity, contact: settings.contact, memoryLifetime: .seconds(1))
        let metrics = MetricsRegistry { await Console.gauges(of: shop) }
        let application = WebApplication(
            configuration: configuration,
            services: services(shop, identity, opened),
            catalogue: .shared.merging(.refusals).merging(.storefront).merging(.console).merging(.api),
            assets: .installed(logger: settings.logger),
            metrics: metrics, health: health, formTargets: formTargets,
            shelves: { await storefront.shelves() })
        let api = HTTPAPI(shop: shop, identity: identity)
        let console = Console(
            shop: shop, identity: identity, metrics: metrics,
            node: RunningNode(number: opened.lease.number, builtAt: Self.builtAt))
        let router = application.router(
            pages: storefront.pages + console.pages + api.pages,
            endpoints: api.endpoints, files: storefront.files)
        let (host, wanted) = (settings.host, settings.port)
        return Application(
            router: router, server: .http1(configuration: .init(idleTimeout: Self.idleTimeout)),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: settings.port), serverName: nil),
            onServerRunning: { [address] channel in
                let port = channel.localAddress?.port ?? wanted
                address.listens(on: port)
                Output.terminal.line("ready \(PublicAddress.url(host: host, port: port))")
            }, logger: settings.logger)
    }

    private func services(_ shop: Shop, _ identity: Identity, _ opened: OpenShop) -> WebServices {
        var services = WebServices(
            identity: identity, database: opened.database, clock: .system, logger: settings.logger)
        services.shopName = { shop.settings.shopName }
        services.contact = { ShopContact(shop.settings, inEnglish: $0 == .english) }
        return services
    }

    /// When the program that runs was made, as its file says; nil where it was replaced meanwhile.
    private static var builtAt: Timestamp? {
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return nil
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.modificationDate] as? Date).map { Timestamp($0) }
    }

    /// So many a minute; none at all for 0.
    private static func rate(_ count: Int) -> Rate? {
        count > 0 ? Rate(count: count, per: .minutes(1), burst: count) : nil
    }

    /// What `/readyz` looks at. A node without workers has nothing to say of them.
    private func health(_ opened: OpenShop, _ workers: Workers?) -> Health {
        var checks = [
            Health.Check(["database", "migrations"]) {
                guard let pending = try? await opened.database.pendingMigrations(OpenShop.migrations) else {
                    return [
                        "database": "the database does not answer",
                        "migrations": "unknown: the database does not answer",
                    ]
                }
                return pending.isEmpty ? [:] : ["migrations": "\(pending.count) migrations are pending"]
            },
            Health.Check("node") { opened.lease.isHeld ? nil : "the node number is lost" },
        ]
        if let workers { checks.append(Health.Check("workers") { workers.trouble }) }
        return Health(checks)
    }
}

extension FaultScript.LineEffect {
    fileprivate init(_ fault: Demo.Gateway.Fault) {
        switch fault {
        case .omitted: self = .omit
        case .amount(let minor): self = .amount(minor: minor)
        case .fee(let minor): self = .fee(minor: minor)
        }
    }
}
