/// Text that goes into SQL or HTML as it is. Every file that needs it is listed with how often; the numbers only go
/// down, and a new entry says why in its review.
enum RawText {
    static let allowed: [String: Int] = [
        "Benchmarks/Shop/Storage/PreparedCarts.swift": 1,
        "Sources/Database/Schema/Migrator.swift": 1,
        "Sources/Identity/Storage/ExpiryStore.swift": 6,
    ]

    static func findings(in file: SourceFile, allowed: [String: Int] = allowed) -> [Finding] {
        guard file.isProduct else { return [] }
        let lines = file.code.enumerated().filter { $0.element.contains(/\\#*\(\s*(?:unsafe|raw)\s*:/) }
        let limit = allowed[file.path, default: 0]
        let count = lines.map { $0.element.matches(of: /\\#*\(\s*(?:unsafe|raw)\s*:/).count }.reduce(0, +)
        if count > limit {
            return lines.map {
                Finding(
                    path: file.path, line: $0.offset + 1, rule: "raw",
                    message: "raw text, \(count) in this file and \(limit) allowed: bind or escape it")
            }
        }
        if count < limit {
            return [
                Finding(
                    path: file.path, line: 0, rule: "raw",
                    message: "raw text only \(count) times now: lower its entry from \(limit)")
            ]
        }
        return []
    }
}
