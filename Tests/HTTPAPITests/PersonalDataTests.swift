import Database
import Foundation
import Identity
import Testing
import Workflows

@Suite struct PersonalDataTests {
    @Test func `the personal data map says what the schema says`() throws {
        var lines: [String] = []
        for migration in Shop.migrations + IdentityMigrations.all {
            for made in migration.changes.compactMap(\.personalColumns) {
                let columns = Dictionary(grouping: made.columns, by: \.data)
                for (data, columns) in columns.sorted(by: { $0.key.purpose < $1.key.purpose }) {
                    let names = columns.map { "`\($0.column)`" }.joined(separator: ", ")
                    lines.append("| `\(made.table)` | \(names) | \(data.purpose) | \(data.keptUntil) |")
                }
            }
        }
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/personal-data.md")
        let written = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            .filter { $0.hasPrefix("| `") }
        #expect(written == lines, "\(lines.joined(separator: "\n"))")
        #expect(lines.count >= 6)
    }
}
