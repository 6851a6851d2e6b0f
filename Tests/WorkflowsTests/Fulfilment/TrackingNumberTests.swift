import Database
import Delivery
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// What was no number at all went out to buyers: "顺丰单号在这里!!", "运单??", "n/a yet".
@Suite struct TrackingNumberTests {
    @Test(arguments: [
        // As carriers print them: SF, YTO, ZTO, STO, Yunda, J&T, JD, EMS, Deppon, UPS, FedEx, DHL, USPS, Amazon.
        "SF1444550101234", "YT2233445566778", "78123456789012", "773123456789012", "4312345678901", "JT3012345678901",
        "JD0123456789-1-1-", "JDVA00123456789", "EE123456789CN", "DPK202412345678", "1Z999AA10123456784",
        "123456789012", "JJD000390007827654321", "9400100000000000000000", "420941039400100000000000000000",
        "TBA123456789012", "12345", "A1-2-3-4",
    ])
    func `numbers of carriers are taken as they are`(number: String) throws {
        #expect(try TrackingNumber.checked(number) == number)
    }

    @Test func `what a Chinese keyboard and copying add is taken away`() throws {
        #expect(try TrackingNumber.checked("  SF1234567890\t\n") == "SF1234567890")
        #expect(try TrackingNumber.checked("ＳＦ１２３４５６７８９０") == "SF1234567890")
        #expect(try TrackingNumber.checked("ｊｄ１２３４－１－１－") == "jd1234-1-1-")
        #expect(try TrackingNumber.checked("\u{FEFF}SF12\u{200B}34567890\u{202C}") == "SF1234567890")
        #expect(try TrackingNumber.checked("\u{3000}SF1234567890\u{A0}") == "SF1234567890")
    }

    @Test(arguments: [
        "顺丰单号在这里!!", "运单??", "n/a yet", "#N/A", "1234", "SF123", "SF-ABC-123", "SF 1234567890", "SF1234567890，",
        "SF1234567890 SF1234567891", "单号SF1234567890", "SF1234567890_1", "SF１２３４/1", "<b>12345</b>",
        "SF12345\u{0}", "Ⅷ12345", "٣٣٣٣٣", String(repeating: "1", count: 41),
    ])
    func `anything else is refused at its field`(number: String) {
        #expect(throws: InputError.invalid(field: "tracking_number", reason: .trackingNumber(5...40, digits: 4))) {
            _ = try TrackingNumber.checked(number)
        }
    }

    @Test func `nothing is missing, and what a spreadsheet has shortened is told as that`() {
        for text in ["", " \n", "\u{200B}"] {
            #expect(throws: InputError.missing(field: "tracking_number")) { _ = try TrackingNumber.checked(text) }
        }
        for text in ["1.44E+12", " 7E+14 ", "1,44455E+12", "１.４４E+１２"] {
            #expect(throws: InputError.invalid(field: "tracking_number", reason: .shortened)) {
                _ = try TrackingNumber.checked(text)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `no parcel leaves and none is corrected under what is no number, by hand or from a file`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(), fixture.shop)
            let order = try await fixture.paidOrder([(goods[0], 1)])
            let lines = [LineQuantity(lineID: order.lines[0].id, quantity: 1)]
            let refusal = InputError.invalid(field: "tracking_number", reason: TrackingNumber.reason)
            let before = try await fixture.base.everything()
            await #expect(throws: refusal) {
                _ = try await fixture.database.write {
                    try shop.shipLines(
                        lines, of: order.id, carrier: "SF", trackingNumber: "顺丰单号在这里!!", by: ShopFixture.staff,
                        in: $0)
                }
            }
            let row = ShipmentRow(line: 1, orderNumber: order.number, carrier: "SF", trackingNumber: "运单??")
            let preview = try await fixture.database.read { try shop.previewShipments([row], in: $0) }
            #expect(preview.map(\.outcome) == [.invalid(refusal)])
            #expect(try await shop.ship([row], by: ShopFixture.staff).map(\.outcome) == [.invalid(refusal)])
            #expect(try await fixture.base.everything() == before)

            let parcel = try await fixture.database.write {
                try shop.shipLines(
                    lines, of: order.id, carrier: "SF", trackingNumber: " ＳＦ１２３４ ", by: ShopFixture.staff, in: $0)
            }
            #expect(parcel.trackingNumber == "SF1234")
            let shipped = try await fixture.base.everything()
            await #expect(throws: refusal) {
                _ = try await fixture.database.write {
                    try shop.correctParcel(
                        parcel.id, version: 1, carrier: nil, trackingNumber: "n/a yet", by: ShopFixture.staff, in: $0)
                }
            }
            #expect(try await fixture.base.everything() == shipped)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a number that was kept before there was a rule stays beside a corrected carrier`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(), fixture.shop)
            let order = try await fixture.paidOrder([(goods[0], 1)])
            try await fixture.ship(order)
            let id = try await fixture.database.write { transaction in
                _ = try transaction.execute("UPDATE parcels SET tracking_number = 'n/a yet'")
                return try shop.delivery.parcels(of: order.id, in: transaction.session)[0].id
            }
            let corrected = try await fixture.database.write {
                try shop.correctParcel(
                    id, version: 1, carrier: "YTO", trackingNumber: "n/a yet", by: ShopFixture.staff, in: $0)
            }
            #expect(corrected.carrier == "YTO" && corrected.trackingNumber == "n/a yet")
            let again = try await fixture.database.write {
                try shop.correctParcel(
                    id, version: 2, carrier: nil, trackingNumber: "YT1234", by: ShopFixture.staff, in: $0)
            }
            #expect(again.carrier == "YTO" && again.trackingNumber == "YT1234")
        }
    }
}
