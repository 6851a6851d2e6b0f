import AfterSales
import Database
import Delivery
import Inventory
import Kernel
import Orders
import Payments
import Workflows

// What happens to an order after it was placed. An event that has nothing to do any more, because an earlier one ended
// the order otherwise, is left out.
extension PastTeller {
    /// Why people send things back.
    static let reasons = ["颜色和想的不一样", "尺寸不合适", "买重复了", "收到有瑕疵", "不喜欢"]

    static let cancelReason = "不想要了"

    func step(_ event: OrderEvent, of id: OrderID, _ plan: OrderPlan, in transaction: Transaction) throws {
        switch event {
        case .place: return
        case .note:
            let text = DeskPlan.orderNotes[plan.number % DeskPlan.orderNotes.count]
            _ = try past.orders.addNote(text, to: id, by: staff, in: transaction)
        case .startPayment: try startPayment(of: id, in: transaction)
        case .failPayment: try endPayment(of: id, isPaid: false, in: transaction)
        case .pay: try endPayment(of: id, isPaid: true, in: transaction)
        case .closeUnpaid: _ = try past.closeUnpaidOrder(id, in: transaction)
        case .cancel: try cancel(id, plan, in: transaction)
        case .shipSome: try ship(id, some: true, plan, in: transaction)
        case .shipRest: try ship(id, some: false, plan, in: transaction)
        case .deliver: try deliver(id, in: transaction)
        case .confirm: try confirm(id, plan, in: transaction)
        case .complete: _ = try past.completeDeliveredOrder(id, in: transaction)
        case .refund(let percent): try refund(id, percent: percent, in: transaction)
        case .finishRefund: try finishRefund(of: id, in: transaction)
        case .requestReturn: try requestReturn(of: id, plan, in: transaction)
        case .approveReturn, .rejectReturn, .cancelReturn, .receiveReturn:
            try judgeReturn(of: id, event, plan, in: transaction)
        }
    }

    private func order(_ id: OrderID, in transaction: Transaction) throws -> Order {
        guard let order = try past.orders.orders([id], in: transaction.session).first else {
            throw OrderError.orderNotFound
        }
        return order
    }

    private func startPayment(of id: OrderID, in transaction: Transaction) throws {
        _ = try past.openPayment(of: id, gateway: gateway, in: transaction)
    }

    /// The gateway's own number of a payment.
    private static func reference(_ id: Int64) -> String { "SG\(CrockfordBase32.encode(id))" }

    private func endPayment(of id: OrderID, isPaid: Bool, in transaction: Transaction) throws {
        let known: [Payment] = try transaction.run(Payments.payments(of: [id], lock: false))
        guard let open = known.last(where: \.state.isOpen) else { return }
        let capture = GatewayCapture(
            reference: Self.reference(open.id.rawValue), amount: open.amount, at: past.database.clock.now())
        _ = try past.applyPaymentResult(
            PaymentResult(
                paymentID: open.id, outcome: isPaid ? .succeeded(capture) : .failed(reason: "insufficient_funds")),
            in: transaction)
    }

    private func cancel(_ id: OrderID, _ plan: OrderPlan, in transaction: Transaction) throws {
        let buyer = buyer(of: plan)
        try unlessEnded {
            _ = try past.cancelOrder(
                id, .of(buyer), reason: Self.cancelReason, by: Caller(buyer.actor), in: transaction)
        }
    }

    /// An order that cannot go there any more stays where it is; the use cases refuse before they write.
    private func unlessEnded(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch OrderError.notAllowed {
            return
        }
    }

    /// Half of the lines, where there are several, or all pieces that wait.
    private func ship(_ id: OrderID, some: Bool, _ plan: OrderPlan, in transaction: Transaction) throws {
        let order = try order(id, in: transaction)
        guard order.isShippable else { return }
        let waiting = order.lines.filter { $0.unshippedQuantity > 0 }
        let sent = some ? waiting.prefix(waiting.count / 2) : waiting[...]
        guard !sent.isEmpty else { return }
        // What is picked up is laid ready, and goes with nobody.
        let isPickup = order.delivery == .pickup
        let carrier = isPickup ? "" : Self.carriers[plan.number % Self.carriers.count]
        let number = isPickup ? "" : "ZG\(100_000_000 + plan.number * 7_919)\(some ? 1 : 2)"
        _ = try past.shipLines(
            sent.map { LineQuantity(lineID: $0.id, quantity: $0.unshippedQuantity) }, of: id, carrier: carrier,
            trackingNumber: number, by: staff, in: transaction)
    }

    private func deliver(_ id: OrderID, in transaction: Transaction) throws {
        for parcel in try past.delivery.parcels(of: id, in: transaction.session) where parcel.state == .shipped {
            _ = try past.deliverParcel(parcel.id, by: staff, in: transaction)
        }
    }

    private func confirm(_ id: OrderID, _ plan: OrderPlan, in transaction: Transaction) throws {
        let buyer = buyer(of: plan)
        try unlessEnded {
            _ = try past.confirmReceipt(of: id, .of(buyer), by: Caller(buyer.actor), in: transaction)
        }
    }

    private func refund(_ id: OrderID, percent: Int, in transaction: Transaction) throws {
        let order = try order(id, in: transaction)
        let leftMinor = order.totals.total - order.refundedMinor
        let amountMinor = min(leftMinor, order.totals.total * Int64(percent) / 100)
        guard amountMinor > 0, order.state == .delivered || order.state == .completed else { return }
        _ = try past.refund(
            id, .amount(Money(amountMinor, order.currency)), reason: "运输磕碰，补偿", by: staff, in: transaction)
    }

    private func finishRefund(of id: OrderID, in transaction: Transaction) throws {
        let now = past.database.clock.now()
        let refunds: [Refund] = try transaction.run(Payments.refunds(of: [id]))
        for refund in refunds where refund.state == .pending {
            try past.finishRefund(refund.id, .succeeded(at: now), in: transaction)
        }
    }

    /// One line of the order, or every second time all of it; of what the known shopper sends back, always one line.
    private func requestReturn(of id: OrderID, _ plan: OrderPlan, in transaction: Transaction) throws {
        let order = try order(id, in: transaction)
        let now = past.database.clock.now()
        guard let buyer = order.buyer, order.isReturnable(at: now, past.configuration.calendar) else { return }
        let lines = order.lines.filter { $0.returnableQuantity > 0 }
        let reason = Self.reasons[plan.number % Self.reasons.count]
        let isPart = plan.number.isMultiple(of: 2) || plan.person >= self.plan.people.count
        _ = try past.requestReturn(
            of: id, .of(buyer),
            lines: lines.prefix(isPart ? 1 : lines.count).map {
                ReturnRequestLine(lineID: $0.id, quantity: $0.returnableQuantity, reason: reason)
            }, evidence: "", in: transaction)
    }

    private func judgeReturn(
        of id: OrderID, _ event: OrderEvent, _ plan: OrderPlan, in transaction: Transaction
    ) throws {
        guard let current = try past.afterSales.returns(of: id, in: transaction.session).last else { return }
        switch event {
        case .approveReturn: _ = try past.approveReturn(current.id, by: staff, in: transaction)
        case .rejectReturn:
            _ = try past.rejectReturn(current.id, reason: "有使用痕迹，影响二次销售", by: staff, in: transaction)
        case .cancelReturn:
            guard let buyer = try order(id, in: transaction).buyer else { return }
            _ = try past.cancelReturn(current.id, .of(buyer), by: Caller(buyer.actor), in: transaction)
        default:
            let grade: ReturnGrade = plan.number % 10 < 7 ? .resellable : plan.number % 10 < 9 ? .flawed : .scrap
            _ = try past.receiveReturn(
                current.id,
                lines: current.lines.map {
                    GradedLine(lineID: $0.orderLineID, quantity: $0.quantity, grade: grade)
                }, by: staff, in: transaction)
        }
    }
}
