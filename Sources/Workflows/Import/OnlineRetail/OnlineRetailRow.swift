import Kernel

/// What an invoice is, by the first letter of its number.
enum InvoiceKind: Sendable, Hashable {
    case sale, back, adjustment
}

/// A well-formed row of the file.
struct OnlineRetailRow: Sendable {
    /// Its place in the file, from 1, the header not counted: its identity.
    let ordinal: Int
    let invoice: String
    let kind: InvoiceKind
    let code: String
    /// Empty where there is none.
    let title: String
    let quantity: Int
    let priceMillionths: Int64
    /// Digits; empty where the customer is unknown.
    let customer: String
    let day: CivilDay
    let secondOfDay: Int
    let country: String

    /// What quantity × price is worth, signed.
    var exactMillionths: Int64 { Int64(quantity) * priceMillionths }

    /// As a list shows it: in the order of the columns.
    var fields: [String] {
        let (hour, minute, second) = (secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60)
        let time = [hour, minute, second].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
        return [
            invoice, code, title, String(quantity), "\(day) \(time)",
            ExactAmount(millionths: priceMillionths).description, customer, country,
        ]
    }

    /// Why the row is neither sale, return nor adjustment; nil where it is one.
    var refusal: SkipReason? {
        switch kind {
        case .adjustment:
            return exactMillionths == 0 ? .noPrice : nil
        case .back:
            if quantity >= 0 { return .noReturn }
        case .sale:
            if quantity <= 0 { return .stockCorrection }
        }
        if priceMillionths == 0 { return .noPrice }
        return priceMillionths < 0 ? .negativePrice : nil
    }
}

/// Reads rows by the names of the header's columns.
struct OnlineRetailRowReader {
    static let columns = [
        "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country",
    ]

    static let codeLengthLimit = 64
    static let titleLengthLimit = 200
    static let quantityLimit = 1_000_000_000
    /// 100 million of the currency: ten thousand such rows still fit a 64-bit sum of millionths.
    static let lineMillionthsLimit: Int64 = 100_000_000_000_000

    private let positions: [Int]
    private let fieldCount: Int

    /// - Throws: `ImportError.wrongHeader`.
    init(header: CSVRecord) throws(ImportError) {
        let names = (0..<header.fieldCount).map(header.text)
        var positions: [Int] = []
        for column in Self.columns {
            guard let position = names.firstIndex(of: column) else { throw .wrongHeader(missing: column) }
            positions.append(position)
        }
        self.positions = positions
        fieldCount = names.count
    }

    func row(_ record: CSVRecord, ordinal: Int) throws(RowRefusal) -> OnlineRetailRow {
        guard record.fieldCount == fieldCount, let invoice = text(record, 0), let code = text(record, 1),
            let title = text(record, 2), let country = text(record, 7)
        else { throw RowRefusal(.malformed) }
        guard isName(invoice) else { throw RowRefusal(.wrongInvoice) }
        guard isName(code) else { throw RowRefusal(.wrongCode) }
        guard let quantity = Self.integer(field(record, 3)), abs(quantity) <= Self.quantityLimit else {
            throw RowRefusal(.wrongQuantity)
        }
        guard let (day, second) = Self.moment(field(record, 4)) else { throw RowRefusal(.wrongTime) }
        guard let price = Self.millionths(field(record, 5)) else { throw RowRefusal(.wrongPrice) }
        guard let customer = Self.customer(field(record, 6)) else { throw RowRefusal(.wrongCustomer) }
        let (exact, isTooLarge) = Int64(quantity).multipliedReportingOverflow(by: price)
        guard !isTooLarge, exact.magnitude <= Self.lineMillionthsLimit else { throw RowRefusal(.amountTooLarge) }
        let kind: InvoiceKind =
            switch invoice.utf8.first {
            case UInt8(ascii: "C"): .back
            case UInt8(ascii: "A"): .adjustment
            default: .sale
            }
        return OnlineRetailRow(
            ordinal: ordinal, invoice: invoice, kind: kind, code: code, title: Self.cleaned(title),
            quantity: quantity, priceMillionths: price, customer: customer, day: day, secondOfDay: second,
            country: Self.cleaned(country))
    }

    private func field(_ record: CSVRecord, _ column: Int) -> ArraySlice<UInt8> { record.field(positions[column]) }

    private func text(_ record: CSVRecord, _ column: Int) -> String? {
        String(validating: field(record, column), as: UTF8.self)
    }

    /// Invoice numbers and codes are kept exactly as they are.
    private func isName(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, bytes.count <= Self.codeLengthLimit else { return false }
        return first != 0x20 && last != 0x20 && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    /// Without white space around it, control characters as spaces, cut to what a title can hold.
    private static func cleaned(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        if isPlain, text.utf8.count <= titleLengthLimit, text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
        var scalars = text.unicodeScalars.map { isControl($0) ? " " : $0 }[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        scalars = scalars.prefix(titleLengthLimit)
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: scalars)
        return String(kept)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
    }
}

extension OnlineRetailRowReader {
    /// All bytes as one number without a sign; nil beyond twelve digits.
    private static func natural(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard (1...12).contains(bytes.count) else { return nil }
        var value = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.first == UInt8(ascii: "-") else { return natural(bytes) }
        return natural(bytes.dropFirst()).map { -$0 }
    }

    /// A decimal number with up to six digits behind the point.
    static func millionths(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let magnitude = isNegative ? bytes.dropFirst() : bytes
        let point = magnitude.firstIndex(of: UInt8(ascii: ".")) ?? magnitude.endIndex
        guard let whole = natural(magnitude[..<point]) else { return nil }
        var value = Int64(whole) * 1_000_000
        if point < magnitude.endIndex {
            let fraction = magnitude[(point + 1)...]
            guard fraction.count <= ExactAmount.digits, var part = natural(fraction) else { return nil }
            for _ in fraction.count..<ExactAmount.digits { part *= 10 }
            value += Int64(part)
        }
        return isNegative ? -value : value
    }

    /// `17850` or `17850.0`; nothing is an unknown customer.
    static func customer(_ bytes: ArraySlice<UInt8>) -> String? {
        if bytes.isEmpty { return "" }
        let digits = bytes.suffix(2).elementsEqual(".0".utf8) ? bytes.dropLast(2) : bytes
        guard natural(digits) != nil else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    /// `2010-12-01 08:26:00`, with or without seconds.
    static func moment(_ bytes: ArraySlice<UInt8>) -> (day: CivilDay, secondOfDay: Int)? {
        let start = bytes.startIndex
        guard bytes.count == 19 || bytes.count == 16, bytes[start + 4] == UInt8(ascii: "-"),
            bytes[start + 7] == UInt8(ascii: "-"), bytes[start + 10] == UInt8(ascii: " "),
            bytes[start + 13] == UInt8(ascii: ":"),
            let year = natural(bytes[start..<(start + 4)]), let month = natural(bytes[(start + 5)..<(start + 7)]),
            let dayOfMonth = natural(bytes[(start + 8)..<(start + 10)]),
            let hour = natural(bytes[(start + 11)..<(start + 13)]), hour < 24,
            let minute = natural(bytes[(start + 14)..<(start + 16)]), minute < 60,
            let day = CivilDay(year: year, month: month, day: dayOfMonth)
        else { return nil }
        guard bytes.count == 19 else { return (day, (hour * 60 + minute) * 60) }
        guard bytes[start + 16] == UInt8(ascii: ":"), let second = natural(bytes[(start + 17)...]), second < 60 else {
            return nil
        }
        return (day, (hour * 60 + minute) * 60 + second)
    }
}
