public import Database
public import Kernel

/// A return of a shop's past: an invoice of its own that needs no order and moves no stock.
public struct ImportedReturn: Sendable, Hashable {
    public let id: ReturnID
    public let source: String
    public let number: String
    /// Nil where the source does not know the customer.
    public let userID: UserID?
    public let amount: Money
    /// What it was worth beyond its whole minor units, in millionths of the currency.
    public let remainderMillionths: Int64
    public let at: Timestamp
    public let lines: [ImportedReturnLine]

    public init(
        id: ReturnID, source: String, number: String, userID: UserID?, amount: Money, remainderMillionths: Int64,
        at: Timestamp, lines: [ImportedReturnLine]
    ) {
        self.id = id
        self.source = source
        self.number = number
        self.userID = userID
        self.amount = amount
        self.remainderMillionths = remainderMillionths
        self.at = at
        self.lines = lines
    }
}

/// A line of it: quantity and amounts are positive.
public struct ImportedReturnLine: Sendable, Hashable {
    /// Zero where the line is a charge.
    public let skuID: SKUID
    /// The source's code of the charge; nil for goods.
    public let charge: String?
    public let title: String
    public let quantity: Int
    public let unitPriceMinor: Int64
    public let totalMinor: Int64

    public init(
        skuID: SKUID, charge: String?, title: String, quantity: Int, unitPriceMinor: Int64, totalMinor: Int64
    ) {
        self.skuID = skuID
        self.charge = charge
        self.title = title
        self.quantity = quantity
        self.unitPriceMinor = unitPriceMinor
        self.totalMinor = totalMinor
    }
}

/// What came back of imported sales.
public struct ImportedReturnFigures: Sendable, Hashable {
    public let count: Int
    public let amountMinor: Int64
    public let remainderMillionths: Int64
}

extension AfterSales {
    /// New returns of the past, many per statement.
    public func insertImported(_ returns: [ImportedReturn], in transaction: Transaction) throws(DatabaseError) {
        try transaction.insert(
            into: "imported_returns",
            [
                .integer("id"), .text("source"), .text("number"), .integer("user_id"), .text("currency"),
                .integer("returned_at"), .integer("amount"), .integer("remainder_millionths"),
            ],
            returns.map { back in
                [
                    back.id.sqlValue, .text(back.source), .text(back.number), back.userID.sqlValue,
                    back.amount.currency.sqlValue, back.at.sqlValue, back.amount.amountMinor.sqlValue,
                    back.remainderMillionths.sqlValue,
                ]
            })
        try insertLines(returns.map { ($0, 0) }, in: transaction)
    }

    /// More lines of imported returns: each holds only them, their amount, and the remainder of the whole.
    public func extendImported(
        _ parts: [(part: ImportedReturn, firstPosition: Int)], in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.apply(
            """
            UPDATE imported_returns SET amount = amount + v.more, remainder_millionths = v.remainder
            FROM v WHERE imported_returns.id = v.extended_id
            """,
            [.integer("extended_id"), .integer("more"), .integer("remainder")],
            parts.map { part, _ in
                [part.id.sqlValue, part.amount.amountMinor.sqlValue, part.remainderMillionths.sqlValue]
            })
        try insertLines(parts, in: transaction)
    }

    private func insertLines(
        _ parts: [(part: ImportedReturn, firstPosition: Int)], in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.insert(
            into: "imported_return_lines",
            [
                .integer("return_id"), .integer("position"), .integer("sku_id"), .text("charge"), .text("title"),
                .integer("quantity"), .integer("unit_price"), .integer("total"),
            ],
            parts.flatMap { part, first in
                part.lines.enumerated().map { offset, line in
                    [
                        part.id.sqlValue, (first + offset).sqlValue, line.skuID.sqlValue, line.charge.sqlValue,
                        .text(line.title), line.quantity.sqlValue, line.unitPriceMinor.sqlValue,
                        line.totalMinor.sqlValue,
                    ]
                }
            })
    }

    /// What these returns were worth beyond their whole minor units.
    public static func importedRemainders(of ids: [ReturnID], in session: Session) throws -> [ReturnID: Int64] {
        guard !ids.isEmpty else { return [:] }
        var found: [ReturnID: Int64] = [:]
        let rows = try session.rows("SELECT id, remainder_millionths FROM imported_returns WHERE id \(in: ids)")
        for row in rows { found[try row[0]] = try row[1] as Int64 }
        return found
    }

    /// Imported returns of a currency with a time in the range.
    public static func importedFigures(
        _ currency: Currency, from: Timestamp, until: Timestamp
    ) -> Query<ImportedReturnFigures> {
        Query(
            """
            SELECT COUNT(*), COALESCE(CAST(SUM(amount) AS BIGINT), 0),
                COALESCE(CAST(SUM(remainder_millionths) AS BIGINT), 0)
            FROM imported_returns
            WHERE currency = \(currency) AND returned_at >= \(from) AND returned_at < \(until)
            """
        ) { rows in
            ImportedReturnFigures(
                count: try rows[0][0], amountMinor: try rows[0][1], remainderMillionths: try rows[0][2])
        }
    }
}
