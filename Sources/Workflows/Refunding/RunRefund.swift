import Database
public import Kernel
public import Payments

/// Tells a gateway to give money back, until it says how that ended.
public enum RefundJob {
    public static let kind = "payments.refund"

    static func job(for id: RefundID, dueAt: Timestamp) -> Job {
        Job(kind: kind, payload: id.description, uniqueKey: id.description, dueAt: dueAt)
    }

    /// Asks once more what became of a refund that failed here, now that another one has failed too: that may have
    /// stood in its way.
    static func job(for id: RefundID, after other: RefundID, dueAt: Timestamp) -> Job {
        Job(kind: kind, payload: id.description, uniqueKey: "\(id) \(other)", dueAt: dueAt)
    }
}

extension Shop {
    /// Refunds whose gateways one run of the timer asks.
    static let askLimit = 100

    /// Runs a `RefundJob`: tells the gateway under the refund's id, as often as it takes. A refund that it goes on
    /// working on is no failure: `askPendingRefunds` comes back to it.
    ///
    /// - Throws: `GatewayError` where the gateway says nothing of the refund, so that the job runs again.
    public func runRefund(_ payload: String) async throws {
        guard let id = RefundID(payload) else { throw InputError.malformed(reason: "a refund job without a refund") }
        let (refund, payment) = try await database.read { [payments] session in
            let refund = try payments.refund(id, in: session)
            return (refund, try refund.flatMap { try payments.payment($0.paymentID, in: session) })
        }
        guard let refund, let payment, let gateway = gateways[payment.gateway] else { return }
        switch refund.state {
        case .succeeded: return
        case .pending: try await applyRefundStatus(try await gateway.status(telling: refund, of: payment), of: id)
        case .failed:
            guard case .succeeded(let at)? = try await gateway.queryRefund(id) else { return }
            try await applyRefundStatus(.succeeded(at: at), of: id)
        }
    }

    /// Takes a gateway's notification that a refund failed: it is asked first, for its word may be old.
    func applyRefundFailure(reason: String, of id: RefundID) async throws {
        let payment = try await database.read { [payments] session in
            try payments.refund(id, in: session).flatMap { try payments.payment($0.paymentID, in: session) }
        }
        guard let payment else { throw PaymentError.notFound }
        let known = try await gateways[payment.gateway]?.queryRefund(id)
        try await applyRefundStatus(known ?? .failed(reason: reason), of: id)
    }

    /// Takes what a gateway says of a refund, however often.
    public func applyRefundStatus(_ status: GatewayRefundStatus, of id: RefundID) async throws {
        if case .pending = status { return }
        try await database.write { [parts] transaction in
            try parts.finishRefund(id, status, in: transaction)
        }
    }

    /// Asks the gateways about refunds that are still on their way, each after twice the time; banks take days. It
    /// also brings back those whose job has died.
    ///
    /// - Returns: how many are asked about now.
    @discardableResult
    public func askPendingRefunds() async throws -> Int {
        let now = database.clock.now()
        return try await database.write { [payments] transaction in
            let due = try payments.refundsToAskAbout(at: now, limit: Self.askLimit, in: transaction)
            try transaction.enqueue(due.map { RefundJob.job(for: $0, dueAt: now) })
            return due.count
        }
    }
}

extension PaymentGateway {
    /// Tells the gateway of a pending refund and gives where it stands. A refusal ends it only where its code is one
    /// of those that mean so, and where the gateway, asked, does not know the refund: a call before may have got
    /// through.
    fileprivate func status(
        telling refund: Refund, of payment: Payment
    ) async throws(GatewayError) -> GatewayRefundStatus {
        do throws(GatewayError) {
            return try await self.refund(
                GatewayRefundRequest(
                    refundID: refund.id, paymentID: payment.idAtGateway, amount: refund.amount, reason: refund.reason))
        } catch {
            guard case .refused(let code, let message) = error else { throw error }
            guard RefundRefusal(rawValue: code) != nil else {
                throw .unavailable(reason: "no answer to a refund: \(code), \(message)")
            }
            return try await queryRefund(refund.id) ?? .failed(reason: "\(code): \(message)")
        }
    }
}
