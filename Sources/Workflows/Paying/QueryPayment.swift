import Database
public import Kernel
import Orders
public import Payments

/// Asks a gateway how a payment stands, in case its notification is late or lost.
public enum QueryPaymentJob {
    public static let kind = "payments.query"
    /// Waits 1, 2, 4 … minutes between questions; by then the order is long closed.
    static let attemptLimit = 8

    static func job(for id: PaymentID, attempt: Int, dueAt: Timestamp) -> Job {
        Job(kind: kind, payload: "\(id) \(attempt)", uniqueKey: "\(id) \(attempt)", dueAt: dueAt)
    }

    /// A statement has money under this payment that is not booked, whether the payment is captured or not.
    static func statementJob(for id: PaymentID, dueAt: Timestamp) -> Job {
        let payload = "\(id) \(attemptLimit) \(again)"
        return Job(kind: kind, payload: payload, uniqueKey: payload, dueAt: dueAt)
    }

    static func parse(_ payload: String) throws -> (id: PaymentID, attempt: Int, isAskedAgain: Bool) {
        let words = payload.split(separator: " ")
        guard words.count == 2 || words.count == 3 && words[2] == again, let id = PaymentID(words[0]),
            let attempt = Int(words[1])
        else { throw InputError.malformed(reason: "a \(kind) job with another payload") }
        return (id, attempt, words.count == 3)
    }

    private static let again = "again"
}

extension Shop {
    /// Runs a `QueryPaymentJob`.
    public func runQueryPayment(_ payload: String) async throws {
        let (id, attempt, isAskedAgain) = try QueryPaymentJob.parse(payload)
        if try await queryPayment(id, evenIfCaptured: isAskedAgain) { return }
        guard attempt < QueryPaymentJob.attemptLimit else { return }
        let dueAt = database.clock.now() + .minutes(1 << attempt)
        try await database.write { transaction in
            try transaction.enqueue(QueryPaymentJob.job(for: id, attempt: attempt + 1, dueAt: dueAt))
        }
    }

    /// Asks and applies.
    ///
    /// - Parameter evenIfCaptured: asks for a captured payment too: what the gateway tells of may be other money.
    /// - Returns: whether the payment's end is known now.
    @discardableResult
    public func queryPayment(_ id: PaymentID, evenIfCaptured: Bool = false) async throws -> Bool {
        let payment = try await database.read { [payments] session in try payments.payment(id, in: session) }
        guard let payment, evenIfCaptured || !payment.state.isCaptured, let gateway = gateways[payment.gateway]
        else { return true }
        switch try await gateway.query(id) {
        case .succeeded(let capture):
            _ = try await applyPaymentResult(PaymentResult(paymentID: id, outcome: .succeeded(capture)))
            return true
        case .failed(let reason):
            _ = try await applyPaymentResult(PaymentResult(paymentID: id, outcome: .failed(reason: reason)))
            return true
        case .closed:
            _ = try await applyPaymentResult(PaymentResult(paymentID: id, outcome: .failed(reason: "closed")))
            return true
        case .pending, .notFound:
            return false
        }
    }

    /// Takes a verified notification of a gateway.
    public func applyNotification(_ notification: GatewayNotification) async throws {
        switch (notification.kind, notification.refundID) {
        case (.paymentSucceeded, _):
            let capture = GatewayCapture(
                reference: notification.reference, amount: notification.amount, at: notification.occurredAt)
            _ = try await applyPaymentResult(
                PaymentResult(paymentID: notification.paymentID, outcome: .succeeded(capture)))
        case (.paymentFailed, _):
            _ = try await applyPaymentResult(
                PaymentResult(paymentID: notification.paymentID, outcome: .failed(reason: notification.reason)))
        case (.refundSucceeded, let refund?):
            try await applyRefundStatus(.succeeded(at: notification.occurredAt), of: refund)
        case (.refundFailed, let refund?):
            try await applyRefundFailure(reason: notification.reason, of: refund)
        case (.refundSucceeded, nil), (.refundFailed, nil):
            throw GatewayError.malformed(reason: "a refund notification without a refund")
        }
    }
}
