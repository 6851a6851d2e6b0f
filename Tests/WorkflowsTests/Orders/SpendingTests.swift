import Database
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct SpendingTests {
    @Test(arguments: TestEngine.all)
    func `spent is what came in less what went back`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (goods, shop) = (try await fixture.goods(1, priceMinor: 30_000), fixture.shop)
            let (person, other) = (UserID(77), UserID(78))
            let buyer = Buyer.user(person)
            let first = try await fixture.deliveredOrder([(goods[0], 1)], buyer: buyer)
            fixture.clock.advance(by: .hours(1))
            let second = try await fixture.paidOrder([(goods[0], 2)], buyer: buyer)
            _ = try await fixture.place([(goods[0], 1)], buyer: buyer)
            _ = try await fixture.paidOrder([(goods[0], 1)], buyer: .user(other))
            _ = try await fixture.database.write {
                try shop.refund(
                    second.id, .amount(Money(1_000, .cny)), reason: "late", by: ShopFixture.staff, in: $0)
            }
            try await fixture.runRefunds()
            func spending(of users: [UserID]) async throws -> [UserID: [Spending]] {
                try await fixture.database.read { try $0.run(Orders.spending(of: users)) }
            }
            let paid = first.totals.total + second.totals.total
            let found = try await spending(of: [person, UserID(79)])
            #expect(
                found == [
                    person: [Spending(orders: 2, spent: Money(paid - 1_000, .cny), lastAt: second.placedAt)]
                ])
            // Cancelled after it was paid: all of it came back, and nothing was bought.
            let third = try await fixture.paidOrder([(goods[0], 1)], buyer: buyer)
            _ = try await fixture.database.write {
                try shop.cancelOrder(third.id, .everybody, reason: "asked", by: ShopFixture.staff, in: $0)
            }
            #expect(try await spending(of: [person, UserID(79)]) == found)
        }
    }
}
