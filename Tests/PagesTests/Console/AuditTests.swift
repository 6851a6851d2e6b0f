import AfterSales
import Catalog
import Database
import Identity
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Every write of staff through the console, against the table of rights: one line each in the audit log.
@Suite struct AuditTests {
    @Test(arguments: TestEngine.all)
    func `no page of the console writes without a deed in this list`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let personal: Set<Permission> = [.profileManage, .shopBuy]
            let writes = fixture.pages.filter { page in
                page.isUnsafe && !page.access.permissions.isSubset(of: personal)
            }
            #expect(!writes.isEmpty)
            #expect(Set(writes.map(\.path)) == Set(ConsoleDeed.all.map(\.path)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a write of staff leaves one line, one that is refused or fails leaves none and no trace`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            var visitors: [(role: Role, browser: Browser)] = []
            for role in Role.allCases { visitors.append((role, try await fixture.signedIn(role.rawValue))) }
            let admin = try #require(visitors.first { $0.role == .administrator }).browser
            for sku in fixture.skus { try await fixture.shop.receive(500, of: sku, in: fixture.warehouse) }
            for deed in ConsoleDeed.all {
                let page = try #require(fixture.pages.first { $0.isUnsafe && $0.path == deed.path })
                let isAllowed: (Role) -> Bool = { !page.access.permissions.isDisjoint(with: $0.permissions) }
                #expect(isAllowed(.administrator), "\(deed.path)")
                for (role, browser) in visitors {
                    if isAllowed(role) {
                        try await fixture.expectLines(of: deed, by: browser, role)
                    } else {
                        try await fixture.expectNothing(of: deed, by: browser, formOf: admin, role)
                    }
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the log is found by what people type: names, addresses, numbers and codes`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (clerk, admin) = (try await fixture.signedIn("operator"), try await fixture.signedIn("administrator"))
            let id = try await fixture.browser().buy(fixture, quantity: 1)
            let url = "/console/orders/\(id)"
            try await clerk.get(url)
            try await clerk.submit("\(url)/notes", ["note": "called"])
            try await clerk.get("/console/stock/\(fixture.skus[0])")
            try await clerk.submit("/console/stock/\(fixture.skus[0])/bins", ["bin": "A-1"])
            let ids = (
                order: try await fixture.actions(of: id.description),
                sku: try await fixture.actions(of: fixture.skus[0].description)
            )
            #expect(!ids.order.isEmpty && !ids.sku.isEmpty)
            func rows(_ query: String) async throws -> Int {
                let page = try await admin.get("/console/audit?\(query)")
                #expect(page.status == 200 && page.contains("对象可填"), "\(query): \(page.status)")
                return page.text.matches(of: /<tr><td[ >]/).count
            }
            #expect(try await rows("subject=\(Order.number(of: id).lowercased())") == ids.order.count)
            #expect(try await rows("subject=CUP-RED") == ids.sku.count)
            // A product stands for its variants, by its name too.
            #expect(try await rows("subject=tea-cup&action=bin_changed") >= 1)
            #expect(try await rows("subject=\("茶杯".percentEncoded)&action=bin_changed") >= 1)
            #expect(try await rows("subject=\(fixture.product.id)&action=bin_changed") >= 1)
            #expect(try await rows("actor=operator@example.com") >= 2)
            #expect(try await rows("actor=nobody@example.com") == 0)
            #expect(try await rows("subject=tea-cup&actor=nobody") == 0)
            // A name that two people have is both of them.
            for browser in [clerk, admin] {
                try await browser.get("/account")
                try await browser.submit("/account", ["name": "王芳"], holding: "name=\"name\"")
                #expect(browser.page.status == 303, "\(browser.page.text)")
            }
            try await admin.get(url)
            try await admin.submit("\(url)/notes", ["note": "called again"])
            let both = (
                try await rows("actor=operator@example.com"), try await rows("actor=administrator@example.com")
            )
            #expect(both.0 >= 2 && both.1 >= 1)
            #expect(try await rows("actor=%E7%8E%8B%E8%8A%B3") == both.0 + both.1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the log is found by days and by what was done, and wrong days stand at their field`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let url = "/console/stock/\(fixture.skus[0])"
            for bin in ["A-1", "A-2"] {
                let clerk = try await fixture.signedIn("operator")
                try await clerk.get(url)
                try await clerk.submit("\(url)/bins", ["bin": bin])
                fixture.base.clock.advance(by: .hours(24))
            }
            let today = BusinessCalendar.shanghai.day(of: fixture.base.clock.now)
            let (first, second) = (today + -2, today + -1)
            let admin = try await fixture.signedIn("administrator")
            func bins(_ query: String) async throws -> [String] {
                let page = try await admin.get("/console/audit?\(query)")
                #expect(page.status == 200, "\(query): \(page.status)")
                return page.text.matches(of: /A-[12]/).map { String($0.output) }
            }
            #expect(try await bins("action=bin_changed").count >= 2)
            #expect(try await !bins("action=bin_changed&to=\(first)").contains("A-2"))
            #expect(try await bins("action=bin_changed&to=\(first)").contains("A-1"))
            #expect(try await bins("action=bin_changed&from=\(second)").contains("A-2"))
            #expect(try await bins("action=bin_changed&from=\(today)").isEmpty)
            #expect(try await bins("action=price_changed").isEmpty)
            try await admin.get("/console/audit?action=bin_changed&from=\(first)&to=\(second)")
            #expect(admin.page.contains("<option value=\"bin_changed\" selected>"))
            #expect(admin.page.contains("action=bin_changed&amp;from=\(first)&amp;to=\(second)&amp;format=csv"))
            for (query, field) in [("from=\(second)&to=\(first)", "to"), ("from=soon", "from"), ("action=x", "action")]
            {
                try await admin.get("/console/audit?\(query)")
                #expect(admin.page.status == 422 && admin.page.contains("id=\"\(field)-error\""), "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `details are told in words, and counts and returns are found under goods and orders`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (admin, isChinese) = (try await fixture.signedIn("administrator", language), language == .chinese)
            let back = try await fixture.askedReturn()
            let sku = fixture.skus[0]
            let (order, category, group) = try await fixture.base.database.write { [shop = fixture.shop] transaction in
                let group = try fixture.identity.createCustomerGroup(
                    name: "VIP", by: ConsoleDeed.system, in: transaction
                ).id
                let shelf = try #require(
                    try transaction.run(Inventory.lockedLevels(of: [sku])).first { $0.warehouseID == fixture.warehouse }
                )
                _ = try shop.inventory.count(
                    [StockCount(skuID: sku, expected: shelf.onHand, counted: shelf.onHand + 1)], in: fixture.warehouse,
                    note: "", by: ConsoleDeed.system, in: transaction)
                let rejected = try shop.rejectReturn(
                    back, reason: "worn <b>", by: ConsoleDeed.system, in: transaction)
                let category = try #require(try shop.catalog.categories(in: transaction.session).first)
                let lines: [(String, String, String)] = [
                    ("price_rules_changed", sku.description, "CUP: none to 3+ 16.00 CNY, \(group) 1+ 14.00 CNY"),
                    ("goods_file_uploaded", String(repeating: "0a", count: 32), "1374 bytes"),
                    ("pictures_changed", fixture.product.id.description, "3 pictures"),
                    ("category_changed", category.id.description, category.slug),
                    ("synonym_added", SynonymID(7).description, "a = b"),
                ]
                for line in lines {
                    try transaction.audit(
                        line.0, of: line.1, line.2, by: ConsoleDeed.system, at: shop.database.clock.now(),
                        id: shop.database.ids.nextRaw())
                }
                return (rejected.orderID, category, group)
            }
            try await admin.get("/console/audit")
            let number = Order.number(of: order)
            let name = isChinese ? category.name : category.nameEnglish ?? category.name
            for part in isChinese
                ? [
                    "无 → 3 件起 ¥16.00, VIP 1 件起 ¥14.00", "1,374 字节", "3 张图片", "文件 0a0a0a0a<", "同义词</a>",
                    "退货：订单 \(number)",
                ]
                : [
                    "none → from 3 ¥16.00, VIP from 1 ¥14.00", "1,374 bytes", "3 pictures", "File 0a0a0a0a<",
                    "Synonym</a>",
                    "Return of order \(number)",
                ]
            { #expect(admin.page.contains(part), "\(part) in \(admin.page.text)") }
            for part in ["<td data-label", "worn &lt;b&gt;", ">\(name)</a>", "CUP-RED"] {
                #expect(admin.page.contains(part), "\(part) in \(admin.page.text)")
            }
            for id in [group.description, "whs_"] { #expect(!admin.page.contains(">\(id)"), "\(id)") }
            try await admin.get("/console/audit?subject=CUP-RED&action=stock_counted")
            let told = try #require(admin.page.text.firstMatch(of: /SH1: (\d+) → (\d+)/)).output
            #expect(Int(told.2) == (Int(told.1) ?? 0) + 1)
            try await admin.get("/console/audit?subject=\(fixture.warehouse)&action=stock_counted")
            #expect(admin.page.contains(isChinese ? "清点 1 项，1 项有差异" : "1 counted, 1 differ"), "\(admin.page.text)")
            try await admin.get("/console/audit?subject=\(number)&action=return_rejected")
            #expect(admin.page.contains("worn &lt;b&gt;"), "\(admin.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what shoppers do to their own leaves no line`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let before = try await fixture.base.auditLineCount()
            let shopper = try await fixture.signedIn("shopper")
            let id = try await shopper.buy(fixture)
            try await shopper.submit("/orders/\(id)/cancel", ["reason": "changed my mind"])
            #expect(shopper.page.status == 303)
            #expect(try await fixture.base.auditLineCount() == before)
        }
    }
}

extension PagesFixture {
    fileprivate func expectLines(of deed: ConsoleDeed, by browser: Browser, _ role: Role) async throws {
        let name: Comment = "\(deed.action) by \(role)"
        let form = try await deed.form(self, browser)
        let before = try await everything()
        // A key of its own: a refusal is remembered under it.
        let wrong = try await browser.post(deed.spoiled(form).url, deed.spoiled(form).pairs)
        #expect((400..<500).contains(wrong.status), "\(name): \(wrong.status)")
        #expect(try await everything() == before, name)
        // Where the line cannot be written, nothing is.
        let failed = try await base.withoutAuditLog { try await browser.post(form.url, form.pairs) }
        #expect(failed.status >= 500, "\(name): \(failed.status)")
        #expect(try await everything() == before, name)

        let lines = try await base.auditLineCount()
        let done = try await browser.post(form.url, form.pairs)
        #expect(done.status == deed.status, "\(name): \(done.status) \(done.text)")
        #expect(try await base.auditLineCount() == lines + deed.lineCount, name)
        let line = try #require(try await base.database.read { try $0.auditLog().items.first })
        let user = try await identity.people(roles: [role], after: nil, limit: .standard).items.first {
            $0.email == "\(role.rawValue)@example.com"
        }
        #expect(line.action == deed.action && line.actor == user.map { Actor.user($0.id).description }, name)
        #expect(line.requestID == done.requestID && done.requestID?.isEmpty == false, name)
        // A double click does nothing again; who is shown something once more has looked twice.
        let again = try await browser.post(form.url, form.pairs)
        if deed.isLook { #expect(again.status == done.status, name) }
        #expect(try await base.auditLineCount() == lines + deed.lineCount * (deed.isLook ? 2 : 1), name)
    }

    fileprivate func expectNothing(
        of deed: ConsoleDeed, by browser: Browser, formOf admin: Browser, _ role: Role
    ) async throws {
        let form = try await deed.form(self, admin)
        try await browser.get("/account")
        let token = Form.all(in: browser.page.text).first?.fields.first { $0.name == "_csrf" }?.value
        let pairs: [(name: String, value: String)] = form.pairs.map { $0.name == "_csrf" ? ($0.name, token ?? "") : $0 }
        let before = try await everything()
        let answer = try await browser.post(form.url, pairs)
        #expect(answer.status == 403 && !answer.contains("页面已过期"), "\(deed.action) by \(role): \(answer.status)")
        #expect(try await everything() == before, "\(deed.action) by \(role)")
    }
}
