import Testing

@Suite struct LanguageTests {
    @Test func `no banned call stands in the tree`() {
        expectNone(SourceTree.files.flatMap { BannedCall.findings(in: $0) })
    }

    @Test(arguments: [
        "banned-crashes", "banned-output", "banned-tasks", "banned-time", "banned-money", "banned-unfinished",
        "banned-in-tests", "banned-in-benchmarks",
    ])
    func `a banned call is found`(fixture: String) throws {
        try Fixture(fixture).prove { BannedCall.findings(in: $0) }
    }

    @Test func `every banned call has a fixture in which it is found`() throws {
        let fixtures = try SourceTree.names(in: "Tests/TidyTests/Fixtures").filter { $0.hasPrefix("banned-") }
            .map { try Fixture(String($0.dropLast(".txt".count))) }
        let proved = Set(fixtures.flatMap { BannedCall.findings(in: $0.file) }.map(\.rule))
        let rules = (BannedCall.inProduct + BannedCall.everywhere + [BannedCall.unfinished]).map(\.rule)
        #expect(Set(rules).subtracting(proved).isEmpty)
    }

    @Test func `what is allowed in one place is still banned beside it`() {
        let text = "let now = Date()\n"
        let clock = SourceFile(path: "Sources/Kernel/Time/Clock.swift", text: text)
        let other = SourceFile(path: "Sources/Kernel/Timeline.swift", text: text)
        #expect(BannedCall.findings(in: clock) == [])
        #expect(BannedCall.findings(in: other).map(\.rule) == ["Date"])
    }
}
