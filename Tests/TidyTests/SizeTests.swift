import Testing

@Suite struct SizeTests {
    @Test func `files, functions and lines stay within their caps`() {
        expectNone(SourceTree.files.flatMap { Sizes.findings(in: $0) })
    }

    @Test(arguments: ["sizes-function", "sizes-columns"])
    func `a function or a line that is too long is found`(fixture: String) throws {
        try Fixture(fixture).prove { Sizes.findings(in: $0) }
    }

    @Test(arguments: [("Sources", Sizes.fileLimit), ("Benchmarks", Sizes.fileLimit), ("Tests", Sizes.testFileLimit)])
    func `a file may have its last line but no more`(area: String, limit: Int) {
        let path = "\(area)/Orders/Long.swift"
        let full = SourceFile(path: path, text: String(repeating: "let a = 1\n", count: limit))
        let over = SourceFile(path: path, text: String(repeating: "let a = 1\n", count: limit + 1))
        #expect(Sizes.findings(in: full) == [])
        #expect(Sizes.findings(in: over).map(\.rule) == ["file"])
    }

    @Test(arguments: [(Sizes.functionLimit, []), (Sizes.functionLimit + 1, ["function"])])
    func `a function may have its last line but no more`(length: Int, rules: [String]) {
        let body = String(repeating: "    work()\n", count: length - 2)
        let file = SourceFile(path: "Sources/Orders/Long.swift", text: "func long() {\n\(body)}\n")
        #expect(Sizes.findings(in: file).map(\.rule) == rules)
    }

    @Test func `functions are measured through strings, comments, closures and protocols`() throws {
        let text = try #require(SourceTree.text("Tests/TidyTests/Fixtures/functions-measured.txt"))
        let found = Functions.all(in: SourceFile(path: "Sources/Orders/A.swift", text: text))
        #expect(
            found.map { "\($0.name) \($0.line) \($0.length)" } == [
                "subscript ( 4 1", "init ( 5 3", "var total 9 4", "func quoted 14 9",
                "func `________________________` 24 3", "func withDefault 33 5", "func inner 34 1", "subscript < 39 3",
            ])
    }

    @Test func `the sizes are printed for the record`() {
        for (name, files) in [("product", SourceTree.product), ("tests", SourceTree.files.filter { !$0.isProduct })] {
            let functions = files.flatMap { Functions.all(in: $0) }
            #expect(!files.isEmpty)
            print("sizes: \(name) files: \(Spread(files.map(\.lines.count)))")
            print("sizes: \(name) functions: \(Spread(functions.map(\.length)))")
        }
    }
}
