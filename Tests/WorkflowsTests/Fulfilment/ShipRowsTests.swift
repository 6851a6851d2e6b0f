import Database
import Delivery
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct ShipRowsTests {
    private static func row(_ line: Int, _ number: String, _ carrier: String, _ tracking: String) -> ShipmentRow {
        ShipmentRow(line: line, orderNumber: number, carrier: carrier, trackingNumber: tracking)
    }

    @Test(arguments: TestEngine.all)
    func `every row does what the dry run says, odd ones hold up no other, and a second run does nothing`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(), fixture.shop)
            let (first, second) = (
                try await fixture.paidOrder([(goods[0], 2)]), try await fixture.paidOrder([(goods[0], 3)])
            )
            let unpaid = try await fixture.place([(goods[0], 1)])
            // A part of it has left before.
            _ = try await fixture.database.write {
                try shop.shipLines(
                    [LineQuantity(lineID: second.lines[0].id, quantity: 1)], of: second.id, carrier: "SF",
                    trackingNumber: "SF1000", by: ShopFixture.staff, in: $0)
            }
            let long = String(repeating: "1", count: 41)
            let rows = [
                Self.row(2, " \(first.number.lowercased()) ", "SF", " SF1001 "),
                Self.row(3, second.number, "YTO", "YT1001"),
                Self.row(4, unpaid.number, "SF", "SF1002"), Self.row(5, "ZG404", "SF", "SF1003"),
                Self.row(6, first.number, "SF", "SF1004"), Self.row(7, second.number, "YTO", "YT1001"),
                Self.row(8, "", "SF", "SF1005"), Self.row(9, "ZG405", "", "SF1006"),
                Self.row(10, "ZG406", "SF", long),
                Self.row(11, "ZG\u{0}", "SF", "SF1007"), Self.row(12, unpaid.number, "SF", " 7.73E+14 "),
            ]
            let odd: [ShipmentOutcome] = [
                .notReady(unpaid.id, .pendingPayment), .unknownOrder, .repeated(line: 2), .repeated(line: 3),
                .invalid(.missing(field: "order_number")), .invalid(.missing(field: "carrier")),
                .invalid(.invalid(field: "tracking_number", reason: TrackingNumber.reason)),
                .invalid(.invalid(field: "order_number", reason: "Control characters are not allowed.")),
                .invalid(.invalid(field: "tracking_number", reason: .shortened)),
            ]
            let good: [ShipmentOutcome] = [.ships(first.id, pieces: 2), .ships(second.id, pieces: 2)]
            let before = try await fixture.base.everything()
            let preview = try await fixture.database.read { try shop.previewShipments(rows, in: $0) }
            #expect(preview.map(\.outcome) == good + odd)
            #expect(try await fixture.base.everything() == before)

            #expect(try await shop.ship(rows, by: ShopFixture.staff).map(\.outcome) == good + odd)
            for order in [first, second] {
                let shipped = try await fixture.order(order.id)
                #expect(shipped.state == .shipped)
            }
            let after = try await fixture.base.everything()
            let again = try await shop.ship(rows, by: ShopFixture.staff)
            #expect(again.map(\.outcome) == [.done(first.id), .done(second.id)] + odd)
            #expect(try await fixture.base.everything() == after)
            // Another number for what has left is no second parcel.
            let other = try await shop.ship([Self.row(1, first.number, "SF", "SF1009")], by: ShopFixture.staff)
            #expect(other.map(\.outcome) == [.notReady(first.id, .shipped)])
            #expect(try await fixture.base.everything() == after)
        }
    }

    @Test(arguments: TestEngine.all)
    func `two who send the same file at once ship it once`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(), fixture.shop)
            var rows: [ShipmentRow] = []
            for line in 1...3 {
                let order = try await fixture.paidOrder([(goods[0], 1)])
                rows.append(Self.row(line, order.number, "SF", "SF1100\(line)"))
            }
            let file = rows
            async let one = shop.ship(file, by: ShopFixture.staff)
            async let two = shop.ship(file, by: ShopFixture.staff)
            let outcomes = try await one.map(\.outcome) + two.map(\.outcome)
            #expect(outcomes.count { if case .ships = $0 { true } else { false } } == 3)
            #expect(outcomes.count { if case .done = $0 { true } else { false } } == 3)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a number that another row or another order has is told, however many have one`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(), fixture.shop)
            var orders: [Order] = []
            for _ in 0..<25 { orders.append(try await fixture.paidOrder([(goods[0], 1)])) }
            let (shipped, waiting) = (Array(orders.prefix(22)), Array(orders.suffix(3)))
            // "00000" stands for no number at all: one LIMIT for all numbers was used up by it.
            let sent = shipped.enumerated().map { Self.row($0, $1.number, "SF", $0 < 21 ? "00000" : "SF1001") }
            #expect(try await shop.ship(sent, by: ShopFixture.staff).count == 22)
            let rows = [
                Self.row(1, waiting[0].number, "SF", "SF1001"), Self.row(2, waiting[1].number, "SF", "SF1002"),
                Self.row(3, waiting[2].number, "YTO", " SF1002"), Self.row(4, waiting[0].number, "SF", "SF1002"),
            ]
            let results = try await fixture.database.read { try shop.previewShipments(rows, in: $0) }
            #expect(results.map(\.sharedWith) == [shipped[21].id, nil, nil, nil])
            #expect(results.map(\.sharedWithLine) == [nil, 3, 2, nil])
            let junk = try await fixture.database.read {
                try shop.previewShipments(
                    [Self.row(1, waiting[0].number, "SF", "00000"), Self.row(2, waiting[1].number, "SF", "SF1001")],
                    in: $0)
            }
            #expect(junk.map(\.sharedWith) == [shipped[0].id, shipped[21].id])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file of too many rows is refused whole`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let shop = fixture.shop
            let rows = (0...Shop.shipmentRowLimit).map { Self.row($0, "ZG\($0)", "SF", "1") }
            let refusal = InputError.invalid(field: "csv", reason: .tooManyRows(Shop.shipmentRowLimit))
            await #expect(throws: refusal) { _ = try await shop.ship(rows, by: ShopFixture.staff) }
            await #expect(throws: refusal) {
                _ = try await fixture.database.read { try shop.previewShipments(rows, in: $0) }
            }
        }
    }
}
