import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime

@Suite struct OrderListTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `the list finds orders as people name them, and shows recipients behind masks`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let id = try await shopper.buy(fixture)
            let number = Order.number(of: id)
            let clerk = try await fixture.signedIn("operator", language)
            let texts = [number, "李雷", "13800138000", "%2B86 138-0013-8000", "CUP-RED", "shopper@example.com"]
            for text in texts.map({ $0.replacing(" ", with: "%20") }) {
                try await clerk.get("/console/orders?q=\(text)&paid=true&from=2026-11-20&to=2026-11-20")
                #expect(clerk.page.status == 200 && clerk.page.contains(number), "\(text)")
                #expect(clerk.page.contains("李* 138****8000") && !clerk.page.contains(">李雷"), "\(text)")
            }
            for query in [
                "q=CUP-BLUE", "q=other@example.com", "paid=false", "from=2026-11-21", "to=2026-11-19", "state=closed",
            ] {
                try await clerk.get("/console/orders?\(query)")
                #expect(clerk.page.status == 200 && !clerk.page.contains(number), "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a filter that cannot be understood comes back with what is wrong`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            for (query, field, text) in [
                ("from=20-11-2026", "from", "请填写日期"), ("from=2026-11-20&to=2026-11-19", "to", "结束日期不能早于开始日期"),
                ("state=lost", "state", "这一项填得不对"), ("q=\(String(repeating: "a", count: 101))", "q", "最多 100 个字"),
            ] {
                try await clerk.get("/console/orders?\(query)")
                #expect(clerk.page.status == 422 && clerk.page.contains("id=\"\(field)-error\""), "\(query)")
                #expect(clerk.page.contains(text), "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `turning pages keeps the filter`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            for sku in fixture.skus { try await fixture.shop.receive(50, of: sku, in: fixture.warehouse) }
            let guest = fixture.browser()
            for _ in 0..<21 {
                try await guest.fillCart(quantity: 1)
                _ = try await guest.checkOut()
            }
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/orders?q=%E6%9D%8E%E9%9B%B7&state=pending_payment&sort=oldest")
            let found = try #require(clerk.page.text.firstMatch(of: /rel="next" href="([^"]+)"/)?.output.1)
            let link = String(found).replacing("&amp;", with: "&")
            for part in ["state=pending_payment", "sort=oldest", "q=%E6%9D%8E%E9%9B%B7", "cursor="] {
                #expect(link.contains(part), "\(link)")
            }
            try await clerk.get(link)
            #expect(clerk.page.text.matches(of: /<tr><td[ >]/).count == 1)
            #expect(!clerk.page.contains("rel=\"next\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a filter is kept for whoever kept it, replaced by name, and deleted`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (clerk, admin) = (try await fixture.signedIn("operator"), try await fixture.signedIn("administrator"))
            for state in ["allocated", "shipped"] {
                try await clerk.get("/console/orders?state=\(state)&q=%E6%9D%8E%E9%9B%B7")
                try await clerk.submit("/console/orders/filters", ["name": "我的 <b>"])
                #expect(clerk.page.status == 303 && clerk.page.location?.contains("state=\(state)") == true)
                try await clerk.follow()
                #expect(clerk.page.contains("我的 &lt;b&gt;"))
            }
            let before = try await fixture.count("saved_filters")
            #expect(before == 1)
            try await clerk.get("/console/orders")
            #expect(clerk.page.contains("/console/orders?q=%E6%9D%8E%E9%9B%B7&amp;state=shipped"))
            try await admin.get("/console/orders")
            #expect(!admin.page.contains("我的 &lt;b&gt;"))
            let remove = try #require(Form.all(in: clerk.page.text).first { $0.action.contains("/filters/flt_") })
            #expect(clerk.page.text.contains(/<summary aria-label="删除筛选「[^"]*」">×<\/summary><p class="muted">只删除/))
            // Somebody else's is not there for anybody.
            try await admin.get("/console/orders?state=paid")
            let own = try #require(Form.all(in: admin.page.text).first { $0.action.hasSuffix("/filters") })
            #expect(try await admin.post(remove.action, own.fields.filter { $0.name.hasPrefix("_") }).status == 404)
            #expect(try await fixture.count("saved_filters") == 1)
            #expect(try await clerk.post(remove.action, remove.fields).status == 303)
            #expect(try await fixture.count("saved_filters") == 0)
            for index in 0..<21 {
                try await clerk.get("/console/orders?state=paid")
                try await clerk.submit("/console/orders/filters", ["name": "n\(index)"])
                #expect(clerk.page.status == (index < 20 ? 303 : 409), "\(index)")
            }
            #expect(clerk.page.contains("保存的筛选已满"))
            #expect(try await fixture.count("saved_filters") == 20)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a filter that is shown can be called otherwise, but not like another one`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (clerk, admin) = (try await fixture.signedIn("operator"), try await fixture.signedIn("administrator"))
            for (state, name) in [("allocated", "待发"), ("shipped", "在途")] {
                try await clerk.get("/console/orders?state=\(state)")
                try await clerk.submit("/console/orders/filters", ["name": name])
            }
            try await clerk.get("/console/orders?state=allocated")
            let form = try #require(Form.all(in: clerk.page.text).first { $0.action.hasSuffix("/name") })
            #expect(clerk.page.contains("重命名「待发」") && clerk.page.contains("value=\"待发\""))
            let before = try await fixture.everything()
            for wrong in ["", "在途", String(repeating: "长", count: 51)] {
                try await clerk.get("/console/orders?state=allocated")
                let refused = try await clerk.submit(form.action, ["new_name": wrong], inLanguage: false)
                #expect(refused.status == 422 && refused.contains("role=\"alert\""), "\(wrong): \(refused.status)")
            }
            #expect(try await fixture.everything() == before)
            // Somebody else's is not there for anybody.
            try await admin.get("/console/orders?state=paid")
            let own = try #require(Form.all(in: admin.page.text).first { $0.action.hasSuffix("/filters") })
            let fields = own.fields.filter { $0.name.hasPrefix("_") } + [(name: "new_name", value: "我的")]
            #expect(try await admin.post(form.action, fields).status == 404)
            try await clerk.get("/console/orders?state=allocated")
            let done = try await clerk.submit(form.action, ["new_name": "待发货"], inLanguage: false)
            #expect(done.status == 303 && done.location?.hasSuffix("/console/orders?state=allocated") == true)
            try await clerk.follow()
            #expect(clerk.page.contains(">待发货</a>") && !clerk.page.contains(">待发</a>"))
            // Not where another list is shown.
            let other = try await clerk.get("/console/orders?state=completed")
            #expect(!other.contains("/name\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is exported is what the filter shows, and no cell is a formula`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            let odd = try await guest.checkOut([
                "contact": "guest@example.com", "address.name": "=HYPERLINK(\"x\")", "address.line1": "@SUM(1+1), 1 号",
            ])
            let paid = try await guest.buy(fixture, quantity: 2)
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/orders?paid=false")
            try await clerk.submit("/console/orders/export")
            #expect(clerk.page.status == 200)
            // Apart from the one with masks in the same folder.
            #expect(clerk.page.disposition?.contains("\"orders-personal-data-2026-11-20.csv\"") == true)
            let lines = clerk.page.text.split(separator: "\n").map(String.init)
            #expect(lines.count == 2 && lines[0].hasPrefix("\u{FEFF}订单号,下单时间,状态"), "\(lines)")
            let parts = [
                Order.number(of: odd), "2026-11-20 14:05", "待付款", "\"'=HYPERLINK(\"\"x\"\")\"", "13800138000",
                ".99,0.00,CNY,",
                "\"广东省 东莞市 @SUM(1+1), 1 号\"",
            ]
            for part in parts { #expect(lines[1].contains(part), "\(part): \(lines[1])") }
            #expect(!clerk.page.contains(Order.number(of: paid)))
            #expect(try await fixture.actions(of: "orders") == ["orders_exported"])
            let auditor = try await fixture.signedIn("auditor")
            try await auditor.get("/console/orders")
            #expect(auditor.page.contains(Order.number(of: paid)) && !auditor.page.contains("/console/orders/export"))
            // The same lines with the masks of the list, for whoever may see the list; nobody's data leaves.
            for person in [auditor, clerk] {
                try await person.get("/console/orders?paid=false")
                #expect(person.page.contains("/console/orders?paid=false&amp;format=csv\" download"))
                let masked = try await person.get("/console/orders?paid=false&format=csv")
                #expect(masked.disposition?.contains("\"orders-2026-11-20.csv\"") == true)
                let rows = masked.text.split(separator: "\n").map(String.init)
                #expect(rows.count == 2 && rows[0] == lines[0], "\(rows)")
                #expect(rows[1].contains(",'=*,138****8000,广东省 东莞市 ****,"), "\(rows)")
                #expect(!masked.contains("HYPERLINK") && !masked.contains("@SUM") && !masked.contains("13800138000"))
            }
            #expect(try await fixture.actions(of: "orders") == ["orders_exported"])
        }
    }
}
