import Kernel
import WebRuntime
import Workflows

/// A sheet whose first line names more columns than the three that are wanted: the orders that were exported, filled
/// in, as a file or as the cells that were pasted of it.
struct ShipSheet {
    private static let comma: Character = ","
    /// What may part its cells: what spreadsheets save, what they copy, and the comma of a Chinese keyboard.
    private static let separators: [Character] = [comma, "\t", "，"]

    private let text: String
    private let separator: Character
    private let columns: NamedColumns

    /// Nil where the first line is a row, or a heading of no more columns.
    ///
    /// - Throws: `InputError` for a heading of an order's number and other things, without carrier or tracking number:
    ///   which of its cells they are is not guessed.
    init?(_ text: String) throws(InputError) {
        let heading = text.split(whereSeparator: \.isNewline).first ?? ""
        var isOther = false
        for separator in Self.separators {
            let names = heading.split(separator: separator, omittingEmptySubsequences: false).map { cell in
                cell.filter { $0 != "\u{FEFF}" && $0 != "\"" }.trimmingBlanks.lowercased()
            }
            guard names.count(where: { !$0.isEmpty }) > ShipmentRow.cellCount else { continue }
            if let columns = NamedColumns(names) {
                (self.text, self.separator, self.columns) = (text, separator, columns)
                return
            }
            isOther = isOther || names.contains(where: NamedColumns.numbers.contains)
        }
        if isOther { throw .invalid(field: "csv", reason: .missingColumns) }
        return nil
    }

    /// What was filled in, as many rows as are taken and one more. Where it names the code of the goods, each of its
    /// lines is a row of its own; lines that name none are one row of all their pieces.
    ///
    /// - Throws: `CSVError`; `InputError` where an order has lines with a number and lines without, and no column tells
    ///   which goods they are: those that were to wait would leave with the others.
    func rows() throws -> [ShipmentRow] {
        var (rows, record): ([ShipmentRow], CSVRecord) = ([], CSVRecord())
        // Where an order has a line that nobody has filled in.
        var unfilled: [String: Int] = [:]
        // Orders of which a line says how many pieces leave, be it none.
        var counted: Set<String> = []
        var blocks = [Array(swapped(text).utf8)]
        var reader = CSVReader { blocks.popLast() ?? [] }
        while rows.count <= Shop.shipmentRowLimit, try reader.read(into: &record) {
            let cells = (0..<record.fieldCount).map { swapped(record.text($0)).trimmingBlanks }
            guard reader.recordCount > 1 else { continue }
            let row = columns.row(cells, reader.recordCount)
            if !row.pieces.isEmpty { counted.insert(row.orderNumber) }
            // Nothing of this line was left: what stands there is the parcel that it left in, which says nothing about
            // the lines that wait.
            guard Int(row.pieces) != 0 else { continue }
            if row.trackingNumber.isEmpty { unfilled[row.orderNumber] = unfilled[row.orderNumber] ?? row.line }
            guard row.isFilled else { continue }
            // Lines of one order that name no goods go in one parcel.
            if row.goods.isEmpty, let known = rows.firstIndex(where: { row.isSameParcel(as: $0) }) {
                rows[known] = rows[known].with(pieces: row.pieces)
            } else {
                rows.append(row)
            }
        }
        let whole = rows.filter { $0.goods.isEmpty && !$0.trackingNumber.isEmpty }
        if let line = whole.compactMap({ unfilled[$0.orderNumber] }).first {
            throw InputError.invalid(field: "csv", reason: .missingGoods(line: line))
        }
        // An empty cell beside others of its order that say a number stands for none: not for all that is left.
        return rows.map { row in
            let isBare = row.goods.isEmpty && row.pieces.isEmpty && counted.contains(row.orderNumber)
            return isBare ? row.with(pieces: "0") : row
        }
    }

    /// Commas for what parts the cells, and the other way round: with either the rules of quotes are the same.
    private func swapped(_ text: String) -> String {
        guard separator != Self.comma else { return text }
        return String(text.map { $0 == separator ? Self.comma : $0 == Self.comma ? separator : $0 })
    }
}

/// Where such a sheet keeps what is wanted.
private struct NamedColumns {
    static let numbers: Set<String> = ["订单号", "order number", "order_number", "number"]
    private static let carriers: Set<String> = ["承运商", "carrier"]
    private static let tracking: Set<String> = ["运单号", "tracking number", "tracking_number"]

    private static let codes: Set<String> = ["编码", "code"]
    private static let waiting: Set<String> = ["待发件数", "still to leave"]

    private let number: Int
    private let carrier: Int
    private let trackingNumber: Int
    private let code: Int?
    private let waiting: Int?

    init?(_ names: [String]) {
        guard let number = names.firstIndex(where: Self.numbers.contains),
            let carrier = names.firstIndex(where: Self.carriers.contains),
            let trackingNumber = names.firstIndex(where: Self.tracking.contains)
        else { return nil }
        (self.number, self.carrier, self.trackingNumber) = (number, carrier, trackingNumber)
        code = names.firstIndex(where: Self.codes.contains)
        waiting = names.firstIndex(where: Self.waiting.contains)
    }

    func row(_ cells: [String], _ line: Int) -> ShipmentRow {
        func text(_ index: Int?) -> String { index.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
        return ShipmentRow(
            line: line, orderNumber: text(number), carrier: text(carrier), trackingNumber: text(trackingNumber),
            goods: CSVText.unguarded(text(code)), pieces: text(waiting))
    }
}

extension ShipmentRow {
    fileprivate var isFilled: Bool { !carrier.isEmpty || !trackingNumber.isEmpty }

    fileprivate func isSameParcel(as other: ShipmentRow) -> Bool {
        (orderNumber, carrier, trackingNumber, goods)
            == (other.orderNumber, other.carrier, other.trackingNumber, other.goods)
    }

    /// With the pieces of another of its lines. What is no number of pieces stays as it is, to be refused.
    fileprivate func with(pieces more: String) -> ShipmentRow {
        var text = pieces.isEmpty ? more : pieces
        if let before = Int(pieces), let added = Int(more), before > 0 {
            let (sum, isTooLarge) = before.addingReportingOverflow(added)
            text = added > 0 && !isTooLarge ? String(sum) : more
        } else if Int(pieces) != nil, !more.isEmpty, Int(more) == nil {
            text = more
        }
        return ShipmentRow(
            line: line, orderNumber: orderNumber, carrier: carrier, trackingNumber: trackingNumber, goods: goods,
            pieces: text, isLonger: isLonger)
    }
}
