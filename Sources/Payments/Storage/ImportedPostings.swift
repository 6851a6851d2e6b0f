public import Database
public import Kernel

/// A correction of a shop's past that is neither sale nor return, such as a bad debt.
public struct ImportedAdjustment: Sendable, Hashable {
    public let id: Int64
    public let source: String
    /// The invoice that carries it, and which of its lines it is.
    public let number: String
    public let position: Int
    public let description: String
    /// Signed: a debt that was written off is negative.
    public let amount: Money
    public let at: Timestamp

    public init(
        id: Int64, source: String, number: String, position: Int, description: String, amount: Money, at: Timestamp
    ) {
        self.id = id
        self.source = source
        self.number = number
        self.position = position
        self.description = description
        self.amount = amount
        self.at = at
    }
}

extension Posting {
    /// Imported sales: the clearing account of the source against revenue. A part of an order is a leg.
    public static func importedSale(
        _ order: OrderID, source: String, amount: Money, part: Int, at: Timestamp
    ) -> [LedgerTransfer] {
        imported(.importedSale, order.rawValue, source, amount, part, at)
    }

    /// Imported returns: the other way round.
    public static func importedReturn(
        _ id: ReturnID, source: String, amount: Money, part: Int, at: Timestamp
    ) -> [LedgerTransfer] {
        imported(.importedReturn, id.rawValue, source, Money(-amount.amountMinor, amount.currency), part, at)
    }

    /// Either way, by its sign.
    public static func importedAdjustment(_ adjustment: ImportedAdjustment) -> [LedgerTransfer] {
        imported(.importedAdjustment, adjustment.id, adjustment.source, adjustment.amount, 1, adjustment.at)
    }

    private static func imported(
        _ reason: TransferReason, _ reference: Int64, _ source: String, _ signed: Money, _ part: Int, _ at: Timestamp
    ) -> [LedgerTransfer] {
        guard signed.amountMinor != 0 else { return [] }
        let isIn = signed.amountMinor > 0
        return [
            LedgerTransfer(
                debit: isIn ? .clearing(source) : .revenue, credit: isIn ? .revenue : .clearing(source),
                amount: Money(abs(signed.amountMinor), signed.currency), reason: reason, reference: reference,
                leg: part, at: at)
        ]
    }
}

extension Payments {
    /// Adjustments of the past with their postings.
    public func insertImported(
        _ adjustments: [ImportedAdjustment], in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.insert(
            into: "imported_adjustments",
            [
                .integer("id"), .text("source"), .text("number"), .integer("position"), .text("description"),
                .integer("amount"), .text("currency"), .integer("at"),
            ],
            adjustments.map { adjustment in
                [
                    .integer(adjustment.id), .text(adjustment.source), .text(adjustment.number),
                    adjustment.position.sqlValue, .text(adjustment.description),
                    adjustment.amount.amountMinor.sqlValue, adjustment.amount.currency.sqlValue,
                    adjustment.at.sqlValue,
                ]
            })
        try post(adjustments.flatMap(Posting.importedAdjustment), in: transaction)
    }
}
