/// Statements stand where one looks for them: in `Storage/` and `Migrations/` of the modules, in Database and in the
/// two engines.
enum SQLPlace {
    static let folders: Set<String> = ["Storage", "Migrations"]
    static let targets: Set<String> = ["Database", "SQLiteEngine", "PostgresEngine"]

    static func findings(in file: SourceFile) -> [Finding] {
        guard file.isProduct, !targets.contains(file.target), folders.isDisjoint(with: file.folders) else { return [] }
        return file.literals.filter { isStatement($0.text) }.map {
            Finding(
                path: file.path, line: $0.line, rule: "sql",
                message: "a statement outside Storage/ and Migrations/: give the store a function for it")
        }
    }

    static func isStatement(_ text: String) -> Bool {
        text.prefixMatch(of: select) != nil || text.prefixMatch(of: change) != nil
            || text.prefixMatch(of: definition) != nil
    }

    private static var select: Regex<Substring> { /\s*(?:SELECT\s|WITH\s+(?:RECURSIVE\s+)?\w+\s*(?:\(|AS\b))/ }
    private static var change: Regex<Substring> {
        /\s*(?:INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s)/
    }
    private static var definition: Regex<Substring> {
        /\s*(?:CREATE|ALTER|DROP)\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|VIEW)\s/
    }
}
