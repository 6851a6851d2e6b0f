import Database
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct OrderCountsTests {
    private static func counts(
        _ fixture: ShopFixture, _ filter: OrderFilter, upTo limit: Int = 100
    ) async throws -> OrderCounts {
        try await fixture.database.read { try $0.run(Orders.counts(filter, upTo: limit)) }
    }

    private static func ids(_ fixture: ShopFixture, _ filter: OrderFilter) async throws -> [OrderID] {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.orders.listings(filter, after: nil, limit: .standard, in: $0).items.map(\.summary.id)
        }
    }

    @Test(arguments: TestEngine.all)
    func `orders are counted by their states under every other filter`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let goods = try await fixture.goods()
            let (unpaid, waiting) = (
                try await fixture.place([(goods[0], 1)]), try await fixture.paidOrder([(goods[0], 1)])
            )
            let cancelled = [try await fixture.paidOrder([(goods[0], 1)]), try await fixture.place([(goods[0], 1)])]
            let partly = try await fixture.paidOrder([(goods[0], 3)])
            _ = try await fixture.deliveredOrder([(goods[0], 1)])
            try await fixture.database.write { [shop = fixture.shop] transaction in
                for order in cancelled {
                    _ = try shop.cancelOrder(
                        order.id, .everybody, reason: "asked", by: ShopFixture.staff, in: transaction)
                }
                _ = try shop.shipLines(
                    [LineQuantity(lineID: partly.lines[0].id, quantity: 1)], of: partly.id, carrier: "SF",
                    trackingNumber: "SF1009", by: ShopFixture.staff, in: transaction)
            }
            let all: [OrderState: Int] = [.pendingPayment: 1, .allocated: 2, .cancelled: 2, .delivered: 1]
            let paid: [OrderState: Int] = [.allocated: 2, .cancelled: 1, .delivered: 1]
            let name = OrderMatch("李雷")
            let wanted: [(filter: OrderFilter, states: [OrderState: Int], partly: Int)] = [
                (OrderFilter(), all, 1), (OrderFilter(state: .shipped), all, 1),
                (OrderFilter(isPartlyShipped: true), all, 1), (OrderFilter(match: name), all, 1),
                (OrderFilter(isPaid: true), paid, 1), (OrderFilter(isPaid: true, match: name), paid, 1),
                (OrderFilter(isPaid: false), [.pendingPayment: 1, .cancelled: 1], 0),
                (OrderFilter(isPaid: false, match: name), [.pendingPayment: 1, .cancelled: 1], 0),
                (OrderFilter(from: fixture.clock.clock.now() + .days(1)), [:], 0),
                (OrderFilter(match: OrderMatch("nobody")), [:], 0),
            ]
            for (filter, states, partly) in wanted {
                let counts = try await Self.counts(fixture, filter)
                #expect(counts.states.filter { $0.value > 0 } == states, "\(filter)")
                #expect(counts.partlyShipped == partly && !counts.isCut, "\(filter)")
                #expect(counts.all == states.values.reduce(0, +), "\(filter)")
            }
            let cut = try await Self.counts(fixture, OrderFilter(match: name), upTo: 3)
            #expect(cut.all == 3 && cut.isCut)
            #expect(try await Self.counts(fixture, OrderFilter(), upTo: 1).states[.allocated] == 1)

            #expect(try await Self.ids(fixture, OrderFilter(isPartlyShipped: true)) == [partly.id])
            #expect(try await Self.ids(fixture, OrderFilter(isPartlyShipped: true, match: name)) == [partly.id])
            #expect(try await Self.ids(fixture, OrderFilter(state: .shipped, isPartlyShipped: true)) == [])
            #expect(Set([unpaid.id, waiting.id]).isDisjoint(with: [partly.id]))
        }
    }

    /// Of more orders than are looked through any of them were, and what these came to was shown as all there is.
    @Test(arguments: TestEngine.all)
    func `what no index tells is counted among the newest, and told to be cut where there are more`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let goods = try await fixture.goods()
            var placed: [Order] = []
            for _ in 0..<4 {
                placed.append(try await fixture.place([(goods[0], 1)]))
                fixture.clock.advance(by: .seconds(1))
            }
            // The oldest and the newest.
            let express = [placed[0].id, placed[3].id]
            try await fixture.database.write {
                _ = try $0.execute("UPDATE orders SET delivery_option = 'express' WHERE id \(in: express)")
            }
            func counted(_ filter: OrderFilter, among looked: Int) async throws -> OrderCounts {
                try await fixture.database.read { try $0.run(Orders.counts(filter, upTo: 100, among: looked)) }
            }
            for (looked, standard, express, isCut) in [(3, 2, 1, true), (2, 1, 1, true), (4, 2, 2, false)] {
                for (delivery, count) in [(DeliveryOption.standard, standard), (.express, express)] {
                    for isPaid in [nil, false] {
                        let counts = try await counted(OrderFilter(isPaid: isPaid, delivery: delivery), among: looked)
                        #expect(counts.states[.pendingPayment] == count && counts.all == count, "\(looked) \(delivery)")
                        #expect(counts.isCut == isCut, "\(looked) \(delivery)")
                    }
                }
            }
            // An index tells the rest: nothing is cut.
            #expect(try await counted(OrderFilter(), among: 1).isCut == false)
            #expect(try await counted(OrderFilter(isPaid: true, delivery: .express), among: 1).isCut == false)
            try await fixture.database.write { [shop = fixture.shop, ids = placed.map(\.id)] transaction in
                for id in ids {
                    _ = try shop.cancelOrder(
                        id, .everybody, reason: "asked", by: ShopFixture.staff, in: transaction)
                }
            }
            let unpaid = try await counted(OrderFilter(isPaid: false), among: 3)
            #expect(unpaid.states[.cancelled] == 3 && unpaid.isCut)
            let all = try await counted(OrderFilter(isPaid: false), among: 4)
            #expect(all.states[.cancelled] == 4 && !all.isCut)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the rest of an order that is given up ends its being partly shipped`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let goods = try await fixture.goods()
            let order = try await fixture.paidOrder([(goods[0], 3)])
            let line = order.lines[0].id
            try await fixture.database.write { [shop = fixture.shop] transaction in
                _ = try shop.shipLines(
                    [LineQuantity(lineID: line, quantity: 1)], of: order.id, carrier: "SF", trackingNumber: "SF1009",
                    by: ShopFixture.staff, in: transaction)
            }
            #expect(try await Self.ids(fixture, OrderFilter(isPartlyShipped: true)) == [order.id])
            try await fixture.database.write { [shop = fixture.shop] transaction in
                _ = try shop.refund(
                    order.id, .lines([LineQuantity(lineID: line, quantity: 2)]), reason: "none left",
                    by: ShopFixture.staff, in: transaction)
            }
            #expect(try await Self.ids(fixture, OrderFilter(isPartlyShipped: true)) == [])
            #expect(try await fixture.order(order.id).state == .shipped)
        }
    }

    /// The other engine plans by what stands in its tables, and here that is next to nothing.
    @Test func `partly shipped orders are read from an index of theirs`() async throws {
        try await withShop(.sqlite, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            fixture.base.log.clear()
            _ = try await Self.ids(fixture, OrderFilter(isPartlyShipped: true))
            let sent = try #require(fixture.base.log.statements.last { $0.contains("partly_shipped") })
            let statement = sent.replacing(/[?]\d+/, with: "1")
            let plan = try await fixture.database.read { session in
                try session.rows("EXPLAIN QUERY PLAN \(unsafe: statement)").map { "\($0.values)" }
                    .joined(separator: "\n")
            }
            #expect(plan.contains("orders_partly_shipped"), "\(plan)")
        }
    }
}
