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

        enum CodingKeys: String, CodingKey {
            case paymentID = "payment_id"
            case orderID = "order_id"
            case amount, reference, at
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
    init(_ payments: [Payment], _ refunds: [Refund]) {
        self.payments = payments.compactMap { payment in
            guard let at = payment.capturedAt, let reference = payment.reference else { return nil }
            return Capture(
                paymentID: payment.id.description, orderID: payment.orderID.description,
                amount: WireMoney(payment.amount), reference: reference, at: at.rfc3339)
        }
        self.refunds = refunds.compactMap { refund in
            guard refund.state == .succeeded, let at = refund.finishedAt else { return nil }
            return PaidBack(
                refundID: refund.id.description, paymentID: refund.paymentID.description,
                amount: WireMoney(refund.amount), reason: refund.reason, at: at.rfc3339)
        }
    }

    /// - Throws: `InputError` for ids, amounts and times that are none.
    func read() throws(InputError) -> (payments: [SandboxPayment], refunds: [SandboxRefund]) {
        var (paid, back): ([SandboxPayment], [SandboxRefund]) = ([], [])
        for wire in payments {
            guard let id = PaymentID(wire.paymentID), let order = OrderID(wire.orderID),
                let amount = wire.amount.money, amount.amountMinor > 0, let at = Timestamp(rfc3339: wire.at)
            else { throw .invalid(field: "payments", reason: "no payment") }
            paid.append(
                SandboxPayment(
                    id: id, orderID: order, reference: wire.reference, token: wire.reference, amount: amount,
                    description: "", returnURL: "", notifyURL: "", expiresAt: at, state: .succeeded, reason: "",
                    settledAt: at))
        }
        for wire in refunds {
            guard let id = RefundID(wire.refundID), let payment = PaymentID(wire.paymentID),
                let amount = wire.amount.money, amount.amountMinor > 0, let at = Timestamp(rfc3339: wire.at)
            else { throw .invalid(field: "refunds", reason: "no refund") }
            back.append(
                SandboxRefund(
                    id: id, paymentID: payment, reference: "SG\(CrockfordBase32.encode(id.rawValue))",
                    amount: amount, reason: wire.reason, state: .succeeded, failure: "", dueAt: at, settledAt: at))
        }
        return (paid, back)
    }
}
