import Testing

@Suite struct ImportTests {
    @Test func `every target imports only what its row of the table allows`() {
        expectNone(SourceTree.product.flatMap { ImportTable.findings(in: $0) })
    }

    @Test(arguments: ["import-sideways", "import-http", "import-without-a-row", "import-benchmark"])
    func `a forbidden import is found`(fixture: String) throws {
        try Fixture(fixture).prove { ImportTable.findings(in: $0) }
    }

    @Test func `a row names only targets of the rows above it`() {
        var above: Set<String> = []
        let ours = Set(ImportTable.rows.map(\.target))
        for row in ImportTable.rows {
            #expect(row.imports.intersection(ours).subtracting(above).isEmpty, "\(row.target) looks up")
            above.insert(row.target)
        }
    }

    @Test func `the parts of the business see neither each other nor HTTP`() throws {
        let above = ImportTable.surfaces + ImportTable.http + ["WebRuntime", "Workflows"]
        let forbidden = Set(ImportTable.commerce + above)
        for name in ImportTable.commerce {
            let row = try #require(ImportTable.rows.first { $0.target == name })
            #expect(row.imports.isDisjoint(with: forbidden), "\(name) imports \(row.imports)")
        }
    }

    @Test func `every folder of Sources and the benchmarks have a row, and every row a folder`() {
        let folders = SourceTree.names(in: "Sources").filter { !isSystemLibrary($0) }
        #expect(Set(folders + ["Benchmarks"]) == Set(ImportTable.rows.map(\.target)))
        #expect(SourceTree.exists("Benchmarks"))
    }

    private func isSystemLibrary(_ target: String) -> Bool {
        SourceTree.exists("Sources/\(target)/module.modulemap")
    }
}
