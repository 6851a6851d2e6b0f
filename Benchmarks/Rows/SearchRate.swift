import Catalog
import Database
import Foundation
import Kernel

/// `search`: queries in a second over 100,000 products, one page with its variants each, against the engine's own
/// full-text search of the same tokens.
struct SearchRate: Sendable {
    /// Callers at once, and connections of the yardstick.
    private static let callers = 2

    let engine: EngineName
    let bench: Workbench

    func measure() async throws -> [Measured] {
        let store = try await Store.make(engine, "search", bench)
        try await store.with { try await SearchGoods.fill($0, count: bench.effort.searchProducts) }
        try await store.settle()
        let copy = try await store.copy("search-yardstick")
        switch engine {
        case .sqlite: _ = try BareFullText(path: copy.path, isNew: true)
        case .postgres:
            try await Command.run(
                "psql",
                ["-qX", "-v", "ON_ERROR_STOP=1", "-d", copy.url, "-c", FullText.postgresSetUp(SearchGoods.queries)],
                in: bench.directory)
        case .none: preconditionFailure("search needs an engine")
        }
        let measured = try await Rounds.interleaved(bench.effort.rounds) { _ in
            try await store.with { try await Self.rate(SearchGoods.queries, $0, bench, from: 0) }
        } yardstick: { _ in
            engine == .sqlite ? try await fullText(copy) : try await pgbench(copy)
        }
        try await copy.remove()
        try await store.remove()
        let yardstick = engine == .sqlite ? "FTS5 by its C API" : "tsvector with GIN by pgbench"
        return [measured.row("search", engine, unit: "queries/s", against: yardstick, .atLeast(0.5))]
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

    private func fullText(_ copy: Store) async throws -> Double {
        let matches = SearchGoods.queries.map(FullText.match)
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

    private func pgbench(_ copy: Store) async throws -> Double {
        let file = bench.directory.appending(path: "search.pgbench")
        try FullText.pgbench(queryCount: SearchGoods.queries.count).write(to: file, atomically: true, encoding: .utf8)
        return try await Pgbench.rate(
            file, clients: Self.callers, transactions: bench.effort.searches / Self.callers, of: copy)
    }
}
