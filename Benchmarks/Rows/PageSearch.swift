import Catalog
import Database
import Foundation
import Kernel

/// `page-search`: the search page with another query each time over 100,000 products, against `search` with the same
/// queries: what HTTP, filters and rendering leave of it.
struct PageSearch: Sendable {
    private static let script = """
        local requests = {}
        local count = 0
        function init(arguments)
            for line in io.lines(arguments[1]) do
                requests[#requests + 1] = wrk.format("GET", line)
            end
            count = tonumber(arguments[2])
        end
        function request()
            count = count + 1
            return requests[count % #requests + 1]
        end
        """

    let engine: EngineName
    let bench: Workbench

    func measure() async throws -> [Measured] {
        let store = try await Store.make(engine, "page-search", bench)
        try await store.with { try await SearchGoods.fill($0, count: bench.effort.searchProducts) }
        try await store.settle()
        let queries = SearchGoods.manyQueries
        let (script, file) = (
            bench.directory.appending(path: "search.lua"), bench.directory.appending(path: "searches")
        )
        try Self.script.write(to: script, atomically: true, encoding: .utf8)
        try queries.map(Self.path).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let files = (script.path(percentEncoded: false), file.path(percentEncoded: false))
        let measured = try await ServerProcess.with(
            bench.zhanggui, ["serve", "--port", "0"] + store.arguments, environment: ServerProcess.unlimited
        ) { server in
            var asked = 0
            return try await Rounds.interleaved(bench.effort.rounds) { _ in
                let outcome = try await Wrk.run(
                    server.baseURL, script: (files.0, [files.1, "\(asked)"]), bench)
                asked += outcome.requestCount
                return outcome.requestsPerSecond
            } yardstick: { round in
                try await store.with { try await SearchRate.rate(queries, $0, bench, from: round) }
            }
        }
        try await store.remove()
        return [measured.row("page-search", engine, unit: "requests/s", against: "search", .atLeast(0.6))]
    }

    static func path(_ query: String) -> String {
        "/search?q=\(query.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }
}
