internal import AsyncHTTPClient
internal import Cryptography
public import Database
internal import Hummingbird
internal import Kernel
public import Logging
internal import NIOCore
public import ServiceLifecycle

/// The sandbox gateway as a service: its HTTP server, and the worker that ends refunds and delivers notifications.
///
/// It keeps everything in the database it is given, which is its own: an answer goes out after the durable commit, so
/// that a killed process forgets nothing it has promised. The database is migrated here, and closed by whoever opened
/// it.
public struct SandboxGatewayService: Service {
    private let configuration: SandboxGatewayConfiguration
    private let database: Database
    private let logger: Logger
    private let onReady: @Sendable (_ port: Int) async -> Void

    /// - Parameter onReady: told the port as soon as requests are answered.
    public init(
        configuration: SandboxGatewayConfiguration, database: Database, logger: Logger,
        onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.database = database
        self.logger = logger
        self.onReady = onReady
    }

    /// Serves until the surrounding service group shuts down or the task is cancelled.
    public func run() async throws {
        try await database.migrate(SandboxMigrations.all)
        let timeout = HTTPClient.Configuration.Timeout(connect: TimeAmount(configuration.deliveryTimeout))
        let httpClient = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: .init(redirectConfiguration: .disallow, timeout: timeout))
        do {
            try await serve(httpClient)
        } catch {
            try? await httpClient.shutdown()
            throw error
        }
        try await httpClient.shutdown()
    }

    private func serve(_ httpClient: HTTPClient) async throws {
        let book = SandboxBook(
            database: database, configuration: configuration, faults: FaultCounter(configuration.script),
            random: .system)
        let router = Router(context: BasicRequestContext.self)
        router.add(middleware: ProblemMiddleware(logger: logger))
        SandboxRoutes(book: book).add(to: router)
        PayPage(book: book).add(to: router)
        let application = Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: SandboxLimits.idleTimeout)),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil),
            services: [SandboxWorker(book: book, httpClient: httpClient, logger: logger)],
            onServerRunning: { [onReady] channel in await onReady(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await application.run()
    }
}
