import Database
import Foundation
import Kernel
import Workflows

/// What the rows about orders share: a shop with goods, once for us and once for the yardstick, and carts of which
/// every round takes its own.
struct OrdersBench: Sendable {
    static let firstCart: Int64 = 1_000_000

    let engine: EngineName
    let bench: Workbench
    let basket: Basket

    /// Orders of ours in one round.
    var ordersPerRound: Int { engine == .sqlite ? bench.effort.sqliteOrders : bench.effort.postgresOrders }

    struct Made: Sendable {
        let store: Store
        let goods: Goods
        let carts: [PreparedCart]
    }

    /// A fresh shop with so many carts.
    func make(_ name: String, carts count: Int, withTokens: Bool = false) async throws -> Made {
        let store = try await Store.make(engine, name, bench)
        let (goods, carts) = try await store.with { database in
            let goods = try await Goods.make(in: database)
            let carts = try await PreparedCarts.make(
                count, from: Self.firstCart, basket, goods, withTokens: withTokens, in: database)
            return (goods, carts)
        }
        try await store.settle()
        return Made(store: store, goods: goods, carts: carts)
    }

    func rate(_ made: Made, in database: Database, round: Int, callers: Int) async throws -> Double {
        let load = OrderLoad(shop: Shop(database: database, gateways: []))
        return try await load.rate(
            made.carts[(round * ordersPerRound)..<((round + 1) * ordersPerRound)], callers: callers)
    }
}

/// `orders-spread`: the use case through Database, 64 callers, a thousand variants.
struct OrdersSpread: Sendable {
    static let callers = 64
    private static let pgbenchClients = 32

    let engine: EngineName
    let bench: Workbench

    func measure() async throws -> [Measured] {
        let orders = OrdersBench(engine: engine, bench: bench, basket: .spread)
        let row =
            engine == .sqlite
            ? try await againstBareSQLite(orders)
            : try await againstPgbench(
                orders, "orders-spread", callers: Self.callers, clients: Self.pgbenchClients,
                orders: bench.effort.pgbenchOrders, .atLeast(4))
        return [row]
    }

    /// The recording is made beforehand on a copy, with the same callers: its statements are those that we send.
    private func againstBareSQLite(_ orders: OrdersBench) async throws -> Measured {
        let rounds = bench.effort.rounds
        let made = try await orders.make("spread", carts: rounds * orders.ordersPerRound)
        let (recorded, replayed) = (try await made.store.copy("spread-tape"), try await made.store.copy("spread-bare"))
        let before = try await made.store.with { try await OrderRows.count(in: $0) }
        let tapes = try await recorded.with { database in
            let recording = RecordingEngine(engine: database.engine)
            let recorder = Database(engine: recording, clock: database.clock, ids: database.ids)
            var tapes: [[[RecordedStatement]]] = []
            for round in 0..<rounds {
                _ = try await orders.rate(made, in: recorder, round: round, callers: Self.callers)
                tapes.append(recording.tape.take())
            }
            return tapes
        }
        let bare = try BareSQLite(path: replayed.path)
        let measured = try await made.store.with { database in
            try await Rounds.interleaved(rounds) { round in
                try await orders.rate(made, in: database, round: round, callers: Self.callers)
            } yardstick: { round in
                try bare.load(tapes[round])
                let begin = ContinuousClock.now
                try bare.replay()
                return Double(orders.ordersPerRound) / begin.duration(to: .now).seconds
            }
        }
        try OrderRows.expectSame(
            try await made.store.with { try await OrderRows.count(in: $0).perOrder(since: before) },
            try await replayed.with { try await OrderRows.count(in: $0).perOrder(since: before) })
        for store in [made.store, recorded, replayed] { try await store.remove() }
        return measured.row(
            "orders-spread", engine, unit: "orders/s", against: "the same statements, bare C, by \(BareSQLite.group)",
            .atLeast(0.8))
    }

    func againstPgbench(
        _ orders: OrdersBench, _ name: String, callers: Int, clients: Int, orders count: Int, _ target: Target
    ) async throws -> Measured {
        let rounds = bench.effort.rounds
        let perClient = max(1, count / clients)
        let made = try await orders.make(name, carts: rounds * orders.ordersPerRound)
        let other = try await orders.make("\(name)-pgbench", carts: rounds * perClient * clients)
        let before = (
            try await made.store.with { try await OrderRows.count(in: $0) },
            try await other.store.with { try await OrderRows.count(in: $0) }
        )
        let pgbench = Pgbench(
            store: other.store,
            script: PgbenchOrder(
                firstCart: OrdersBench.firstCart, clients: clients, warehouse: other.goods.warehouse,
                lineCount: orders.basket.lineCount, now: Clock.system.now()))
        let measured = try await made.store.with { database in
            try await Rounds.interleaved(rounds) { round in
                try await orders.rate(made, in: database, round: round, callers: callers)
            } yardstick: { round in
                try await pgbench.rate(perClient, done: round * perClient)
            }
        }
        try OrderRows.expectSame(
            try await made.store.with { try await OrderRows.count(in: $0).perOrder(since: before.0) },
            try await other.store.with { try await OrderRows.count(in: $0).perOrder(since: before.1) })
        for store in [made.store, other.store] { try await store.remove() }
        return measured.row(
            name, engine, unit: "orders/s", against: "pgbench -M prepared -c \(clients)", target)
    }
}
