import AfterSales
import Catalog
import Database
import Delivery
import Identity
import Inventory
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

/// One kind of write through the console: how somebody who may do it does it, and how it is refused.
struct ConsoleDeed: Sendable {
    let path: PagePath
    /// What the audit log calls it.
    let action: String
    /// What makes the form wrong; for a form without fields, another address.
    let wrong: [String: String]
    let wrongURL: String?
    /// What it is answered with: another page, or one that shows something.
    let status: Int
    let form: @Sendable (PagesFixture, Browser) async throws -> Browser.Filled

    init(
        _ path: PagePath, _ action: String, wrong: [String: String] = [:], wrongURL: String? = nil,
        status: Int = 303,
        form: @escaping @Sendable (PagesFixture, Browser) async throws -> Browser.Filled
    ) {
        self.path = path
        self.action = action
        self.wrong = wrong
        self.wrongURL = wrongURL
        self.status = status
        self.form = form
    }

    func spoiled(_ form: Browser.Filled) -> Browser.Filled {
        var form = form
        form.url = wrongURL ?? form.url
        form.pairs = form.pairs.map { pair in
            let value = wrong[pair.name] ?? wrong.first { $0.key.hasSuffix(".") && pair.name.hasPrefix($0.key) }?.value
            return (pair.name, pair.name == "_key" ? "wrong-\(pair.value.suffix(20))" : value ?? pair.value)
        }
        return form
    }

    static let all = people + goods + stock + orders + returns + money + operations

    private static let system = Caller.system("test")

    /// Tells the things of one test apart.
    private static func unique(_ fixture: PagesFixture) -> String {
        String(fixture.base.database.ids.nextRaw())
    }

    private static let people = [
        ConsoleDeed(.consoleCustomerNotes, "note_added", wrong: ["note": ""]) { fixture, browser in
            let url = try await browser.openCustomer(fixture)
            return try browser.filled("\(url)/notes", ["note": "likes tea"])
        },
        ConsoleDeed(
            .consoleCustomerPersonalData, "personal_data_shown",
            wrongURL: "/console/customers/\(UserID(1))/personal-data", status: 200
        ) { fixture, browser in
            let url = try await browser.openCustomer(fixture)
            return try browser.filled("\(url)/personal-data")
        },
        ConsoleDeed(.consoleStaff, "staff_created", wrong: ["email": "nobody"]) { fixture, browser in
            try await browser.get("/console/staff")
            return try browser.filled(
                "/console/staff",
                [
                    "email": "s\(unique(fixture))@example.com", "password": PagesFixture.password, "role": "operator",
                ])
        },
        ConsoleDeed(.consoleStaffState, "account_changed", wrong: ["state": "closed"]) { fixture, browser in
            let person = try await fixture.identity.createStaff(
                email: "s\(unique(fixture))@example.com", role: .auditor, password: PagesFixture.password, by: system)
            try await browser.get("/console/staff")
            return try browser.filled("/console/staff/\(person.id)/state")
        },
        ConsoleDeed(.consoleStaffRole, "role_changed", wrong: ["role": "shopper"]) { fixture, browser in
            let person = try await fixture.identity.createStaff(
                email: "s\(unique(fixture))@example.com", role: .auditor, password: PagesFixture.password, by: system)
            try await browser.get("/console/staff")
            return try browser.filled("/console/staff/\(person.id)/role", ["role": "operator"])
        },
        ConsoleDeed(
            .consoleStaffSecondFactor, "second_factor_reset", wrongURL: "/console/staff/\(UserID(1))/second-factor"
        ) { fixture, browser in
            let person = try await fixture.identity.createStaff(
                email: "s\(unique(fixture))@example.com", role: .auditor, password: PagesFixture.password, by: system)
            _ = try await fixture.setUpSecondFactor(of: person.id)
            try await browser.get("/console/staff")
            return try browser.filled("/console/staff/\(person.id)/second-factor")
        },
        ConsoleDeed(
            .consoleInvitations, "staff_invited", wrong: ["invite_email": "nobody"], status: 200
        ) { fixture, browser in
            try await browser.get("/console/staff")
            return try browser.filled(
                "/console/staff/invitations", ["invite_email": "s\(unique(fixture))@example.com", "role": "auditor"])
        },
        ConsoleDeed(
            .consoleInvitation, "invitation_withdrawn", wrongURL: "/console/staff/invitations/\(InvitationID(1))"
        ) { fixture, browser in
            let new = try fixture.identity.newInvitation(
                email: "s\(unique(fixture))@example.com", role: .auditor, by: system)
            try await fixture.base.database.write { try fixture.identity.invite(new, by: system, in: $0) }
            try await browser.get("/console/staff")
            return try browser.filled("/console/staff/invitations/\(new.invitation.id)")
        },
        ConsoleDeed(.consoleSettings, "settings_changed", wrong: ["version": "99"]) { fixture, browser in
            try await browser.get("/console/settings")
            return try browser.filled("/console/settings", ["contact": "c\(unique(fixture))@example.com"])
        },
    ]

    private static let goods = [
        ConsoleDeed(.consoleCategories, "category_created", wrong: ["slug": "tea"]) { fixture, browser in
            try await browser.get("/console/categories")
            return try browser.filled("/console/categories", ["name": "茶具", "slug": "c\(unique(fixture))"])
        },
        ConsoleDeed(.consoleCategory, "category_changed", wrong: ["version": "99"]) { fixture, browser in
            try await browser.get("/console/categories")
            return try browser.filled("/console/categories/\(fixture.category.id)", ["name": "茶\(unique(fixture))"])
        },
        ConsoleDeed(.consoleSynonyms, "synonym_added", wrong: ["other": "!"]) { fixture, browser in
            try await browser.get("/console/synonyms")
            return try browser.filled("/console/synonyms", ["word": "手机", "other": "电话\(unique(fixture))"])
        },
        ConsoleDeed(
            .consoleSynonym, "synonym_removed", wrongURL: "/console/synonyms/\(SynonymID(1))"
        ) { fixture, browser in
            let synonym = try await fixture.shop.catalog.addSynonym(
                "杯子", "茶杯\(unique(fixture))", isTwoWay: true, by: system)
            try await browser.get("/console/synonyms")
            return try browser.filled("/console/synonyms/\(synonym.id)")
        },
        ConsoleDeed(.consoleBrands, "brand_created", wrong: ["name": "zhang"]) { fixture, browser in
            try await browser.get("/console/brands")
            return try browser.filled("/console/brands", ["name": "牌\(unique(fixture))", "name_en": "Brand"])
        },
        ConsoleDeed(.consoleBrand, "brand_changed", wrong: ["version": "99"]) { fixture, browser in
            try await browser.get("/console/brands")
            let id = try #require(fixture.product.brandID)
            return try browser.filled("/console/brands/\(id)", ["name_en": "Zhang \(unique(fixture))"])
        },
        ConsoleDeed(.consoleGoodsImport, "goods_file_uploaded", wrong: ["goods": "file:title,code"]) {
            fixture, browser in
            try await browser.get("/console/goods/import")
            let file = "slug,title,code,price\ng\(unique(fixture)),杯,G\(unique(fixture)),1\n"
            return try browser.filled("/console/goods/import", ["goods": Browser.file + file])
        },
        ConsoleDeed(
            .consoleGoodsImportFile, "product_edited",
            wrongURL: "/console/goods/import/\(String(repeating: "0", count: 64))"
        ) { fixture, browser in
            _ = try await browser.openDraft(fixture)
            let draft = try #require(
                try await fixture.shop.catalog.productsForStaff(limit: PageLimit(clamping: 1)).items.first)
            let file = "slug,title,code,price,category\n\(draft.slug),壶\(unique(fixture)),,,tea\n"
            try await browser.get("/console/goods/import")
            try await browser.submit("/console/goods/import", ["goods": Browser.file + file])
            try await browser.follow()
            let form = try #require(Form.all(in: browser.page.text).first { $0.action.contains("/import/") })
            return try browser.filled(form.action)
        },
        ConsoleDeed(.consoleNewProduct, "product_created", wrong: ["slug": "tea-cup"]) { fixture, browser in
            try await browser.get("/console/goods/new")
            return try browser.filled(
                "/console/goods/new",
                [
                    "title": "茶壶", "slug": "p\(unique(fixture))", "code": "P\(unique(fixture))", "price": "128",
                    "attributes": "颜色=紫",
                ])
        },
        ConsoleDeed(.consoleProduct, "product_edited", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            return try browser.filled(url, ["title": "紫砂壶"], holding: "name=\"title\"")
        },
        ConsoleDeed(.consoleProductPictures, "picture_uploaded", wrong: ["picture": "file:GIF89a"]) {
            fixture, browser in
            let url = try await browser.openDraft(fixture)
            try await browser.get("\(url)/pictures")
            return try browser.filled(
                "\(url)/pictures", ["picture": "\(Browser.file)\(Browser.picture(unique(fixture)))", "alt": "壶"])
        },
        ConsoleDeed(.consoleProductPicture, "pictures_changed", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openPicture(fixture)
            return try browser.filled(url, ["action": "save", "alt": "壶\(unique(fixture))"])
        },
        ConsoleDeed(.consoleProductPictureOrder, "pictures_changed", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openPictures(fixture, count: 2)
            let form = try browser.filled("\(url)/order")
            let names = form.pairs.filter { $0.name == "picture" }
            return Browser.Filled(
                url: form.url, pairs: form.pairs.filter { $0.name != "picture" } + names.reversed())
        },
        ConsoleDeed(.consoleProductTransitions, "product_moved", wrong: ["to": "on_sale"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            return try browser.filled("\(url)/transitions", holding: "value=\"review\"")
        },
        ConsoleDeed(.consoleGoodsBulk, "product_moved", wrong: ["seen": "1"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            let id = try #require(url.split(separator: "/").last)
            try await browser.get("/console/goods")
            try await browser.submit("/console/goods/bulk", ["product": String(id)])
            try await browser.submit("/console/goods/bulk", ["change": "review"], holding: "<select")
            return try browser.filled("/console/goods/bulk", holding: "name=\"seen\"")
        },
        ConsoleDeed(.consoleProductMatrix, "sku_added", wrong: ["code.0": "CUP-RED"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            let query = "axes=\("颜色=绿".percentEncoded)&prefix=M\(unique(fixture))&price=5"
            try await browser.get("\(url)/variants?\(query)")
            return try browser.filled("\(url)/variants", holding: "attributes.0")
        },
        ConsoleDeed(.consoleProductSKUs, "sku_added", wrong: ["code": "CUP-RED"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            return try browser.filled(
                "\(url)/skus", ["code": "K\(unique(fixture))", "price": "5", "attributes": "颜色=绿"])
        },
        ConsoleDeed(.consoleProductSKU, "price_changed", wrong: ["version": "99"]) { fixture, browser in
            _ = try await browser.openDraft(fixture)
            let form = try #require(Form.all(in: browser.page.text).first { $0.action.contains("/skus/sku_") })
            return try browser.filled(form.action, ["price": "118.00"])
        },
    ]

    private static let stock = [
        ConsoleDeed(.consoleStockTransfers, "stock_transferred", wrong: ["quantity": "9000"]) { fixture, browser in
            let (inventory, code) = (fixture.shop.inventory, "T\(unique(fixture))")
            let far = try await fixture.base.database.write {
                try inventory.createWarehouse(code: code, name: "远仓", priority: 9, by: system, in: $0)
            }
            let url = "/console/stock/\(fixture.skus[0])"
            try await browser.get(url)
            return try browser.filled("\(url)/transfers", ["to_warehouse_id": far.id.description, "quantity": "1"])
        },
        ConsoleDeed(.consoleStockCount, "stock_counted", wrong: ["counted.": "-1"]) { fixture, browser in
            try await browser.get("/console/stock/count?warehouse=\(fixture.warehouse)")
            return try browser.filled("/console/stock/count", ["counted.\(fixture.skus[0])": "400"])
        },
        ConsoleDeed(.consoleStockAdjustments, "stock_adjusted", wrong: ["delta": "-9000"]) { fixture, browser in
            try await browser.get("/console/stock/\(fixture.skus[0])")
            return try browser.filled("/console/stock/\(fixture.skus[0])/adjustments", ["delta": "5"])
        },
        ConsoleDeed(.consoleWarehouses, "warehouse_created", wrong: ["code": "SH1"]) { fixture, browser in
            try await browser.get("/console/warehouses")
            return try browser.filled(
                "/console/warehouses", ["code": "W\(unique(fixture))", "name": "北京一仓", "priority": "3"])
        },
    ]

    private static let orders = [
        ConsoleDeed(
            .consoleOrdersShip, "parcel_shipped", wrong: ["csv": "ZG404,SF,1"], status: 200
        ) { fixture, browser in
            let number = Order.number(of: try await fixture.paidOrder())
            try await browser.get("/console/orders/ship")
            return try browser.filled("/console/orders/ship", ["step": "run", "csv": "\(number),SF,1"])
        },
        ConsoleDeed(
            .consoleOrderReceipt, "receipt_confirmed", wrongURL: "/console/orders/\(OrderID(1))/receipt"
        ) { fixture, browser in
            let order = try await fixture.paidOrder()
            _ = try await fixture.ship(order)
            return try browser.filled("\(try await browser.openOrder(order))/receipt")
        },
        ConsoleDeed(.consoleOrderNotes, "note_added", wrong: ["note": ""]) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            return try browser.filled("\(url)/notes", ["note": "called"])
        },
        ConsoleDeed(
            .consoleOrderPersonalData, "personal_data_shown",
            wrongURL: "/console/orders/\(OrderID(1))/personal-data", status: 200
        ) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            return try browser.filled("\(url)/personal-data")
        },
        ConsoleDeed(
            .consoleOrdersExport, "orders_exported", wrong: ["from": "tomorrow"], status: 200
        ) { fixture, browser in
            _ = try await fixture.paidOrder()
            try await browser.get("/console/orders?from=2026-11-01")
            return try browser.filled("/console/orders/export")
        },
        ConsoleDeed(.consoleOrderFilters, "filter_saved", wrong: ["name": ""]) { fixture, browser in
            try await browser.get("/console/orders?state=allocated")
            return try browser.filled("/console/orders/filters", ["name": "f\(unique(fixture).suffix(9))"])
        },
        ConsoleDeed(
            .consoleOrderFilter, "filter_removed", wrongURL: "/console/orders/filters/\(SavedFilterID(1))"
        ) { fixture, browser in
            let name = "g\(unique(fixture).suffix(9))"
            try await browser.get("/console/orders?state=allocated")
            try await browser.submit("/console/orders/filters", ["name": name])
            try await browser.follow()
            let form = try #require(Form.all(in: browser.page.text).first { $0.markup.contains("「\(name)」") })
            return Browser.Filled(url: form.action, pairs: form.fields)
        },
        ConsoleDeed(.consoleOrderCancel, "order_cancelled", wrong: ["reason": ""]) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            return try browser.filled("\(url)/cancel", ["reason": "asked on the phone"])
        },
        ConsoleDeed(.consoleOrderParcels, "parcel_shipped", wrong: ["carrier": ""]) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            return try browser.filled("\(url)/parcels", ["carrier": "SF", "tracking_number": "1"])
        },
        ConsoleDeed(.consoleOrderRefunds, "refund_created", wrong: ["amount": "5000"]) { fixture, browser in
            let url = try await browser.openOrder(try await fixture.paidOrder())
            return try browser.filled("\(url)/refunds", ["amount": "5.5", "refund_reason": "late"])
        },
        ConsoleDeed(.consoleParcelDelivery, "parcel_delivered", wrong: ["order": "none"]) { fixture, browser in
            let order = try await fixture.paidOrder()
            let parcel = try await fixture.ship(order)
            _ = try await browser.openOrder(order)
            return try browser.filled("/console/parcels/\(parcel)/delivery")
        },
    ]

    private static let returns = [
        ConsoleDeed(.consoleReturnStep, "return_approved", wrongURL: "/console/returns/\(ReturnID(1))/approve") {
            fixture, browser in
            let id = try await fixture.askedReturn()
            try await browser.get("/console/returns/\(id)")
            return try browser.filled("/console/returns/\(id)/approve")
        },
        ConsoleDeed(.consoleReturnStep, "return_rejected", wrong: ["reason": ""]) { fixture, browser in
            let id = try await fixture.askedReturn()
            try await browser.get("/console/returns/\(id)")
            return try browser.filled("/console/returns/\(id)/reject", ["reason": "worn"])
        },
        ConsoleDeed(.consoleReturnStep, "return_received", wrong: ["grade.": "none"]) { fixture, browser in
            let id = try await fixture.askedReturn()
            _ = try await fixture.base.database.write { [shop = fixture.shop] in
                try shop.approveReturn(id, by: system, in: $0)
            }
            try await browser.get("/console/returns/\(id)")
            return try browser.filled("/console/returns/\(id)/receive")
        },
        ConsoleDeed(.consoleReturnStep, "return_refunded", wrongURL: "/console/returns/\(ReturnID(1))/refund") {
            fixture, browser in
            let id = try await fixture.failedReturn()
            try await browser.get("/console/returns/\(id)")
            return try browser.filled("/console/returns/\(id)/refund")
        },
    ]

    private static let money = [
        ConsoleDeed(.consoleDifferenceResolution, "difference_resolved", wrong: ["note": ""]) { fixture, browser in
            let id = try await fixture.difference()
            try await browser.get("/console/payments/differences/\(id)")
            return try browser.filled(
                "/console/payments/differences/\(id)/resolution", ["note": "paid by bank transfer"])
        }
    ]

    private static let operations = ["retry", "drop"].flatMap { step in
        [
            ConsoleDeed(
                .consoleJob, step == "retry" ? "job_retried" : "job_dropped", wrong: ["step": "none"]
            ) { fixture, browser in
                let key = unique(fixture)
                let id: JobID = try await fixture.base.database.write { transaction in
                    try transaction.enqueue(
                        Job(kind: "test", payload: "{}", uniqueKey: key, dueAt: ManualClock.start))
                    let row = try transaction.first(
                        """
                        UPDATE jobs SET state = 'dead', finished_at = 1, last_error = 'broken', attempts = 9
                        WHERE unique_key = \(key) RETURNING id
                        """)
                    return try #require(row)[0]
                }
                try await browser.get("/console/operations")
                return try browser.filled("/console/operations/jobs/\(id)", holding: "value=\"\(step)\"")
            },
            ConsoleDeed(
                .consoleEvent, step == "retry" ? "event_retried" : "event_dropped", wrong: ["step": "none"]
            ) { fixture, browser in
                let aggregate = "broken-\(unique(fixture))"
                try await fixture.park(aggregate)
                try await browser.get("/console/operations")
                let form = try #require(
                    Form.all(in: browser.page.text).first {
                        $0.markup.contains("value=\"\(aggregate)\"") && $0.markup.contains("value=\"\(step)\"")
                    })
                return Browser.Filled(url: form.action, pairs: form.fields)
            },
        ]
    }
}

extension Browser {
    /// The page of a new product that nobody sells yet.
    fileprivate func openDraft(_ fixture: PagesFixture) async throws -> String {
        let mark = String(fixture.base.database.ids.nextRaw())
        let draft = try await fixture.shop.catalog.createProduct(
            NewProduct(
                slug: "d\(mark)", title: "茶壶", brand: "Zhang", categoryID: fixture.category.id,
                skus: [NewSKU(code: "D\(mark)", attributes: ["颜色": "紫"], priceMinor: 12_800)]), by: .system("test"))
        let url = "/console/goods/\(draft.product.id)"
        try await get(url)
        return url
    }

    /// Something that begins like a picture, and is text.
    static func picture(_ mark: String) -> String { "RIFF\(mark.suffix(4))WEBP\(mark)" }

    /// The form of a drawing of a new product.
    fileprivate func openPicture(_ fixture: PagesFixture) async throws -> String {
        let url = try await openPictures(fixture, count: 1)
        let form = try #require(Form.all(in: page.text).first { $0.action.hasPrefix("\(url)/") })
        return form.action
    }

    /// The pictures of a new product: drawings.
    fileprivate func openPictures(_ fixture: PagesFixture, count: Int) async throws -> String {
        let url = try await openDraft(fixture)
        let id = try #require(url.split(separator: "/").last.flatMap { ProductID($0) })
        var drawn: [ProductPicture] = []
        for number in 1...count {
            let drawing = DrawnPicture(svg: "<svg id=\"n\(number)\"/>", width: 4, height: 3, alt: "图 \(number)")
            drawn.append(try await fixture.shop.addPicture(drawing, by: .system("test")))
        }
        _ = try await fixture.shop.setPictures(of: id, version: 1, drawn, by: .system("test"))
        try await get("\(url)/pictures")
        return "\(url)/pictures"
    }

    fileprivate func openCustomer(_ fixture: PagesFixture) async throws -> String {
        let people = try await fixture.identity.people(roles: [.shopper], after: nil, limit: .standard)
        let url = "/console/customers/\(try #require(people.items.first).id)"
        try await get(url)
        return url
    }

    fileprivate func openOrder(_ id: OrderID) async throws -> String {
        try await get("/console/orders/\(id)")
        return "/console/orders/\(id)"
    }
}

extension PagesFixture {
    fileprivate func paidOrder() async throws -> OrderID {
        let shopper = browser()
        return try await shopper.buy(self, quantity: 1)
    }

    fileprivate func ship(_ order: OrderID) async throws -> ParcelID {
        let line = try await firstLine(of: order)
        return try await base.database.write { [shop] transaction in
            try shop.shipLines(
                [LineQuantity(lineID: line, quantity: 1)], of: order, carrier: "SF", trackingNumber: "1",
                by: .system("test"), in: transaction
            ).id
        }
    }

    fileprivate func askedReturn() async throws -> ReturnID {
        let order = try await paidOrder()
        _ = try await ship(order)
        let line = try await firstLine(of: order)
        return try await base.database.write { [shop] transaction in
            _ = try shop.confirmReceipt(of: order, .everybody, by: .system("test"), in: transaction)
            return try shop.requestReturn(
                of: order, .everybody, lines: [ReturnRequestLine(lineID: line, quantity: 1, reason: "late")],
                evidence: "", in: transaction
            ).id
        }
    }

    /// Goods that came, whose refund the gateway refused.
    fileprivate func failedReturn() async throws -> ReturnID {
        let id = try await askedReturn()
        let received = try await base.database.write { [shop] transaction in
            let item = try shop.approveReturn(id, by: .system("test"), in: transaction)
            let lines = item.lines.map {
                GradedLine(lineID: $0.orderLineID, quantity: $0.quantity, grade: .resellable)
            }
            return try shop.receiveReturn(id, lines: lines, by: .system("test"), in: transaction)
        }
        let refund = try #require(received.refundID)
        try await shop.runRefund(refund.description)
        #expect(gateway.failRefund(refund))
        try await deliverNotifications()
        return id
    }

    /// Something that the gateway told us and that a person has to look at.
    func difference() async throws -> DifferenceID {
        let subject = PaymentID(base.database.ids.nextRaw()).description
        return try await base.database.write { [shop, now = base.clock.now] transaction in
            let one = PaymentDifference(
                kind: .wrongAmount, gateway: "sandbox", subject: subject, expectedMinor: 9_900, actualMinor: 9_000,
                currency: .cny, note: "gateway reference T1")
            try shop.payments.report([one], at: now, in: transaction)
            let found = try shop.payments.differences(state: .open, limit: .standard, in: transaction.session)
            return try #require(found.items.first { $0.difference.subject == subject }).id
        }
    }

    /// An event that a subscriber cannot take.
    fileprivate func park(_ aggregate: String) async throws {
        struct Broken: Error {}
        let stubborn = OutboxSubscriber(name: "stubborn") { event, _ in
            if event.aggregate.hasPrefix("broken") { throw Broken() }
        }
        let now = base.clock.now
        try await base.database.write {
            try $0.emit(kind: "test", aggregate: aggregate, payload: "{}", at: now)
        }
        let outbox = Outbox(database: base.database)
        for _ in 0..<(20 * Outbox.attemptLimit) {
            let parked = try await outbox.parked(limit: PageLimit(clamping: 100))
            if parked.contains(where: { $0.event.aggregate == aggregate && !$0.isRetrying }) { return }
            _ = try await outbox.deliver(stubborn)
            base.clock.advance(by: .seconds(5))
        }
        throw Unexpected("\(aggregate) was taken")
    }
}
