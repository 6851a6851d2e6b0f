public import Kernel

/// What an import has taken and what it has not; the same whether the file was taken in one go or in many.
public struct ImportSummary: Sendable, Hashable {
    public let currency: Currency
    public let isDryRun: Bool
    /// Rows of the file, and how many of them were there already when this run began.
    public internal(set) var rows = 0
    public internal(set) var rowsThereBefore = 0
    /// Rows taken, by what they became.
    public internal(set) var goodsRows = 0
    public internal(set) var chargeRows = 0
    public internal(set) var returnRows = 0
    public internal(set) var adjustmentRows = 0
    public internal(set) var skipped: [SkipReason: Int] = [:]
    /// Of known customers and of others.
    public internal(set) var orders = 0
    public internal(set) var guestOrders = 0
    public internal(set) var returns = 0
    public internal(set) var adjustments = 0
    public internal(set) var products = 0
    public internal(set) var customers = 0
    /// Exact sums; returns positive, adjustments signed.
    public internal(set) var sales = ExactAmount()
    public internal(set) var guestSales = ExactAmount()
    public internal(set) var returned = ExactAmount()
    public internal(set) var adjusted = ExactAmount()

    init(currency: Currency, isDryRun: Bool) {
        self.currency = currency
        self.isDryRun = isDryRun
    }

    public var rowsTaken: Int { goodsRows + chargeRows + returnRows + adjustmentRows }
    public var rowsSkipped: Int { skipped.values.reduce(0, +) }

    /// Lines for the shell.
    public var lines: [String] {
        var lines = [
            "\(isDryRun ? "would take" : "taken") \(rowsTaken) of \(rows) rows"
                + (rowsThereBefore > 0 ? " (\(rowsThereBefore) were there before)" : ""),
            "  goods \(goodsRows), charges \(chargeRows), returns \(returnRows), adjustments \(adjustmentRows)",
            "  \(products) products, \(customers) customers",
            "  \(orders) orders of known customers  \(sales) \(currency)",
            "  \(guestOrders) orders of others  \(guestSales) \(currency)",
            "  \(returns) returns  \(returned) \(currency)",
            "  \(adjustments) adjustments  \(adjusted) \(currency)",
            "skipped \(rowsSkipped)",
        ]
        for reason in SkipReason.allCases {
            if let count = skipped[reason] { lines.append("  \(reason.rawValue) \(count)") }
        }
        return lines
    }
}

/// How far an import is.
public struct ImportProgress: Sendable, Hashable {
    public let rowsDone: Int
    /// Of the file as it lies on the disk.
    public let bytesRead: Int
    public let byteCount: Int
}

/// Adds chunks up. It remembers each invoice, code and customer once: a few bytes for every one of them.
struct ImportTally {
    var summary: ImportSummary
    private var invoices: Set<String> = []
    private var codes: Set<String> = []
    private var customers: Set<String> = []

    init(_ summary: ImportSummary) {
        self.summary = summary
    }

    mutating func add(_ chunk: OnlineRetailChunk, skipped: [SkippedRow], parts: [InvoicePart]) {
        summary.rows = chunk.end
        for row in skipped { summary.skipped[row.reason, default: 0] += 1 }
        codes.formUnion(chunk.goodsWithoutSale.keys)
        customers.formUnion(chunk.customersWithoutSale.keys)
        for part in parts where !part.rows.isEmpty { add(part) }
        summary.products = codes.count
        summary.customers = customers.count
    }

    private mutating func add(_ part: InvoicePart) {
        let one = invoices.insert(part.number).inserted ? 1 : 0
        let isGuest = part.customer.isEmpty
        if !isGuest { customers.insert(part.customer) }
        let exact = part.rows.reduce(0) { $0 + $1.exactMillionths }
        let charges = part.rows.count { ChargeCode.kind(of: $0.code) != nil }
        for row in part.rows where ChargeCode.kind(of: row.code) == nil { codes.insert(row.code) }
        switch part.kind {
        case .sale:
            summary.chargeRows += charges
            summary.goodsRows += part.rows.count - charges
            if isGuest {
                summary.guestOrders += one
                summary.guestSales.millionths += exact
            } else {
                summary.orders += one
                summary.sales.millionths += exact
            }
        case .back:
            summary.returnRows += part.rows.count
            summary.returns += one
            summary.returned.millionths -= exact
        case .adjustment:
            summary.adjustmentRows += part.rows.count
            summary.adjustments += one
            summary.adjusted.millionths += exact
        }
    }
}
