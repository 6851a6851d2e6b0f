public import Database
public import Kernel

/// How far the comparison of one day's statement has come.
public enum StatementState: String, SQLEnumeration, CaseIterable {
    /// Being fetched or compared: what was found so far stands in the differences already.
    case running
    case compared
}

/// One direction of money on one side, over a day.
public struct StatementSum: Sendable, Hashable {
    public let count: Int
    public let amountMinor: Int64

    public init(count: Int, amountMinor: Int64) {
        self.count = count
        self.amountMinor = amountMinor
    }

    public static let none = StatementSum(count: 0, amountMinor: 0)
}

/// What moved on one day in one currency, by our books and by the statement.
public struct StatementTotals: Sendable, Hashable {
    public let currency: Currency
    public var paymentsHere = StatementSum.none
    public var refundsHere = StatementSum.none
    public var paymentsThere = StatementSum.none
    public var refundsThere = StatementSum.none
    /// What the gateway keeps, as its statement says.
    public var feesMinor: Int64 = 0

    init(currency: Currency) {
        self.currency = currency
    }
}

/// One business day of one gateway and how its comparison went.
public struct StatementDay: Sendable, Hashable {
    public let id: Int64
    public let gateway: String
    public let day: CivilDay
    public let state: StatementState
    /// How often it was begun.
    public let runs: Int
    /// Lines of the statement, as far as it was fetched.
    public let lineCount: Int
    public let startedAt: Timestamp
    /// When it was last compared to the end; nil before.
    public let comparedAt: Timestamp?
    public let openDifferenceCount: Int
    public var totals: [StatementTotals]
}

/// A line of a statement with its place there.
public struct KeptStatementLine: Sendable, Hashable {
    /// Counted over the statement.
    public let position: Int64
    public let line: GatewayStatementLine
}

/// A run of the comparison of one day: whoever begins a later one takes over from those before.
public struct StatementRun: Sendable, Hashable {
    public let gateway: String
    public let day: CivilDay
    let number: Int64
}

/// A line as it was kept, with its place in the statement.
struct KeptLine: Sendable {
    let position: Int64
    let kind: GatewayStatementLine.Kind
    /// What the gateway calls it: the id of a payment or refund, where it is ours.
    let subject: String
    let amount: Money
    let fee: Money
    let reference: String
    /// The gateway's own numbers on earlier lines of its statements that name the same payment or refund.
    let earlierReferences: Set<String>

    /// Whether it is money that the books do not have besides that of earlier lines: printed once more with the same
    /// number, or one of the numbers that it shares its name with is not booked. Which of them was heard of first is no
    /// matter, and a lone line may have any number.
    func isOneTooMany(booked: Set<String>) -> Bool {
        guard !earlierReferences.isEmpty else { return false }
        return earlierReferences.contains(reference) || !earlierReferences.union([reference]).isSubset(of: booked)
    }
}

/// Judges lines against the books. Pure.
struct StatementJudge: Sendable {
    let gateway: String
    let day: CivilDay
    /// What the gateway may keep of a payment, in ten-thousandths, rounded half up; nil where nothing was agreed.
    let feePerMyriad: Int64?

    /// What differs: the first that there is, because the rest follows from it.
    ///
    /// - Parameter booked: the gateway's own numbers of all the money that we have under the line's name.
    func differences(_ line: KeptLine, payment: Payment?, booked: Set<String>) -> [PaymentDifference] {
        guard let payment, payment.gateway == gateway else { return [unknownHere(line, "there is no such payment")] }
        guard payment.state.isCaptured else {
            return [unknownHere(line, "here the payment is \(payment.state.rawValue)")]
        }
        if line.isOneTooMany(booked: booked) { return [repeated(line, here: payment.capturedMinor)] }
        let here = Money(payment.capturedMinor, payment.amount.currency)
        if let difference = amounts(line, here: here) { return [difference] }
        return [fee(line)].compactMap { $0 }
    }

    /// - Parameter owner: the payment that the refund belongs to.
    func differences(_ line: KeptLine, refund: Refund?, of owner: Payment?) -> [PaymentDifference] {
        guard let refund, owner?.gateway == gateway else { return [unknownHere(line, "there is no such refund")] }
        guard refund.state == .succeeded else {
            return [unknownHere(line, "here the refund is \(refund.state.rawValue)")]
        }
        if !line.earlierReferences.isEmpty { return [repeated(line, here: refund.amount.amountMinor)] }
        return [amounts(line, here: refund.amount)].compactMap { $0 }
    }

    /// Ours that no statement has.
    func unknownThere(_ subject: String, _ here: Money) -> PaymentDifference {
        difference(.unknownThere, subject, here.amountMinor, 0, here.currency, "no line of a statement names it")
    }

    private func unknownHere(_ line: KeptLine, _ why: String) -> PaymentDifference {
        difference(.unknownHere, line.subject, 0, line.amount.amountMinor, line.amount.currency, note(line, why))
    }

    private func repeated(_ line: KeptLine, here minor: Int64) -> PaymentDifference {
        difference(
            .secondSuccess, line.subject, minor, line.amount.amountMinor, line.amount.currency,
            note(line, "the statement has it more than once"))
    }

    private func amounts(_ line: KeptLine, here: Money) -> PaymentDifference? {
        guard line.amount != here else { return nil }
        let why = line.amount.currency == here.currency ? "" : "there in \(line.amount.currency)"
        return difference(
            .amountDiffers, line.subject, here.amountMinor, line.amount.amountMinor, here.currency, note(line, why))
    }

    private func fee(_ line: KeptLine) -> PaymentDifference? {
        guard let feePerMyriad else { return nil }
        let agreed = Self.fee(of: line.amount, perMyriad: feePerMyriad)
        guard line.fee.amountMinor != agreed else { return nil }
        return difference(
            .feeDiffers, line.subject, agreed, line.fee.amountMinor, line.fee.currency, note(line, ""))
    }

    private static func fee(of amount: Money, perMyriad: Int64) -> Int64 {
        let (quotient, rest) = Int64(10_000).dividingFullWidth(amount.amountMinor.multipliedFullWidth(by: perMyriad))
        return rest >= 5_000 ? quotient + 1 : quotient
    }

    private func note(_ line: KeptLine, _ why: String) -> String {
        why.isEmpty ? "gateway reference \(line.reference)" : "gateway reference \(line.reference); \(why)"
    }

    private func difference(
        _ kind: PaymentDifference.Kind, _ subject: String, _ expected: Int64, _ actual: Int64, _ currency: Currency,
        _ note: String
    ) -> PaymentDifference {
        PaymentDifference(
            kind: kind, gateway: gateway, subject: subject, statementDay: day.description, expectedMinor: expected,
            actualMinor: actual, currency: currency, note: note)
    }
}
