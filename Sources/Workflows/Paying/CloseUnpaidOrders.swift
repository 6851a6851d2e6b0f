import Database
import Inventory
import Kernel
import Orders
import Payments

extension Shop {
    /// How long the closing waits for a silent gateway, from the first question on, and how often it asks.
    static let closeGrace: Duration = .minutes(30)
    static let closeRetry: Duration = .minutes(1)
    /// A gateway that left so many questions in a row unanswered is not asked again in the same run of the timer.
    static let silenceLimit = 3
    /// Orders that a timer reads at once, and how often at most it goes on because there were so many.
    static let timerLimit = 100
    static let timerRoundLimit = 1_000

    /// Closes orders whose payment timer ran out and gives their stock back. Their gateways are asked first (关单): one
    /// that was paid already is paid; a gateway that does not answer is asked again for a while, then the order closes
    /// and money that comes late refunds itself.
    ///
    /// - Returns: how many orders are not waiting any more.
    /// - Throws: what the first order that could not be closed met, after all others had their turn.
    @discardableResult
    public func closeUnpaidOrders() async throws -> Int {
        var silence: [String: Int] = [:]
        return try await forEachDue(.pendingPayment) { id in try await closeUnpaidOrder(id, &silence) }
    }

    private func closeUnpaidOrder(_ id: OrderID, _ silence: inout [String: Int]) async throws -> Bool {
        let open = try await database.read { session in
            let payments: [Payment] = try session.run(Payments.payments(of: [id], lock: false))
            return payments.filter { $0.state.isOpen || $0.state == .expired }
        }
        for payment in open {
            guard let gateway = gateways[payment.gateway] else { continue }
            let isSkipped = silence[gateway.name, default: 0] >= Self.silenceLimit
            var answer = isSkipped ? nil : await ask(gateway, toClose: payment.id, &silence)
            if answer == nil {
                guard try await isGraceOver(id, payment.id) else { return false }
                // No order closes because of what other payments met: one that was passed over is asked for itself.
                if isSkipped { answer = await ask(gateway, toClose: payment.id, &silence) }
            }
            if case .alreadyPaid(let capture) = answer {
                _ = try await applyPaymentResult(PaymentResult(paymentID: payment.id, outcome: .succeeded(capture)))
                return true
            }
        }
        let now = database.clock.now()
        return try await database.write { [parts] transaction in
            try parts.close(id, ifDueBy: now, in: transaction)
        }
    }

    /// Nil where the gateway gave no answer.
    private func ask(
        _ gateway: PaymentGateway, toClose id: PaymentID, _ silence: inout [String: Int]
    ) async -> GatewayCloseResult? {
        do {
            let answer = try await gateway.close(id)
            silence[gateway.name] = 0
            return answer
        } catch {
            silence[gateway.name, default: 0] += 1
            return nil
        }
    }

    /// Whether a payment's gateway has been silent for long enough; where it has not, the order is put off.
    private func isGraceOver(_ id: OrderID, _ payment: PaymentID) async throws -> Bool {
        let now = database.clock.now()
        return try await database.write { [parts] transaction in
            _ = try parts.orders.lockedOrder(id, in: transaction)
            let since = try parts.payments.unansweredSince(payment, at: now, in: transaction)
            if now >= since + Self.closeGrace { return true }
            try parts.orders.postpone(id, in: .pendingPayment, until: now + Self.closeRetry, in: transaction)
            return false
        }
    }

    /// Completes delivered orders whose timer ran out, and settles them.
    ///
    /// - Returns: how many were completed.
    /// - Throws: what the first order that could not be completed met, after all others had their turn.
    @discardableResult
    public func completeDeliveredOrders() async throws -> Int {
        try await forEachDue(.delivered) { id in
            let now = database.clock.now()
            return try await database.write { [parts] transaction in
                try parts.complete(id, ifDueBy: now, in: transaction)
            }
        }
    }

    /// Takes every order whose timer ran out, the longest overdue first. One that fails is put off, so that it keeps no
    /// other waiting.
    ///
    /// - Returns: for how many the body said that it is done.
    private func forEachDue(_ state: OrderState, _ body: (OrderID) async throws -> Bool) async throws -> Int {
        var done = 0
        var failure: (any Error)?
        for _ in 0..<Self.timerRoundLimit where !Task.isCancelled {
            let now = database.clock.now()
            let due = try await database.read { [orders] session in
                try orders.due(state, at: now, limit: Self.timerLimit, in: session)
            }
            for id in due {
                do {
                    if try await body(id) { done += 1 }
                } catch {
                    failure = failure ?? error
                    try await database.write { [orders] transaction in
                        try orders.postpone(id, in: state, until: now + Self.closeRetry, in: transaction)
                    }
                }
            }
            if due.count < Self.timerLimit { break }
        }
        if let failure { throw failure }
        return done
    }
}

extension ShopParts {
    /// Guarded by state and time: the payment may have come meanwhile.
    func close(_ id: OrderID, ifDueBy now: Timestamp, in transaction: Transaction) throws -> Bool {
        var order = try orders.lockedOrder(id, in: transaction)
        guard order.state == .pendingPayment, let dueAt = order.dueAt, dueAt <= now else { return false }
        let step = try order.step(to: .closed, by: .system("timer"), reason: "not paid in time", at: now)
        try expireOpenPayments(of: id, in: transaction)
        var stock = try inventory.ledger(of: [id], in: transaction)
        stock.release(id, by: .system("timer"))
        try orders.write([step], in: transaction)
        try inventory.write(stock, in: transaction)
        try transaction.emit(kind: "order.closed", aggregate: id.description, payload: "{}", at: now)
        return true
    }

    /// Guarded by state and time: receipt may have been confirmed meanwhile.
    func complete(_ id: OrderID, ifDueBy now: Timestamp, in transaction: Transaction) throws -> Bool {
        var order = try orders.lockedOrder(id, in: transaction)
        guard order.state == .delivered, let dueAt = order.dueAt, dueAt <= now else { return false }
        try complete(&order, by: .system("timer"), reason: "time after delivery is over", in: transaction)
        return true
    }

    func expireOpenPayments(of id: OrderID, in transaction: Transaction) throws {
        let open = try transaction.run(Payments.payments(of: [id], lock: true)).filter(\.state.isOpen)
        try payments.update(
            open.map { payment in
                var expired = payment
                expired.state = .expired
                return expired
            }, in: transaction)
    }
}
