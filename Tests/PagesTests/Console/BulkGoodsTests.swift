import Catalog
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct BulkGoodsTests {
    private static let url = "/console/goods/bulk"

    @Test(arguments: TestEngine.all, Language.allCases)
    func `chosen goods are shown as they would be, then changed, and the list keeps its filter`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            try await clerk.get("/console/goods?state=on_sale&q=tea-cup")
            try await clerk.get("/console/goods?state=on_sale")
            try await clerk.submit(Self.url, ["product": fixture.product.id.description])
            #expect(clerk.page.status == 200 && clerk.page.contains("茶杯 &lt;b&gt;"), "\(clerk.page.text)")
            let wrong = try await clerk.submit(Self.url, ["change": "percent", "value": "x"], holding: "<select")
            #expect(wrong.status == 422 && wrong.contains("value-error"), "\(wrong.text)")
            try await clerk.submit(
                Self.url, ["change": "amount", "value": "-1.50", "reason": "清 <仓>"], holding: "<select")
            #expect(clerk.page.contains("CUP-RED ¥19.99 → ¥18.49<br>"), "\(clerk.page.text)")
            func prices() async throws -> [Int64] {
                let found = try await fixture.shop.catalog.product(.id(fixture.product.id))
                return found?.product.skus.map(\.priceMinor) ?? []
            }
            #expect(try await prices() == [1_999, 2_999])
            let apply = try clerk.filled(Self.url, holding: "name=\"seen\"")
            #expect(try await clerk.post(apply.url, apply.pairs).status == 303)
            #expect(clerk.page.location == "\(language.pathPrefix)/console/goods?state=on_sale")
            #expect(try await prices() == [1_849, 2_849])
            let history = try await fixture.shop.catalog.priceHistory(of: fixture.skus[0])
            #expect(history.first?.reason == "清 <仓>" && history.first?.newPriceMinor == 1_849)
            #expect(try await clerk.post(apply.url, apply.pairs).status == 412)
            #expect(try await prices() == [1_849, 2_849])
            try await clerk.get("/console/goods")
            let none = try await clerk.submit(Self.url, ["product": nil])
            #expect(none.status == 422 && none.contains(language == .english ? "tick some" : "勾选"), "\(none.text)")
            #expect(!none.contains("name=\"change\""))
            let export = try await clerk.get("/console/goods/export?state=draft")
            #expect(export.status == 200 && !export.contains("tea-cup"))
        }
    }

    /// A moment beyond all days ended the process of whoever showed it.
    @Test(arguments: [TestEngine.sqlite])
    func `a reason that looks like the shop's own and names no day is shown as it was typed`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (clerk, typed) = (try await fixture.signedIn("operator"), "prices_before_9223372036854775807")
            try await clerk.get("/console/goods")
            try await clerk.submit(Self.url, ["product": fixture.product.id.description])
            try await clerk.submit(
                Self.url, ["change": "amount", "value": "-1.50", "reason": typed], holding: "<select")
            let apply = try clerk.filled(Self.url, holding: "name=\"seen\"")
            #expect(try await clerk.post(apply.url, apply.pairs).status == 303)
            for path in ["/console/goods/\(fixture.product.id)/prices", Self.url] {
                try await clerk.get(path)
                #expect(clerk.page.status == 200 && clerk.page.contains(typed), "\(clerk.page.text)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be undone is said before it is done, and a price below nothing is told as one`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let warning = "归档不能撤销"
            func look(_ change: [String: String]) async throws -> Browser.Page {
                try await clerk.get("/console/goods")
                try await clerk.submit(Self.url, ["product": fixture.product.id.description])
                return try await clerk.submit(Self.url, change, holding: "<select")
            }
            let early = try await look(["change": "archived"])
            #expect(early.status == 200 && !early.contains(warning) && !early.contains("name=\"seen\""))
            let cheap = try await look(["change": "amount", "value": "-25"])
            #expect(cheap.contains("价格不能低于 0") && !cheap.contains("name=\"seen\""), "\(cheap.text)")
            #expect(try await look(["change": "off_sale"]).status == 200)
            try await clerk.submit(Self.url, holding: "name=\"seen\"")
            #expect(try await look(["change": "archived"]).contains(warning))
            let found = try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
            #expect(found?.product.state == .offSale)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a change of prices is found again and taken back after a look`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            func prices() async throws -> [Int64] {
                let found = try await fixture.shop.catalog.product(.id(fixture.product.id))
                return found?.product.skus.map(\.priceMinor) ?? []
            }
            #expect(try await clerk.get(Self.url).contains("没有改价"))
            try await clerk.get("/console/goods")
            try await clerk.submit(Self.url, ["product": fixture.product.id.description])
            let wrong = try await clerk.submit(Self.url, ["change": "percent", "value": "1.255"], holding: "<select")
            #expect(wrong.status == 422 && wrong.contains("-99 到 900"), "\(wrong.text)")
            try await clerk.submit(
                Self.url, ["change": "percent", "value": "-9.5％", "rounding": "tenth", "list_price": "stays"],
                holding: "<select")
            #expect(clerk.page.contains("CUP-RED ¥19.99 → ¥18.10<br>"), "\(clerk.page.text)")
            #expect(clerk.page.contains("划线价 无 → ¥19.99") || clerk.page.contains("划线价不变"), "\(clerk.page.text)")
            #expect(try await clerk.submit(Self.url, holding: "name=\"seen\"").status == 303)
            #expect(try await prices() == [1_810, 2_710])
            let list = try await clerk.get(Self.url)
            #expect(list.contains("¥29.99 → ¥27.10") || list.contains("¥19.99 → ¥18.10"), "\(list.text)")
            let link = try #require(list.text.firstMatch(of: /href="(\/console\/goods\/bulk\?[^"]*)"/))
            let url = String(link.output.1).replacing("&amp;", with: "&")
            let look = try await clerk.get(url)
            #expect(look.status == 200 && look.contains("CUP-RED ¥18.10 → ¥19.99"), "\(look.text)")
            #expect(try await prices() == [1_810, 2_710])
            let apply = try clerk.filled(Self.url, holding: "name=\"seen\"")
            // What is done at one moment by one person is one change.
            fixture.base.clock.advance(by: .seconds(1))
            #expect(try await clerk.post(apply.url, apply.pairs).status == 303)
            #expect(try await prices() == [1_999, 2_999])
            #expect(try await clerk.post(apply.url, apply.pairs).status == 412)
            #expect(try await prices() == [1_999, 2_999])
            let nothing = try await clerk.get(url)
            // One reason, told to readers of both languages in their own.
            let english = try await fixture.signedIn("operator", .english)
            for (reader, told) in [(clerk, "恢复 11月20日 14:05 之前的价格"), (english, "Back to the prices before ")] {
                let changes = try await reader.get(Self.url)
                #expect(changes.contains(">\(told)"), "\(changes.text)")
                let prices = try await reader.get("/console/goods/\(fixture.product.id)/prices")
                #expect(prices.contains("class=\"muted\">\(told)"), "\(prices.text)")
                let undo = reader === clerk ? "恢复 11月20日 14:05 的改价：CUP-" : ": CUP-"
                let links = ["RED ¥19.99 → ¥18.10</a>", "BLUE ¥29.99 → ¥27.10</a>"].map { "\(undo)\($0)" }
                #expect(links.contains(where: changes.contains), "\(changes.text)")
            }
            #expect(nothing.contains("没有可恢复的") && nothing.contains("CUP-RED 不恢复：已经是改价前的价格 ¥19.99"))
            #expect(!nothing.contains("name=\"seen\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `many go back to a draft with a reason only, and each of them tells it`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let catalog = fixture.shop.catalog
            var ids: [ProductID] = []
            for slug in ["pot", "jar"] {
                let product = try await catalog.createProduct(
                    NewProduct(
                        slug: slug, title: slug, categoryID: fixture.category.id,
                        skus: [NewSKU(code: slug, priceMinor: 100)]), by: .system("test")
                ).product
                _ = try await catalog.transition(product.id, to: .review, by: .system("test"))
                ids.append(product.id)
            }
            func states() async throws -> [ProductState?] {
                var states: [ProductState?] = []
                for id in ids {
                    states.append(try await catalog.product(.id(id), includeUnpublished: true)?.product.state)
                }
                return states
            }
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/goods?state=review")
            let chosen = try clerk.filled(Self.url)
            try await clerk.post(chosen.url, chosen.pairs + ids.map { (name: "product", value: $0.description) })
            let bare = try await clerk.submit(Self.url, ["change": "draft", "reason": " "], holding: "<select")
            #expect(bare.status == 422 && bare.contains("reason-error"), "\(bare.text)")
            #expect(!bare.contains("name=\"seen\""))
            let plan = try await clerk.submit(Self.url, ["change": "draft", "reason": "图 <太暗>"], holding: "<select")
            #expect(plan.status == 200 && plan.contains("pot") && plan.contains("jar"))
            #expect(try await states() == [.review, .review])
            #expect(try await clerk.submit(Self.url, holding: "name=\"seen\"").status == 303)
            #expect(try await states() == [.draft, .draft])
            for id in ids {
                #expect(try await catalog.transitions(of: id).first?.reason == "图 <太暗>")
            }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a draft is looked at as shoppers would see it, reviewed, and returned with a reason`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let draft = try await fixture.shop.catalog.createProduct(
                NewProduct(
                    slug: "pot", title: "紫砂壶", categoryID: fixture.category.id,
                    skus: [NewSKU(code: "POT", priceMinor: 12_800)]), by: .system("test")
            ).product
            let url = "/console/goods/\(draft.id)"
            try await clerk.get(url)
            #expect(clerk.page.contains("\(url)/preview"))
            let preview = try await clerk.get("\(url)/preview")
            #expect(preview.status == 200 && preview.contains("紫砂壶") && preview.contains("¥128.00"))
            #expect(preview.contains("content=\"noindex\"") && !preview.contains("application/ld+json"))
            #expect(try await fixture.browser(language).get("/p/pot").status == 404)
            #expect(try await fixture.browser(language).get("\(url)/preview").status == 303)
            try await clerk.get(url)
            try await clerk.submit("\(url)/transitions", holding: "value=\"review\"")
            #expect(try await clerk.get("/console/goods?state=review").contains("紫砂壶"))
            try await clerk.get(url)
            let bare = try await clerk.submit("\(url)/transitions", holding: "value=\"draft\"")
            #expect(bare.status == 422 && bare.contains("role=\"alert\""))
            try await clerk.get(url)
            try await clerk.submit("\(url)/transitions", ["reason": "换一张图"], holding: "value=\"draft\"")
            #expect(clerk.page.status == 303)
            try await clerk.follow()
            #expect(clerk.page.contains("换一张图"))
            let found = try await fixture.shop.catalog.product(.id(draft.id), includeUnpublished: true)
            #expect(found?.product.state == .draft)
        }
    }
}
