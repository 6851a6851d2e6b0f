import Database
import Inventory
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct StockTests {
    @Test(arguments: TestEngine.all)
    func `stock is listed by warehouse, level and text`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (clerk, shop) = (try await fixture.signedIn("operator"), fixture.shop)
            let far = try await fixture.base.database.write {
                try shop.inventory.createWarehouse(
                    code: "BJ1", name: "北京一仓", priority: 2, by: .system("test"), in: $0)
            }
            try await shop.receive(2, of: fixture.skus[1], in: far.id)
            for (query, count) in [
                ("", 3), ("warehouse=\(far.id)", 1), ("low=true", 1), ("q=CUP-B", 2), ("q=CUP-RED", 1),
                ("q=%E8%8C%B6", 3),
                ("q=nothing", 0), ("q=CUP&warehouse=\(fixture.warehouse)&low=true", 0),
            ] {
                try await clerk.get("/console/stock?\(query)")
                #expect(clerk.page.status == 200)
                #expect(clerk.page.text.matches(of: /<tr><td[ >]/).count == count, "\(query)")
            }
            for query in ["warehouse=1", "low=maybe", "q=%00"] {
                try await clerk.get("/console/stock?\(query)")
                #expect(clerk.page.status == 422, "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `pieces are carried between warehouses`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            let (clerk, shop, sku) = (
                try await fixture.signedIn("operator", language), fixture.shop, fixture.skus[0]
            )
            let url = "/console/stock/\(sku)"
            try await clerk.get(url)
            #expect(!clerk.page.contains("\(url)/transfers"))
            let far = try await fixture.base.database.write {
                try shop.inventory.createWarehouse(
                    code: "BJ1", name: "北京一仓", priority: 2, by: .system("test"), in: $0)
            }
            try await clerk.get(url)
            let ends: [String: String?] = ["to_warehouse_id": far.id.description]
            for (quantity, status, text) in [
                ("11", 409, language == .chinese ? "只剩 10 件" : "Only 10 left"), ("0", 422, "1000000"), ("x", 422, ""),
            ] {
                try await clerk.submit("\(url)/transfers", ends.merging(["quantity": quantity]) { $1 })
                #expect(clerk.page.status == status && clerk.page.contains("id=\"quantity-error\""), "\(quantity)")
                #expect(text.isEmpty || clerk.page.contains(text), "\(text)")
            }
            try await clerk.submit(
                "\(url)/transfers", ["to_warehouse_id": fixture.warehouse.description, "quantity": "1"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"to_warehouse_id-error\""))
            try await clerk.submit("\(url)/transfers", ends.merging(["quantity": "4", "transfer_note": "van"]) { $1 })
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            #expect(clerk.page.contains(">+4</td>") && clerk.page.contains(">-4</td>"))
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/audit?subject=\(sku)")
            #expect(admin.page.contains(language == .chinese ? "4 件：SH1 → BJ1" : "4: SH1 → BJ1"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `shelves are counted, and what moved meanwhile is told at its line`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (clerk, shop, skus) = (try await fixture.signedIn("operator"), fixture.shop, fixture.skus)
            let url = "/console/stock/count"
            try await clerk.get(url)
            #expect(clerk.page.status == 200 && clerk.page.contains("先选择要盘点的仓库"))
            try await clerk.get("\(url)?warehouse=\(fixture.warehouse)")
            try await shop.receive(1, of: skus[1], in: fixture.warehouse)
            let before = try await fixture.everything()
            try await clerk.submit(url, ["counted.\(skus[0])": "8", "counted.\(skus[1])": "10"])
            #expect(clerk.page.status == 409 && clerk.page.contains("id=\"counted.\(skus[1])-\(skus[1])-error\""))
            #expect(clerk.page.contains("账面现为 11") && clerk.page.contains("value=\"8\""))
            #expect(try await fixture.everything() == before)
            for (counted, status) in [("", 422), ("x", 422), ("-1", 422)] {
                try await clerk.get("\(url)?warehouse=\(fixture.warehouse)")
                try await clerk.submit(url, ["counted.\(skus[0])": counted])
                #expect(clerk.page.status == status, "\(counted)")
            }
            #expect(try await fixture.everything() == before)
            try await clerk.get("\(url)?warehouse=\(fixture.warehouse)")
            try await clerk.submit(url, ["counted.\(skus[0])": "8", "note": "货架 3"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            let left = try await fixture.base.database.read { try $0.run(Inventory.available(skus)) }
            #expect(left == [skus[0]: 8, skus[1]: 11])
            try await clerk.get("/console/stock/\(skus[0])")
            #expect(clerk.page.contains("盘点") && clerk.page.contains("货架 3") && clerk.page.contains("-2</td>"))
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `one shelf is counted from bin to bin, and the next page tells what differed`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let (shop, skus, here) = (fixture.shop, fixture.skus, fixture.warehouse)
            let isChinese = language == .chinese
            for (sku, bin) in zip(skus, ["A-02-1", "A-01-1"]) {
                try await fixture.base.database.write {
                    try shop.inventory.setBin(bin, of: sku, in: here, by: .system("test"), in: $0)
                }
            }
            let url = "/console/stock/count"
            try await clerk.get("\(url)?warehouse=\(here)")
            let bins = clerk.page.text.matches(of: />(A-0\d-1)<\/td>/).map { String($0.1) }
            #expect(bins == ["A-01-1", "A-02-1"], "\(clerk.page.text)")
            try await clerk.get("\(url)?warehouse=\(here)&bin=a-02")
            #expect(clerk.page.contains(">A-02-1</td>") && !clerk.page.contains("A-01-1</td>"))
            try await clerk.submit(url, ["counted.\(skus[0])": "8"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            let differ = isChinese ? "盘点差异：1 个规格" : "Variants that differed: 1"
            #expect(clerk.page.contains(differ) && clerk.page.contains("-2</td>"), "\(clerk.page.text)")
            // Still that shelf alone.
            #expect(clerk.page.contains(">A-02-1</td>") && !clerk.page.contains("A-01-1</td>"))
            try await clerk.submit(url, ["counted.\(skus[0])": "8"])
            try await clerk.follow()
            let same = isChinese ? "这次盘点没有差异。" : "Nothing differed in this count."
            #expect(clerk.page.contains(same))
            for wrong in ["x", "\(skus[0])-1", "\(skus[0])--1-2", "\(skus[0])-1-2000000"] {
                try await clerk.get("\(url)?warehouse=\(here)&differ=\(wrong)")
                #expect(clerk.page.status == 200 && !clerk.page.contains(same), "\(wrong)")
                #expect(!clerk.page.contains(isChinese ? "盘点差异：" : "Variants that differed"), "\(wrong)")
            }
            for path in ["/console/stock?bin=A-01", "/console/stock?bin=a-01&warehouse=\(here)"] {
                try await clerk.get(path)
                #expect(clerk.page.contains(">A-01-1</td>") && !clerk.page.contains("A-02-1</td>"), "\(path)")
            }
            try await clerk.get("/console/stock?bin=\(String(repeating: "A", count: Inventory.binLimit + 1))")
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"bin-error\""))
        }
    }
}
