import AsyncHTTPClient
import Demo
import Logging
import Payments
import SandboxGateway
import ServiceLifecycle

/// Lets the demo's shoppers act as long as the server runs; nothing that goes wrong for them stops it.
struct CrowdService: Service {
    /// Before what could not be read at the start is tried again.
    private static let retryPause: Duration = .seconds(15)

    let logger: Logger
    let gather: @Sendable () async throws -> Crowd

    init(_ demo: Demo, pace: Int, seed: UInt64, client: HTTPClient, logger: Logger) {
        self.logger = logger
        gather = {
            try await demo.crowd(pace: pace, seed: seed) { payment, choice in
                guard let url = payment.payURL, let outcome = PayOutcome(rawValue: choice.rawValue) else { return }
                try await SandboxGatewayClient.choose(outcome, at: url, httpClient: client)
            } tell: { failure in
                logger.error("A shopper of the demo failed", metadata: ["error": "\(failure)"])
            }
        }
    }

    /// Acts until graceful shutdown or cancellation: then only what is being done at this moment is finished.
    func run() async throws {
        guard var crowd = await gathered() else { return }
        while !isOver {
            await wait(crowd.pause)
            if !isOver { await crowd.step() }
        }
    }

    private var isOver: Bool { Task.isCancelled || Task.isShuttingDownGracefully }

    /// Nil only when it is over.
    private func gathered() async -> Crowd? {
        while !isOver {
            do {
                return try await gather()
            } catch {
                logger.error("The shoppers of the demo could not come", metadata: ["error": "\(error)"])
                await wait(Self.retryPause)
            }
        }
        return nil
    }

    private func wait(_ pause: Duration) async {
        // The only error is the cancellation, which is looked for after it.
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
    }
}
