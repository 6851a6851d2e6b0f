import Database
import Inventory
import Kernel
import Orders
import Payments

extension Shop {
    /// How long the closing waits for a gateway that does not answer, and how often it asks.
    static let closeGrace: Duration = .minutes(30)
    static let closeRetry: Duration = .minutes(1)
    /// Orders that one run of the timer takes.
    static let timerLimit = 100

    /// Closes orders whose payment timer ran out and gives their stock back. Their gateways are asked first (关单): one
    /// that was paid already is paid; a gateway that does not answer is asked again for a while, then the order closes
    /// and money that comes late refunds itself.
    ///
    /// - Returns: how many orders are not waiting any more.
    @discardableResult
    public func closeUnpaidOrders() async throws -> Int {
        let now = database.clock.now()
        let due = try await database.read { [orders] session in
            try orders.due(.pendingPayment, at: now, limit: Self.timerLimit, in: session)
        }
        var finished = 0
        for id in due where try await closeUnpaidOrder(id) { finished += 1 }
        return finished
    }

    private func closeUnpaidOrder(_ id: OrderID) async throws -> Bool {
        let (placedAt, open) = try await database.read { session in
            let (found, payments) = try session.run(
                Orders.orders([id], lock: false), Payments.payments(of: [id], lock: false))
            return (found.first?.placedAt, payments.filter { $0.state.isOpen || $0.state == .expired })
        }
        guard let placedAt else { return false }
        let now = database.clock.now()
        for payment in open {
            guard let gateway = gateways[payment.gateway] else { continue }
            do {
                if case .alreadyPaid(let capture) = try await gateway.close(payment.id) {
                    _ = try await applyPaymentResult(
                        PaymentResult(paymentID: payment.id, outcome: .succeeded(capture)))
                    return true
                }
            } catch {
                let deadline = placedAt + orders.configuration.paymentTimeout + Self.closeGrace
                guard now >= deadline else {
                    try await database.write { [orders] transaction in
                        try orders.postpone(id, until: now + Self.closeRetry, in: transaction)
                    }
                    return false
                }
            }
        }
        return try await database.write { [parts] transaction in
            try parts.close(id, ifDueBy: now, in: transaction)
        }
    }

    /// Completes delivered orders whose timer ran out, and settles them.
    ///
    /// - Returns: how many were completed.
    @discardableResult
    public func completeDeliveredOrders() async throws -> Int {
        let now = database.clock.now()
        let due = try await database.read { [orders] session in
            try orders.due(.delivered, at: now, limit: Self.timerLimit, in: session)
        }
        for id in due {
            try await database.write { [parts] transaction in
                var order = try parts.orders.lockedOrder(id, in: transaction)
                guard order.state == .delivered, let dueAt = order.dueAt, dueAt <= now else { return }
                try parts.complete(&order, by: .system("timer"), reason: "time after delivery is over", in: transaction)
            }
        }
        return due.count
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
