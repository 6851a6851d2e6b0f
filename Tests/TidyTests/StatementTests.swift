import Testing

@Suite struct StatementTests {
    @Test func `SQL stands only in its place`() {
        expectNone(SourceTree.product.flatMap { SQLPlace.findings(in: $0) })
    }

    @Test(arguments: ["sql-in-a-use-case", "sql-in-a-benchmark"])
    func `a statement outside its place is found`(fixture: String) throws {
        try Fixture(fixture).prove { SQLPlace.findings(in: $0) }
    }

    @Test(arguments: [
        "Sources/Orders/Storage/OrderStore.swift", "Sources/Orders/Migrations/001-create-orders.swift",
        "Sources/Database/Jobs/JobQueue.swift", "Sources/PostgresEngine/Connection.swift",
        "Tests/OrdersTests/Support/Invariants.swift",
    ])
    func `the same statements are right in their place`(path: String) throws {
        let bad = try Fixture("sql-in-a-use-case").file
        #expect(SQLPlace.findings(in: SourceFile(path: path, text: bad.lines.joined(separator: "\n"))) == [])
    }

    @Test func `raw text stands only where it is listed, and as often`() {
        let files = SourceTree.product
        expectNone(files.flatMap { RawText.findings(in: $0) })
        let paths = Set(files.map(\.path))
        #expect(RawText.allowed.keys.filter { !paths.contains($0) } == [], "listed, but there is no such file")
    }

    @Test func `raw text that is not listed is found`() throws {
        try Fixture("raw-text").prove { RawText.findings(in: $0) }
    }

    @Test func `a list of raw text that has become too long is found`() throws {
        let file = try Fixture("raw-text").file
        #expect(RawText.findings(in: file, allowed: [file.path: 5]) == [])
        #expect(RawText.findings(in: file, allowed: [file.path: 6]).map(\.line) == [0])
        #expect(RawText.findings(in: file, allowed: [file.path: 4]).count == 4)
    }
}
