/// What is wrong with a CSV file as a whole.
public enum CSVError: ExpectedError, Equatable {
    /// Records are counted from 1, the header included.
    case recordTooLong(record: Int, limit: Int)
    case unclosedQuote(record: Int)
    /// Its bytes are no text that we know; nil where only the whole file was looked at.
    case notUTF8(record: Int?)

    public var kind: ErrorKind { .invalid }
    public var code: String {
        switch self {
        case .recordTooLong: "csv_record_too_long"
        case .unclosedQuote: "csv_unclosed_quote"
        case .notUTF8: "csv_not_utf8"
        }
    }
    public var detail: String {
        switch self {
        case .recordTooLong(let record, let limit): "Record \(record) is longer than \(limit) bytes."
        case .unclosedQuote(let record): "The file ends inside a quoted field of record \(record)."
        case .notUTF8(let record):
            record.map { "Record \($0) is not UTF-8: save the file as CSV UTF-8." }
                ?? "The file is not UTF-8: save it as CSV UTF-8."
        }
    }
}

/// One record: its fields without their quotes. Made once and filled again and again.
public struct CSVRecord: Sendable {
    /// All fields, one behind the other.
    public private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    public init() {}

    public var fieldCount: Int { ends.count }

    /// Where a field stands in `bytes`.
    public func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    public func field(_ index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

    /// The field as text; bytes that are no UTF-8 show as U+FFFD.
    public func text(_ index: Int) -> String { String(decoding: field(index), as: UTF8.self) }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    mutating func append(_ piece: Slice<UnsafeBufferPointer<UInt8>>) { bytes.append(contentsOf: piece) }
    mutating func endField() { ends.append(bytes.count) }
}

/// Reads comma separated values (RFC 4180) from blocks of bytes, in bounded memory: quoted fields with commas, line
/// ends and doubled quotes; lines that end with LF, CR LF or CR. Empty lines are no records. A quote inside an
/// unquoted field is a character like any other.
public struct CSVReader {
    private enum State {
        case fieldStart, unquoted, quoted, quoteInQuoted
    }

    private enum Byte {
        static let quote = UInt8(ascii: "\"")
        static let comma = UInt8(ascii: ",")
        static let lineFeed = UInt8(ascii: "\n")
        static let carriageReturn = UInt8(ascii: "\r")
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let nextBlock: () throws -> [UInt8]
    private let recordLimit: Int
    private var block: [UInt8] = []
    private var position = 0
    /// Records read so far, the header included.
    public private(set) var recordCount = 0

    /// - Parameters:
    ///   - recordLimit: bytes of one record.
    ///   - nextBlock: gives the next bytes, none at the end.
    public init(recordLimit: Int = 65_536, nextBlock: @escaping () throws -> [UInt8]) {
        self.recordLimit = recordLimit
        self.nextBlock = nextBlock
    }

    /// Fills the record with the next one.
    ///
    /// - Returns: false at the end.
    /// - Throws: `CSVError`, and what the source of the blocks throws.
    public mutating func read(into record: inout CSVRecord) throws -> Bool {
        record.clear()
        var state = State.fieldStart
        var hasBegun = false
        while true {
            if position == block.count {
                block = try nextBlock()
                position = 0
                if recordCount == 0, !hasBegun, block.starts(with: Self.byteOrderMark) { position = 3 }
                if block.isEmpty { return try finish(&record, state, hasBegun) }
            }
            if !hasBegun {
                skipLineEnds()
                if position == block.count { continue }
                hasBegun = true
            }
            let isWhole = scan(into: &record, &state)
            guard record.bytes.count <= recordLimit else {
                throw CSVError.recordTooLong(record: recordCount + 1, limit: recordLimit)
            }
            if isWhole {
                recordCount += 1
                return true
            }
        }
    }

    /// The record that was read last, as texts.
    ///
    /// - Throws: `CSVError.notUTF8`: what shows as U+FFFD would be kept so.
    public func texts(of record: CSVRecord) throws(CSVError) -> [String] {
        guard SheetText.isUTF8(record.bytes[...]) else { throw .notUTF8(record: recordCount) }
        return (0..<record.fieldCount).map(record.text)
    }

    private mutating func finish(_ record: inout CSVRecord, _ state: State, _ hasBegun: Bool) throws -> Bool {
        guard hasBegun else { return false }
        recordCount += 1
        guard state != .quoted else { throw CSVError.unclosedQuote(record: recordCount) }
        record.endField()
        return true
    }

    private mutating func skipLineEnds() {
        while position < block.count, block[position] == Byte.lineFeed || block[position] == Byte.carriageReturn {
            position += 1
        }
    }

    /// Goes on in the block until the record or the block ends.
    ///
    /// - Returns: whether the record ended.
    private mutating func scan(into record: inout CSVRecord, _ state: inout State) -> Bool {
        let block = block
        var index = position
        defer { position = index }
        return block.withUnsafeBufferPointer { bytes in
            // What is copied in one piece: everything since the last quote or comma.
            var start = index
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                switch (state, byte) {
                case (.quoted, Byte.quote):
                    record.append(bytes[start..<(index - 1)])
                    start = index
                    state = .quoteInQuoted
                case (.quoted, _):
                    continue
                case (.quoteInQuoted, Byte.quote):
                    start = index - 1
                    state = .quoted
                case (.fieldStart, Byte.quote):
                    start = index
                    state = .quoted
                case (_, Byte.comma), (_, Byte.lineFeed), (_, Byte.carriageReturn):
                    record.append(bytes[start..<(index - 1)])
                    record.endField()
                    start = index
                    state = .fieldStart
                    if byte != Byte.comma { return true }
                default:
                    state = .unquoted
                }
            }
            record.append(bytes[start..<index])
            return false
        }
    }
}

/// Writes records as RFC 4180 says, lines ending with LF.
public enum CSVText {
    /// One line, with its end.
    public static func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\n"
    }

    /// One line for people's spreadsheets: what a program would take for a formula stands behind an apostrophe, as
    /// OWASP's "CSV Injection" says. A negative number stays one, so that sums can be made of it. Not for files that
    /// are read again.
    public static func spreadsheetLine(_ fields: [String]) -> String {
        line(fields.map { isFormula($0) ? "'" + $0 : $0 })
    }

    /// The same for files that are read again: `unguarded` gives back exactly what was written, so that what begins
    /// like a guarded cell itself is given one more apostrophe.
    public static func guardedLine(_ fields: [String]) -> String {
        line(fields.map { isFormula($0) || isGuarded($0) ? "'" + $0 : $0 })
    }

    /// A cell of `guardedLine`, or one that a person has typed, without the apostrophe that keeps it a text.
    public static func unguarded(_ cell: String) -> String { isGuarded(cell) ? String(cell.dropFirst()) : cell }

    /// Apostrophes before what a program would take for a formula.
    private static func isGuarded(_ field: String) -> Bool {
        field.unicodeScalars.first == "'"
            && (field.unicodeScalars.first { $0 != "'" }.map(formulaBegins.contains) ?? false)
    }

    private static func isFormula(_ field: String) -> Bool {
        field.unicodeScalars.first.map(formulaBegins.contains) == true && !isNegativeNumber(field)
    }

    private static let formulaBegins = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)

    /// `-5`, `-12.50`, and nothing else.
    private static func isNegativeNumber(_ field: String) -> Bool {
        let parts = field.utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return field.utf8.first == UInt8(ascii: "-") && parts.count <= 2
            && parts.allSatisfy {
                !$0.isEmpty && $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
    }

    /// What a file for spreadsheets begins with, so that they know its characters.
    public static let byteOrderMark = "\u{FEFF}"

    private static func quoted(_ field: String) -> String {
        let needsQuotes = field.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
}
