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
        let fitting = methodsByPattern.keys.filter { Self.fits($0.split(separator: "/"), segments) }
        // As the router has it: `/carts/merge` is never the cart that is called merge.
        guard let nearest = fitting.max(by: { Self.rank($0) < Self.rank($1) }) else { return [] }
        return methodsByPattern[nearest, default: []].sorted()
    }

    /// This path or the nearest one above it that can be looked at; the home page in the end.
    func nearestPage(_ path: String) -> String {
        var path = path
        while path != "/", !methods(of: path).contains("GET") {
            path = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
            if path.isEmpty { path = "/" }
        }
        return path
    }

    /// Greater where a segment is itself earlier: 1 for one that is, 0 for a parameter.
    private static func rank(_ pattern: String) -> String {
        String(pattern.split(separator: "/").map { $0.first == "{" ? "0" : "1" })
    }

    private static func fits(_ pattern: [Substring], _ segments: [Substring]) -> Bool {
        pattern.count == segments.count && zip(pattern, segments).allSatisfy { $0 == $1 || $0.first == "{" }
    }
}
