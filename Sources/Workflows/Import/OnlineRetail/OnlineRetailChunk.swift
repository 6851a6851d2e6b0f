import Kernel

/// Rows of one invoice that stand in one chunk.
struct InvoicePart: Sendable {
    let number: String
    let kind: InvoiceKind
    /// Of its first row, whatever became of that.
    let customer: String
    let day: CivilDay
    let secondOfDay: Int
    let country: String
    var rows: [OnlineRetailRow] = []
}

/// A row that was not taken, as the file has it.
struct SkippedRow: Sendable {
    let ordinal: Int
    let reason: SkipReason
    let fields: [String]
}

/// What is known of a good.
struct KnownGood: Sendable {
    let code: String
    let title: String
    let priceMillionths: Int64
}

/// A time by the wall clock of the file.
struct WallTime: Sendable {
    let day: CivilDay
    let secondOfDay: Int
}

/// Rows that are taken in one transaction. It ends where an invoice ends, so that an invoice is whole unless it is
/// very long or its rows are scattered.
struct OnlineRetailChunk: Sendable {
    /// Rows of the file before it, and up to its end.
    let start: Int
    var end: Int
    private(set) var parts: [InvoicePart] = []
    private(set) var skipped: [SkippedRow] = []
    /// Goods and customers that rows without a sale name.
    private(set) var goodsWithoutSale: [String: KnownGood] = [:]
    private(set) var customersWithoutSale: [String: WallTime] = [:]
    private var indices: [String: Int] = [:]

    init(start: Int) {
        self.start = start
        end = start
    }

    mutating func skip(_ ordinal: Int, _ reason: SkipReason, _ record: CSVRecord) {
        skipped.append(
            SkippedRow(ordinal: ordinal, reason: reason, fields: (0..<record.fieldCount).map(record.text)))
    }

    mutating func add(_ row: OnlineRetailRow, _ record: CSVRecord) {
        let index = partIndex(of: row)
        if let refusal = row.refusal {
            skip(row.ordinal, refusal, record)
            if ChargeCode.kind(of: row.code) == nil, goodsWithoutSale[row.code] == nil {
                goodsWithoutSale[row.code] = KnownGood(
                    code: row.code, title: row.title, priceMillionths: max(0, row.priceMillionths))
            }
            if !row.customer.isEmpty, customersWithoutSale[row.customer] == nil {
                customersWithoutSale[row.customer] = WallTime(day: row.day, secondOfDay: row.secondOfDay)
            }
        } else if row.customer != parts[index].customer {
            skip(row.ordinal, .otherCustomer, record)
        } else {
            parts[index].rows.append(row)
        }
    }

    private mutating func partIndex(of row: OnlineRetailRow) -> Int {
        if let index = indices[row.invoice] { return index }
        indices[row.invoice] = parts.count
        parts.append(
            InvoicePart(
                number: row.invoice, kind: row.kind, customer: row.customer, day: row.day,
                secondOfDay: row.secondOfDay, country: row.country))
        return parts.count - 1
    }
}

/// Cuts the file into chunks.
struct OnlineRetailChunks {
    /// A chunk goes on to the end of its last invoice, but at most to so many times its size.
    static let stretch = 4

    private var reader: CSVReader
    private let rows: OnlineRetailRowReader
    private let size: Int
    /// Where an earlier run stopped: a chunk ends there.
    private let seam: Int
    private var record = CSVRecord()
    /// A row that belongs to the next chunk is read already.
    private var hasRecord = false
    private var ordinal = 0

    init(_ file: ImportFile, size: Int, seam: Int) throws {
        reader = CSVReader { try file.next() }
        var header = CSVRecord()
        _ = try reader.read(into: &header)
        rows = try OnlineRetailRowReader(header: header)
        self.size = size
        self.seam = seam
    }

    /// Nil at the end of the file.
    mutating func next() throws -> OnlineRetailChunk? {
        var chunk = OnlineRetailChunk(start: ordinal)
        var lastInvoice: String?
        while try hold() {
            let count = ordinal - chunk.start
            if count > 0, ordinal == seam || count >= size * Self.stretch { break }
            do throws(RowRefusal) {
                let row = try rows.row(record, ordinal: ordinal + 1)
                if count >= size, row.invoice != lastInvoice { break }
                chunk.add(row, record)
                lastInvoice = row.invoice
            } catch {
                chunk.skip(ordinal + 1, error.reason, record)
            }
            ordinal += 1
            hasRecord = false
        }
        chunk.end = ordinal
        return chunk.end > chunk.start ? chunk : nil
    }

    private mutating func hold() throws -> Bool {
        if !hasRecord { hasRecord = try reader.read(into: &record) }
        return hasRecord
    }
}
