public import Delivery
import Foundation
import Kernel

/// Takes in provinces, cities and districts from CSV files: `code,name` by the names in the first line, and `name_en`
/// where there is one. Codes are those of GB/T 2260, whole (`330106`) or cut (`33`, `3301`); what a division is a part
/// of stands in its code. The files are one set, in any order.
///
/// `docs/import.md` says what becomes of which row.
public struct RegionImport: Sendable {
    /// More rows are no divisions of a country.
    public static let rowLimit = 100_000

    let shop: Shop
    let isDryRun: Bool

    public init(shop: Shop, isDryRun: Bool = false) {
        self.shop = shop
        self.isDryRun = isDryRun
    }

    /// - Throws: `ImportError`, `CSVError` for a file as a whole; `DatabaseError`, after which it can be run again.
    public func run(files: [String]) async throws -> RegionSummary {
        var rows: [RegionRow] = []
        var summary = RegionSummary(isDryRun: isDryRun)
        for path in files { rows += try Self.read(path, &summary, limit: Self.rowLimit - rows.count) }
        let known = Set(try await shop.delivery.divisions().codes)
        let divisions = RegionPlan(known: known).divisions(of: rows, &summary)
        let changes = try await shop.delivery.take(divisions, isDryRun: isDryRun, by: .system("import"))
        summary.changes = changes
        return summary
    }

    private static func read(_ path: String, _ summary: inout RegionSummary, limit: Int) throws -> [RegionRow] {
        let file = try ImportFile(path: path)
        let name = URL(filePath: path).lastPathComponent
        var reader = CSVReader { try file.next() }
        var record = CSVRecord()
        guard try reader.read(into: &record) else { throw ImportError.wrongHeader(missing: "code") }
        let header = try reader.texts(of: record).map { $0.lowercased() }
        guard let code = header.firstIndex(of: "code") else { throw ImportError.wrongHeader(missing: "code") }
        guard let title = header.firstIndex(of: "name") else { throw ImportError.wrongHeader(missing: "name") }
        let english = header.firstIndex(of: "name_en")
        var rows: [RegionRow] = []
        while try reader.read(into: &record) {
            let texts = try reader.texts(of: record)
            func field(_ index: Int) -> String {
                index < texts.count ? texts[index].trimmingCharacters(in: .whitespaces) : ""
            }
            summary.rows += 1
            guard rows.count < limit else {
                throw ImportError.unreadable(path: path, reason: "it has more than \(rowLimit) rows")
            }
            rows.append(
                RegionRow(
                    place: "\(name):\(reader.recordCount)", code: field(code), name: field(title),
                    nameEnglish: english.map(field) ?? ""))
        }
        return rows
    }
}

/// What an import of divisions did, or would do.
public struct RegionSummary: Sendable, Hashable {
    public let isDryRun: Bool
    public internal(set) var rows = 0
    /// Rows that are no division of their own: a heading of a list, a city that is its own district.
    public internal(set) var folded = 0
    public internal(set) var changes: DivisionChanges = .init(added: 0, renamed: 0, unchanged: 0)
    /// Rows that are not taken: file and record, and why.
    public internal(set) var skipped: [(place: String, reason: RegionReason)] = []

    init(isDryRun: Bool) {
        self.isDryRun = isDryRun
    }

    public static func == (left: RegionSummary, right: RegionSummary) -> Bool {
        left.lines == right.lines
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(lines) }

    /// Lines for the shell.
    public var lines: [String] {
        let verb = isDryRun ? "would add" : "added"
        return [
            "\(rows) rows",
            "  \(verb) \(changes.added), \(isDryRun ? "would rename" : "renamed") \(changes.renamed), "
                + "unchanged \(changes.unchanged), no division of their own \(folded)",
            "skipped \(skipped.count)",
        ] + skipped.map { "  \($0.place) \($0.reason.rawValue)" }
    }
}

/// Why a row is no division.
public enum RegionReason: String, Sendable {
    case badCode = "code is not 2, 4 or 6 digits of GB/T 2260"
    case badName = "name is empty or too long"
    case twice = "code stands twice with different names"
    case noParent = "what it is a part of is not known"
}

/// A row as it stands in its file.
struct RegionRow {
    /// File and record.
    let place: String
    let code: String
    let name: String
    let nameEnglish: String
}
