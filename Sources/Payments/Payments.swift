public import Database
public import Kernel

/// Payments, refunds and the ledger: money is never created nor lost.
public struct Payments: Sendable {
    let database: Database

    public init(database: Database) {
        self.database = database
    }
}

/// Something about money that a person must look at.
public struct PaymentDifference: Sendable, Hashable {
    public enum Kind: String, SQLEnumeration, CaseIterable {
        /// The gateway took another amount than it was asked for.
        case wrongAmount = "wrong_amount"
        /// The gateway reports a second success of one payment.
        case secondSuccess = "second_success"
        /// The gateway knows a payment or refund that the shop does not.
        case unknownHere = "unknown_here"
        /// The shop has a payment or refund that the statement lacks.
        case unknownThere = "unknown_there"
        /// Both know it, with different amounts.
        case amountDiffers = "amount_differs"
        /// The gateway kept another fee than was agreed.
        case feeDiffers = "fee_differs"
        /// The gateway refused a refund for good.
        case refundFailed = "refund_failed"
        /// The gateway paid out a refund that had failed.
        case paidAfterFailure = "paid_after_failure"
    }

    public let kind: Kind
    public let gateway: String
    /// The id of the payment or refund as the gateway or the shop names it.
    public let subject: String
    /// The day whose comparison found it; empty where no statement was involved.
    public let statementDay: String
    public let expectedMinor: Int64
    public let actualMinor: Int64
    public let currency: Currency
    public let note: String

    public init(
        kind: Kind, gateway: String, subject: String, statementDay: String = "", expectedMinor: Int64,
        actualMinor: Int64, currency: Currency, note: String
    ) {
        self.kind = kind
        self.gateway = gateway
        self.subject = subject
        self.statementDay = statementDay
        self.expectedMinor = expectedMinor
        self.actualMinor = actualMinor
        self.currency = currency
        self.note = note
    }
}
