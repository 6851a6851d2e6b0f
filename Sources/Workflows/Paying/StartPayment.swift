public import Database
public import Kernel
public import Orders
public import Payments

extension Shop {
    /// How long a payment waits before its gateway is asked, and how often at most.
    static let firstQueryDelay: Duration = .minutes(1)

    /// Opens a payment of an order at a gateway, or gives the one that is open already: a double click pays once.
    ///
    /// The payment is stored before the gateway is called, outside of any transaction; where the gateway does not
    /// answer, nothing is remembered and the same key may be used again.
    ///
    /// - Throws: `PaymentError.unknownGateway`, `.notPayable`; `OrderError.orderNotFound`; `GatewayError`.
    public func startPayment(
        of orderID: OrderID, _ scope: OrderScope, gateway name: String, returnPath: String, claim: IdempotencyKey,
        refusal: @escaping @Sendable (any ExpectedError) -> RememberedAnswer,
        render: @escaping @Sendable (Payment) -> RememberedAnswer
    ) async throws -> RememberedAnswer {
        if let answer = try await database.rememberedAnswer(claim) { return answer }
        guard let gateway = gateways[name] else { throw PaymentError.unknownGateway }
        do {
            let payment = try await openPayment(of: orderID, scope, gateway: name)
            let publicURL = configuration.publicURL()
            let opened = try await gateway.create(
                GatewayPaymentRequest(
                    paymentID: payment.id, orderID: orderID, amount: payment.amount,
                    description: Order.number(of: orderID), returnURL: publicURL + returnPath,
                    notifyURL: "\(publicURL)/gateways/\(name)/notify", expiresAt: payment.expiresAt))
            return try await database.writeOnce(claim, refusal: refusal) { [parts] transaction in
                render(try parts.markOpened(payment.id, opened, in: transaction))
            }
        } catch let error as any ExpectedError where error.kind.isRemembered {
            return try await database.writeOnce(claim, refusal: refusal) { _ in throw error }
        }
    }

    /// The open payment of an order; stored, with a job that asks the gateway should nobody tell.
    private func openPayment(of orderID: OrderID, _ scope: OrderScope, gateway: String) async throws -> Payment {
        try await database.write { [parts] transaction in
            let (payment, isNew) = try parts.openPayment(of: orderID, scope, gateway: gateway, in: transaction)
            if isNew {
                try transaction.enqueue(
                    QueryPaymentJob.job(for: payment.id, attempt: 1, dueAt: parts.now + Self.firstQueryDelay))
            }
            return payment
        }
    }
}

extension ShopParts {
    /// The payment of an order that is open at this gateway, or a new one; open ones of other gateways are abandoned.
    func openPayment(
        of orderID: OrderID, _ scope: OrderScope, gateway: String, in transaction: Transaction
    ) throws -> (payment: Payment, isNew: Bool) {
        let order = try orders.lockedOrder(orderID, scope, in: transaction)
        let known = try transaction.run(Payments.payments(of: [orderID], lock: true))
        guard order.isPayable, let dueAt = order.dueAt else { throw PaymentError.notPayable }
        if let open = known.first(where: { $0.state.isOpen && $0.gateway == gateway }) { return (open, false) }
        let payment = Payment(
            id: database.ids.next(), orderID: orderID, gateway: gateway,
            amount: Money(order.totals.total, order.currency), createdAt: now, expiresAt: dueAt)
        let abandoned = known.filter(\.state.isOpen).map { open in
            var expired = open
            expired.state = .expired
            return expired
        }
        try payments.update(abandoned, in: transaction)
        try payments.insert([payment], in: transaction)
        return (payment, true)
    }

    /// The gateway waits for the shopper now, unless it said more meanwhile.
    func markOpened(_ id: PaymentID, _ opened: GatewayPayment, in transaction: Transaction) throws -> Payment {
        guard let orderID = try transaction.run(Payments.orderIDs(of: [id]))[id] else { throw PaymentError.notFound }
        _ = try orders.lockedOrder(orderID, in: transaction)
        let payments = try transaction.run(Payments.payments(of: [orderID], lock: true))
        guard var payment = payments.first(where: { $0.id == id }) else { throw PaymentError.notFound }
        guard payment.state == .created else { return payment }
        payment.state = .pending
        payment.payURL = opened.payURL
        payment.reference = opened.reference
        try self.payments.update([payment], in: transaction)
        return payment
    }
}

extension Orders {
    /// One order of this scope, locked; somebody else's looks like none.
    func lockedOrder(_ id: OrderID, _ scope: OrderScope, in transaction: Transaction) throws -> Order {
        let order = try lockedOrder(id, in: transaction)
        switch scope {
        case .everybody: return order
        case .of(let buyer):
            guard order.buyer == buyer else { throw OrderError.orderNotFound }
            return order
        }
    }
}
