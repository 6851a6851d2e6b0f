import Cryptography
import Database
import Kernel
import Payments

extension SandboxBook {
    /// Opens a payment, or gives the one that the same request opened before.
    ///
    /// - Throws: `SandboxError.amountDiffers`, `.paymentClosed`.
    func create(_ request: GatewayPaymentRequest) async throws -> SandboxPayment {
        let now = now()
        let fresh = SandboxPayment(
            id: request.paymentID, orderID: request.orderID, reference: nextReference(),
            token: random.token(byteCount: Self.tokenByteCount), amount: request.amount,
            description: request.description, returnURL: request.returnURL, notifyURL: request.notifyURL,
            expiresAt: request.expiresAt, state: .pending, reason: "", settledAt: nil)
        return try await database.write { transaction in
            if let known = try transaction.session.payment(request.paymentID) {
                guard known.amount == request.amount else { throw SandboxError.amountDiffers }
                guard known.state != .closed else { throw SandboxError.paymentClosed }
                return known
            }
            guard try !transaction.session.isClosedUnseen(request.paymentID) else { throw SandboxError.paymentClosed }
            try transaction.insert(fresh, at: now)
            return fresh
        }
    }

    /// The payment as it stands, or whether it was closed before it was created.
    func query(_ id: PaymentID) async throws -> (payment: SandboxPayment?, isClosedUnseen: Bool) {
        try await database.read { session in
            if let payment = try session.payment(id) { return (payment, false) }
            return (nil, try session.isClosedUnseen(id))
        }
    }

    /// 关单: closes what is open and tells what is paid. Nil where it was never created; it is closed all the same.
    func close(_ id: PaymentID) async throws -> SandboxPayment? {
        let now = now()
        return try await database.write { transaction in
            _ = try transaction.close(id)
            let payment = try transaction.session.payment(id)
            if payment == nil { try transaction.closeUnseen(id, at: now) }
            return payment
        }
    }

    func payment(token: String) async throws -> SandboxPayment? {
        try await database.read { try $0.payment(token: token) }
    }

    /// What the person at the pay page decides. It counts once: a second click, or one after the close, changes
    /// nothing.
    func decide(_ outcome: PayOutcome, token: String) async throws -> SandboxPayment? {
        let now = now()
        guard let payment = try await payment(token: token) else { return nil }
        guard payment.state(at: now) == .pending else { return payment }
        let isPaid = outcome != .fail
        let effect = outcome == .never ? nil : faults.nextNotification()
        let plan = NotificationPlan(outcome: outcome, lateDelay: configuration.lateDelay, effect: effect)
        let reason = isPaid ? "" : Self.shopperFailure
        let event = WireEvent(
            id: "evt_\(CrockfordBase32.encode(database.ids.nextRaw()))",
            kind: isPaid ? .paymentSucceeded : .paymentFailed, paymentID: payment.id, refundID: nil,
            amount: payment.amount, reference: payment.reference, occurredAt: now, reason: reason)
        let (ids, feeMinor) = (database.ids, configuration.feeMinor(of: payment.amount))
        let line = isPaid ? faults.nextLine() : nil
        return try await database.write { transaction in
            let isSettled = try transaction.settle(
                payment.id, as: isPaid ? .succeeded : .failed, reason: reason, at: now)
            if isSettled {
                if isPaid {
                    try transaction.insertMovement(
                        id: ids.nextRaw(), kind: .payment, subject: payment.id.rawValue, payment: payment.id,
                        amount: payment.amount, feeMinor: feeMinor, reference: payment.reference, at: now, effect: line)
                }
                try transaction.enqueue(event, to: payment.notifyURL, plan: plan, ids: ids, at: now)
            }
            return try transaction.session.payment(payment.id)
        }
    }

    static let shopperFailure = "payer_declined"
}
