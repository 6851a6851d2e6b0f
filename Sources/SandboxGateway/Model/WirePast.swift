import Kernel
import Payments

/// Payments and refunds that were made before this gateway was there.
struct WirePast: Codable, Sendable {
    struct Capture: Codable, Sendable {
        let paymentID: String
        let orderID: String
        let amount: WireMoney
        let reference: String
        let at: String
        /// What the statement says otherwise, as a fault script writes it: `omit`, `amount 500`, `fee 9`.
        let line: String?

        enum CodingKeys: String, CodingKey {
            case paymentID = "payment_id"
            case orderID = "order_id"
            case amount, reference, at, line
        }
    }

    struct PaidBack: Codable, Sendable {
        let refundID: String
        let paymentID: String
        let amount: WireMoney
        let reason: String
        let at: String

        enum CodingKeys: String, CodingKey {
            case refundID = "refund_id"
            case paymentID = "payment_id"
            case amount, reason, at
        }
    }

    let payments: [Capture]
    let refunds: [PaidBack]
}

extension WirePast {
    /// What was taken and what went back; other payments and refunds are none of the gateway's past.
    ///
    /// - Parameter lines: what the statement says otherwise of some of the payments.
    init(_ payments: [Payment], _ refunds: [Refund], lines: [PaymentID: FaultScript.LineEffect]) {
        self.payments = payments.compactMap { payment in
            guard let at = payment.capturedAt, let reference = payment.reference else { return nil }
            return Capture(
                paymentID: payment.id.description, orderID: payment.orderID.description,
                amount: WireMoney(payment.amount), reference: reference, at: at.rfc3339,
                line: lines[payment.id]?.words)
        }
        self.refunds = refunds.compactMap { refund in
            guard refund.state == .succeeded, let at = refund.finishedAt else { return nil }
            return PaidBack(
                refundID: refund.id.description, paymentID: refund.paymentID.description,
                amount: WireMoney(refund.amount), reason: refund.reason, at: at.rfc3339)
        }
    }

    struct Past {
        var payments: [SandboxPayment] = []
        var refunds: [SandboxRefund] = []
        var lines: [PaymentID: FaultScript.LineEffect] = [:]
    }

    /// - Throws: `InputError` for ids, amounts, times and lines that are none.
    func read() throws(InputError) -> Past {
        var past = Past()
        for wire in payments {
            guard let id = PaymentID(wire.paymentID), let order = OrderID(wire.orderID),
                let amount = wire.amount.money, amount.amountMinor > 0, let at = Timestamp(rfc3339: wire.at)
            else { throw .invalid(field: "payments", reason: "no payment") }
            if let words = wire.line {
                guard let effect = FaultScript.LineEffect(words: words) else {
                    throw .invalid(field: "payments", reason: "no line of a statement")
                }
                past.lines[id] = effect
            }
            past.payments.append(
                SandboxPayment(
                    id: id, orderID: order, reference: wire.reference, token: wire.reference, amount: amount,
                    description: "", returnURL: "", notifyURL: "", expiresAt: at, state: .succeeded, reason: "",
                    settledAt: at))
        }
        for wire in refunds {
            guard let id = RefundID(wire.refundID), let payment = PaymentID(wire.paymentID),
                let amount = wire.amount.money, amount.amountMinor > 0, let at = Timestamp(rfc3339: wire.at)
            else { throw .invalid(field: "refunds", reason: "no refund") }
            past.refunds.append(
                SandboxRefund(
                    id: id, paymentID: payment, reference: "SG\(CrockfordBase32.encode(id.rawValue))",
                    amount: amount, reason: wire.reason, state: .succeeded, failure: "", dueAt: at, settledAt: at))
        }
        return past
    }
}
