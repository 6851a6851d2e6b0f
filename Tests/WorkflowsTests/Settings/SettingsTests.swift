import Database
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct SettingsTests {
    private static let boss = Caller(.user(UserID(7)), requestID: "r7")

    @Test(arguments: TestEngine.all)
    func `new fees and timers hold for orders that follow, and for no order before`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let sku = try await fixture.goods(priceMinor: 5_000)[0]
            let before = try await fixture.place([(sku, 1)])
            #expect(before.totals.freight == 800 && before.totals.total == 5_800)
            try await shop.changeSettings(expectedVersion: 0, by: Self.boss) { settings in
                settings.standardFreightMinor = 1_200
                settings.freeFreightFromMinor = 10_000
                settings.taxBasisPoints = 900
                settings.paymentMinutes = 60
                settings.completionDays = 3
            }
            let after = try await fixture.place([(sku, 1)])
            #expect(after.totals.freight == 1_200 && after.totals.total == 6_200)
            // 9 % inside 62.00.
            #expect(after.totals.tax == 512)
            let free = try await fixture.place([(sku, 2)])
            #expect(free.totals.freight == 0 && free.totals.total == 10_000)
            let kept = try await fixture.order(before.id)
            #expect(kept.totals == before.totals)

            // The old order closes after half an hour, the new ones after an hour.
            fixture.clock.advance(by: .minutes(31))
            _ = try await shop.closeUnpaidOrders()
            let states = [
                try await fixture.order(before.id).state, try await fixture.order(after.id).state,
                try await fixture.order(free.id).state,
            ]
            #expect(states == [.closed, .pendingPayment, .pendingPayment])
            fixture.clock.advance(by: .minutes(30))
            _ = try await shop.closeUnpaidOrders()
            let late = try await fixture.order(after.id).state
            #expect(late == .closed)

            let delivered = try await fixture.deliveredOrder([(sku, 1)])
            fixture.clock.advance(by: .days(3))
            _ = try await shop.completeDeliveredOrders()
            let completed = try await fixture.order(delivered.id).state
            #expect(completed == .completed)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the hour and the days that staff set are what the shop promises`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (shop, calendar) = (fixture.shop, BusinessCalendar.shanghai)
            // Five past two in the afternoon.
            let now = fixture.clock.now
            #expect(shop.configuration.orders.promise.leaving(paidAt: now, calendar).description == "2026-11-20")
            try await shop.changeSettings(expectedVersion: 0, by: Self.boss) { settings in
                settings.cutOffHour = 14
                settings.standardDaysFrom = 3
                settings.standardDaysTo = 5
                settings.expressDaysFrom = 0
                settings.expressDaysTo = 0
            }
            let promise = shop.orders.configuration.promise
            #expect(promise.leaving(paidAt: now, calendar).description == "2026-11-21")
            let (standard, express) = (
                promise.arrival(of: .standard, paidAt: now, calendar),
                promise.arrival(of: .express, paidAt: now, calendar)
            )
            #expect(standard.lowerBound.description == "2026-11-24" && standard.upperBound.description == "2026-11-26")
            #expect(express.lowerBound == express.upperBound && express.lowerBound.description == "2026-11-21")
            let history = try await fixture.database.read { session in
                try shop.settingsHistory(after: nil, in: session).items
            }
            #expect(history.contains { $0.name == "cut_off_hour" && $0.before == "16" && $0.after == "14" })
        }
    }

    @Test(arguments: TestEngine.all)
    func `who was shown the old fee is told the new price, and charged neither`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 5_000)[0]
            let request = try await fixture.request(try await fixture.cart([(sku, 1)]))
            try await fixture.shop.changeSettings(expectedVersion: 0, by: Self.boss) {
                $0.standardFreightMinor = 1_000
            }
            let answer = try await fixture.shop.placeOrder(request)
            #expect(answer.body == "price_changed")
        }
    }

    @Test(arguments: TestEngine.all)
    func `another node learns of a change with one look, and asks nothing in between`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let log = StatementLog()
            let other = try await fixture.another(node: 3, log: log)
            try await fixture.shop.changeSettings(expectedVersion: 0, by: Self.boss) {
                $0.expressFreightMinor = 2_500
                $0.shopName = "  老茶铺 "
            }
            #expect(fixture.shop.settings.shopName == "老茶铺" && fixture.shop.versionedSettings.version == 2)
            log.clear()
            #expect(other.settings.expressFreightMinor == 1_800 && log.statements.isEmpty)
            try await other.refreshSettings()
            #expect(other.settings == fixture.shop.settings && other.versionedSettings.version == 2)
            #expect(other.orders.configuration.pricing.expressFreightMinor == 2_500)
            #expect(other.configuration.orders.pricing.expressFreightMinor == 2_500)
        }
    }

    @Test(arguments: TestEngine.all)
    func `every change stays, with who, when, from and to`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            try await shop.changeSettings(expectedVersion: 0, by: Self.boss) { $0.standardFreightMinor = 900 }
            fixture.clock.advance(by: .minutes(1))
            try await shop.changeSettings(expectedVersion: 1, by: Self.boss) {
                $0.standardFreightMinor = 1_000
                $0.contact = "help@example.com"
            }
            // What is as it was is no change.
            let same = try await shop.changeSettings(expectedVersion: 3, by: Self.boss) { $0.completionDays = 7 }
            #expect(same.version == 3)
            let (history, lines) = try await fixture.database.read { session in
                (
                    try shop.settingsHistory(after: nil, in: session).items,
                    try session.auditLog(.subject("settings")).items
                )
            }
            #expect(history.map(\.version) == [3, 2, 1])
            #expect(history.map(\.name) == ["standard_freight", "contact", "standard_freight"])
            #expect(history.map(\.before) == ["900", "", "800"])
            #expect(history.map(\.after) == ["1000", "help@example.com", "900"])
            #expect(Set(history.map(\.actor)) == [UserID(7).description])
            #expect(lines.map(\.details) == ["contact, standard_freight 900 to 1000", "standard_freight 800 to 900"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many who change one version one does, and the others are told`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for number in 1...12 {
                    group.addTask {
                        do {
                            try await shop.changeSettings(expectedVersion: 0, by: Self.boss) {
                                $0.standardFreightMinor = 1_000 + number
                                $0.expressFreightMinor = 2_000 + number
                            }
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 1)
            let settings = shop.settings
            #expect(settings.expressFreightMinor - settings.standardFreightMinor == 1_000)
            await #expect(throws: SettingsError.staleVersion) {
                try await shop.changeSettings(expectedVersion: 0, by: Self.boss) { $0.completionDays = 9 }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is out of range is refused by name and changes nothing`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let before = fixture.shop.settings
            let wrong: [(field: String, change: @Sendable (inout ShopSettings) -> Void)] = [
                ("standard_freight", { $0.standardFreightMinor = -1 }),
                ("free_freight_from", { $0.freeFreightFromMinor = ShopSettings.amountMinorLimit + 1 }),
                ("tax_basis_points", { $0.taxBasisPoints = 10_001 }), ("payment_minutes", { $0.paymentMinutes = 4 }),
                ("completion_days", { $0.completionDays = 0 }), ("return_days", { $0.returnDays = 91 }),
                ("return_window_days", { $0.returnWindowDays = 6 }),
                ("return_window_days", { $0.returnWindowDays = 61 }),
                ("low_stock_threshold", { $0.lowStockThreshold = 0 }),
                ("low_stock_threshold", { $0.lowStockThreshold = 1_001 }),
                ("cut_off_hour", { $0.cutOffHour = 25 }), ("standard_days_to", { $0.standardDaysTo = 1 }),
                ("express_days_from", { $0.expressDaysFrom = -1 }), ("express_days_to", { $0.expressDaysTo = 61 }),
                ("contact", { $0.contact = String(repeating: "x", count: 201) }),
                ("opening_hours", { $0.openingHours = String(repeating: "x", count: 201) }),
            ]
            for (field, change) in wrong {
                do {
                    try await fixture.shop.changeSettings(expectedVersion: 0, by: Self.boss, change)
                    Issue.record("\(field) was taken")
                } catch let error as InputErrors {
                    #expect(error.field == field)
                }
            }
            #expect(fixture.shop.settings == before && fixture.shop.versionedSettings.version == 0)
            let lines = try await fixture.database.read { session in
                try session.auditLog(.subject("settings")).items.count
                    + fixture.shop.settingsHistory(after: nil, in: session).items.count
            }
            #expect(lines == 0)
        }
    }
}
