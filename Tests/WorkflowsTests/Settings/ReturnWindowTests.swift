import AfterSales
import Database
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct ReturnWindowTests {
    @Test(arguments: TestEngine.all)
    func `an order keeps the days that the shop said when it was placed, and one from before has seven`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods()[0]
            let old = try await fixture.deliveredOrder([(sku, 2)])
            let ancient = try await fixture.deliveredOrder([(sku, 2)])
            let underWay = try await fixture.paidOrder([(sku, 2)])
            try await fixture.database.write { transaction in
                try transaction.post("UPDATE orders SET return_window_days = NULL WHERE id = \(ancient.id)")
            }
            try await fixture.shop.changeSettings(expectedVersion: 0, by: ShopFixture.staff) {
                $0.returnWindowDays = 10
            }
            let new = try await fixture.deliveredOrder([(sku, 2)])
            try await fixture.ship(underWay)
            try await fixture.deliver(underWay)
            var kept: [Int?] = []
            for id in [old.id, ancient.id, underWay.id, new.id] {
                kept.append(try await fixture.order(id).returnWindowDays)
            }
            #expect(kept == [7, nil, 7, 10])

            // 14:05 in Shanghai on the 20th; seven days end with the 27th, ten with the 30th.
            fixture.clock.advance(by: .days(7) + .hours(9))
            for order in [old, ancient, underWay] { try await fixture.returnOne(of: order) }
            fixture.clock.advance(by: .hours(1))
            for order in [old, ancient, underWay] {
                await #expect(throws: ReturnError.windowOver) { try await fixture.returnOne(of: order) }
            }
            fixture.clock.advance(by: .days(2) + .hours(23))
            try await fixture.returnOne(of: new)
            fixture.clock.advance(by: .hours(1))
            await #expect(throws: ReturnError.windowOver) { try await fixture.returnOne(of: new) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `where staff have set nothing it is seven days, and never fewer`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            #expect(shop.settings.returnWindowDays == 7 && shop.settings.lowStockThreshold == 5)
            #expect(shop.orders.configuration.returnWindowDays == Return.windowDays)
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            #expect(order.returnWindowDays == 7 && order.daysToReturn == 7)
            for days in [6, 0, -1, 61] {
                do {
                    try await shop.changeSettings(expectedVersion: 0, by: ShopFixture.staff) {
                        $0.returnWindowDays = days
                    }
                    Issue.record("\(days) was taken")
                } catch let error as InputErrors {
                    #expect(error.field == "return_window_days")
                }
            }
            #expect(shop.settings.returnWindowDays == 7)
        }
    }
}
