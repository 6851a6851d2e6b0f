import HTTPTypes
public import Hummingbird
import Kernel
import NIOCore

/// Everything that people and programs see, put together: one router with the whole pipeline around every route.
public struct WebApplication: Sendable {
    private let configuration: WebConfiguration
    private let services: WebServices
    private let frames: PageFrames
    private let assets: Assets
    private let metrics: MetricsRegistry
    private let health: Health
    /// Origins besides our own that forms may lead to: the pages of payment gateways.
    private let formTargets: [String]
    private let shelves: @Sendable () async -> [Shelf]

    /// - Parameters:
    ///   - catalogue: `Catalogue.shared` and `.refusals` merged with those of the surfaces.
    ///   - shelves: the categories that a page offers which leads nowhere.
    public init(
        configuration: WebConfiguration, services: WebServices, catalogue: Catalogue, assets: Assets = .own,
        metrics: MetricsRegistry = MetricsRegistry(), health: Health = Health([]), formTargets: [String] = [],
        shelves: @escaping @Sendable () async -> [Shelf] = { [] }
    ) {
        self.configuration = configuration
        self.services = services
        self.assets = assets
        self.metrics = metrics
        self.health = health
        self.formTargets = formTargets
        self.shelves = shelves
        frames = PageFrames(
            catalogue: catalogue, calendar: configuration.calendar, clock: services.clock, assets: assets,
            shopName: services.shopName, contact: services.contact)
    }

    /// The router; pages are registered once for each language, files as they are.
    public func router(
        pages: [PageRoute], endpoints: [Endpoint], files: [PlainRoute] = []
    ) -> Router<ShopRequestContext> {
        let router = Router(context: ShopRequestContext.self, options: .autoGenerateHeadEndpoints)
        let table = table(pages, endpoints, files)
        let frames = frames.knowing(table)
        let accountLimit = configuration.accountRate.map { RateLimiter($0) }
        let deadlines = Deadlines(configuration.deadline)
        let pipeline = PagePipeline(
            configuration: configuration, services: services, frames: frames, accountLimit: accountLimit,
            deadlines: deadlines, uploadDeadlines: Deadlines(configuration.uploadDeadline),
            uploadRoom: UploadRoom(limitBytes: configuration.uploadRoomBytes))
        addMiddleware(
            to: router,
            ErrorAnswers(
                routes: table, frames: frames, shelves: shelves, visitor: { await pipeline.visitor(of: $0) }))
        addTechnicalRoutes(to: router)
        for file in files {
            router.get(RouterPath(file.path.pattern)) { _, context in try await file.respond(context) }
        }
        let api = APIPipeline(
            configuration: configuration, services: services, accountLimit: accountLimit, deadlines: deadlines)
        for endpoint in endpoints {
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                try await api.respond(endpoint, request, context)
            }
        }
        for page in pages {
            for pattern in Self.patterns(of: page) {
                router.on(RouterPath(pattern), method: page.method) { request, context in
                    try await pipeline.respond(page, request, context)
                }
            }
        }
        return router
    }

    static let technicalPatterns = [
        "/healthz", "/readyz", "/metrics", Assets.pattern, MediaFiles.pattern,
    ]

    private static func patterns(of page: PageRoute) -> [String] {
        Language.allCases.map { $0.pathPrefix + page.path.pattern }
    }

    private func table(_ pages: [PageRoute], _ endpoints: [Endpoint], _ files: [PlainRoute]) -> RouteTable {
        var table = RouteTable()
        for pattern in Self.technicalPatterns { table.add("GET", pattern) }
        for file in files { table.add("GET", file.path.pattern) }
        for endpoint in endpoints { table.add(endpoint.method.rawValue, endpoint.path) }
        for page in pages {
            for pattern in Self.patterns(of: page) { table.add(page.method.rawValue, pattern) }
        }
        return table
    }

    private func addMiddleware(to router: Router<ShopRequestContext>, _ errors: ErrorAnswers) {
        router.add(
            middleware: RequestScope(
                trustedProxies: configuration.trustedProxies, random: services.random,
                headers: SecurityHeaders(isSecure: configuration.isSecure, formTargets: formTargets), metrics: metrics))
        router.add(middleware: Compression())
        router.add(middleware: errors)
        if let rate = configuration.addressRate {
            router.add(
                middleware: AddressLimit(
                    rate, unlimited: configuration.unlimitedAddresses, clock: services.clock))
        }
    }

    private func addTechnicalRoutes(to router: Router<ShopRequestContext>) {
        router.get("/healthz") { _, _ in
            Self.text("ok\n", "text/plain; charset=utf-8")
        }
        router.get("/readyz") { [health] _, _ in
            await health.answer()
        }
        router.get("/metrics") { [metrics] _, _ in
            Self.text(await metrics.exposition(), "text/plain; version=0.0.4; charset=utf-8")
        }
        router.get(RouterPath(Assets.pattern)) { [assets] request, context in
            guard let response = assets.response(hashedName: try context.parameters.require("file"), to: request) else {
                throw NotFound("asset")
            }
            return response
        }
        let (pictures, videos) = (MediaFiles(find: services.findBlob), VideoFiles(services: services))
        router.get(RouterPath(MediaFiles.pattern)) { request, context in
            let name = try context.parameters.require("file")
            if let response = try await pictures.response(name: name, to: request) { return response }
            if let response = try await videos.response(name: name, to: request) { return response }
            throw NotFound("picture")
        }
    }

    private static func text(_ text: String, _ mediaType: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: mediaType, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
