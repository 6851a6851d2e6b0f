import Catalog
import Database
import Foundation
import Kernel

/// `search`: queries in a second over 100,000 products, one page with its variants each, against the engine's own
/// full-text search of the same tokens.
struct SearchRate: Sendable {
    /// Callers at once, and connections of the yardstick.
    private static let callers = 2
    /// What the shop's own field takes, in characters.
    private static let longestQuery = 100

    let engine: EngineName
    let bench: Workbench

    /// What is searched, and for what.
    struct Wanted: Sendable {
        let name: String
        let title: @Sendable (Int) -> String
        /// Each finds something.
        let queries: [String]

        static let ours = Wanted(name: "search", title: SearchGoods.title, queries: SearchGoods.queries)

        /// Shoppers' own queries, over goods that are called what they look for: each query finds at least what has
        /// its name, in one look or another.
        init(shoppers file: URL) throws {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let queries = lines.compactMap { $0.split(separator: "\t").last.map { String($0) } }
                .filter { !FullText.match($0).isEmpty && $0.count <= longestQuery }
            guard !queries.isEmpty else { throw BenchFailure("\(file.lastPathComponent) has no queries") }
            self.init(
                name: "search-shoppers",
                title: { "\(queries[$0 % queries.count]) \(SearchGoods.look($0 / queries.count * 3))" },
                queries: queries)
        }

        private init(name: String, title: @escaping @Sendable (Int) -> String, queries: [String]) {
            (self.name, self.title, self.queries) = (name, title, queries)
        }
    }

    func measure() async throws -> [Measured] { try await measure(.ours) }

    /// The same with the queries of shoppers; nothing where their file is not here.
    func measureShoppers() async throws -> [Measured] {
        guard let file = bench.shopperQueries, FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
        else {
            Report.say("search-shoppers: left out, the file of the queries is not here (--shopper-queries FILE)")
            return []
        }
        return try await measure(try Wanted(shoppers: file))
    }

    private func measure(_ wanted: Wanted) async throws -> [Measured] {
        let store = try await Store.make(engine, wanted.name, bench)
        try await store.with {
            try await SearchGoods.fill($0, count: bench.effort.searchProducts, title: wanted.title)
        }
        try await store.settle()
        let copy = try await store.copy("\(wanted.name)-yardstick")
        switch engine {
        case .sqlite: _ = try BareFullText(path: copy.path, isNew: true)
        case .postgres:
            let file = bench.directory.appending(path: "\(wanted.name).sql")
            try FullText.postgresSetUp(wanted.queries).write(to: file, atomically: true, encoding: .utf8)
            let path = file.path(percentEncoded: false)
            try await Command.run(
                "psql", ["-qX", "-v", "ON_ERROR_STOP=1", "-d", copy.url, "-f", path], in: bench.directory)
        case .none: preconditionFailure("search needs an engine")
        }
        let measured = try await Rounds.interleaved(bench.effort.rounds) { _ in
            try await store.with { try await Self.rate(wanted.queries, $0, bench, from: 0) }
        } yardstick: { _ in
            engine == .sqlite ? try await fullText(wanted, copy) : try await pgbench(wanted, copy)
        }
        try await copy.remove()
        try await store.remove()
        let yardstick = engine == .sqlite ? "FTS5 by its C API" : "tsvector with GIN by pgbench"
        return [measured.row(wanted.name, engine, unit: "queries/s", against: yardstick, .atLeast(0.5))]
    }

    /// Pages of results in a second.
    ///
    /// - Parameter round: where in the queries it begins, in rounds.
    static func rate(
        _ queries: [String], _ database: Database, _ bench: Workbench, from round: Int
    ) async throws -> Double {
        let (catalog, count) = (Catalog(database: database), bench.effort.searches)
        let begin = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    for number in stride(from: caller, to: count, by: callers) {
                        let query = queries[(round * count + number) % queries.count]
                        let page = try await catalog.products(ProductFilter(query: query))
                        guard !page.items.isEmpty else { throw BenchFailure("\(query) finds nothing") }
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(count) / begin.duration(to: .now).seconds
    }

    private func fullText(_ wanted: Wanted, _ copy: Store) async throws -> Double {
        let matches = wanted.queries.map(FullText.match)
        let count = bench.effort.searches
        let seconds = try await withThrowingTaskGroup(of: Void.self) { group in
            let begin = ContinuousClock.now
            for caller in 0..<Self.callers {
                group.addTask {
                    let connection = try BareFullText(path: copy.path, isNew: false)
                    for number in stride(from: caller, to: count, by: Self.callers) {
                        let match = matches[number % matches.count]
                        guard try connection.find(match) > 0 else { throw BenchFailure("\(match) finds nothing") }
                    }
                }
            }
            try await group.waitForAll()
            return begin.duration(to: .now).seconds
        }
        return Double(count) / seconds
    }

    private func pgbench(_ wanted: Wanted, _ copy: Store) async throws -> Double {
        let file = bench.directory.appending(path: "search.pgbench")
        try FullText.pgbench(queryCount: wanted.queries.count).write(to: file, atomically: true, encoding: .utf8)
        return try await Pgbench.rate(
            file, clients: Self.callers, transactions: bench.effort.searches / Self.callers, of: copy)
    }
}
