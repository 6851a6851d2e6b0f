import Foundation

/// The table, row by row as it is measured, in Markdown.
struct Report: Sendable {
    private static let header = ["name", "engine", "ours", "yardstick", "ratio (min–max)", "target", ""]
    private static let widths = [22, 8, 20, 44, 22, 16, 7]

    func begin() {
        line(Self.header)
        line(Self.widths.map { String(repeating: "-", count: $0) })
    }

    func add(_ row: Measured) {
        Self.progress("\r")
        line(row.cells)
    }

    func end(hasMissed: Bool) {
        if hasMissed { Self.say("A target was missed: docs/benchmarks.md says what is known about the limits.") }
    }

    private func line(_ cells: [String]) {
        let padded = zip(cells, Self.widths).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.count))
        }
        Self.say("| " + padded.joined(separator: " | ") + " |")
    }

    static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// For the person who waits; the table stays clean.
    static func progress(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
