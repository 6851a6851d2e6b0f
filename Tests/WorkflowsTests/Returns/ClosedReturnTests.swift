import AfterSales
import Database
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// Returns that were approved and never came: nobody could end one whose parcel was told, and it stood open for good.
@Suite struct ClosedReturnTests {
    private static let buyer = Buyer.user(UserID(4_711))

    @Test(arguments: TestEngine.all, [false, true])
    func
        `what never came is closed with or without a parcel: no money or stock moves, and it can be asked for again`(
            engine: TestEngine, isSent: Bool
        ) async throws
    {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 2)], buyer: Self.buyer)
            let item = try await approved(order, fixture)
            if isSent {
                _ = try await fixture.database.write { [shop = fixture.shop] in
                    try shop.sendReturn(
                        item.id, carrier: "顺丰", trackingNumber: "SF1001", .of(Self.buyer),
                        by: Caller(.user(UserID(4_711))), in: $0)
                }
            }
            fixture.clock.advance(by: .minutes(60))
            let closed = try await close(item, fixture)
            #expect(closed.state == .rejected && closed.isClosed && closed.standing.word == "closed")
            #expect(closed.rejectionReason == "没有收到" && closed.receiptNote == "问过快递")
            #expect(closed.updatedAt == fixture.clock.now && closed.refundID == nil && closed.refundDueMinor == nil)
            #expect(try await found(item, fixture) == closed)
            let standings = try await fixture.database.read { try $0.run(AfterSales.standings(of: [order.id])) }
            #expect(standings[order.id]?.standing == closed.standing)
            let history = try await fixture.database.read { try $0.run(AfterSales.history(of: item.id)) }
            #expect(history.last?.word == "closed" && history.last?.by == ShopFixture.staff.actor.description)

            let after = try await fixture.order(order.id)
            #expect(after.state == .delivered && after.refundedMinor == 0 && after.lines[0].returnedQuantity == 0)
            #expect(try await fixture.available(sku) == 8)
            #expect(try await fixture.violations() == [])

            let before = try await fixture.base.everything(Self.kept)
            await #expect(throws: ReturnError.notAllowed(from: .rejected, to: .rejected)) {
                try await close(item, fixture)
            }
            await #expect(throws: ReturnError.notAllowed(from: .rejected, to: .received)) {
                try await receive(item, fixture)
            }
            #expect(try await fixture.base.everything(Self.kept) == before)

            let again = try await approved(order, fixture)
            try await receive(again, fixture)
            try await fixture.runRefunds()
            #expect(try await fixture.order(order.id).lines[0].refundedQuantity == 2)
            #expect(try await fixture.available(sku) == 10)
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `only what is waited for is closed, what is waited for is not rejected, and what is refused changes nothing`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 2)], buyer: Self.buyer)
            let asked = try await ask(order, fixture)
            let before = try await fixture.base.everything(Self.kept)
            await #expect(throws: ReturnError.notAllowed(from: .requested, to: .rejected)) {
                try await close(asked, fixture)
            }
            #expect(try await fixture.base.everything(Self.kept) == before)
            _ = try await approve(asked, fixture)
            let waiting = try await fixture.base.everything(Self.kept)
            await #expect(throws: ReturnError.notAllowed(from: .approved, to: .rejected)) {
                try await fixture.database.write { [shop = fixture.shop] in
                    try shop.rejectReturn(asked.id, reason: "worn", by: ShopFixture.staff, in: $0)
                }
            }
            await #expect(throws: InputError.self) {
                try await close(asked, note: String(repeating: "x", count: Return.textLimit + 1), fixture)
            }
            #expect(try await fixture.base.everything(Self.kept) == waiting)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of those who close a return and those who receive it at once, one comes first`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 2)], buyer: Self.buyer)
            let item = try await approved(order, fixture)
            let outcomes = await withTaskGroup(of: Return?.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        number.isMultiple(of: 2) ? try? await close(item, fixture) : try? await receive(item, fixture)
                    }
                }
                return await group.reduce(into: [Return]()) { all, one in if let one { all.append(one) } }
            }
            let winner = try #require(outcomes.first)
            #expect(outcomes.count == 1)
            try await fixture.runRefunds()
            let pieces = winner.isClosed ? 0 : 2
            let after = try await fixture.order(order.id)
            #expect(after.lines[0].returnedQuantity == pieces && after.lines[0].refundedQuantity == pieces)
            #expect(try await fixture.available(sku) == 8 + pieces)
            #expect(try await fixture.violations() == [])
        }
    }

    /// What a return that ends may change.
    private static let kept = [
        "orders", "order_lines", "order_history", "returns", "return_lines", "return_history", "refunds",
        "ledger_transfers", "stock_levels", "stock_movements", "outbox_events", "audit_log", "jobs",
    ]

    // MARK: Steps

    private func ask(_ order: Order, _ fixture: ShopFixture) async throws -> Return {
        let line = ReturnRequestLine(lineID: order.lines[0].id, quantity: 2, reason: "too big")
        return try await fixture.database.write { [shop = fixture.shop] in
            try shop.requestReturn(of: order.id, .everybody, lines: [line], evidence: "", in: $0)
        }
    }

    private func approve(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.approveReturn(item.id, by: ShopFixture.staff, in: $0)
        }
    }

    private func approved(_ order: Order, _ fixture: ShopFixture) async throws -> Return {
        try await approve(try await ask(order, fixture), fixture)
    }

    @discardableResult
    private func close(_ item: Return, note: String = "问过快递", _ fixture: ShopFixture) async throws -> Return {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.closeReturn(item.id, reason: "没有收到", note: note, by: ShopFixture.staff, in: $0)
        }
    }

    @discardableResult
    private func receive(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
        let graded = item.lines.map {
            GradedLine(lineID: $0.orderLineID, quantity: $0.quantity, grade: .resellable)
        }
        return try await fixture.database.write { [shop = fixture.shop] in
            try shop.receiveReturn(item.id, lines: graded, by: ShopFixture.staff, in: $0)
        }
    }

    private func found(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
        let found = try await fixture.database.read { [shop = fixture.shop] in
            try shop.afterSales.find(item.id, in: $0)
        }
        return try #require(found)
    }
}
