/// Which methods each path takes, so that a known path with another method is told apart from an unknown one.
struct RouteTable: Sendable {
    /// By the number of segments, each pattern once.
    private var routes: [Int: [Route]] = [:]
    /// What has more segments than any pattern fits none.
    private var deepest = 0

    /// A pattern as it is compared: cut once, when it is registered.
    private struct Route: Sendable {
        let segments: [Substring]
        var methods: Set<String>

        /// Greater where a segment is itself earlier: 1 for one that is, 0 for a parameter.
        var rank: String { String(segments.map { $0.first == "{" ? "0" : "1" }) }

        func fits(_ path: ArraySlice<Substring>) -> Bool {
            zip(segments, path).allSatisfy { $0 == $1 || $0.first == "{" }
        }
    }

    mutating func add(_ method: String, _ pattern: String) {
        let segments = pattern.split(separator: "/")
        var routes = routes[segments.count, default: []]
        let index = routes.firstIndex { $0.segments == segments } ?? routes.endIndex
        if index == routes.endIndex { routes.append(Route(segments: segments, methods: [])) }
        let isNew = routes[index].methods.insert(method).inserted
        precondition(isNew, "\(method) \(pattern) is registered twice")
        if method == "GET" { routes[index].methods.insert("HEAD") }
        self.routes[segments.count] = routes
        deepest = max(deepest, segments.count)
    }

    /// The methods that a path takes, sorted; empty for an unknown path. Walks the patterns of its length: asked when
    /// no route fits.
    func methods(of path: String) -> [String] {
        methods(of: path.split(separator: "/")[...]).sorted()
    }

    /// This path or the nearest one above it that can be looked at; the home page in the end. It costs no more for a
    /// path that somebody has made long: what lies below the deepest pattern is cut off at once.
    func nearestPage(_ path: String) -> String {
        var segments = path.split(separator: "/").prefix(deepest)
        while !segments.isEmpty, !methods(of: segments).contains("GET") { segments.removeLast() }
        return "/" + segments.joined(separator: "/")
    }

    private func methods(of path: ArraySlice<Substring>) -> Set<String> {
        // As the router has it: `/carts/merge` is never the cart that is called merge.
        let fitting = routes[path.count, default: []].filter { $0.fits(path) }
        return fitting.max { $0.rank < $1.rank }?.methods ?? []
    }
}
