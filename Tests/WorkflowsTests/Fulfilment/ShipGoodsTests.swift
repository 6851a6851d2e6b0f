import Catalog
import Database
import Delivery
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// The exported list, filled in for some goods of an order: all of it left under the first number.
@Suite struct ShipGoodsTests {
    private static func row(
        _ line: Int, _ order: Order, _ tracking: String, _ goods: String, _ pieces: String = ""
    ) -> ShipmentRow {
        ShipmentRow(
            line: line, orderNumber: order.number, carrier: "SF", trackingNumber: tracking, goods: goods, pieces: pieces
        )
    }

    private static func codes(of skus: [SKUID], _ fixture: ShopFixture) async throws -> [String] {
        let names = try await fixture.database.read { [shop = fixture.shop] in try $0.run(shop.catalog.names(skus)) }
        return skus.compactMap { names[$0]?.code }
    }

    /// The number of each parcel, and how many pieces of each of these goods are in it.
    private static func parcels(of order: Order, _ goods: [SKUID], _ fixture: ShopFixture) async throws -> [String] {
        let parcels = try await fixture.database.read { [shop = fixture.shop] in
            try shop.delivery.parcels(of: order.id, in: $0)
        }
        return parcels.map { parcel in
            let pieces = goods.map { sku in
                let ids = order.lines.filter { $0.skuID == sku }.map(\.id)
                return String(parcel.lines.filter { ids.contains($0.orderLineID) }.reduce(0) { $0 + $1.quantity })
            }
            return "\(parcel.trackingNumber): \(pieces.joined(separator: " "))"
        }.sorted()
    }

    @Test(arguments: TestEngine.all)
    func `goods with a number leave in its parcel, those without one wait, and a second run does nothing`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(4), fixture.shop)
            let order = try await fixture.paidOrder([(goods[0], 1), (goods[1], 2), (goods[2], 3), (goods[3], 4)])
            let other = try await fixture.paidOrder([(goods[0], 2)])
            let codes = try await Self.codes(of: goods, fixture)
            // Two numbers, one of them on two lines; the last line is left empty in the file.
            let rows = [
                Self.row(2, order, "SF1001", codes[0], "1"), Self.row(3, order, "SF1002", " \(codes[1]) ", " 2 "),
                Self.row(4, other, "SF1003", codes[0]), Self.row(5, order, "SF1001", codes[2]),
            ]
            let wanted: [ShipmentOutcome] = [
                .ships(order.id, pieces: 1), .ships(order.id, pieces: 2), .ships(other.id, pieces: 2),
                .ships(order.id, pieces: 3),
            ]
            let rest = ShipmentRest(lines: 1, pieces: 4)
            let before = try await fixture.base.everything()
            let preview = try await fixture.database.read { try shop.previewShipments(rows, in: $0) }
            #expect(preview.map(\.outcome) == wanted)
            #expect(preview.map(\.rest) == [nil, nil, ShipmentRest(lines: 0, pieces: 0), rest])
            // One number on two lines of one order is no slip.
            #expect(preview.allSatisfy { $0.sharedWithLine == nil && $0.sharedWith == nil })
            #expect(try await fixture.base.everything() == before)

            let run = try await shop.ship(rows, by: ShopFixture.staff)
            #expect(run.map(\.outcome) == wanted && run.map(\.rest) == preview.map(\.rest))
            #expect(try await Self.parcels(of: order, goods, fixture) == ["SF1001: 1 0 3 0", "SF1002: 0 2 0 0"])
            #expect(try await Self.parcels(of: other, goods, fixture) == ["SF1003: 2 0 0 0"])
            #expect(try await fixture.order(order.id).isPartlyShipped)
            #expect(try await fixture.order(other.id).state == .shipped)

            let after = try await fixture.base.everything()
            let again = try await shop.ship(rows, by: ShopFixture.staff)
            #expect(again.map(\.outcome) == [.done(order.id), .done(order.id), .done(other.id), .done(order.id)])
            #expect(again.allSatisfy { $0.rest == nil })
            #expect(try await fixture.base.everything() == after)

            // The rest leaves once it has a number.
            let last = try await shop.ship([Self.row(5, order, "SF1004", codes[3])], by: ShopFixture.staff)
            #expect(last.map(\.outcome) == [.ships(order.id, pieces: 4)])
            #expect(last.map(\.rest) == [ShipmentRest(lines: 0, pieces: 0)])
            #expect(try await fixture.order(order.id).state == .shipped)
        }
    }

    @Test(arguments: TestEngine.all)
    func `pieces of a line leave in several parcels, but never more than wait`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(2), fixture.shop)
            let order = try await fixture.paidOrder([(goods[0], 5), (goods[1], 1)])
            let codes = try await Self.codes(of: goods, fixture)
            let rows = [
                Self.row(2, order, "SF1001", codes[0], "2"), Self.row(3, order, "SF1002", codes[0], "1"),
                Self.row(4, order, "SF1003", codes[0], "3"), Self.row(5, order, "SF1004", codes[1], "2"),
                Self.row(6, order, "SF1001", codes[1]), Self.row(7, order, "SF1001", codes[1]),
                Self.row(8, order, "SF1005", "none-\(codes[0])"), Self.row(9, order, "SF1006", codes[0], "two"),
                Self.row(10, order, "SF1006", codes[0], "0"), Self.row(11, order, "SF1006", ""),
                Self.row(12, order, "运单??", codes[0]),
            ]
            let pieces = InputError.invalid(field: "pieces", reason: .wholeNumber(1...Cart.quantityLimit))
            let wanted: [ShipmentOutcome] = [
                .ships(order.id, pieces: 2), .ships(order.id, pieces: 1), .tooMany(order.id, available: 2),
                .tooMany(order.id, available: 1), .ships(order.id, pieces: 1), .repeatedGoods(order.id, line: 6),
                .unknownGoods(order.id), .invalid(pieces), .invalid(pieces), .repeated(line: 2),
                .invalid(.invalid(field: "tracking_number", reason: TrackingNumber.reason)),
            ]
            let preview = try await fixture.database.read { try shop.previewShipments(rows, in: $0) }
            #expect(preview.map(\.outcome) == wanted)
            #expect(preview.compactMap(\.rest) == [ShipmentRest(lines: 1, pieces: 2)] && preview[4].rest != nil)
            let run = try await shop.ship(rows, by: ShopFixture.staff)
            #expect(run == preview)
            #expect(try await Self.parcels(of: order, goods, fixture) == ["SF1001: 2 1", "SF1002: 1 0"])

            // Goods of which nothing waits any more, and an order that is through.
            let after = try await fixture.base.everything()
            let more = try await shop.ship([Self.row(2, order, "SF1007", codes[1])], by: ShopFixture.staff)
            #expect(more.map(\.outcome) == [.tooMany(order.id, available: 0)])
            #expect(try await fixture.base.everything() == after)
            _ = try await shop.ship([Self.row(2, order, "SF1008", "")], by: ShopFixture.staff)
            let late = try await shop.ship([Self.row(2, order, "SF1009", codes[0])], by: ShopFixture.staff)
            #expect(late.map(\.outcome) == [.notReady(order.id, .shipped)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `two who send the same file of goods at once ship it once`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(3), fixture.shop)
            let order = try await fixture.paidOrder([(goods[0], 1), (goods[1], 1), (goods[2], 1)])
            let codes = try await Self.codes(of: goods, fixture)
            let rows = [Self.row(2, order, "SF1001", codes[0]), Self.row(3, order, "SF1002", codes[1])]
            async let one = shop.ship(rows, by: ShopFixture.staff)
            async let two = shop.ship(rows, by: ShopFixture.staff)
            let outcomes = try await one.map(\.outcome) + two.map(\.outcome)
            #expect(outcomes.count { $0 == .ships(order.id, pieces: 1) } == 2)
            #expect(outcomes.count { $0 == .done(order.id) } == 2)
            #expect(try await Self.parcels(of: order, goods, fixture) == ["SF1001: 1 0 0", "SF1002: 0 1 0"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file that is sent again ships nothing again once a number of it was corrected`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(1), fixture.shop)
            let order = try await fixture.paidOrder([(goods[0], 5)])
            let code = try await Self.codes(of: goods, fixture)[0]
            let rows = [Self.row(2, order, "SF1001", code, "2")]
            #expect(
                try await shop.ship(rows, by: ShopFixture.staff).map(\.outcome) == [.ships(order.id, pieces: 2)])
            let parcel = try #require(
                try await fixture.database.read { try shop.delivery.parcels(of: order.id, in: $0) }.first)
            for (version, carrier, number) in [(1, "SF", "SF1002"), (2, "YTO", "YT1003")] {
                _ = try await fixture.database.write {
                    try shop.correctParcel(
                        parcel.id, version: version, carrier: carrier, trackingNumber: number,
                        by: ShopFixture.staff, in: $0)
                }
            }
            let before = try await fixture.base.everything()
            let preview = try await fixture.database.read { try shop.previewShipments(rows, in: $0) }
            #expect(preview.map(\.outcome) == [.done(order.id)])
            #expect(try await shop.ship(rows, by: ShopFixture.staff) == preview)
            // Nor does it where the file has the number as it is now.
            let present = ShipmentRow(
                line: 2, orderNumber: order.number, carrier: "YTO", trackingNumber: "YT1003", goods: code, pieces: "2")
            #expect(try await shop.ship([present], by: ShopFixture.staff).map(\.outcome) == [.done(order.id)])
            #expect(try await fixture.base.everything() == before)
            #expect(try await Self.parcels(of: order, goods, fixture) == ["YT1003: 2"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `other pieces than left under a number are refused, not told to have left`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(2), fixture.shop)
            let order = try await fixture.paidOrder([(goods[0], 5), (goods[1], 1)])
            let codes = try await Self.codes(of: goods, fixture)
            func outcomes(_ rows: [ShipmentRow]) async throws -> [ShipmentOutcome] {
                let preview = try await fixture.database.read { try shop.previewShipments(rows, in: $0) }
                #expect(try await shop.ship(rows, by: ShopFixture.staff).map(\.outcome) == preview.map(\.outcome))
                return preview.map(\.outcome)
            }
            // Two rows of one parcel are told to have left each for its own pieces.
            let both = [Self.row(2, order, "SF1001", codes[0], "1"), Self.row(3, order, "SF1001", codes[0], "1")]
            #expect(try await outcomes(both) == [.ships(order.id, pieces: 1), .ships(order.id, pieces: 1)])
            let before = try await fixture.base.everything()
            #expect(try await outcomes(both) == [.done(order.id), .done(order.id)])
            let inUse = ShipmentOutcome.numberInUse(order.id, pieces: 2)
            #expect(try await outcomes([Self.row(2, order, "SF1001", codes[0], "3")]) == [inUse])
            #expect(try await outcomes([Self.row(2, order, "SF1001", codes[0])]) == [inUse])
            #expect(try await outcomes([Self.row(2, order, "SF1001", "")]) == [inUse])
            #expect(try await outcomes([Self.row(2, order, "SF1001", "", "4")]) == [inUse])
            let more = both + [Self.row(4, order, "SF1001", codes[0], "1")]
            #expect(try await outcomes(more) == [.done(order.id), .done(order.id), inUse])
            #expect(try await fixture.base.everything() == before)

            // Other goods may be in the same box, and the rest leaves under a number of its own.
            let last = [Self.row(2, order, "SF1001", codes[1], "1"), Self.row(3, order, "SF1002", codes[0], "3")]
            #expect(try await outcomes(last) == [.ships(order.id, pieces: 1), .ships(order.id, pieces: 3)])
            #expect(
                try await Self.parcels(of: order, goods, fixture) == ["SF1001: 0 1", "SF1001: 2 0", "SF1002: 3 0"])
            #expect(try await outcomes(last) == [.done(order.id), .done(order.id)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is picked up stays, whatever goods are named`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(), fixture.shop)
            let order = try await fixture.paidOrder([(goods[0], 2)])
            try await fixture.database.write {
                _ = try $0.execute("UPDATE orders SET delivery_option = 'pickup' WHERE id = \(order.id)")
            }
            let codes = try await Self.codes(of: goods, fixture)
            let before = try await fixture.base.everything()
            let run = try await shop.ship([Self.row(2, order, "SF1001", codes[0])], by: ShopFixture.staff)
            #expect(run.map(\.outcome) == [.pickedUp(order.id)])
            #expect(try await fixture.base.everything() == before)
        }
    }
}
