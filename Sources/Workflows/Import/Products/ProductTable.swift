import Kernel

/// The rows of a file by the names in its first line.
struct ProductTable {
    /// Rows of one file; its products are put together in memory.
    static let rowLimit = 200_000
    /// Bytes of one row: a description may be long.
    private static let recordLimit = 1_048_576

    struct Row {
        /// The first line is row 1.
        let number: Int
        fileprivate let cells: [String]
        fileprivate let columns: [String: Int]

        /// Without white space around it; empty where the column or the cell is missing.
        subscript(column: String) -> String {
            guard let index = columns[column], index < cells.count else { return "" }
            return cells[index].trimmingBlanks
        }

        /// Whether nothing stands in any of its cells: spreadsheets leave such rows behind.
        var isBlank: Bool { cells.allSatisfy(\.trimmingBlanks.isEmpty) }

        /// Whether the file has the column at all.
        func has(_ column: String) -> Bool { columns[column] != nil }

        /// The parts of a list, without empty ones.
        func list(_ column: String, separator: Character) -> [String] {
            self[column].split(separator: separator).map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
        }
    }

    let rows: [Row]

    /// - Throws: `ImportError.wrongHeader` where a column is missing that the form cannot do without, `.otherForm`
    ///   where it has all that another one needs, `.tooManyRows`, `.unreadable`; `CSVError`.
    ///
    /// - Parameter isGuarded: whether formulas stand behind apostrophes in it, as in our own form.
    init(file path: String, needing needed: [String], isGuarded: Bool = false) throws {
        let file = try ImportFile(path: path)
        try self.init(needing: needed, isGuarded) { try file.next() }
    }

    /// The same of a file that is in memory already.
    init(content: [UInt8], needing needed: [String], isGuarded: Bool = false) throws {
        var rest = content
        try self.init(needing: needed, isGuarded) {
            defer { rest = [] }
            return rest
        }
    }

    private init(
        needing needed: [String], _ isGuarded: Bool, _ nextBlock: @escaping () throws -> [UInt8]
    ) throws {
        var reader = CSVReader(recordLimit: Self.recordLimit, nextBlock: nextBlock)
        var record = CSVRecord()
        var columns: [String: Int] = [:]
        if try reader.read(into: &record) {
            for (index, name) in try reader.texts(of: record).enumerated() { columns[name.trimmingBlanks] = index }
        }
        if let missing = needed.first(where: { columns[$0] == nil }) {
            if let other = ProductFileFormat.of(Set(columns.keys)) { throw ImportError.otherForm(other) }
            throw ImportError.wrongHeader(missing: missing, needed: needed)
        }
        var rows: [Row] = []
        while try reader.read(into: &record) {
            guard rows.count < Self.rowLimit else { throw ImportError.tooManyRows(limit: Self.rowLimit) }
            let cells = try reader.texts(of: record)
            rows.append(
                Row(
                    number: reader.recordCount, cells: isGuarded ? cells.map(CSVText.unguarded) : cells,
                    columns: columns))
        }
        self.rows = rows
    }
}

extension String {
    var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

/// Markup of other shops' descriptions as plain text with lines.
enum PlainText {
    private static let breaks: Set<Substring> = ["br", "p", "li", "div", "tr", "h1", "h2", "h3", "h4", "ul", "ol"]
    private static let entities = [
        "&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&rsquo;": "’", "&amp;": "&",
    ]

    static func from(html: String) -> String {
        var text = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else {
                text += rest[open...]
                rest = ""
                break
            }
            let name = rest[rest.index(after: open)..<close].drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            if breaks.contains(Substring(name.lowercased())) { text += "\n" }
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        // The ampersand last, so that `&amp;lt;` is `&lt;` and not `<`.
        for (entity, character) in entities.sorted(by: { $0.key > $1.key }) where entity != "&amp;" {
            text = text.replacing(entity, with: character)
        }
        text = text.replacing("&amp;", with: "&").replacing("\\n", with: "\n")
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
