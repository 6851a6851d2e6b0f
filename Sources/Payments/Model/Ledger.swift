public import Database
public import Kernel

/// The accounts that money moves between; `docs/ledger.md` lists every posting.
public enum LedgerAccount: Sendable, Hashable, CustomStringConvertible {
    /// Money that a gateway holds for the shop.
    case gateway(String)
    /// Buyers' money until their orders complete (担保交易).
    case escrow
    /// Money that came for no order: too late, for an order that was paid already, or in another amount than asked
    /// for. It waits here until it is promised back.
    case suspense
    /// Promised to buyers, not back yet.
    case refundsPayable
    /// Earned, without tax.
    case revenue
    /// Tax inside prices, owed to the state.
    case taxPayable
    /// The other side of imported history.
    case clearing(String)

    public var description: String {
        switch self {
        case .gateway(let name): "gateway:\(name)"
        case .escrow: "escrow"
        case .suspense: "suspense"
        case .refundsPayable: "refunds_payable"
        case .revenue: "revenue"
        case .taxPayable: "tax_payable"
        case .clearing(let name): "clearing:\(name)"
        }
    }
}

/// Why money moved. Together with reference and leg it is unique, so that nothing is posted twice.
public enum TransferReason: String, SQLEnumeration, CaseIterable {
    /// Reference: payment. The gateway took the buyer's money into escrow, or into suspense where no order takes it.
    case capture
    /// Reference: order. Escrow becomes revenue and tax when the order completes.
    case settle
    /// Reference: refund. What is promised to the buyer leaves escrow, or revenue and tax after settlement; money that
    /// no order took leaves suspense.
    case refund
    /// Reference: refund. The gateway paid it out.
    case payout
    /// Reference: refund. The gateway refused it for good; the promise is taken back.
    case refundFailed = "refund_failed"
    /// Reference: refund that the gateway paid out after it had failed. The promise is made again, from where the money
    /// is now; `payout` follows.
    case refundAgain = "refund_again"
    /// Reference: refund that failed after its order was settled. What it left in escrow becomes revenue and tax.
    case settleLate = "settle_late"
    /// Reference: order of an imported sale, or an imported return.
    case importedSale = "imported_sale"
    case importedReturn = "imported_return"
    /// Reference: an imported adjustment, such as a bad debt.
    case importedAdjustment = "imported_adjustment"
}

/// One movement of money: each row balances by itself.
public struct LedgerTransfer: Sendable, Hashable {
    public let debit: LedgerAccount
    public let credit: LedgerAccount
    public let amount: Money
    public let reason: TransferReason
    public let reference: Int64
    public let leg: Int
    public let at: Timestamp

    public init(
        debit: LedgerAccount, credit: LedgerAccount, amount: Money, reason: TransferReason, reference: Int64,
        leg: Int = 1, at: Timestamp
    ) {
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.reason = reason
        self.reference = reference
        self.leg = leg
        self.at = at
    }
}

/// Every posting the shop makes.
public enum Posting {
    /// - Parameter isTaken: whether the order takes the money.
    public static func capture(_ payment: Payment, isTaken: Bool, at now: Timestamp) -> [LedgerTransfer] {
        [
            LedgerTransfer(
                debit: .gateway(payment.gateway), credit: isTaken ? .escrow : .suspense,
                amount: Money(payment.capturedMinor, payment.amount.currency), reason: .capture,
                reference: payment.id.rawValue, at: now)
        ].filter { $0.amount.amountMinor > 0 }
    }

    /// Escrow to revenue and tax.
    public static func settle(_ order: OrderID, amount: Money, taxMinor: Int64, at now: Timestamp) -> [LedgerTransfer] {
        [
            LedgerTransfer(
                debit: .escrow, credit: .revenue, amount: Money(amount.amountMinor - taxMinor, amount.currency),
                reason: .settle, reference: order.rawValue, leg: 1, at: now),
            LedgerTransfer(
                debit: .escrow, credit: .taxPayable, amount: Money(taxMinor, amount.currency), reason: .settle,
                reference: order.rawValue, leg: 2, at: now),
        ].filter { $0.amount.amountMinor > 0 }
    }

    /// The promise to the buyer.
    ///
    /// - Parameter again: whether it was made before and taken back.
    public static func refund(_ refund: Refund, again: Bool = false, at now: Timestamp) -> [LedgerTransfer] {
        sources(of: refund, taxMinor: refund.taxMinor).map { leg, account, amountMinor in
            LedgerTransfer(
                debit: account, credit: .refundsPayable, amount: Money(amountMinor, refund.amount.currency),
                reason: again ? .refundAgain : .refund, reference: refund.id.rawValue, leg: leg, at: now)
        }
    }

    /// The gateway paid it out.
    public static func payout(_ refund: Refund, gateway: String, at now: Timestamp) -> [LedgerTransfer] {
        [
            LedgerTransfer(
                debit: .refundsPayable, credit: .gateway(gateway), amount: refund.amount, reason: .payout,
                reference: refund.id.rawValue, at: now)
        ]
    }

    /// The promise is taken back.
    ///
    /// - Parameter taxMinor: the tax inside it as the order stands now, where it goes back to settled money.
    public static func refundFailed(_ refund: Refund, taxMinor: Int64, at now: Timestamp) -> [LedgerTransfer] {
        sources(of: refund, taxMinor: taxMinor).map { leg, account, amountMinor in
            LedgerTransfer(
                debit: .refundsPayable, credit: account, amount: Money(amountMinor, refund.amount.currency),
                reason: .refundFailed, reference: refund.id.rawValue, leg: leg, at: now)
        }
    }

    /// What a failed refund left in escrow after its order had been settled. Reference: the refund.
    public static func settleLate(_ refund: Refund, taxMinor: Int64, at now: Timestamp) -> [LedgerTransfer] {
        let revenueMinor = refund.amount.amountMinor - taxMinor
        return [(LedgerAccount.revenue, revenueMinor, 1), (.taxPayable, taxMinor, 2)].filter { $0.1 > 0 }.map {
            LedgerTransfer(
                debit: .escrow, credit: $0.0, amount: Money($0.1, refund.amount.currency), reason: .settleLate,
                reference: refund.id.rawValue, leg: $0.2, at: now)
        }
    }

    private static func sources(
        of refund: Refund, taxMinor: Int64
    ) -> [(leg: Int, account: LedgerAccount, amountMinor: Int64)] {
        if refund.origin.isOutsideTheOrder { return [(1, .suspense, refund.amount.amountMinor)] }
        let all: [(Int, LedgerAccount, Int64)] =
            refund.isAfterSettlement
            ? [(1, .revenue, refund.amount.amountMinor - taxMinor), (2, .taxPayable, taxMinor)]
            : [(1, .escrow, refund.amount.amountMinor)]
        return all.filter { $0.2 > 0 }
    }
}
