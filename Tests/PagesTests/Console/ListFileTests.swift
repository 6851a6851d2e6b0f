import Catalog
import Database
import Identity
import Inventory
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Lists as files for spreadsheets.
@Suite struct ListFileTests {
    private static let lists = [
        "/console/stock", "/console/warehouses", "/console/customers", "/console/payments", "/console/payments/list",
        "/console/payments/refunds",
        "/console/payments/ledger", "/console/payments/statements", "/console/payments/differences",
        "/console/returns", "/console/operations", "/console/audit", "/console/synonyms", "/console/brands",
        "/console/categories", "/console/staff", "/console/customers/groups", "/console/operations/waiting",
        "/console/settings", "/console/orders", "/console/goods", "/console/goods/bulk",
    ]

    /// The records of a file, its headings first.
    private static func records(_ page: Browser.Page) throws -> [[String]] {
        #expect(page.status == 200 && page.text.hasPrefix("\u{FEFF}"), "\(page.text)")
        var blocks = [Array(page.text.utf8)]
        var reader = CSVReader { blocks.popLast() ?? [] }
        var (record, records): (CSVRecord, [[String]]) = (CSVRecord(), [])
        while try reader.read(into: &record) { records.append((0..<record.fieldCount).map(record.text)) }
        return records
    }

    /// Something on every list, some of which would be a formula.
    private static func fill(_ fixture: PagesFixture) async throws {
        let (shopper, actor) = (try await fixture.signedIn("shopper"), Caller.system("test"))
        let order = try await shopper.buy(fixture, quantity: 1)
        _ = try await fixture.askedReturn()
        _ = try await fixture.difference()
        _ = try await fixture.shop.catalog.addSynonym("茶碗", "茶杯", isTwoWay: false, by: actor)
        _ = try await fixture.shop.catalog.createBrand(
            NewBrand(slug: "odd", name: "=1+1", nameEnglish: "@SUM(A1)"), by: actor)
        try await fixture.shop.changeSettings(expectedVersion: 0, by: actor) { $0[.contact] = "=1+1@example.com" }
        let dearer = BulkChange.prices(PriceStep(.amount(100)), reason: "=3+3")
        let plan = try await fixture.base.database.read { [shop = fixture.shop, id = fixture.product.id] in
            try shop.catalog.plan(dearer, for: [id], in: $0)
        }
        _ = try await fixture.shop.catalog.changeProducts([fixture.product.id], dearer, seen: plan.seen, by: actor)
        _ = try await fixture.shop.compareStatement(of: "sandbox", day: try #require(CivilDay("2026-11-20")))
        try await fixture.base.database.write { [shop = fixture.shop, identity = fixture.identity] transaction in
            _ = try identity.createCustomerGroup(name: "=2+2", note: "@SUM(B1)", by: actor, in: transaction)
            _ = try shop.refund(order, .amount(Money(100, .cny)), reason: "late", by: actor, in: transaction)
            try transaction.enqueue(Job(kind: "test", payload: "{}", uniqueKey: "=cmd", dueAt: ManualClock.start))
            _ = try transaction.first(
                """
                UPDATE jobs SET state = 'dead', finished_at = 1, last_error = '-1+1', attempts = 9
                WHERE unique_key = '=cmd' RETURNING id
                """)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `every list leads to its file, which has the rows that the list shows`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            try await Self.fill(fixture)
            let admin = try await fixture.signedIn("administrator", language)
            for url in Self.lists {
                try await admin.get(url)
                let (page, link) = (admin.page, "\(language.pathPrefix)\(url)?format=csv\" download")
                #expect(page.status == 200 && page.contains(link), "\(url): \(page.text)")
                let records = try Self.records(try await admin.get("\(url)?format=csv"))
                let width = records.first?.count ?? 0
                #expect(records.count > 1 && width > 1 && records.allSatisfy { $0.count == width }, "\(records)")
                // The headings are words, and none of them is a key of the catalogue.
                #expect(records.first?.allSatisfy { !$0.contains(".") && !$0.isEmpty } == true, "\(records[0])")
                let odd = records.joined().filter { "=+@-".contains($0.first ?? "x") }
                #expect(odd.allSatisfy { $0.wholeMatch(of: /-[0-9]+(\.[0-9]+)?/) != nil }, "\(url): \(odd)")
                // A row's first cell stands on the page, times apart.
                let first = records.dropFirst().compactMap(\.first).filter { !$0.isEmpty }
                for cell in first where cell.firstMatch(of: /^[0-9]{4}-|['<]/) == nil {
                    #expect(page.contains(cell), "\(url): \(cell)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file keeps the filter of its list, and so does the way to it`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await Self.fill(fixture)
            let admin = try await fixture.signedIn("administrator")
            let filters: [(list: String, some: String, none: String)] = [
                ("/console/stock", "q=CUP-RED", "q=NOTHING"),
                ("/console/payments/list", "state=partially_refunded", "state=failed"),
                ("/console/payments/differences", "state=open", "state=resolved"),
                ("/console/payments/refunds", "state=pending", "state=failed"),
                ("/console/customers", "q=shopper@example.com", "q=nobody@example.com"),
                ("/console/audit", "actor=system:test", "actor=system:nobody"),
            ]
            for (list, some, none) in filters {
                let all = try Self.records(try await admin.get("\(list)?format=csv"))
                try await admin.get("\(list)?\(some)")
                let escaped = some.replacing("@", with: "%40").replacing(":", with: "%3A")
                #expect(admin.page.contains("\(list)?\(escaped)&amp;format=csv"), "\(list): \(admin.page.text)")
                let found = try Self.records(try await admin.get("\(list)?\(some)&format=csv"))
                #expect(found.count > 1 && found.count <= all.count && found.allSatisfy { all.contains($0) }, "\(list)")
                let nothing = try Self.records(try await admin.get("\(list)?\(none)&format=csv"))
                #expect(nothing.count == 1, "\(list)")
            }
            // What cannot be understood is refused like on the list.
            for url in ["/console/customers?q=a%00b", "/console/stock?warehouse=x"] {
                #expect(try await admin.get("\(url)&format=csv").status == 422, "\(url)")
            }
            #expect(try await admin.get("/console/stock/\(SKUID(1))?format=csv").status == 404)
            #expect(try await admin.get("/console/payments/statements/2026-11-19?format=csv").status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file has all pages of its list, with numbers that can be added up`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (inventory, warehouse) = (fixture.shop.inventory, fixture.warehouse)
            let sku = fixture.skus[0]
            try await fixture.base.database.write { transaction in
                for index in 0..<130 {
                    _ = try inventory.adjust(
                        StockAdjustment(
                            skuID: sku, warehouseID: warehouse, delta: index.isMultiple(of: 2) ? 3 : -2,
                            reason: .count, note: "=\(index)", by: .system("test")), in: transaction)
                }
            }
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/stock/\(sku)")
            #expect(clerk.page.contains("/console/stock/\(sku)?format=csv"))
            let journal = try Self.records(try await clerk.get("/console/stock/\(sku)?format=csv"))
            #expect(journal[0] == ["编码", "时间", "原因", "仓库", "在库", "占用", "操作人", "备注"], "\(journal[0])")
            #expect(journal.count == 132 && journal.dropFirst().allSatisfy { $0[0] == "CUP-RED" })
            #expect(journal.dropFirst().compactMap { Int($0[4]) }.reduce(0, +) == 75)
            #expect(Set(journal.map { $0[7] }).count == 132 && journal.contains { $0[7] == "'=129" })
            let stock = try Self.records(try await clerk.get("/console/stock?q=CUP-RED&format=csv"))
            #expect(stock.dropFirst() == [["茶杯 <b> 红", "CUP-RED", "上海一仓（中心仓）", "75", "0", "75", ""]])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what all pages of a file share is read once, and what it does not show never`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (inventory, warehouse, sku) = (fixture.shop.inventory, fixture.warehouse, fixture.skus[0])
            try await fixture.base.database.write { transaction in
                for _ in 0..<130 {
                    _ = try inventory.adjust(
                        StockAdjustment(
                            skuID: sku, warehouseID: warehouse, delta: 1, reason: .count, note: "",
                            by: .system("test")), in: transaction)
                }
            }
            _ = try await fixture.difference()
            let admin = try await fixture.signedIn("administrator")
            func reads(_ url: String, of table: String) async throws -> Int {
                fixture.base.log.clear()
                #expect(try await admin.get(url).status == 200)
                return fixture.base.log.statements.count { $0.contains(table) }
            }
            let journal = "/console/stock/\(sku)?format=csv"
            for (table, count) in [("stock_movements", 2), ("FROM warehouses", 1), ("FROM skus", 1)] {
                #expect(try await reads(journal, of: table) == count, "\(table)")
            }
            #expect(try await reads("/console/payments", of: "payment_differences") > 0)
            #expect(try await reads("/console/payments?format=csv", of: "payment_differences") == 0)
            #expect(try await reads("/console/payments?format=csv", of: "FROM refunds") == 1)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `an account's entries lead to their orders, by days and as a file with all pages`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let order = try await shopper.buy(fixture, quantity: 1)
            let url = "/console/payments/ledger/entries"
            let clerk = try await fixture.signedIn("operator", language)
            try await clerk.get("/console/payments/ledger")
            #expect(clerk.page.contains("\(language.pathPrefix)\(url)?account=escrow"))
            try await clerk.get(url)
            #expect(clerk.page.status == 200 && clerk.page.contains(language == .english ? "Choose" : "请选择"))
            try await clerk.get("\(url)?account=escrow&from=2026-11-20&to=2026-11-20")
            #expect(clerk.page.status == 200 && clerk.page.contains("/console/orders/\(order)"))
            #expect(clerk.page.contains(language == .english ? "Payment received" : "收款"))
            #expect(clerk.page.contains("account=escrow&amp;from=2026-11-20&amp;to=2026-11-20&amp;format=csv"))
            let records = try Self.records(try await clerk.get("\(url)?account=escrow&format=csv"))
            #expect(records.count == 2 && records[1][3].isEmpty && records[1][5] == "CNY", "\(records)")
            #expect(records[1][6] == Order.number(of: order) && records[1][7].hasPrefix("pay_"), "\(records)")
            #expect(try Self.records(try await clerk.get("\(url)?account=escrow&to=2026-11-19&format=csv")).count == 1)
            try await clerk.get("\(url)?account=escrow&from=2026-11-21&to=2026-11-20")
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"to-error\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `open invitations are a file, with role and functions`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            let url = "/console/staff/invitations"
            try await admin.get("/console/staff")
            #expect(!admin.page.contains("\(url)?format=csv"))
            try await admin.submit(
                url, ["invite_email": "new@example.com", "role": "operator", "function.goods": "true"])
            #expect(admin.page.contains("\(url)?format=csv\" download"))
            let records = try Self.records(try await admin.get("\(url)?format=csv"))
            #expect(records.count == 2 && records[1].prefix(3) == ["new@example.com", "运营", "商品"], "\(records)")
            #expect(try await admin.get(url).location == "/console/staff")
            #expect(try await fixture.signedIn("operator").get("\(url)?format=csv").status == 403)
        }
    }

    @Test(arguments: TestEngine.all)
    func `customers are in their file behind the masks of the list`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/account")
            try await shopper.submit("/account", ["name": "王小芳"], holding: "version")
            _ = try await shopper.buy(fixture, quantity: 1)
            let clerk = try await fixture.signedIn("operator")
            let file = try await clerk.get("/console/customers?q=shopper@example.com&format=csv")
            let records = try Self.records(file)
            #expect(records.count == 2 && records[1].prefix(2) == ["王*", "s***@example.com"], "\(records)")
            #expect(records[1][2] == "2026-11-20 14:05" && records[1][6] == "CNY")
            #expect(!file.contains("小芳") && !file.contains("shopper@"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `price rules and planned prices are files beside the history`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let goods = "/console/goods/\(fixture.product.id)"
            let rules = "\(goods)/skus/\(fixture.skus[0])/prices"
            try await clerk.get(rules)
            #expect(!clerk.page.contains("format=csv"))
            try await clerk.submit(rules, ["minimum_quantity": "10", "price": "17.50"])
            try await clerk.get(rules)
            #expect(clerk.page.contains("\(rules)?format=csv\" download"), "\(clerk.page.text)")
            let ruled = try Self.records(try await clerk.get("\(rules)?format=csv"))
            #expect(
                ruled == [
                    ["编码", "适用", "起订数量", "单价", "币种", "状态"], ["CUP-RED", "所有人", "10", "17.50", "CNY", "有效"],
                ], "\(ruled)")
            try await clerk.get("\(goods)/prices")
            #expect(!clerk.page.contains("list=price-plans"))
            try await clerk.submit(
                "\(goods)/prices", ["price": "15.50", "starts_at": "2026-12-12T00:00", "reason": "=4+4"])
            try await clerk.get("\(goods)/prices")
            #expect(clerk.page.contains("\(goods)/prices?list=price-plans&amp;format=csv\" download"))
            let plans = try Self.records(try await clerk.get("\(goods)/prices?list=price-plans&format=csv"))
            #expect(plans.count == 2 && plans[1][0] == "CUP-RED", "\(plans)")
            #expect(plans[1][1...6] == ["15.50", "", "CNY", "2026-12-12 00:00", "", "未开始"], "\(plans)")
            #expect(plans[1][8] == "'=4+4", "\(plans)")
            // The history keeps its address.
            let history = try Self.records(try await clerk.get("\(goods)/prices?format=csv"))
            #expect(history.count == 2 && history[1][4] == "19.99", "\(history)")
            for gone in [
                "\(goods)/skus/\(SKUID(1))/prices?", "/console/goods/\(ProductID(1))/prices?list=price-plans&",
            ] {
                #expect(try await clerk.get("\(gone)format=csv").status == 404, "\(gone)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a customer's orders and addresses are files, behind the masks of the page`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let order = try await shopper.buy(fixture, quantity: 1)
            try await shopper.get("/account/addresses")
            try await shopper.submit(
                "/account/addresses",
                ["name": "韩梅梅", "phone": "13700137000", "province": "广东省", "city": "东莞市", "line1": "南城街道 1 号"])
            let (auditor, id) = (try await fixture.signedIn("auditor"), try await fixture.person("shopper"))
            let url = "/console/customers/\(id)"
            try await auditor.get(url)
            #expect(auditor.page.contains("\(url)?format=csv\" download"))
            #expect(auditor.page.contains("\(url)?list=addresses&amp;format=csv\" download"))
            let orders = try Self.records(try await auditor.get("\(url)?format=csv"))
            #expect(orders.count == 2 && orders[1][0] == Order.number(of: order), "\(orders)")
            #expect(orders[1][4] == "1" && orders[1][6] == "CNY", "\(orders)")
            let places = try Self.records(try await auditor.get("\(url)?list=addresses&format=csv"))
            #expect(places.dropFirst() == [["韩*", "137****7000", "广东省 东莞市 ****", "是"]], "\(places)")
            #expect(try await auditor.get("/console/customers/\(UserID(1))?format=csv").status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods are exported as the list shows them, with what is left and what was sold`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let auditor = try await fixture.signedIn("auditor")
            let records = try Self.records(try await auditor.get("/console/goods?state=on_sale&format=csv"))
            #expect(
                records == [
                    ["商品名称", "状态", "规格编码", "单价", "币种", "库存", "售罄规格数", "低库存规格数", "近 30 天销量"],
                    ["茶杯 <b>", "在售", "CUP-RED, CUP-BLUE", "19.99", "CNY", "20", "0", "0", "0"],
                ], "\(records)")
            #expect(try Self.records(try await auditor.get("/console/goods?state=draft&format=csv")).count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `whoever may not look at a list may not have its file either`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            for role in Role.allCases where role.isStaff {
                let person = try await fixture.signedIn(role.rawValue)
                for url in Self.lists {
                    let list = try await person.get(url).status
                    #expect(try await person.get("\(url)?format=csv").status == list, "\(role) \(url)")
                    #expect(list == 200 || list == 403)
                }
            }
            let stranger = fixture.browser()
            for url in Self.lists {
                try await stranger.get("\(url)?format=csv")
                #expect(stranger.page.location?.hasPrefix("/sign-in?next=") == true, "\(url)")
            }
        }
    }
}
