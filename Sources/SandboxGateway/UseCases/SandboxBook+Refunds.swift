import Database
import Kernel
import Payments

extension SandboxBook {
    /// Takes a refund on, or gives the one that the same request began before; it ends later.
    ///
    /// - Parameter failsLater: the script wants it to be accepted and then to fail.
    /// - Throws: `SandboxError.amountDiffers`, `.paymentNotPaid`, `.refundExceedsPayment`.
    func refund(_ request: GatewayRefundRequest, failsLater: Bool) async throws -> SandboxRefund {
        let now = now()
        let fresh = SandboxRefund(
            id: request.refundID, paymentID: request.paymentID, reference: nextReference(), amount: request.amount,
            reason: request.reason, state: .pending, failure: failsLater ? Self.bankFailure : "",
            dueAt: now + configuration.refundDelay, settledAt: nil)
        return try await database.write { transaction in
            if let known = try transaction.session.refund(request.refundID) {
                guard known.amount == request.amount, known.paymentID == request.paymentID else {
                    throw SandboxError.amountDiffers
                }
                return known
            }
            guard let payment = try transaction.session.payment(request.paymentID), payment.state == .succeeded else {
                throw SandboxError.paymentNotPaid
            }
            guard try transaction.promiseBack(request.amount, from: payment.id) else {
                throw SandboxError.refundExceedsPayment
            }
            try transaction.insert(fresh, at: now)
            return fresh
        }
    }

    func refund(_ id: RefundID) async throws -> SandboxRefund? {
        try await database.read { try $0.refund(id) }
    }

    /// Ends the refunds that are due, a bounded number at a time.
    ///
    /// - Returns: how many.
    func settleDueRefunds(limit: Int) async throws -> Int {
        let now = now()
        let due = try await database.read { try $0.dueRefunds(at: now, limit: limit) }
        for refund in due { try await settle(refund, at: now) }
        return due.count
    }

    private func settle(_ refund: SandboxRefund, at now: Timestamp) async throws {
        let plan = NotificationPlan(
            outcome: .pay, lateDelay: configuration.lateDelay, effect: faults.nextNotification())
        let event = WireEvent(
            id: "evt_\(CrockfordBase32.encode(database.ids.nextRaw()))",
            kind: refund.failure.isEmpty ? .refundSucceeded : .refundFailed, paymentID: refund.paymentID,
            refundID: refund.id, amount: refund.amount, reference: refund.reference, occurredAt: now,
            reason: refund.failure)
        let line = refund.failure.isEmpty ? faults.nextLine() : nil
        let ids = database.ids
        try await database.write { transaction in
            guard try transaction.settle(refund, at: now),
                let payment = try transaction.session.payment(refund.paymentID)
            else { return }
            if refund.failure.isEmpty {
                try transaction.insertMovement(
                    id: ids.nextRaw(), kind: .refund, subject: refund.id.rawValue, payment: payment.id,
                    amount: refund.amount, feeMinor: 0, reference: refund.reference, at: now, effect: line)
            }
            try transaction.enqueue(event, to: payment.notifyURL, plan: plan, ids: ids, at: now)
        }
    }

    static let bankFailure = "account_closed"

    /// A page of a business day's statement, in the order in which the money moved.
    func statement(_ day: CivilDay, after: Int64) async throws -> WireStatement {
        let (start, end) = (configuration.calendar.start(of: day), configuration.calendar.start(of: day + 1))
        let found = try await database.read { session in
            try session.movements(from: start, until: end, after: after, limit: Self.statementPageLimit + 1)
        }
        let page = found.prefix(Self.statementPageLimit)
        return WireStatement(
            day: day.description, lines: page.map { WireStatement.Line($0.line) },
            next: found.count > page.count ? page.last.map { String($0.id) } : nil)
    }

    /// Lines of one page of a statement.
    static let statementPageLimit = 1_000
}
