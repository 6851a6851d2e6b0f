import Database
import Kernel
import Orders
import TestSupport
import Testing

@Suite struct BestSoldTests {
    @Test(arguments: TestEngine.all)
    func `what sold best in a window stands first, and what was sold before does not count`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, stock: 20)
            _ = try await fixture.deliveredOrder([(skus[0], 5)])
            fixture.clock.advance(by: .minutes(1))
            let start = fixture.clock.now
            _ = try await fixture.deliveredOrder([(skus[0], 1)])
            _ = try await fixture.deliveredOrder([(skus[1], 2)])
            fixture.clock.advance(by: .minutes(1))
            let window = SalesWindow(currency: .cny, from: start, until: fixture.clock.now)
            let (all, one) = try await fixture.database.read { session in
                try session.run(Orders.bestSold(window, limit: 5), Orders.bestSold(window, limit: 1))
            }
            #expect(all.map(\.skuID) == [skus[1], skus[0]] && all.map(\.pieces) == [2, 1])
            #expect(one == [all[0]])
        }
    }
}
