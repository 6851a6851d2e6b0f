import Database
import Kernel
public import Payments
import Synchronization

extension Shop {
    /// Asks the gateway of a payment how it stands, because its buyer is back and waits: a notification that is late
    /// or lost does not cost the minutes until the worker asks.
    ///
    /// It never asks twice within `PaymentQuestions.pause`, however often a page is looked at, and leaves what the
    /// gateway does not answer to the worker.
    ///
    /// - Returns: whether the payment has ended by now.
    public func askAboutPayment(_ payment: Payment) async throws -> Bool {
        guard payment.state.isOpen else { return true }
        guard questions.mayAsk(about: payment.id, at: database.clock.now()) else { return false }
        do {
            return try await queryPayment(payment.id)
        } catch is GatewayError {
            return false
        }
    }
}

/// Which payments were asked about a moment ago in this process. Safe from any thread.
final class PaymentQuestions: Sendable {
    /// Between two questions about the same payment.
    static let pause: Duration = .seconds(5)
    /// More payments are not kept at once: then nobody is asked for the time of a pause.
    static let limit = 1_000

    private let asked = Mutex<[PaymentID: Timestamp]>([:])

    /// Whether a question may be asked now; it counts as asked then.
    func mayAsk(about id: PaymentID, at now: Timestamp) -> Bool {
        asked.withLock { asked in
            if let last = asked[id], now < last + Self.pause { return false }
            if asked.count >= Self.limit { asked = asked.filter { now < $0.value + Self.pause } }
            guard asked.count < Self.limit else { return false }
            asked[id] = now
            return true
        }
    }
}
