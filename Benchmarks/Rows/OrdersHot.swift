import Workflows

/// `orders-hot`: the same with 200 callers who all want one variant. Orders have one line here, because a cart holds a
/// variant once; so has the yardstick, whose lines are of a thousand variants.
struct OrdersHot: Sendable {
    private static let callers = 200

    let engine: EngineName
    let bench: Workbench

    func measure() async throws -> [Measured] {
        var rows = [try await againstSpread()]
        if engine == .postgres {
            rows.append(
                try await OrdersSpread(engine: engine, bench: bench).againstPgbench(
                    OrdersBench(engine: engine, bench: bench, basket: .hot), "orders-hot", callers: Self.callers,
                    clients: Self.callers, orders: bench.effort.hotPgbenchOrders, .atLeast(30)))
        }
        return rows
    }

    private func againstSpread() async throws -> Measured {
        let rounds = bench.effort.rounds
        let hot = OrdersBench(engine: engine, bench: bench, basket: .hot)
        let spread = OrdersBench(engine: engine, bench: bench, basket: .single)
        let made = (
            try await hot.make("hot", carts: rounds * hot.ordersPerRound),
            try await spread.make("hot-spread", carts: rounds * spread.ordersPerRound)
        )
        let measured = try await made.0.store.with { ours in
            try await made.1.store.with { theirs in
                try await Rounds.interleaved(rounds) { round in
                    try await hot.rate(made.0, in: ours, round: round, callers: Self.callers)
                } yardstick: { round in
                    try await spread.rate(made.1, in: theirs, round: round, callers: OrdersSpread.callers)
                }
            }
        }
        for store in [made.0.store, made.1.store] { try await store.remove() }
        return measured.row(
            "orders-hot", engine, unit: "orders/s", against: "orders-spread, one line", .atLeast(0.9))
    }
}
