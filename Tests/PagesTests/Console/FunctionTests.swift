import Catalog
import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

/// Operators who work on a part of the shop: what they see, and who says so.
@Suite struct FunctionTests {
    /// Pages of the navigation with the right that opens them.
    private static let places: [(url: String, right: Permission)] = [
        ("/console/trade", .ordersRead), ("/console/orders", .ordersRead), ("/console/returns", .ordersRead),
        ("/console/customers", .customersRead), ("/console/goods", .catalogRead), ("/console/stock", .stockRead),
        ("/console/payments", .paymentsRead), ("/console/operations", .operationsRead),
        ("/console/audit", .auditRead), ("/console/staff", .staffManage), ("/console/settings", .settingsManage),
    ]

    @Test(arguments: TestEngine.all, StaffFunction.allCases)
    func `navigation, first page and shortcuts show what the function may see, and nothing else`(
        engine: TestEngine, function: StaffFunction
    ) async throws {
        try await withPages(engine) { fixture in
            // Another operator has looked before: what is kept of their pages is theirs.
            try await fixture.signedIn("operator").get("/console")
            let browser = try await fixture.signedIn(working: StaffFunctions([function]))
            let rights = Role.operator.permissions(within: StaffFunctions([function]))
            for page in ["/console", "/console/help"] {
                try await browser.get(page)
                #expect(browser.page.status == 200, "\(page)")
                for place in Self.places {
                    #expect(
                        browser.page.contains("href=\"\(place.url)") == rights.contains(place.right),
                        "\(place.url) on \(page)")
                }
            }
            try await browser.get("/console")
            let tiles: [(url: String, right: Permission)] = [
                ("/console/orders?state=allocated", .ordersRead), ("/console/returns?state=requested", .ordersRead),
                ("/console/payments/refunds?state=pending", .paymentsRead),
                ("/console/stock?low=true", .stockRead), ("/console/orders?paid=true", .ordersRead),
            ]
            for tile in tiles {
                #expect(browser.page.contains(tile.url) == rights.contains(tile.right), "\(tile.url)")
            }
            for place in Self.places where !rights.contains(place.right) {
                try await browser.get(place.url)
                #expect(browser.page.status == 403 && browser.page.contains("href=\"/console\""), "\(place.url)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `an order's page leads nowhere and offers nothing that the function has no right to`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let url = "/console/orders/\(try await shopper.buy(fixture, quantity: 1))"
            let deeds: [(part: String, right: Permission)] = [
                ("\(url)/parcels\"", .parcelsManage), ("\(url)/refunds\"", .refundsManage),
                ("\(url)/cancel\"", .ordersManage), ("\(url)/personal-data\"", .recipientsRead),
                ("href=\"/console/customers/", .customersRead), ("href=\"/console/stock/", .stockRead),
            ]
            for function in [StaffFunction.orders, .service, .finance] {
                let functions = StaffFunctions([function])
                let browser = try await fixture.signedIn(working: functions)
                let rights = Role.operator.permissions(within: functions)
                try await browser.get(url)
                #expect(browser.page.status == 200, "\(function)")
                for deed in deeds {
                    #expect(
                        browser.page.contains(deed.part) == rights.contains(deed.right), "\(deed.part) for \(function)")
                }
                #expect(browser.page.contains("\(url)/notes\"") == (function != .finance), "\(function)")
            }
        }
    }

    /// It answered with a refusal.
    @Test(arguments: TestEngine.all, [StaffFunction.service, .goods])
    func `a product's page leads to the stock of its variants only who may see it`(
        engine: TestEngine, function: StaffFunction
    ) async throws {
        try await withPages(engine) { fixture in
            let browser = try await fixture.signedIn(working: StaffFunctions([function]))
            try await browser.get("/console/goods/\(fixture.product.id)")
            #expect(browser.page.status == 200)
            #expect(browser.page.contains("href=\"/console/stock/") == function.permissions.contains(.stockRead))
            try await browser.get("/console/search")
            #expect(browser.page.contains(">搜索</button>") && !browser.page.contains(">筛选</button>"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the search finds what the function may see`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let id = try await fixture.browser().buy(fixture, quantity: 1)
            let orders = try await fixture.signedIn(working: StaffFunctions([.orders]))
            let goods = try await fixture.signedIn(working: StaffFunctions([.goods]))
            let finance = try await fixture.signedIn(working: StaffFunctions([.finance]))
            try await orders.get("/console/search?q=\(id)")
            #expect(orders.page.location == "/console/orders/\(id)")
            try await goods.get("/console/search?q=\(id)")
            #expect(goods.page.status == 200)
            // A caller would hear that there is no such order.
            #expect(goods.page.contains("中没有找到“\(id)”。") && goods.page.contains("当前职能不含订单"), "\(goods.page.text)")
            #expect(!goods.page.contains(">没有找到“") && !goods.page.contains("最近 2 万个订单"))
            try await orders.get("/console/search?q=nothing-at-all")
            let isWhole = [Permission.ordersRead, .catalogRead, .customersRead].allSatisfy(
                Role.operator.permissions(within: StaffFunctions([.orders])).contains)
            #expect(orders.page.contains("没有找到“nothing-at-all”。") && orders.page.contains("当前职能不含") != isWhole)
            try await goods.get("/console/search?q=\(fixture.product.id)")
            #expect(goods.page.location == "/console/goods/\(fixture.product.id)")
            try await finance.get("/console/search?q=CUP")
            #expect(finance.page.status == 200 && !finance.page.contains("CUP-RED"))
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `functions are changed with a second step where rights are taken away, and hold at once`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            let clerk = try await fixture.signedIn(working: StaffFunctions([.goods, .stock]))
            let id = try await fixture.person("goods-stock")
            let url = "/console/staff/\(id)/functions"
            func named() async throws -> StaffFunctions { try await fixture.identity.profile(of: id).functions }
            try await admin.get("/console/staff")
            #expect(admin.page.contains("\(language.pathPrefix)\(url)\""))
            #expect(admin.page.contains(language == .english ? "Goods, Stock" : "商品、仓储"))

            // More is given at once.
            try await admin.get(url)
            try await admin.submit(url, ["function.orders": "true"])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            #expect(try await named() == StaffFunctions([.goods, .orders, .stock]))
            #expect(try await clerk.get("/console/orders").status == 200)

            // Less is asked about, with what is lost by name.
            try await admin.get(url)
            try await admin.submit(url, ["function.orders": nil, "function.stock": nil])
            #expect(admin.page.status == 200)
            #expect(admin.page.contains(language == .english ? "Take these rights away?" : "收回这些权限？"))
            #expect(admin.page.contains(language == .english ? "Ship, and mark parcels" : "发货，标记包裹送达"))
            #expect(!admin.page.contains(language == .english ? "<li>See goods" : "<li>查看商品"))
            #expect(try await named() == StaffFunctions([.goods, .orders, .stock]))
            let sure = try admin.filled(url, holding: "name=\"sure\"")
            #expect(try await admin.post(sure.url, sure.pairs).status == 303)
            #expect(try await named() == StaffFunctions([.goods]))
            #expect(try await clerk.get("/console/orders").status == 403)
            #expect(try await clerk.get("/console/goods").status == 200)

            // A form from before is told of the change; one without a box is refused.
            let before = try await fixture.everything()
            #expect(try await admin.post(sure.url, sure.pairs).status == 303)
            try await admin.get(url)
            let open = try admin.filled(url, ["function.finance": "true", "known": "stock"])
            #expect(try await admin.post(open.url, open.pairs).status == 412)
            try await admin.get(url)
            try await admin.submit(url, ["function.goods": nil])
            #expect(admin.page.status == 422 && admin.page.contains("id=\"functions-error\""))
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `who is invited reads what for, and administrators and auditors refuse functions`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/staff")
            let before = try await fixture.everything()
            for role in ["administrator", "auditor"] {
                let form = try admin.filled(
                    "/console/staff/invitations",
                    ["invite_email": "new@example.com", "role": role, "function.goods": "true", "_key": "k-\(role)"])
                let answer = try await admin.post(form.url, form.pairs)
                #expect(answer.status == 409 && answer.contains("id=\"functions-error\""), "\(role)")
            }
            let unknown = try admin.filled(
                "/console/staff/invitations",
                ["invite_email": "new@example.com", "role": "operator", "function.king": "true"])
            #expect(try await admin.post(unknown.url, unknown.pairs).status == 422)
            #expect(try await fixture.everything() == before)

            try await admin.get("/console/staff")
            try await admin.submit(
                "/console/staff/invitations",
                ["invite_email": "new@example.com", "role": "operator", "function.finance": "true"])
            #expect(admin.page.status == 200)
            let guest = fixture.browser(language)
            let link = try #require(
                admin.page.text.firstMatch(of: /<code>[^<]*?(\/invit[^<]*)<\/code>/)?.output.1)
            try await guest.get(String(link))
            #expect(guest.page.status == 200 && guest.page.contains(language == .english ? "Finance" : "财务"))
            #expect(!guest.page.contains(language == .english ? "Orders</strong>" : "订单履约</strong>"))
        }
    }

    @Test(arguments: Language.allCases)
    func `the page of the staff shows who may do what, as the program decides it`(language: Language) async throws {
        try await withPages(.sqlite) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/staff")
            let title = language == .english ? "Who may do what" : "谁可以做什么"
            let start = try #require(admin.page.text.firstRange(of: title))
            let rows = admin.page.text[start.upperBound...].split(separator: "<tr>").dropFirst(2)
            let rights = Permission.allCases.filter { ![.shopBuy, .profileManage].contains($0) }
            #expect(rows.count == rights.count)
            let holders =
                StaffFunction.allCases.map(\.permissions) + [Role.administrator.permissions, Role.auditor.permissions]
            for (row, right) in zip(rows, rights) {
                let cells = row.matches(of: /<td[^>]*>([^<]*)<\/td>/).map { String($0.output.1) }
                let marks = cells.dropFirst().map { $0 != "–" }
                #expect(marks == holders.map { $0.contains(right) }, "\(right): \(cells)")
            }
        }
    }
}
