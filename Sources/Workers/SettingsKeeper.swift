import Database
import Kernel
public import Logging
public import ServiceLifecycle

/// Looks every few seconds whether another node has changed the shop's settings. On every node, with workers or not.
public struct SettingsKeeper: Service {
    /// So long may a node go by older settings than another one.
    static let interval: Duration = .seconds(2)

    let logger: Logger
    let sleep: @Sendable (Duration) async throws -> Void
    let refresh: @Sendable () async throws -> Void

    public init(
        logger: Logger = Logger(label: "settings"),
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        refresh: @escaping @Sendable () async throws -> Void
    ) {
        self.logger = logger
        self.sleep = sleep
        self.refresh = refresh
    }

    /// Looks until graceful shutdown or cancellation. A database that does not answer is asked again.
    public func run() async throws {
        try await cancelWhenGracefulShutdown { try await keep() }
    }

    func keep() async throws {
        while !Task.isCancelled {
            do {
                try await sleep(Self.interval)
                try await refresh()
            } catch is CancellationError {
                return
            } catch let error as DatabaseError {
                logger.error("The settings could not be read", metadata: ["error": "\(error)"])
            }
        }
    }
}
