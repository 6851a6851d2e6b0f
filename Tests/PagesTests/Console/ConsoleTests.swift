import Catalog
import Database
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct ConsoleTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `an operator ships in two parcels, delivers and refunds`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let id = try await fixture.signedIn("shopper").buy(fixture)
            let line = try await fixture.firstLine(of: id)
            let (order, parcels) = ("/console/orders/\(id)", "/console/orders/\(id)/parcels")
            try await clerk.get("/console")
            #expect(clerk.page.status == 200)
            try await clerk.get("/console/orders?state=allocated")
            #expect(clerk.page.contains(Order.number(of: id)))
            try await clerk.get(order)
            for number in ["SF1001", "SF1002"] {
                try await clerk.submit(parcels, ["ship.\(line)": "1", "carrier": "SF", "tracking_number": number])
                #expect(clerk.page.status == 303, "\(clerk.page.text)")
                try await clerk.follow()
            }
            #expect(clerk.page.contains("SF1001") && clerk.page.contains("SF1002"))
            fixture.base.clock.advance(by: .hours(1))
            while let form = Form.all(in: clerk.page.text).first(where: { $0.action.contains("/delivery") }) {
                try await clerk.submit(form.action, inLanguage: false)
                try await clerk.follow()
            }
            #expect(clerk.page.contains(language == .english ? "Delivered" : "已送达"))
            // With the time when it was, not when it left.
            let times = clerk.page.text.matches(of: /<span class="muted nowrap">(?:<time[^>]*>)?([^<]*)</).map(
                \.output.1)
            #expect(times.count == 2 && times.allSatisfy { $0.hasSuffix("15:05") }, "\(times)")
            try await clerk.refund(order, ["amount": "5.5", "refund_reason": "late"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            #expect(clerk.page.contains("¥5.50"))
            try await clerk.submit("\(order)/refunds", ["amount": "5000", "refund_reason": "late"])
            #expect(clerk.page.status == 422 && clerk.page.contains("5000"))
            #expect(
                try await fixture.actions(of: id.description) == [
                    "refund_created", "parcel_delivered", "parcel_delivered", "parcel_shipped", "parcel_shipped",
                ])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a form of staff that is sent twice acts once`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let sku = fixture.skus[0]
            let url = "/console/stock/\(sku)/adjustments"
            try await clerk.get("/console/stock/\(sku)")
            let form = try #require(Form.all(in: clerk.page.text).first { $0.action == url })
            // No reason is chosen for who types a number.
            try await clerk.submit(url, ["delta": "5"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"reason-error\""), "\(clerk.page.text)")
            let typed = ["delta": "5", "reason": "receipt"]
            let pairs = form.fields.map { ($0.name, typed[$0.name] ?? $0.value) }
            #expect(try await clerk.post(url, pairs).status == 303)
            #expect(try await clerk.post(url, pairs).status == 303)
            #expect(try await clerk.post(url, pairs.map { ($0.0, $0.0 == "delta" ? "6" : $0.1) }).status == 422)
            let left = try await fixture.base.database.read { try $0.run(Inventory.available([sku])) }
            #expect(left[sku] == 15)
            try await clerk.get("/console/stock/\(sku)")
            try await clerk.submit(url, ["delta": "-100", "reason": "count"])
            #expect(clerk.page.status == 409 && clerk.page.contains("value=\"-100\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a return is rejected with its reason`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let (id, line) = try await shopper.buyAndReceive(fixture, from: clerk)
            try await shopper.get("/orders/\(id)/return")
            try await shopper.submit("/orders/\(id)/return", ["quantity.\(line)": "2", "reason.\(line)": "late"])
            let back = String(try #require(shopper.page.location?.split(separator: "/").last))
            try await clerk.get("/console/returns")
            #expect(clerk.page.contains(back))
            try await clerk.get("/console/returns/\(back)")
            try await clerk.submit("/console/returns/\(back)/reject", ["reason": ""])
            #expect(clerk.page.status == 422)
            try await clerk.submit("/console/returns/\(back)/reject", ["reason": "worn at the rim"])
            try await clerk.follow()
            #expect(clerk.page.contains("已拒绝") && clerk.page.contains("worn at the rim"))
            try await shopper.get("/returns/\(back)")
            #expect(shopper.page.contains("worn at the rim"))
            #expect(try await fixture.actions(of: back) == ["return_rejected"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product is made, priced, reviewed and sold`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/goods/new")
            let fields: [String: String?] = [
                "title": "茶壶", "slug": "Tea Pot", "category_id": fixture.category.id.description, "code": "POT",
                "attributes": "颜色=紫\n容量=300ml", "price": "128", "list_price": "168.00",
            ]
            try await clerk.submit("/console/goods/new", fields)
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"slug-error\"") && clerk.page.contains("茶壶"))
            try await clerk.submit("/console/goods/new", ["slug": "tea-pot"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            let url = try #require(clerk.page.location)
            try await clerk.follow()
            try await clerk.submit("\(url)/transitions", holding: "value=\"review\"")
            try await clerk.follow()
            try await clerk.submit("\(url)/transitions", holding: "value=\"on_sale\"")
            try await clerk.follow()
            let made = try await fixture.shop.catalog.product(.slug("tea-pot"), includeUnpublished: true)
            let pot = try #require(made?.product.skus.first?.id)
            try await clerk.submit("\(url)/rows", ["price.\(pot)": "118.00"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.get("/p/tea-pot")
            #expect(clerk.page.contains("¥118.00") && clerk.page.contains("¥168.00"))
            try await clerk.get(url)
            try await clerk.submit(url, ["title": "紫砂壶"], holding: "name=\"title\"")
            try await clerk.follow()
            #expect(clerk.page.contains("紫砂壶"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `categories, warehouses and staff are made where they may be`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            try await admin.get("/console/categories")
            try await admin.submit("/console/categories", ["name": "茶具", "slug": "ware"])
            #expect(admin.page.status == 303)
            try await admin.get("/console/warehouses")
            try await admin.submit("/console/warehouses", ["code": "SH1", "name": "x", "priority": "3"])
            #expect(admin.page.status == 409)
            try await admin.submit("/console/warehouses", ["code": "BJ1"])
            #expect(admin.page.status == 303)
            try await admin.get("/console/staff")
            try await admin.submit(
                "/console/staff", ["email": "clerk@example.com", "password": PagesFixture.password, "role": "operator"])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            try await admin.get("/console/staff")
            try await admin.submit(
                "/console/staff", ["email": "x@example.com", "password": PagesFixture.password, "role": "shopper"])
            #expect(admin.page.status == 422)
            try await admin.get("/console/audit")
            #expect(admin.page.contains("新建员工账户") && admin.page.contains("新建仓库"))
            #expect(!admin.page.contains("clerk@example.com"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a dead job is retried or dropped, and the log tells by whom`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            try await fixture.base.database.write { transaction in
                for key in ["a", "b"] {
                    try transaction.enqueue(Job(kind: "test", payload: "{}", uniqueKey: key, dueAt: ManualClock.start))
                }
                _ = try transaction.execute(
                    "UPDATE jobs SET state = 'dead', finished_at = 1, last_error = 'broken', attempts = 9")
            }
            for (step, left) in [("retry", 2), ("drop", 1)] {
                try await admin.get("/console/operations")
                #expect(admin.page.contains("broken"))
                let form = try #require(Form.all(in: admin.page.text).first { $0.markup.contains("value=\"\(step)\"") })
                try await admin.submit(form.action, holding: "value=\"\(step)\"")
                #expect(admin.page.status == 303, "\(admin.page.text)")
                #expect(try await fixture.count("jobs") == left)
            }
            try await admin.get("/console/audit")
            #expect(admin.page.contains("重试任务") && admin.page.contains("放弃任务"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a parked event is seen, whoever left it behind, and retried or dropped`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (admin, database) = (try await fixture.signedIn("administrator"), fixture.base.database)
            struct Broken: Error {}
            let stubborn = OutboxSubscriber(name: "stubborn") { event, _ in
                if event.aggregate.hasPrefix("broken") { throw Broken() }
            }
            let now = fixture.base.clock.now
            try await database.write { transaction in
                for aggregate in ["broken-1", "broken-2"] {
                    let payload = """
                        {"order":"ord_1","contact_name":"李雷 \\"\(aggregate)\\"","to":"guest@example.com",\
                        "number":"13800138000","amount":13800138000,"rest":"\(String(repeating: "x", count: 2_000))"}
                        """
                    try transaction.emit(kind: "test", aggregate: aggregate, payload: payload, at: now)
                }
            }
            let outbox = Outbox(database: database)
            for _ in 0..<(3 * Outbox.attemptLimit) {
                _ = try await outbox.deliver(stubborn)
                fixture.base.clock.advance(by: .seconds(5))
            }
            try await admin.get("/console")
            #expect(admin.page.contains("搁置的事件"))
            for (step, left) in [("retry", 2), ("drop", 1)] {
                try await admin.get("/console/operations")
                #expect(admin.page.contains("stubborn") && admin.page.contains("broken-2"))
                // What it says, without what nobody needs to see, and not all of it.
                #expect(admin.page.contains("ord_1") && admin.page.contains("g***@example.com"))
                #expect(admin.page.contains("138****8000") && admin.page.contains(":13800138000,"))
                for secret in ["李雷", "guest@", "\"13800138000", "&quot;13800138000"] {
                    #expect(!admin.page.contains(secret), "\(secret)")
                }
                #expect(!admin.page.contains(String(repeating: "x", count: 1_001)) && admin.page.contains("xxx…"))
                // To give it up takes a second step.
                let drop = admin.page.text.matches(of: /<details><summary>放弃<\/summary><p class="notice warn">/)
                #expect(drop.count == (step == "retry" ? 2 : 1), "\(drop.count)")
                let form = try #require(
                    Form.all(in: admin.page.text).first {
                        $0.action.hasSuffix("/events/stubborn") && $0.markup.contains("value=\"\(step)\"")
                    })
                try await admin.post(form.action, form.fields)
                #expect(admin.page.status == 303, "\(admin.page.text)")
                #expect(try await fixture.count("outbox_failures") == left)
            }
            try await admin.get("/console/audit")
            #expect(admin.page.contains("重试事件") && admin.page.contains("放弃事件"))
        }
    }
}

extension PagesFixture {
    /// What the audit log keeps of a thing, newest first.
    func actions(of subject: String) async throws -> [String] {
        try await base.database.read { try $0.auditLog(.subject(subject)).items.map(\.action) }
    }
}
