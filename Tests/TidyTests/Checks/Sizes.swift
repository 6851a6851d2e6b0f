/// The caps on files, functions and lines. They only ever go down.
enum Sizes {
    static let fileLimit = 400
    static let testFileLimit = 600
    static let functionLimit = 70
    static let columnLimit = 120

    static func findings(in file: SourceFile) -> [Finding] {
        var findings: [Finding] = []
        let limit = file.area == "Tests" ? testFileLimit : fileLimit
        if file.lines.count > limit {
            findings.append(
                Finding(
                    path: file.path, line: 0, rule: "file",
                    message: "\(file.lines.count) lines, at most \(limit): give its parts files of their own"))
        }
        for (index, line) in file.lines.enumerated() where line.count > columnLimit {
            findings.append(
                Finding(
                    path: file.path, line: index + 1, rule: "columns",
                    message: "\(line.count) columns, at most \(columnLimit)"))
        }
        for function in Functions.all(in: file) where function.length > functionLimit {
            findings.append(
                Finding(
                    path: file.path, line: function.line, rule: "function",
                    message: "\(function.name) has \(function.length) lines, at most \(functionLimit)"))
        }
        return findings
    }
}

/// Median and 95th percentile, for the record that each run prints.
struct Spread: CustomStringConvertible {
    let count: Int
    let median: Int
    let p95: Int
    let largest: Int

    init(_ values: [Int]) {
        let sorted = values.sorted()
        func quantile(_ share: Double) -> Int {
            sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        }
        (count, median, p95, largest) = (sorted.count, quantile(0.5), quantile(0.95), sorted.last ?? 0)
    }

    var description: String { "\(count), median \(median), p95 \(p95), largest \(largest) lines" }
}
