import AfterSales
import Catalog
import Database
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What the audit log and the history of a product say of edits: which field, what it was, what it is.
@Suite struct EditDetailTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `an edit of goods is told by its fields, with both values`(engine: TestEngine, language: Language) async throws
    {
        try await withPages(engine) { fixture in
            let (admin, isChinese) = (try await fixture.signedIn("administrator", language), language == .chinese)
            let (catalog, url, sku) = (
                fixture.shop.catalog, "/console/goods/\(fixture.product.id)", fixture.skus[1]
            )
            try await admin.get(url)
            try await admin.submit("\(url)/rows", ["list_price.\(sku)": "39.99"])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            #expect(try await fixture.details("sku_edited") == [#"CUP-BLUE: list_price none to "39.99 CNY""#])
            var changes = ProductChanges()
            changes.brand = .set("夜航")
            changes.description = "第三行"
            let found = try #require(try await catalog.product(.id(fixture.product.id), includeUnpublished: true))
            _ = try await catalog.updateProduct(
                fixture.product.id, version: found.product.version, changes, by: ConsoleDeed.system)
            #expect(
                try await fixture.details("product_edited") == [#"tea-cup: brand "Zhang" to "夜航"; description"#])

            let told =
                isChinese
                ? ["划线价 无 → ¥39.99", "品牌 Zhang → 夜航；商品介绍"]
                : ["List price none → ¥39.99", "Brand Zhang → 夜航; Description"]
            for page in ["/console/audit", url] {
                try await admin.get(page)
                for text in told { #expect(admin.page.contains(text), "\(text) in \(admin.page.text)") }
            }
            try await admin.get(url)
            #expect(admin.page.contains(" CUP-BLUE · \(told[0])"), "\(admin.page.text)")
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a category is told by its name, a variant's price and state in words, and an edit of nothing by none`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (admin, isChinese) = (try await fixture.signedIn("administrator", language), language == .chinese)
            let catalog = fixture.shop.catalog
            let made = try await catalog.createProduct(
                NewProduct(
                    slug: "bowl", title: "碗", categoryID: fixture.category.id,
                    skus: [NewSKU(code: "BOWL: A", attributes: ["号": "1"], priceMinor: 900)]),
                by: ConsoleDeed.system
            ).product
            var away = ProductChanges()
            away.categoryID = .set(nil)
            _ = try await catalog.updateProduct(made.id, version: made.version, away, by: ConsoleDeed.system)
            let sku = try #require(made.skus.first)
            _ = try await catalog.updateSKU(sku.id, version: 1, SKUChanges(), by: ConsoleDeed.system)
            var retired = SKUChanges()
            (retired.priceMinor, retired.state) = (700, .retired)
            _ = try await catalog.updateSKU(sku.id, version: 2, retired, by: ConsoleDeed.system)
            _ = try await catalog.addSKU(
                NewSKU(code: "BOWL-B", attributes: ["号": "2"], priceMinor: 7_900), to: made.id, by: ConsoleDeed.system)
            #expect(try await fixture.details("sku_edited") == ["BOWL: A"])
            #expect(
                try await fixture.details("price_changed") == [
                    #"BOWL: A: price "9.00 CNY" to "7.00 CNY"; variant_state "active" to "retired""#
                ])
            let category = isChinese ? fixture.category.name : fixture.category.nameEnglish ?? fixture.category.name
            let told =
                isChinese
                ? ["bowl · 分类 \(category) → 无", "BOWL: A · 单价 ¥9.00 → ¥7.00；规格状态 启用 → 停用", "BOWL-B · ¥79.00"]
                : [
                    "bowl · Category \(category) → none",
                    "BOWL: A · Price ¥9.00 → ¥7.00; Variant state Active → Retired",
                    "BOWL-B · ¥79.00",
                ]
            try await admin.get("/console/audit?subject=bowl")
            for text in told { #expect(admin.page.contains(text), "\(text) in \(admin.page.text)") }
            try await admin.get("/console/goods/\(made.id)")
            let without = String(told[0].dropFirst("bowl · ".count))
            #expect(
                admin.page.contains(without) && !admin.page.contains("\(fixture.category.id) →"), "\(admin.page.text)")
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `an adjustment says the warehouse and which way, and lines from before say what they know`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (admin, isChinese) = (try await fixture.signedIn("administrator", language), language == .chinese)
            let sku = fixture.skus[0]
            let stock = "/console/stock/\(sku)"
            for (delta, reason) in [("3", "receipt"), ("-2", "damage")] {
                try await admin.get(stock)
                try await admin.submit("\(stock)/adjustments", ["delta": delta, "reason": reason])
                #expect(admin.page.status == 303, "\(admin.page.text)")
            }
            try await fixture.base.database.write { [shop = fixture.shop] transaction in
                for (action, subject, details) in [
                    ("stock_adjusted", sku.description, "10 receipt, now 99"), ("settings_changed", "settings", ""),
                    ("divisions_changed", "divisions", "1282 0"),
                    ("difference_resolved", DifferenceID(7).description, ""),
                ] {
                    try transaction.audit(
                        action, of: subject, details, by: ConsoleDeed.system, at: shop.database.clock.now(),
                        id: shop.database.ids.nextRaw())
                }
            }
            let told = try await fixture.details("stock_adjusted").prefix(3)
            let here = "\(fixture.warehouse): "
            #expect(
                told.dropFirst().elementsEqual(["\(here)-2 damage, now 11", "\(here)+3 receipt, now 13"]), "\(told)")
            try await admin.get("/console/audit")
            let texts =
                isChinese
                ? [
                    "上海一仓 +3（入库），现有 13", "上海一仓 -2（", "<td data-label=\"详情\">+10（入库），现有 99",
                    "=settings\">设置</a>", "=divisions\">行政区划</a>", "新增 1,282 个，改名 0 个", "\">支付差异</a>",
                ]
                : [
                    "上海一仓 +3 (", "上海一仓 -2 (", ">+10 (", "=settings\">Settings</a>", "=divisions\">Divisions</a>",
                    "added: 1,282, renamed: 0", "\">A payment difference</a>",
                ]
            for text in texts { #expect(admin.page.contains(text), "\(text) in \(admin.page.text)") }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a look at a file of goods is no change of them, and its writing has a line of its own`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (admin, isChinese) = (try await fixture.signedIn("administrator", language), language == .chinese)
            let export = try await admin.get("/console/goods/export").text
            let file = export.replacing("19.99", with: "18.88").replacing(",,29.99,", with: ",,x,")
            try await admin.get("/console/goods/import")
            try await admin.submit("/console/goods/import", ["goods": Browser.file + file])
            let look = try await admin.follow()
            try await admin.get("/console/audit")
            #expect(admin.page.contains(isChinese ? "预览商品文件</td>" : "Previewed a file of goods</td>"))
            #expect(try await fixture.details("goods_file_taken").isEmpty)
            let form = try #require(Form.all(in: look.text).first { $0.action.contains("/import/") })
            for _ in 1...2 { #expect(try await admin.post(form.action, form.fields).status == 200) }
            #expect(
                try await fixture.details("goods_file_taken") == [
                    "2 rows, 0 created, 1 changed, 1 refused: a.jpg"
                ])
            try await admin.get("/console/audit?action=goods_file_taken")
            for text in isChinese
                ? ["写入商品文件</td>", "a.jpg · 2 行，新建 0 件商品，改动 1 件，1 行未通过"]
                : [
                    "Wrote a file of goods</td>",
                    "a.jpg · lines: 2, products made: 0, products changed: 1, lines refused: 1",
                ]
            { #expect(admin.page.contains(text), "\(text) in \(admin.page.text)") }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `settings are named as such, and an approved return has its sum`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (admin, isChinese) = (try await fixture.signedIn("administrator", language), language == .chinese)
            try await admin.get("/console/settings")
            try await admin.submit("/console/settings", ["filing_number": "沪ICP备1号", "licence_number": "1"])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            let back = try await fixture.askedReturn()
            let due = try await fixture.base.database.write { [shop = fixture.shop] transaction in
                let item = try shop.approveReturn(back, by: ConsoleDeed.system, in: transaction)
                let order = try #require(
                    try shop.orders.order(item.orderID, .everybody, in: transaction.session))
                return try order.expectedRefund(of: item.pieces).amount
            }
            #expect(due.amountMinor > 0)
            #expect(try await fixture.details("return_approved") == ["\(due) due"])
            try await admin.get("/console/audit")
            #expect(admin.page.contains("¥\(due.decimal)</td>"), "\(admin.page.text)")
            #expect(admin.page.contains(isChinese ? ">备案号、营业执照注册号<" : ">ICP filing number, Business licence number<"))
            try await admin.get("/console/settings")
            #expect(admin.page.contains(isChinese ? ">备案号</td>" : ">ICP filing number</td>"), "\(admin.page.text)")
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
