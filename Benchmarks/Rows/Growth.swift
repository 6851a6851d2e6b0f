import Database
import Foundation
import Kernel
import Orders
import Workflows

/// `growth`: the median time of one caller's orders and of the first page of order lists, with a thousand, ten
/// thousand, a hundred thousand and a million orders there. The yardstick is the same at a thousand, in turns.
struct Growth: Sendable {
    private static let callers = 64
    private static let chunk = 10_000
    private static let page = PageLimit.standard

    let engine: EngineName
    let bench: Workbench

    /// One size with its database.
    private struct Stage: Sendable {
        let size: Int
        let store: Store
        let carts: [PreparedCart]
    }

    private enum Figure: String, CaseIterable {
        case place = "place order"
        case staffList = "list of all orders"
        case ownList = "list of own orders"
    }

    func measure() async throws -> [Measured] {
        var samples: [[Figure: [Double]]] = []
        let stages = try await makeStages()
        for round in 0..<bench.effort.rounds {
            for (index, stage) in stages.enumerated() {
                if round == 0 { samples.append([:]) }
                for (figure, milliseconds) in try await figures(of: stage, round) {
                    samples[index][figure, default: []].append(milliseconds)
                }
                Report.progress(".")
            }
        }
        for stage in stages { try await stage.store.remove() }
        return stages.indices.dropFirst().flatMap { index in
            Figure.allCases.map { row($0, stages[index].size, samples[index], samples[0]) }
        }
    }

    private func row(_ figure: Figure, _ size: Int, _ big: [Figure: [Double]], _ small: [Figure: [Double]]) -> Measured
    {
        let (ours, first) = (big[figure, default: []], small[figure, default: []])
        func shown(_ values: [Double]) -> String { "\(String(format: "%.3f", values.median ?? 0)) ms" }
        return Measured(
            name: "growth \(size / 1_000) k", engine: engine, ours: "\(shown(ours)) \(figure.rawValue)",
            yardstick: "at \(bench.effort.growth[0] / 1_000) k: \(shown(first))",
            ratios: zip(ours, first).map { $0 / $1 }, target: .atMost(1.5))
    }

    /// Grows one database and copies it at every size.
    private func makeStages() async throws -> [Stage] {
        let orders = OrdersBench(engine: engine, bench: bench, basket: .spread)
        let made = try await orders.make("growth", carts: 0)
        let perStage = bench.effort.rounds * bench.effort.latencySamples
        var stages: [Stage] = []
        var size = 0
        var next = OrdersBench.firstCart
        for target in bench.effort.growth {
            let carts = try await made.store.with { database in
                let load = OrderLoad(shop: Shop(database: database, gateways: []))
                while size < target {
                    let count = min(Self.chunk, target - size)
                    let carts = try await PreparedCarts.make(count, from: next, .spread, made.goods, in: database)
                    _ = try await load.rate(carts[...], callers: Self.callers)
                    (size, next) = (size + count, next + Int64(count))
                }
                defer { next += Int64(perStage) }
                return try await PreparedCarts.make(perStage, from: next, .spread, made.goods, in: database)
            }
            try await made.store.settle()
            stages.append(Stage(size: target, store: try await made.store.copy("growth-\(target)"), carts: carts))
        }
        try await made.store.remove()
        return stages
    }

    private func figures(of stage: Stage, _ round: Int) async throws -> [Figure: Double] {
        let count = bench.effort.latencySamples
        return try await stage.store.with { database in
            let shop = Shop(database: database, gateways: [])
            let carts = stage.carts[(round * count)..<((round + 1) * count)]
            var figures: [Figure: Double] = [:]
            figures[.place] = try await median(carts.map(OrderLoad.request)) { request in
                try OrderLoad.check(try await shop.placeOrder(request))
            }
            figures[.staffList] = try await median(Array(carts)) { _ in
                try await Self.list(.everybody, of: shop)
            }
            figures[.ownList] = try await median(Array(carts)) { cart in
                try await Self.list(.of(.user(cart.user)), of: shop)
            }
            return figures
        }
    }

    private static func list(_ scope: OrderScope, of shop: Shop) async throws {
        let found = try await shop.database.read { session in
            try shop.orders.summaries(scope, after: nil, limit: page, in: session)
        }
        guard !found.items.isEmpty else { throw BenchFailure("an order list was empty") }
    }

    /// In milliseconds, one after the other; the first ones are for warming up.
    private func median<Item>(_ items: [Item], _ body: (Item) async throws -> Void) async throws -> Double {
        var times: [Double] = []
        for item in items {
            let begin = ContinuousClock.now
            try await body(item)
            times.append(begin.duration(to: .now).seconds * 1_000)
        }
        return Array(times.dropFirst(items.count / 10)).median ?? 0
    }
}
