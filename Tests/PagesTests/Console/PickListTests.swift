import Database
import Inventory
import Kernel
import Orders
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct PickListTests {
    @Test(arguments: TestEngine.all)
    func `goods are summed by shelf with their orders, and nobody's data stands there`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk, shop) = (fixture.browser(), try await fixture.signedIn("operator"), fixture.shop)
            // The second order's pieces do not all fit on the first shelf.
            let far = try await fixture.base.database.write {
                try shop.inventory.createWarehouse(
                    code: "BJ1", name: "北京一仓", priority: 2, by: .system("test"), in: $0)
            }
            try await shop.receive(5, of: fixture.skus[0], in: far.id)
            let first = try await guest.buy(fixture, quantity: 2)
            let second = try await guest.buy(fixture, quantity: 10)
            let third = try await guest.buy(fixture, quantity: 1)
            try await guest.fillCart(quantity: 1)
            let unpaid = try await guest.checkOut()
            let numbers = [first, second, third, unpaid].map(Order.number)

            try await clerk.get("/console/orders/pick-list")
            #expect(clerk.page.status == 200 && clerk.page.contains("3 个订单，共 13 件"), "\(clerk.page.text)")
            #expect(clerk.page.contains("上海一仓") && clerk.page.contains("北京一仓") && clerk.page.contains("CUP-RED"))
            #expect(clerk.page.contains("\(numbers[0]) × 2") && clerk.page.contains("\(numbers[2]) × 1"))
            #expect(!clerk.page.contains(numbers[3]))
            for secret in ["李", "138****", "13800138000", "南城", "东莞"] {
                #expect(!clerk.page.contains(secret), "\(secret)")
            }

            try await clerk.get("/console/orders/pick-list?order=\(first)&order=\(unpaid)")
            #expect(clerk.page.contains("1 个订单，共 2 件") && !clerk.page.contains(numbers[1]))
            try await clerk.get("/console/orders/pick-list?q=\(numbers[2])")
            #expect(clerk.page.contains("1 个订单，共 1 件"))
            try await clerk.get("/console/orders/pick-list?order=\(unpaid)")
            #expect(clerk.page.status == 200 && clerk.page.contains("没有待拣的商品"))
            for query in ["order=1", "from=x", String(repeating: "order=\(first)&", count: 101)] {
                try await clerk.get("/console/orders/pick-list?\(query)")
                #expect(clerk.page.status == 422, "\(query.prefix(20))")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a list of the ticked orders is refused where none is ticked, and leads back to what was looked at`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let order = try await guest.buy(fixture, quantity: 2)
            try await clerk.get("/console/orders?state=allocated")
            #expect(clerk.page.contains("name=\"scope\" value=\"chosen\""))
            try await clerk.get("/console/orders/pick-list?scope=chosen&state=allocated")
            #expect(clerk.page.status == 422 && clerk.page.contains("没有选择订单"), "\(clerk.page.text)")
            #expect(!clerk.page.contains(Order.number(of: order)) && !clerk.page.contains("CUP-RED"))
            #expect(clerk.page.contains("/console/orders?state=allocated"))
            try await clerk.get("/console/orders/pick-list?scope=chosen&order=\(order)")
            #expect(clerk.page.status == 200 && clerk.page.contains("1 个订单，共 2 件"))
            try await clerk.get("/console/orders/pick-list?scope=all")
            #expect(clerk.page.status == 422)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the list goes from warehouse to warehouse, and in each from code to code`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk, shop) = (fixture.browser(), try await fixture.signedIn("operator"), fixture.shop)
            try await fixture.fillShelf(2, from: 1)
            let near = try await fixture.base.database.write {
                try shop.inventory.createWarehouse(
                    code: "AA1", name: "近仓", priority: 0, by: .system("test"), in: $0)
            }
            try await shop.receive(5, of: fixture.skus[0], in: near.id)
            for slug in ["pot-2", "tea-cup", "pot-1"] { try await guest.fillCart(slug, quantity: 1) }
            let blue = fixture.skus[1]
            try await guest.get("/p/tea-cup")
            try await guest.submit("/cart/lines", ["quantity": "1", "sku": blue.description])
            try await guest.pay(try await guest.checkOut(), fixture)
            try await clerk.get("/console/orders/pick-list")
            let steps = ["近仓", ">CUP-RED<", "上海一仓", ">CUP-BLUE<", ">POT-1<", ">POT-2<"]
            var rest = clerk.page.text[...]
            for step in steps {
                let found = try #require(rest.firstRange(of: step), "\(step) in \(clerk.page.text)")
                rest = rest[found.upperBound...]
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `in a warehouse the list goes from bin to bin, and what lies in none comes last`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            try await fixture.fillShelf(2, from: 1)
            func place(_ sku: SKUID, _ bin: String) async throws {
                let url = "/console/stock/\(sku)"
                try await clerk.get(url)
                try await clerk.submit("\(url)/bins", ["bin": bin])
                #expect(clerk.page.status == 303, "\(clerk.page.text)")
                try await clerk.follow()
                #expect(clerk.page.contains(">\(bin)</td>"), "\(clerk.page.text)")
            }
            try await place(fixture.skus[0], "A-10")
            try await place(fixture.skus[1], "A-2")
            for slug in ["pot-2", "tea-cup", "pot-1"] { try await guest.fillCart(slug, quantity: 1) }
            try await guest.get("/p/tea-cup")
            try await guest.submit("/cart/lines", ["quantity": "1", "sku": fixture.skus[1].description])
            try await guest.pay(try await guest.checkOut(), fixture)
            try await clerk.get("/console/orders/pick-list")
            var rest = clerk.page.text[...]
            for step in [">A-2<", ">CUP-BLUE<", ">A-10<", ">CUP-RED<", ">POT-1<", ">POT-2<"] {
                let found = try #require(rest.firstRange(of: step), "\(step) in \(clerk.page.text)")
                rest = rest[found.upperBound...]
            }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a delivery note tells what is in the parcel, and of the recipient no more than is needed`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator", language))
            let id = try await guest.buy(fixture, quantity: 2)
            try await clerk.get("/console/orders/\(id)")
            #expect(clerk.page.contains("/console/orders/\(id)/delivery-note"))
            try await clerk.get("/console/orders/\(id)/delivery-note")
            #expect(clerk.page.status == 200 && clerk.page.contains(Order.number(of: id)))
            #expect(clerk.page.contains("CUP-RED") && clerk.page.contains("茶杯 &lt;b&gt;"))
            #expect(clerk.page.contains("李* 138****8000") && clerk.page.contains("广东省 东莞市"))
            #expect(!clerk.page.contains("李雷") && !clerk.page.contains("南城街道") && !clerk.page.contains("¥"))
            let name = language == .english ? "Zhanggui" : "掌柜"
            #expect(!clerk.page.contains("class=\"tick\"") && clerk.page.contains("<dd>\(name)</dd>"))
            #expect(try await fixture.actions(of: id.description).isEmpty)
            let whole = try clerk.filled("/console/orders/\(id)/delivery-note")
            // Sent twice, it is two looks: nobody reads an address again without a line.
            for _ in 1...2 {
                try await clerk.post(whole.url, whole.pairs)
                #expect(clerk.page.status == 200 && clerk.page.contains("李雷 13800138000"), "\(clerk.page.text)")
                #expect(clerk.page.contains("南城街道") && !clerk.page.contains("¥"))
            }
            #expect(
                try await fixture.actions(of: id.description) == ["personal_data_shown", "personal_data_shown"])
            let auditor = try await fixture.signedIn("auditor", language)
            try await auditor.get("/console/orders/\(id)/delivery-note")
            #expect(!auditor.page.contains("method=\"post\" action=\"\(language.pathPrefix)/console/orders/\(id)"))
            try await clerk.get("/console/orders/\(OrderID(1))/delivery-note")
            #expect(clerk.page.status == 404)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `the note of a part that leaves is of that part, and of all once all has left`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator", language))
            let id = try await guest.buy(fixture, quantity: 3)
            let order = try await fixture.base.database.read { try fixture.shop.orders.order(id, .everybody, in: $0) }
            let line = try #require(order?.lines.first).id
            let apart = language == .english ? "the rest was sent before" : "其余已另行发出"
            for (sent, told) in [(0, 3), (1, 2), (2, 3)] {
                if sent > 0 {
                    try await clerk.get("/console/orders/\(id)")
                    try await clerk.submit(
                        "/console/orders/\(id)/parcels",
                        ["ship.\(line)": String(sent), "carrier": "SF", "tracking_number": "SF100\(sent)"])
                    #expect(clerk.page.status == 303, "\(clerk.page.text)")
                }
                try await clerk.get("/console/orders/\(id)/delivery-note")
                #expect(clerk.page.contains(" class=\"number\">\(told)</td>"), "\(clerk.page.text)")
                #expect(clerk.page.contains(apart) == (sent == 1), "\(clerk.page.text)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the notes of the ticked orders are printed at once, each on a sheet, with a line in the log for each`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let ids = [try await guest.buy(fixture, quantity: 2), try await guest.buy(fixture, quantity: 1)]
            try await guest.fillCart(quantity: 1)
            let unpaid = try await guest.checkOut()
            let url = "/console/orders/delivery-notes"
            try await clerk.get("/console/orders")
            #expect(clerk.page.contains("formaction=\"\(url)\""))
            try await clerk.get("\(url)?scope=chosen&state=allocated")
            #expect(clerk.page.status == 422 && clerk.page.contains("没有选择订单"))
            #expect(try await clerk.get(url).status == 303)
            try await clerk.get("\(url)?scope=chosen&order=\(ids[0])&order=\(ids[1])&order=\(unpaid)&order=\(ids[0])")
            #expect(clerk.page.status == 200 && clerk.page.contains("共 2 张"), "\(clerk.page.text)")
            #expect(clerk.page.text.matches(of: /<section class="sheet">/).count == 2)
            #expect(clerk.page.contains("1 个订单未付款") && !clerk.page.contains(Order.number(of: unpaid)))
            for id in ids { #expect(clerk.page.contains(Order.number(of: id))) }
            #expect(!clerk.page.contains("李雷") && !clerk.page.contains("南城街道"))
            let whole = try clerk.filled(url)
            try await clerk.post(whole.url, whole.pairs)
            #expect(clerk.page.status == 200 && clerk.page.text.matches(of: /李雷 13800138000/).count == 2)
            for id in ids {
                #expect(try await fixture.actions(of: id.description) == ["personal_data_shown"])
            }
            #expect(try await fixture.actions(of: unpaid.description).isEmpty)
            let auditor = try await fixture.signedIn("auditor")
            try await auditor.get("\(url)?order=\(ids[0])")
            #expect(auditor.page.status == 200 && !auditor.page.contains("method=\"post\" action=\"\(url)"))
            for query in ["order=1", String(repeating: "order=\(ids[0])&", count: 101)] {
                #expect(try await clerk.get("\(url)?\(query)").status == 422, "\(query.prefix(20))")
            }
        }
    }
}
