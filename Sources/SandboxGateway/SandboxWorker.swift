import AsyncHTTPClient
import Database
import Kernel
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle

/// Ends refunds that are due and delivers notifications until the shop has answered 2xx, from the persistent queue.
struct SandboxWorker: Service {
    let book: SandboxBook
    let httpClient: HTTPClient
    let logger: Logger

    /// How often the queue is looked at.
    static let pollInterval: Duration = .milliseconds(50)
    /// Notifications taken from the queue at once; all of them are under way together.
    static let batchLimit = 16
    /// Refunds that end in one round.
    static let refundLimit = 100
    /// After so many attempts in vain the notification is abandoned; the query still tells the truth.
    static let attemptLimit = 12
    static let backoffBase: Duration = .seconds(1)
    static let backoffLimit: Duration = .seconds(300)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await round() { try Task.checkCancellation() }
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("a round failed", metadata: ["error": "\(error)"])
                }
                do { try await Task.sleep(for: Self.pollInterval) } catch { return }
            }
        }
    }

    /// Attempts after the first wait 1, 2, 4 … seconds, five minutes at most; nil after the last.
    static func pause(afterAttempts attempts: Int) -> Duration? {
        guard attempts < attemptLimit else { return nil }
        return min(backoffLimit, backoffBase * (1 << min(attempts - 1, 30)))
    }

    /// - Returns: whether there may be more to do at once.
    private func round() async throws -> Bool {
        let refunds = try await book.settleDueRefunds(limit: Self.refundLimit)
        let now = book.now()
        let due = try await book.database.read { try $0.dueNotifications(at: now, limit: Self.batchLimit) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for notification in due {
                group.addTask { try await deliver(notification) }
            }
            try await group.waitForAll()
        }
        return refunds == Self.refundLimit || due.count == Self.batchLimit
    }

    private func deliver(_ notification: QueuedNotification) async throws {
        let isAccepted = await post(notification)
        try Task.checkCancellation()
        let now = book.now()
        if isAccepted {
            try await book.database.write { try $0.delivered(notification, at: now) }
        } else {
            let pause = Self.pause(afterAttempts: notification.attempts + 1)
            try await book.database.write { try $0.undelivered(notification, nextAt: pause.map { now + $0 }) }
        }
    }

    private func post(_ notification: QueuedNotification) async -> Bool {
        let body = Array(notification.body.utf8)
        var request = HTTPClientRequest(url: notification.url)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json; charset=utf-8")
        let signed = Signing.headers(
            id: notification.eventID, content: body, secret: book.configuration.secret, now: book.now())
        for (name, value) in signed { request.headers.add(name: name, value: value) }
        request.body = .bytes(body)
        do {
            let response = try await httpClient.execute(
                request, timeout: TimeAmount(book.configuration.deliveryTimeout))
            return (200..<300).contains(response.status.code)
        } catch {
            logger.debug("not delivered", metadata: ["event": "\(notification.eventID)", "error": "\(error)"])
            return false
        }
    }
}
