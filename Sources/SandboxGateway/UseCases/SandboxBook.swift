import Cryptography
import Database
import Kernel
import Payments

/// The sandbox's business: what the HTTP routes and the worker call.
struct SandboxBook: Sendable {
    let database: Database
    let configuration: SandboxGatewayConfiguration
    let faults: FaultCounter
    let random: SecureRandom

    /// 128 bits: nobody guesses a pay page.
    static let tokenByteCount = 16

    func now() -> Timestamp { database.clock.now() }

    /// The sandbox's own numbers: `SG` and an id.
    func nextReference() -> String { "SG\(CrockfordBase32.encode(database.ids.nextRaw()))" }
}

extension Transaction {
    /// Queues the copies of an event's notification.
    func enqueue(
        _ event: WireEvent, to url: String, plan: NotificationPlan, ids: IDGenerator, at now: Timestamp
    ) throws {
        let body = try WireJSON.text(event)
        for copy in plan.copies {
            try enqueue(
                id: ids.nextRaw(), eventID: event.id, url: url, body: body, dueAt: now + copy.delay,
                waitsForNext: copy.waitsForNext)
        }
    }
}
