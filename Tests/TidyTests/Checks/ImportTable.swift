/// Which target may import what. A target imports only what stands on lines above its own here, and the parts of the
/// business never see each other: they are combined in Workflows.
enum ImportTable {
    struct Row {
        let target: String
        let imports: Set<String>

        init(_ target: String, _ imports: [String]) {
            self.target = target
            self.imports = Set(imports)
        }
    }

    /// What every target may use.
    static let everywhere: Set<String> = ["Foundation", "FoundationEssentials", "Synchronization"]
    /// What comes with the system and touches threads, files or sockets.
    private static let system = ["Glibc", "Dispatch"]

    static let commerce = [
        "Identity", "Catalog", "Inventory", "Orders", "Payments", "Delivery", "AfterSales",
    ]
    static let surfaces = ["HTTPAPI", "Storefront", "Console", "SandboxGateway"]
    static let http = ["Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOFoundationCompat"]

    private static let below = ["Kernel", "Cryptography", "Database"]

    /// From the ground up.
    static let rows: [Row] = [
        Row("Kernel", ["Glibc"]),
        Row("Cryptography", ["Kernel", "CCrypto", "CArgon2"] + system),
        Row("Database", ["Kernel", "Logging", "DequeModule"] + system),
        Row("SQLiteEngine", ["Kernel", "Database", "CSQLite", "Logging"] + system),
        Row("PostgresEngine", ["Kernel", "Database", "CLibPQ", "Logging", "DequeModule"] + system),
        Row("Identity", below),
        Row("Catalog", ["Kernel", "Database"]),
        Row("Inventory", ["Kernel", "Database"]),
        Row("Orders", ["Kernel", "Database"]),
        Row("Payments", below),
        Row("Delivery", ["Kernel", "Database"]),
        Row("AfterSales", ["Kernel", "Database"]),
        Row("Workflows", below + commerce + ["CZlib"] + system),
        Row("Workers", ["Kernel", "Database", "Workflows", "ServiceLifecycle", "Logging"] + commerce),
        Row("Simulator", ["Kernel", "Database", "Workflows", "Logging"] + commerce),
        Row("Demo", below + commerce + ["Workflows"]),
        Row("WebRuntime", below + ["Identity", "Workflows", "Logging", "CZlib"] + http + system),
        Row("HTTPAPI", ["Kernel", "Database", "Workflows", "WebRuntime"] + commerce + http),
        Row("Storefront", ["Kernel", "Database", "Workflows", "WebRuntime"] + commerce + http),
        Row("Console", ["Kernel", "Database", "Workflows", "WebRuntime"] + commerce + http),
        Row(
            "SandboxGateway",
            below + ["Payments", "WebRuntime", "AsyncHTTPClient", "NIOHTTP1", "ServiceLifecycle", "Logging"] + http
                + system),
        Row(
            "Composition",
            below + commerce + surfaces + http + system + [
                "SQLiteEngine", "PostgresEngine", "Workflows", "Workers", "Simulator", "Demo", "WebRuntime",
                "ArgumentParser",
                "UnixSignals",
                "AsyncHTTPClient", "Configuration", "Logging", "ServiceLifecycle",
            ]),
        Row("zhanggui", ["Composition", "ArgumentParser"]),
        Row(
            "Benchmarks",
            below + commerce + http + [
                "SQLiteEngine", "PostgresEngine", "CSQLite", "Workflows", "WebRuntime", "Storefront", "ArgumentParser",
                "AsyncHTTPClient", "Logging", "NIOHTTP1",
            ]),
    ]

    static func findings(in file: SourceFile, rows: [Row] = rows) -> [Finding] {
        guard file.isProduct else { return [] }
        guard let row = rows.first(where: { $0.target == file.target }) else {
            return [
                Finding(
                    path: file.path, line: 0, rule: "import",
                    message: "target \(file.target) has no row in the import table (Tests/TidyTests/Checks)")
            ]
        }
        return imports(of: file).filter { !row.imports.union(everywhere).contains($0.module) }.map {
            Finding(
                path: file.path, line: $0.line, rule: "import",
                message: "\(file.target) may not import \($0.module): see ARCHITECTURE.md, \"The house\"")
        }
    }

    /// The modules that a file names in import declarations, with their lines.
    static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
        let declaration = /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:\w+\s+)?import\s+(?:\w+\s+)?(\w+)(?:\.\w+)*\s*;?\s*$/
        return file.code.enumerated().compactMap { index, line in
            guard line.contains("import"), let match = line.wholeMatch(of: declaration) else { return nil }
            return (index + 1, String(match.1))
        }
    }
}
