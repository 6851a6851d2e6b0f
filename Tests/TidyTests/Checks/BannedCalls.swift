import Foundation

/// What product code does not say, and what it says instead.
struct BannedCall: Sendable {
    let rule: String
    /// Stands in every line that can match; looked for first, because that is cheap.
    let hints: [String]
    let pattern: @Sendable () -> Regex<Substring>
    let instead: String
    /// Files, or folders with a slash at the end, where it is right after all.
    let allowed: [String]

    init(
        _ rule: String, hints: [String], _ pattern: @autoclosure @escaping @Sendable () -> Regex<Substring>,
        instead: String, allowed: [String] = []
    ) {
        self.rule = rule
        self.hints = hints
        self.pattern = pattern
        self.instead = instead
        self.allowed = allowed
    }

    static let inProduct: [BannedCall] = [
        BannedCall("try!", hints: ["try!"], /\btry!/, instead: "handle the error or let it be thrown"),
        BannedCall("as!", hints: ["as!"], /\bas!/, instead: "use a type that needs no cast, or `as?` with an error"),
        BannedCall(
            "unwrap", hints: ["!"], /(?:\b(?!(?:try|as)!)\w+|[)\]}"`>?])!(?:[^=]|==|$)/,
            instead: "use `guard let`, or `preconditionFailure` with the values"),
        BannedCall(
            "fatalError", hints: ["fatalError"], /\bfatalError\s*\(/,
            instead: "throw, or `preconditionFailure` with the values for a programmer's mistake"),
        BannedCall(
            "print", hints: ["rint", "dump"], /(?:^|[^.\w])(?:debugPrint|print|dump)\s*\(/,
            instead: "log with swift-log; commands write through the output they are given"),
        BannedCall(
            "Task", hints: ["Task"], /\bTask(?:<[^{}]*>)?\s*(?:\([^)]*\)\s*)?\{|\bTask\s*\.\s*(?:detached|init)\b/,
            instead: "run it in a bounded task group, or as a service of the one ServiceGroup"),
        BannedCall(
            "sleep", hints: ["sleep"],
            /\bThread\s*\.\s*sleep\b|(?:^|[^.\w ]|(?:^|\W|\b(?!await )\w+) +)(?:u|nano)?sleep\(/,
            instead: "await `Task.sleep` in a service, or wait on the condition that you wait for"),
        BannedCall(
            "Date", hints: ["Date", "SinceNow"], /\bDate\s*\(\s*\)|\bDate\.now\b|\bDate\.init\(\s*\)|SinceNow\b/,
            instead: "take the time from the Clock you are given", allowed: ["Sources/Kernel/Time/"]),
        BannedCall(
            "UUID", hints: ["UUID"], /\bUUID\s*\(\s*\)/,
            instead: "take an id from the IDGenerator, or a token from Cryptography"),
        BannedCall(
            "money", hints: ["Double", "Float"], Self.moneyInFloatingPoint,
            instead: "money is `Money`: integer minor units and a currency"),
    ]

    /// A name of money whose type is a floating-point number.
    private static var moneyInFloatingPoint: Regex<Substring> {
        let name = #"amount|price|money|total|balance|discount|freight|revenue|refund|captured|subtotal|fee|tax"#
        do {
            return try Regex(#"(?i)\b\w*(?:\#(name))(?:s|es|Minor)?\s*:\s*\[?(?:Double|Float\d*|CGFloat)\b"#)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    static let everywhere: [BannedCall] = [
        BannedCall("XCTest", hints: ["XCTest"], /^\s*import\s+XCTest\b/, instead: "use Swift Testing"),
        BannedCall(
            "@testable", hints: ["@testable"], /@(?:testable)\b/,
            instead: "test through the front door, or a `package` seam"),
    ]

    /// Looked for in comments, everywhere.
    static let unfinished = BannedCall(
        "unfinished", hints: ["TODO", "FIXME", "XXX", "HACK"], /\b(?:TODO|FIXME|XXX|HACK)\b/,
        instead: "finish it, or open an issue")

    static func findings(in file: SourceFile) -> [Finding] {
        let calls = everywhere + (file.isProduct ? inProduct : [])
        let applying = calls.filter { call in
            !call.allowed.contains { $0 == file.path || ($0.hasSuffix("/") && file.path.hasPrefix($0)) }
        }
        return applying.flatMap { $0.findings(among: file.code, of: file) }
            + unfinished.findings(among: file.comments, of: file)
    }

    private func findings(among lines: [String], of file: SourceFile) -> [Finding] {
        let candidates = lines.enumerated().filter { line in hints.contains { strstr(line.element, $0) != nil } }
        guard !candidates.isEmpty else { return [] }
        // A dot ends a word here: by default `Date.now` would be one.
        let pattern = pattern().wordBoundaryKind(.simple)
        return candidates.filter { $0.element.contains(pattern) }.map {
            Finding(path: file.path, line: $0.offset + 1, rule: rule, message: "not here: \(instead)")
        }
    }
}
