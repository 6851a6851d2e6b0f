import Hummingbird
import Logging
import NIOCore
import Synchronization

/// The shop's end: a real HTTP server that takes notifications and answers as the test says.
final class Shop: Sendable {
    struct Received: Sendable {
        let headers: [String: String]
        let body: [UInt8]

        var eventID: String { headers["webhook-id"] ?? "" }
    }

    private let answers = Mutex<[Int]>([])
    private let standing = Mutex(200)
    private let arrivals: AsyncStream<Received>
    private let arrived: AsyncStream<Received>.Continuation

    init() {
        (arrivals, arrived) = AsyncStream.makeStream()
    }

    /// The next answers, one a notification; then it is `standing` again.
    func answer(_ statuses: [Int]) { answers.withLock { $0 += statuses } }
    func answerAlways(_ status: Int) { standing.withLock { $0 = status } }

    func next() async throws -> Received {
        for await received in arrivals { return received }
        throw CancellationError()
    }

    func application(
        port: Int, logger: Logger, onReady: @escaping @Sendable (Int) async -> Void
    ) -> some ApplicationProtocol {
        let router = Router(context: BasicRequestContext.self)
        for path: RouterPath in ["notify", "gateways/sandbox/notify"] {
            router.post(path) { request, _ in
                var headers: [String: String] = [:]
                for field in request.headers { headers[field.name.rawName] = field.value }
                let body = Array(buffer: try await request.body.collect(upTo: 65_536))
                let status =
                    self.answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                    ?? self.standing.withLock { $0 }
                self.arrived.yield(Received(headers: headers, body: body))
                return Response(status: .init(code: status))
            }
        }
        return Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
            logger: logger)
    }
}
