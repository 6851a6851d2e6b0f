/// Which methods each path takes, so that a known path with another method is told apart from an unknown one.
struct RouteTable: Sendable {
    private var methodsByPattern: [String: Set<String>] = [:]

    mutating func add(_ method: String, _ pattern: String) {
        let isNew = methodsByPattern[pattern, default: []].insert(method).inserted
        precondition(isNew, "\(method) \(pattern) is registered twice")
        if method == "GET" { methodsByPattern[pattern]?.insert("HEAD") }
    }

    /// The methods that a path takes, sorted; empty for an unknown path. Walks all patterns: asked when no route fits.
    func methods(of path: String) -> [String] {
        let segments = path.split(separator: "/")
        let fitting = methodsByPattern.filter { Self.fits($0.key.split(separator: "/"), segments) }
        return fitting.values.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted()
    }

    private static func fits(_ pattern: [Substring], _ segments: [Substring]) -> Bool {
        pattern.count == segments.count && zip(pattern, segments).allSatisfy { $0 == $1 || $0.first == "{" }
    }
}
