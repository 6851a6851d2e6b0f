import Kernel
import Testing

@Suite struct CSVReaderTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+86 138", "'+86 138"), ("-5+1", "'-5+1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
        ("-", "'-"), ("-5.", "'-5."), ("-1.2.3", "'-1.2.3"), ("-A1", "'-A1"), ("-5", "-5"), ("-12.50", "-12.50"),
        ("＝1", "'＝1"), ("a=1", "a=1"), ("", ""), ("=a,\"b\"", "\"'=a,\"\"b\"\"\""),
    ])
    func `no cell of a file for spreadsheets begins a formula`(field: String, cell: String) {
        #expect(CSVText.spreadsheetLine(["x", field]) == "x,\(cell)\n")
    }

    /// The records of a text that comes in blocks of so many bytes.
    private func records(_ text: String, blockSize: Int = 3, limit: Int = 100) throws -> [[String]] {
        var rest = Array(text.utf8)[...]
        var reader = CSVReader(recordLimit: limit) {
            defer { rest = rest.dropFirst(blockSize) }
            return Array(rest.prefix(blockSize))
        }
        var record = CSVRecord()
        var found: [[String]] = []
        while try reader.read(into: &record) { found.append((0..<record.fieldCount).map(record.text)) }
        #expect(reader.recordCount == found.count)
        return found
    }

    @Test(arguments: ["=1+1", "'=1+1", "''=1", "-5", "'-5", "-5+1", "'", "''", "'a", "@x", "'＝1", "", "a'=", "\tx"])
    func `a guarded cell is no formula, and comes back as it was`(field: String) throws {
        var blocks = [Array(CSVText.guardedLine(["x", field]).utf8)]
        var (reader, record) = (CSVReader { blocks.popLast() ?? [] }, CSVRecord())
        #expect(try reader.read(into: &record))
        let cell = record.text(1)
        #expect(CSVText.unguarded(cell) == field)
        #expect(cell == field || cell == "'" + field)
        #expect(cell == "-5" || cell.first.map { !"=+-@\t".contains($0) } ?? true)
    }

    @Test(arguments: [1, 2, 3, 5, 1_000])
    func `quotes, commas and all line ends are read, wherever a block ends`(blockSize: Int) throws {
        let text = "\u{FEFF}a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\n\n,\r,\"\"\n5\"\" tall,ende"
        #expect(
            try records(text, blockSize: max(3, blockSize))
                == [["a", "b"], ["x, \"y\"", "two\nlines"], ["", ""], ["", ""], ["5\"\" tall", "ende"]])
        #expect(try records(String(text.dropFirst()), blockSize: blockSize).count == 5)
    }

    @Test func `an empty file has no records`() throws {
        #expect(try records("") == [])
        #expect(try records("\n\r\n") == [])
    }

    @Test func `a record that never ends is refused`() throws {
        #expect(throws: CSVError.recordTooLong(record: 2, limit: 100)) {
            try records("a\n\"" + String(repeating: "x", count: 200))
        }
        #expect(throws: CSVError.unclosedQuote(record: 2)) { try records("a\n\"b") }
    }

    @Test func `what is written can be read`() throws {
        let fields = ["plain", "a,b", "say \"hi\"", "two\nlines", ""]
        #expect(try records(CSVText.line(fields)) == [fields])
    }
}
