import Foundation
import Kernel
import Payments

// The JSON that the shop and the sandbox exchange: snake_case, ids as text, minor units, RFC 3339.

struct WireMoney: Codable, Sendable {
    let amount: Int64
    let currency: String

    init(_ money: Money) {
        amount = money.amountMinor
        currency = money.currency.code
    }

    /// Nil for an unknown currency, or an amount out of range.
    var money: Money? {
        guard let currency = Currency(currency), (0...Money.amountMinorLimit).contains(amount) else { return nil }
        return Money(amount, currency)
    }
}

struct WirePaymentRequest: Codable, Sendable {
    let paymentID: String
    let orderID: String
    let amount: WireMoney
    let description: String
    let returnURL: String
    let notifyURL: String
    let expiresAt: String

    enum CodingKeys: String, CodingKey {
        case paymentID = "payment_id"
        case orderID = "order_id"
        case amount, description
        case returnURL = "return_url"
        case notifyURL = "notify_url"
        case expiresAt = "expires_at"
    }
}

struct WirePayment: Codable, Sendable {
    let paymentID: String
    let state: SandboxPayment.State
    /// These three are missing for a payment that was closed before it was created.
    let reference: String?
    let amount: WireMoney?
    let payURL: String?
    let settledAt: String?
    let reason: String?

    enum CodingKeys: String, CodingKey {
        case paymentID = "payment_id"
        case state, reference, amount
        case payURL = "pay_url"
        case settledAt = "settled_at"
        case reason
    }
}

struct WireRefundRequest: Codable, Sendable {
    let refundID: String
    let paymentID: String
    let amount: WireMoney
    let reason: String

    enum CodingKeys: String, CodingKey {
        case refundID = "refund_id"
        case paymentID = "payment_id"
        case amount, reason
    }
}

struct WireRefund: Codable, Sendable {
    let refundID: String
    let state: SandboxRefund.State
    let amount: WireMoney
    let reference: String
    let settledAt: String?
    let reason: String?

    enum CodingKeys: String, CodingKey {
        case refundID = "refund_id"
        case state, amount, reference
        case settledAt = "settled_at"
        case reason
    }

    init(_ refund: SandboxRefund) {
        refundID = refund.id.description
        state = refund.state
        amount = WireMoney(refund.amount)
        reference = refund.reference
        settledAt = refund.settledAt?.rfc3339
        reason = refund.state == .failed ? refund.failure : nil
    }
}

struct WireStatement: Codable, Sendable {
    struct Line: Codable, Sendable {
        /// Longer ids and references are not believed.
        static let textLimit = 200

        let kind: String
        let id: String
        let paymentID: String
        let amount: WireMoney
        let fee: WireMoney
        let at: String
        let reference: String

        enum CodingKeys: String, CodingKey {
            case kind, id
            case paymentID = "payment_id"
            case amount, fee, at, reference
        }

        init(_ line: GatewayStatementLine) {
            kind = line.kind.rawValue
            id = line.id
            paymentID = line.paymentID.description
            amount = WireMoney(line.amount)
            fee = WireMoney(line.fee)
            at = line.at.rfc3339
            reference = line.reference
        }

        var line: GatewayStatementLine? {
            guard let kind = GatewayStatementLine.Kind(rawValue: kind), let paymentID = PaymentID(paymentID),
                let amount = amount.money, let fee = fee.money, let at = Timestamp(rfc3339: at),
                [id, reference].allSatisfy({ $0.utf8.count <= Self.textLimit && !$0.utf8.contains(0) })
            else { return nil }
            return GatewayStatementLine(
                kind: kind, id: id, paymentID: paymentID, amount: amount, fee: fee, at: at, reference: reference)
        }
    }

    let day: String
    let lines: [Line]
    /// Asks for the page after this one; nil on the last.
    let next: String?
}

struct WireEvent: Codable, Sendable {
    let id: String
    let kind: String
    let paymentID: String
    let refundID: String?
    let amount: WireMoney
    let reference: String
    let occurredAt: String
    let reason: String

    enum CodingKeys: String, CodingKey {
        case id, kind
        case paymentID = "payment_id"
        case refundID = "refund_id"
        case amount, reference
        case occurredAt = "occurred_at"
        case reason
    }

    init(
        id: String, kind: GatewayNotification.Kind, paymentID: PaymentID, refundID: RefundID?, amount: Money,
        reference: String, occurredAt: Timestamp, reason: String
    ) {
        self.id = id
        self.kind = kind.rawValue
        self.paymentID = paymentID.description
        self.refundID = refundID?.description
        self.amount = WireMoney(amount)
        self.reference = reference
        self.occurredAt = occurredAt.rfc3339
        self.reason = reason
    }

    /// Nil where a field does not read, or a refund's event does not name its refund.
    var notification: GatewayNotification? {
        guard let kind = GatewayNotification.Kind(rawValue: kind), let paymentID = PaymentID(paymentID),
            let amount = amount.money, let occurredAt = Timestamp(rfc3339: occurredAt)
        else { return nil }
        let refund = refundID.flatMap { RefundID($0) }
        switch kind {
        case .paymentSucceeded, .paymentFailed: guard refundID == nil else { return nil }
        case .refundSucceeded, .refundFailed: guard refund != nil else { return nil }
        }
        return GatewayNotification(
            eventID: id, kind: kind, paymentID: paymentID, refundID: refund, amount: amount, reference: reference,
            occurredAt: occurredAt, reason: reason)
    }
}

struct WireProblem: Codable, Sendable {
    let code: String
    let message: String
}

enum WireJSON {
    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try bytes(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_: Value.Type = Value.self, _ bytes: [UInt8]) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(bytes))
    }
}
