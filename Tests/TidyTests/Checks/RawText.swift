/// Text that goes into SQL or HTML as it is. Every file that needs it is listed with how often; the numbers only go
/// down, and a new entry says why in its review.
enum RawText {
    static let allowed: [String: Int] = [
        "Benchmarks/Shop/Storage/PreparedCarts.swift": 1,
        "Sources/Database/Schema/Migrator.swift": 4,
        "Sources/Identity/Storage/ExpiryStore.swift": 6,
        "Sources/Inventory/Storage/InventoryReads.swift": 1,
    ]

    static func findings(in file: SourceFile, allowed: [String: Int] = allowed) -> [Finding] {
        guard file.isProduct else { return [] }
        let lines = file.code.enumerated().filter { places(in: $0.element) > 0 }
        let limit = allowed[file.path, default: 0]
        let count = lines.reduce(0) { $0 + places(in: $1.element) }
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

    /// The labelled interpolations, and the way round them: a literal's initialiser takes any text.
    private static func places(in line: String) -> Int {
        line.matches(of: /\\#*\(\s*(?:unsafe|raw)\s*:/).count + line.matches(of: /\bSQL\(\s*stringLiteral\s*:/).count
    }
}
