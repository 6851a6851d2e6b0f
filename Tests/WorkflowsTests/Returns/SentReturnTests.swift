import AfterSales
import Database
import Kernel
import Orders
import Simulator
import TestSupport
import Testing
import Workflows

/// The way back of goods: where to, until when, in which parcel.
@Suite struct SentReturnTests {
    private static let buyer = Buyer.user(UserID(4_711))

    @Test(arguments: TestEngine.all)
    func `a buyer says in which parcel the goods come, and corrects it until they have come`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 1)], buyer: Self.buyer)
            let asked = try await ask(order, fixture)
            await #expect(throws: ReturnError.notSendable) { try await send(asked, "SF1001", fixture) }
            let approved = try await approve(asked, fixture)
            await #expect(throws: ReturnError.notFound) {
                try await send(asked, "SF1001", fixture, .of(.user(UserID(4_712))))
            }
            await #expect(throws: InputError.missing(field: "tracking_number")) { try await send(asked, " ", fixture) }
            for number in ["！！", "SF1", "在路上 1001", "1.23457E+14"] {
                await #expect(throws: InputError.self, "\(number)") { try await send(asked, number, fixture) }
            }
            let untouched = try await found(asked, fixture)
            #expect(untouched.parcel == nil && untouched.version == approved.version)

            let now = fixture.clock.now
            let sent = try await send(asked, "SF1001", fixture)
            #expect(sent.parcel == ReturnParcel(carrier: "顺丰", trackingNumber: "SF1001", sentAt: now))
            #expect(sent.state == .approved && sent.version == approved.version + 1)
            fixture.clock.advance(by: .minutes(5))
            _ = try await send(asked, " ＳＦ1002 ", fixture)
            let corrected = try await found(asked, fixture)
            #expect(corrected.parcel == ReturnParcel(carrier: "顺丰", trackingNumber: "SF1002", sentAt: now))

            let graded = asked.lines.map {
                GradedLine(lineID: $0.orderLineID, quantity: $0.quantity, grade: .resellable)
            }
            let received = try await fixture.database.write { [shop = fixture.shop] in
                try shop.receiveReturn(asked.id, lines: graded, by: ShopFixture.staff, in: $0)
            }
            #expect(received.parcel == corrected.parcel)
            await #expect(throws: ReturnError.notSendable) { try await send(asked, "SF1003", fixture) }
            #expect(try await found(asked, fixture).parcel == corrected.parcel)
            try await fixture.runRefunds()
        }
    }

    /// The fixture's clock stands in the afternoon of 20 November in Shanghai.
    @Test(arguments: TestEngine.all)
    func `a return that is not sent in time is cancelled, one whose parcel is known is not`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods()[0]
            let (late, kept) = (
                try await fixture.deliveredOrder([(sku, 1)], buyer: Self.buyer),
                try await fixture.deliveredOrder([(sku, 1)], buyer: Self.buyer)
            )
            _ = try await fixture.shop.changeSettings(expectedVersion: 0, by: ShopFixture.staff) { $0.returnDays = 3 }
            let (silent, told) = (try await ask(late, fixture), try await ask(kept, fixture))
            let approved = try await approve(silent, fixture)
            _ = try await approve(told, fixture)
            let calendar = fixture.shop.configuration.calendar
            let end = calendar.start(of: calendar.day(of: fixture.clock.now) + 4)
            #expect(approved.sendBy == end)
            // What was promised stays.
            _ = try await fixture.shop.changeSettings(expectedVersion: 1, by: ShopFixture.staff) { $0.returnDays = 1 }
            _ = try await send(told, "SF1001", fixture)

            fixture.clock.advance(by: (end - fixture.clock.now) - .seconds(1))
            let early = try await fixture.shop.cancelUnsentReturns()
            #expect(early == 0)
            fixture.clock.advance(by: .seconds(1))
            let cancelled = try await fixture.shop.cancelUnsentReturns()
            #expect(cancelled == 1)
            #expect(try await found(silent, fixture).state == .cancelled)
            #expect(try await found(told, fixture).state == .approved)
            #expect(try await fixture.order(late.id).lines[0].returnedQuantity == 0)
            #expect(try await fixture.order(kept.id).lines[0].returnedQuantity == 1)
            let again = try await fixture.shop.cancelUnsentReturns()
            #expect(again == 0)
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods go back to the place of returns, else to the place of pickup, in the reader's language`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            #expect(ReturnPlace(fixture.shop.settings, inEnglish: false) == nil)
            _ = try await fixture.shop.changeSettings(expectedVersion: 0, by: ShopFixture.staff) {
                $0.pickupAddress = "掌柜路 1 号"
            }
            #expect(ReturnPlace(fixture.shop.settings, inEnglish: true)?.address == "掌柜路 1 号")
            _ = try await fixture.shop.changeSettings(expectedVersion: 1, by: ShopFixture.staff) {
                $0[.returnAddress] = "仓储路 88 号"
                $0[.returnPhone] = "021-55550100"
            }
            let chinese = ReturnPlace(fixture.shop.settings, inEnglish: false)
            #expect(chinese?.address == "仓储路 88 号" && chinese?.phone == "021-55550100")
            #expect(ReturnPlace(fixture.shop.settings, inEnglish: true) == chinese)
            _ = try await fixture.shop.changeSettings(expectedVersion: 3, by: ShopFixture.staff) {
                $0[.returnAddressInEnglish] = "88 Cangchu Road"
            }
            #expect(ReturnPlace(fixture.shop.settings, inEnglish: true)?.address == "88 Cangchu Road")
        }
    }

    // MARK: Steps

    private func ask(_ order: Order, _ fixture: ShopFixture) async throws -> Return {
        let line = order.lines[0]
        return try await fixture.database.write { [shop = fixture.shop] in
            try shop.requestReturn(
                of: order.id, .everybody, lines: [ReturnRequestLine(lineID: line.id, quantity: 1, reason: "too big")],
                evidence: "", in: $0)
        }
    }

    private func approve(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.approveReturn(item.id, by: ShopFixture.staff, in: $0)
        }
    }

    @discardableResult
    private func send(
        _ item: Return, _ number: String, _ fixture: ShopFixture, _ scope: OrderScope = .of(buyer)
    ) async throws -> Return {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.sendReturn(
                item.id, carrier: "顺丰", trackingNumber: number, scope, by: Caller(.user(UserID(4_711))), in: $0)
        }
    }

    private func found(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
        let found = try await fixture.database.read { [shop = fixture.shop] in
            try shop.afterSales.find(item.id, in: $0)
        }
        return try #require(found)
    }
}
