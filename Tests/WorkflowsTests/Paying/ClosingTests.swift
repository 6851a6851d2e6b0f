import Database
import Kernel
import Orders
import Simulator
import TestSupport
import Testing
import Workflows

@Suite struct ClosingTests {
    @Test(arguments: TestEngine.all)
    func `a shop that was away for hours closes nothing on the first unanswered question`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.place([(sku, 1)])
            let payment = try await fixture.startPayment(of: order.id)
            #expect(fixture.gateway.pay(payment))
            _ = fixture.gateway.takeNotifications()
            fixture.clock.advance(by: .hours(5))
            fixture.gateway.fail(.close, with: .unavailable)
            #expect(try await fixture.shop.closeUnpaidOrders() == 0)
            #expect(try await fixture.order(order.id).state == .pendingPayment)
            fixture.clock.advance(by: .minutes(1))
            #expect(try await fixture.shop.closeUnpaidOrders() == 1)
            #expect(try await fixture.order(order.id).state == .allocated)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a gateway that is silent is not asked for everybody, and keeps no other order open`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 500)[0]
            var asked: [OrderID] = []
            for _ in 0..<8 {
                let order = try await fixture.place([(sku, 1)])
                _ = try await fixture.startPayment(of: order.id)
                asked.append(order.id)
            }
            for _ in 0..<110 { _ = try await fixture.place([(sku, 1)]) }
            fixture.gateway.fail(.close, with: .unavailable, forGood: true)
            fixture.clock.advance(by: .minutes(31))
            let before = fixture.gateway.callCount
            #expect(try await fixture.shop.closeUnpaidOrders() == 110)
            #expect(fixture.gateway.callCount - before == 3)
            fixture.clock.advance(by: .minutes(31))
            let again = fixture.gateway.callCount
            #expect(try await fixture.shop.closeUnpaidOrders() == 8)
            #expect(fixture.gateway.callCount - again == 8, "each is asked for once")
            #expect(try await fixture.available(sku) == 500)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an order that cannot be closed keeps no other one open`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let stuck = try await fixture.place([(sku, 1)])
            let other = try await fixture.place([(sku, 1)])
            fixture.clock.advance(by: .minutes(31))
            fixture.base.log.plan(
                .once(nth: 1), matching: "UPDATE orders", error: DatabaseError(.data, "a planned refusal"))
            await #expect(throws: DatabaseError.self) { try await fixture.shop.closeUnpaidOrders() }
            #expect(fixture.base.log.endPlan())
            #expect(try await fixture.order(stuck.id).state == .pendingPayment)
            #expect(try await fixture.order(other.id).state == .closed)
            fixture.clock.advance(by: .minutes(1))
            #expect(try await fixture.shop.closeUnpaidOrders() == 1)
        }
    }
}
