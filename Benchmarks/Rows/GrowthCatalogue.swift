import AsyncHTTPClient
import Catalog
import Database
import Foundation
import Kernel
import NIOCore
import NIOHTTP1

/// `growth-catalogue`: the median time of one visitor's pages of a product, of a category and of a search, with a
/// thousand, ten thousand and a hundred thousand products on sale. The yardstick is the same at a thousand, in turns.
struct GrowthCatalogue: Sendable {
    private static let answerLimit = 1_000_000
    /// Products that are looked at.
    private static let products = 200
    /// Things alone, with a brand and with a look: every size has them.
    private static let queries = SearchGoods.queries.prefix(72)

    let engine: EngineName
    let bench: Workbench

    /// One size with its server.
    private struct Stage {
        let size: Int
        let store: Store
        let server: ServerProcess
        /// Of products from all over the catalogue.
        let slugs: [String]
    }

    private enum Figure: String, CaseIterable {
        case product = "product page"
        case category = "category page"
        case search = "search page"
    }

    func measure() async throws -> [Measured] {
        var stages: [Stage] = []
        defer { for stage in stages { stage.server.stop() } }
        for size in bench.effort.growthCatalogue { stages.append(try await makeStage(size)) }
        var samples = Array(repeating: [Figure: [Double]](), count: stages.count)
        for round in 0..<bench.effort.rounds {
            for (index, stage) in stages.enumerated() {
                for figure in Figure.allCases {
                    samples[index][figure, default: []].append(try await median(figure, stage, round))
                }
                Report.progress(".")
            }
        }
        for stage in stages {
            stage.server.stop()
            try await stage.store.remove()
        }
        return stages.indices.dropFirst().flatMap { index in
            Figure.allCases.map { row($0, stages[index].size, samples[index], samples[0]) }
        }
    }

    private func row(_ figure: Figure, _ size: Int, _ big: [Figure: [Double]], _ small: [Figure: [Double]]) -> Measured
    {
        let (ours, first) = (big[figure, default: []], small[figure, default: []])
        return Measured(
            name: "growth \(size / 1_000) k", engine: engine, ours: "\(Self.shown(ours)) \(figure.rawValue)",
            yardstick: "at \(bench.effort.growthCatalogue[0] / 1_000) k: \(Self.shown(first))",
            ratios: zip(ours, first).map { $0 / $1 }, target: .atMost(1.5))
    }

    private func makeStage(_ size: Int) async throws -> Stage {
        let store = try await Store.make(engine, "catalogue-\(size)", bench)
        let slugs = try await store.with { database in
            try await SearchGoods.fill(database, count: size)
            let catalog = Catalog(database: database)
            return try await database.read { session in
                let starts = try catalog.publishedStarts(every: max(1, size / Self.products), in: session)
                return try starts.flatMap { try catalog.publishedSlugs(from: $0, limit: 1, in: session) }
            }
        }
        try await store.settle()
        let server = try ServerProcess(
            bench.zhanggui, ["serve", "--port", "0"] + store.arguments, environment: ServerProcess.unlimited)
        return Stage(size: size, store: store, server: server, slugs: slugs)
    }

    private static func shown(_ values: [Double]) -> String { "\(String(format: "%.3f", values.median ?? 0)) ms" }

    /// In milliseconds, one after the other; the first ones are for warming up. Sizes are asked for the same things.
    private func median(_ figure: Figure, _ stage: Stage, _ round: Int) async throws -> Double {
        let count = bench.effort.latencySamples
        var times: [Double] = []
        for number in (round * count)..<((round + 1) * count) {
            let path =
                switch figure {
                case .product: "/p/\(stage.slugs[number * 7 % stage.slugs.count])"
                case .category: "/c/all"
                case .search: PageSearch.path(Self.queries[number % Self.queries.count])
                }
            let begin = ContinuousClock.now
            try await get(stage.server.baseURL + path)
            times.append(begin.duration(to: .now).seconds * 1_000)
        }
        return Array(times.dropFirst(count / 10)).median ?? 0
    }

    private func get(_ url: String) async throws {
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(10))
        _ = try await response.body.collect(upTo: Self.answerLimit)
        guard response.status.code == 200 else { throw BenchFailure("\(url) answered \(response.status)") }
    }
}
