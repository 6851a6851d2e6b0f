import Database
import Delivery
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// What was typed wrong on a parcel, and what no carrier takes.
@Suite struct CorrectParcelTests {
    private static func shipped(_ fixture: ShopFixture) async throws -> (order: Order, parcel: Parcel) {
        let order = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
        let parcel = try await fixture.database.write { [shop = fixture.shop] in
            try shop.shipLines(
                [LineQuantity(lineID: order.lines[0].id, quantity: 1)], of: order.id, carrier: "SF",
                trackingNumber: "SF1012", by: ShopFixture.staff, in: $0)
        }
        return (order, parcel)
    }

    private static func correct(
        _ parcel: Parcel, version: Int = 1, carrier: String? = nil, _ number: String?, _ fixture: ShopFixture
    ) async throws -> Parcel {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.correctParcel(
                parcel.id, version: version, carrier: carrier, trackingNumber: number, by: ShopFixture.staff, in: $0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a parcel under way gets another carrier and number, which the audit log tells`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (order, parcel) = try await Self.shipped(fixture)
            let corrected = try await Self.correct(parcel, carrier: " YTO ", " YT1123 ", fixture)
            #expect(corrected.version == 2 && corrected.carrier == "YTO" && corrected.trackingNumber == "YT1123")
            let (found, tracked, lines) = try await fixture.database.read { [shop = fixture.shop] session in
                (
                    try shop.delivery.parcel(parcel.id, in: session),
                    try shop.delivery.orders(tracked: ["SF1012", "YT1123"], in: session),
                    try session.auditLog(.subject(order.id.description)).items
                )
            }
            #expect(found == corrected && tracked == ["YT1123": [order.id, order.id]])
            #expect(lines.first?.action == "parcel_corrected")
            #expect(lines.first?.details == "\(parcel.id) SF SF1012 to YTO YT1123")
            let again = try await Self.correct(parcel, version: 2, "YT1124", fixture)
            #expect(again.version == 3 && again.carrier == "YTO" && again.trackingNumber == "YT1124")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was corrected meanwhile, has arrived, is picked up or is wrong stays as it is`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (_, parcel) = try await Self.shipped(fixture)
            func expectRefused(_ version: Int, _ number: String?, _ refusal: some Error & Equatable) async throws {
                let before = try await fixture.base.everything()
                await #expect(throws: refusal) {
                    _ = try await Self.correct(parcel, version: version, number, fixture)
                }
                #expect(try await fixture.base.everything() == before)
            }
            try await expectRefused(2, "SF1013", DeliveryError.stale)
            try await expectRefused(1, " ", InputError.missing(field: "tracking_number"))
            let before = try await fixture.base.everything()
            // The same again is no correction.
            #expect(try await Self.correct(parcel, "SF1012", fixture) == parcel)
            #expect(try await fixture.base.everything() == before)
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.deliverParcel(parcel.id, by: ShopFixture.staff, in: $0)
            }
            try await expectRefused(1, "SF1013", DeliveryError.alreadyDelivered)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of two who correct a parcel at once one is told`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (_, parcel) = try await Self.shipped(fixture)
            let done = await withTaskGroup(of: Bool.self) { group in
                for number in 1...8 {
                    group.addTask { (try? await Self.correct(parcel, "SF1100\(number)", fixture)) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is picked up goes with no carrier, from a file or by hand`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(), fixture.shop)
            let order = try await fixture.paidOrder([(goods[0], 2)])
            let other = try await fixture.paidOrder([(goods[0], 1)])
            try await fixture.database.write {
                _ = try $0.execute("UPDATE orders SET delivery_option = 'pickup' WHERE id = \(order.id)")
            }
            let lines = [LineQuantity(lineID: order.lines[0].id, quantity: 2)]
            let before = try await fixture.base.everything()
            await #expect(throws: OrderError.pickedUp) {
                try await fixture.database.write {
                    _ = try shop.shipLines(
                        lines, of: order.id, carrier: "SF", trackingNumber: "SF1001", by: ShopFixture.staff, in: $0)
                }
            }
            let rows = [
                ShipmentRow(line: 1, orderNumber: order.number, carrier: "SF", trackingNumber: "SF1001"),
                ShipmentRow(line: 2, orderNumber: other.number, carrier: "SF", trackingNumber: "SF1002"),
            ]
            let wanted: [ShipmentOutcome] = [.pickedUp(order.id), .ships(other.id, pieces: 1)]
            let preview = try await fixture.database.read { try shop.previewShipments(rows, in: $0) }
            #expect(preview.map(\.outcome) == wanted)
            #expect(try await fixture.base.everything() == before)
            #expect(try await shop.ship(rows, by: ShopFixture.staff).map(\.outcome) == wanted)
            #expect(try await fixture.order(order.id).state == .allocated)
            let parcel = try await fixture.database.write {
                try shop.shipLines(
                    lines, of: order.id, carrier: "", trackingNumber: "", by: ShopFixture.staff, in: $0)
            }
            #expect(parcel.isPickup)
            await #expect(throws: DeliveryError.notSent) {
                _ = try await Self.correct(parcel, carrier: "SF", "SF1001", fixture)
            }
        }
    }
}
