import AfterSales
import Database
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What lines of the audit log tell beyond what was done: sums, reasons, addresses, values. What names people is looked
/// up where it is kept, and stands in no line.
@Suite struct AuditDetailTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a cancelled order is told with its sum and reason, a return with its grades`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (clerk, isChinese) = (try await fixture.signedIn("operator"), language == .chinese)
            let paid = try await fixture.signedIn("shopper").buy(fixture)
            try await clerk.get("/console/orders/\(paid)")
            try await clerk.cancel("/console/orders/\(paid)", reason: "王先生 <来电>")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            let unpaid = try await guest.checkOut()
            try await clerk.get("/console/orders/\(unpaid)")
            try await clerk.submit("/console/orders/\(unpaid)/cancel", ["reason": "重复下单"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            let back = try await fixture.askedReturn()
            let received = try await fixture.base.database.write { [shop = fixture.shop] transaction in
                let item = try shop.approveReturn(back, by: .system("test"), in: transaction)
                let lines = item.lines.map {
                    GradedLine(lineID: $0.orderLineID, quantity: $0.quantity, grade: .flawed)
                }
                return try shop.receiveReturn(back, lines: lines, by: .system("test"), in: transaction)
            }
            let due = try #require(received.refundDueMinor)
            #expect(try await fixture.details("order_cancelled") == ["", "47.98 CNY"])
            let auditor = try await fixture.signedIn("auditor", language)
            try await auditor.get("/console/audit")
            for part in [
                "¥47.98 · 王先生 &lt;来电&gt;</td>", ">重复下单</td>",
                "\(Money(due, .cny).decimal) · \(isChinese ? "有瑕疵" : "Flawed") × 1</td>",
            ] { #expect(auditor.page.contains(part), "\(part) in \(auditor.page.text)") }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `an invitation is told with its address as long as it is open, behind the mask for who keeps no staff`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            let auditor = try await fixture.signedIn("auditor", language)
            try await admin.get("/console/staff")
            try await admin.submit(
                "/console/staff/invitations", ["invite_email": "new@example.com", "role": "auditor"])
            #expect(try await fixture.details("staff_invited").allSatisfy { !$0.contains("@") })
            try await admin.get("/console/audit?action=staff_invited")
            #expect(admin.page.contains(" · new@example.com</td>"), "\(admin.page.text)")
            try await auditor.get("/console/audit?action=staff_invited")
            #expect(auditor.page.contains(" · n***@example.com</td>"), "\(auditor.page.text)")
            #expect(!auditor.page.contains("new@example.com"))
            let open = try #require(try await fixture.identity.openInvitations().first)
            try await fixture.identity.withdrawInvitation(open.id, by: .system("test"))
            try await admin.get("/console/audit?action=staff_invited")
            #expect(!admin.page.contains("new@example.com") && admin.page.contains(" · \(open.id)</td>"))
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `settings are told with both values where these are numbers, and texts by their names`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/settings")
            try await admin.submit(
                "/console/settings",
                [
                    "standard_freight": "9.5", "tax_basis_points": "6.5", "return_recipient": "王芳",
                    "return_days": "20",
                ])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            let told = try #require(try await fixture.details("settings_changed").first)
            #expect(told.contains("standard_freight 800 to 950") && !told.contains("王芳"), "\(told)")
            try await admin.get("/console/audit?action=settings_changed")
            for part in [" ¥8.00 → ¥9.50", " → 6.5 %", " 14 → 20"] {
                #expect(admin.page.contains(part), "\(part) in \(admin.page.text)")
            }
            #expect(!admin.page.contains("王芳") && !admin.page.contains("basis_points"), "\(admin.page.text)")
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a list that was taken away is told with its filter, and of a text only that there was one`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (admin, isChinese) = (try await fixture.signedIn("administrator", language), language == .chinese)
            _ = try await fixture.browser().buy(fixture, quantity: 1)
            for query in [
                "", "?state=allocated&paid=true&from=2026-11-01&to=2026-11-30&q=\("李雷".percentEncoded)",
                "?state=partly_shipped&delivery=pickup",
            ] {
                try await admin.get("/console/orders\(query)")
                try await admin.post(
                    "\(language.pathPrefix)/console/orders/export",
                    try Self.form(of: "\(language.pathPrefix)/console/orders/export", admin, query))
                #expect(admin.page.status == 200, "\(query): \(admin.page.text)")
            }
            #expect(
                try await fixture.details("orders_exported") == [
                    "0: state=partly_shipped, delivery=pickup",
                    "1: state=allocated, paid=true, from=2026-11-01, to=2026-11-30, text", "1",
                ])
            try await admin.get("/console/audit?action=orders_exported")
            for part in isChinese
                ? [
                    ">1 个订单</td>", "0 个订单（筛选：部分发货、到店自取）",
                    "1 个订单（筛选：待发货、已收款、下单日期从 2026-11-01、",
                ]
                : [
                    ">1 orders</td>", "0 orders (filter: Partly shipped, Pick up)",
                    "1 orders (filter: Ready to ship, Paid, Placed from 2026-11-01, ",
                ]
            { #expect(admin.page.contains(part), "\(part) in \(admin.page.text)") }
            #expect(admin.page.contains(isChinese ? " 2026-11-30、按文字查找）" : " 2026-11-30, a text)"))
            #expect(!admin.page.contains("李雷"))
        }
    }

    /// The form of the list, or where that is empty and has none, what it would carry.
    private static func form(
        of url: String, _ browser: Browser, _ query: String
    ) throws -> [(name: String, value: String)] {
        if let form = Form.all(in: browser.page.text).first(where: { $0.action == url }) { return form.fields }
        let token = Form.all(in: browser.page.text).flatMap(\.fields).first { $0.name == "_csrf" }
        return [try #require(token)] + [("state", "partly_shipped"), ("delivery", "pickup")]
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a file of goods is told with its name, its lines and what it would change`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (admin, isChinese) = (try await fixture.signedIn("administrator", language), language == .chinese)
            let export = try await admin.get("/console/goods/export").text
            let file = export.replacing("19.99", with: "18.88").replacing(",,29.99,", with: ",,x,")
            try await admin.get("/console/goods/import")
            try await admin.submit("/console/goods/import", ["goods": Browser.file + file])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            let told = try #require(try await fixture.details("goods_file_uploaded").first)
            #expect(told.hasSuffix(" bytes, 2 rows, 1 to change, 1 refused: a.jpg"), "\(told)")
            try await admin.get("/console/audit?action=goods_file_uploaded")
            let words =
                isChinese
                ? "a.jpg · 2 行，将改动 1 件商品，1 行未通过，"
                : "a.jpg · lines: 2, products it would change: 1, lines refused: 1, "
            #expect(admin.page.contains(words), "\(admin.page.text)")
        }
    }
}

extension PagesFixture {
    /// What lines of one action keep, the latest first.
    fileprivate func details(_ action: String) async throws -> [String] {
        try await base.database.read { session in
            try session.auditLog(AuditFilter(action: action)).items.map(\.details)
        }
    }
}
