import Database
import Kernel

/// A payment as the sandbox keeps it.
struct SandboxPayment: Sendable {
    enum State: String, SQLEnumeration, Codable {
        case pending, succeeded, failed, closed
    }

    let id: PaymentID
    let orderID: OrderID
    /// The sandbox's own number.
    let reference: String
    /// Names the pay page; 128 random bits.
    let token: String
    let amount: Money
    let description: String
    let returnURL: String
    let notifyURL: String
    let expiresAt: Timestamp
    let state: State
    /// Why it failed; empty otherwise.
    let reason: String
    /// When it succeeded or failed.
    let settledAt: Timestamp?

    /// Expiry needs no timer: a payment that is open past its time reads as closed, and is never paid.
    func state(at now: Timestamp) -> State {
        state == .pending && expiresAt <= now ? .closed : state
    }
}

/// What a person at the pay page, or a script, decides.
public enum PayOutcome: String, Codable, CaseIterable, Sendable {
    case pay, fail
    /// It is paid, and the shop is told of it late, twice or never.
    case late, twice, never
}

/// A refund as the sandbox keeps it.
struct SandboxRefund: Sendable {
    enum State: String, SQLEnumeration, Codable {
        case pending, succeeded, failed
    }

    let id: RefundID
    let paymentID: PaymentID
    let reference: String
    let amount: Money
    let reason: String
    let state: State
    /// Decided when it comes in, shown when it is due: empty for one that will succeed.
    let failure: String
    let dueAt: Timestamp
    let settledAt: Timestamp?
}

/// What the gateway refuses, with codes that are part of its interface.
enum SandboxError: ExpectedError, Equatable {
    case amountDiffers
    case paymentClosed
    case paymentNotPaid
    case refundExceedsPayment
    case refusedByScript(code: String)
    case notSigned(reason: String)

    var kind: ErrorKind {
        switch self {
        case .notSigned: .unauthenticated
        default: .conflict
        }
    }

    var code: String {
        switch self {
        case .amountDiffers: "amount_differs"
        case .paymentClosed: "payment_closed"
        case .paymentNotPaid: "payment_not_paid"
        case .refundExceedsPayment: "refund_exceeds_payment"
        case .refusedByScript(let code): code
        case .notSigned: "bad_signature"
        }
    }

    var detail: String {
        switch self {
        case .amountDiffers: "The same id came before with another amount."
        case .paymentClosed: "The payment is closed."
        case .paymentNotPaid: "The payment took no money, so none can go back."
        case .refundExceedsPayment: "The refunds would exceed the payment."
        case .refusedByScript: "The script says no."
        case .notSigned(let reason): "The request is not signed: \(reason)."
        }
    }
}
