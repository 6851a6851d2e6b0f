import Foundation
import Testing

/// A bad example: a text file whose first line names the path it pretends to have, and in which every line that a
/// check must report ends with `//~` and the names of the rules (`//~0` and the names, for the file as a whole). A line
/// without the mark must not be reported.
struct Fixture {
    let file: SourceFile
    /// `line rule`, for each finding that must come.
    let expected: [String]

    init(_ name: String) throws {
        let text = try #require(SourceTree.text("Tests/TidyTests/Fixtures/\(name).txt"), "no fixture \(name)")
        var lines = text.components(separatedBy: "\n")
        let first = try #require(lines.first)
        try #require(first.hasPrefix("// path: "), "\(name) does not say what path it pretends to have")
        var expected: [String] = []
        for (index, line) in lines.enumerated() {
            guard let mark = line.range(of: "//~") else { continue }
            let rules = line[mark.upperBound...].split(separator: " ")
            expected += rules.filter { $0 != "0" }.map { "\(rules.first == "0" ? 0 : index + 1) \($0)" }
            lines[index] = line[..<mark.lowerBound].trimmingSuffix(" ")
        }
        try #require(!expected.isEmpty, "\(name) expects nothing, so it proves nothing")
        file = SourceFile(path: String(first.dropFirst("// path: ".count)), text: lines.joined(separator: "\n"))
        self.expected = expected.sorted()
    }

    /// Runs a check and holds its findings against the marks, both ways.
    func prove(_ check: (SourceFile) -> [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
        let found = check(file).map { "\($0.line) \($0.rule)" }.sorted()
        #expect(found == expected, sourceLocation: sourceLocation)
    }
}

extension Substring {
    func trimmingSuffix(_ character: Character) -> String {
        var rest = self
        while rest.last == character { rest.removeLast() }
        return String(rest)
    }
}

/// Fails with one issue that lists all findings, so that one run shows all there is to mend.
func expectNone(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    guard !findings.isEmpty else { return }
    let list = findings.map(\.description).sorted().joined(separator: "\n")
    Issue.record("\(findings.count) found:\n\(list)", sourceLocation: sourceLocation)
}
