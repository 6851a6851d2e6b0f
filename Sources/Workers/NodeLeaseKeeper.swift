public import Database
import Kernel
public import Logging
public import ServiceLifecycle

/// Keeps a node number while the process lives: a service of its own where no workers run.
///
/// When the number is lost it throws, which stops the service group: ids made further on could be somebody else's.
public struct NodeLeaseKeeper: Service {
    let lease: NodeLease
    let sleep: @Sendable (Duration) async throws -> Void
    let logger: Logger
    /// How soon a renewal that failed is tried again.
    static let retryPause: Duration = .seconds(2)

    public init(
        lease: NodeLease,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        logger: Logger = Logger(label: "nodes")
    ) {
        self.lease = lease
        self.sleep = sleep
        self.logger = logger
    }

    /// Renews until graceful shutdown or cancellation.
    ///
    /// - Throws: `NodeLeaseError.lost`.
    public func run() async throws {
        try await cancelWhenGracefulShutdown { try await keep() }
    }

    /// Renews until cancellation; graceful shutdown does not end it.
    func keep() async throws {
        var pause = NodeLease.renewalInterval
        while !Task.isCancelled {
            do {
                try await self.sleep(pause)
                try await lease.renew()
                pause = NodeLease.renewalInterval
            } catch is CancellationError {
                return
            } catch let error as DatabaseError {
                logger.error("The node lease could not be renewed", metadata: ["error": "\(error)"])
                pause = Self.retryPause
            }
        }
    }
}
