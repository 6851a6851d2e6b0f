import Foundation

/// Each module has one page, one screen long: purpose, words, invariants, an example.
enum ModulePages {
    static let lineLimit = 80

    static func path(of module: String) -> String { "Sources/\(module)/\(module).docc/\(module).md" }

    static func findings(module: String, page: String?) -> [Finding] {
        let path = path(of: module)
        guard let page else {
            return [Finding(path: path, line: 0, rule: "page", message: "\(module) has no page")]
        }
        var findings: [Finding] = []
        var lines = page.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        if lines.first != "# ``\(module)``" {
            findings.append(
                Finding(path: path, line: 1, rule: "page", message: "it begins with \"# ``\(module)``\""))
        }
        if lines.count > lineLimit {
            findings.append(
                Finding(
                    path: path, line: 0, rule: "page",
                    message: "\(lines.count) lines, at most \(lineLimit): one screen"))
        }
        return findings
    }
}
