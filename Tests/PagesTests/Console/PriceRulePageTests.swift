import Catalog
import Database
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct PriceRulePageTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `staff add prices by quantity and by group, see what never holds, and take them away`(
        engine: TestEngine, language: Language
    ) async throws {
        let groups = ScriptedGroups("批发 <b>", "员工")
        try await withPages(engine, groups: groups.lookup) { fixture in
            let isEnglish = language == .english
            let clerk = try await fixture.signedIn("operator", language)
            let (goods, sku) = ("/console/goods/\(fixture.product.id)", fixture.skus[0])
            let url = "\(goods)/skus/\(sku)/prices"
            for path in ["\(goods)/prices", "\(goods)/skus/\(sku)"] {
                try await clerk.get(path)
                #expect(clerk.page.contains("\(url)\""), "\(path)")
            }
            try await clerk.get(url)
            #expect(clerk.page.status == 200 && clerk.page.contains("19.99") && !clerk.page.contains("/removal\""))
            let group = CustomerGroupID(1).description
            for (quantity, price, who) in [("10", "17.50", ""), ("1", "16.80", group), ("20", "25", "")] {
                let sent = try await clerk.submit(
                    url, ["minimum_quantity": quantity, "price": price, "customer_group_id": who])
                #expect(sent.status == 303, "\(sent.text)")
                try await clerk.get(url)
            }
            let never = isEnglish ? "never charged" : "不会生效"
            for text in ["17.50", "16.80", "25.00", "批发 &lt;b&gt;", never] {
                #expect(clerk.page.contains(text), "\(text)")
            }
            #expect(!clerk.page.contains("批发 <b>"))
            #expect(try await fixture.rules(sku).map(\.priceMinor) == [1_750, 2_500, 1_680])
            let removal = try await clerk.submit("\(url)/removal", holding: "value=\"\(group)\"")
            #expect(removal.status == 303)
            #expect(try await fixture.rules(sku).map(\.priceMinor) == [1_750, 2_500])
            let reader = try await fixture.signedIn("auditor", language)
            let seen = try await reader.get(url)
            #expect(seen.status == 200 && seen.contains("17.50") && !seen.contains("name=\"price\""))
            #expect(!seen.contains("/removal\""))
            #expect(try await clerk.get("\(goods)/skus/\(SKUID(1))/prices").status == 404)
            #expect(try await clerk.get("/console/goods/\(ProductID(1))/skus/\(sku)/prices").status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is wrong stands at its field with what was typed, and nothing changes`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine, groups: ScriptedGroups("批发").lookup) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)/skus/\(fixture.skus[0])/prices"
            try await clerk.get(url)
            try await clerk.submit(url, ["minimum_quantity": "10", "price": "17.50"])
            try await clerk.get(url)
            let before = try await fixture.everything()
            for (name, value) in [
                ("minimum_quantity", "1"), ("minimum_quantity", "10"), ("minimum_quantity", "1000"),
                ("minimum_quantity", "x"), ("minimum_quantity", ""), ("price", "0"), ("price", "-1"), ("price", "x"),
                ("price", ""), ("customer_group_id", CustomerGroupID(9).description), ("customer_group_id", "x"),
            ] {
                let fields = ["minimum_quantity": "12", "price": "16.66"].merging([name: value]) { $1 }
                let page = try await clerk.submit(url, fields, holding: "name=\"price\"")
                #expect(page.status == 422 && page.contains("id=\"\(name)-error\""), "\(name) \(value): \(page.status)")
                if name != "price" { #expect(page.contains("value=\"16.66\"")) }
            }
            let stale = try await clerk.submit(
                url, ["minimum_quantity": "12", "price": "16.66", "version": "1"], holding: "name=\"price\"")
            #expect(stale.status == 412, "\(stale.status)")
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: [TestEngine.sqlite])
    func `without groups only quantities are offered`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)/skus/\(fixture.skus[0])/prices"
            try await clerk.get(url)
            #expect(!clerk.page.contains("name=\"customer_group_id\""))
            #expect(try await clerk.submit(url, ["minimum_quantity": "2", "price": "17.50"]).status == 303)
        }
    }
}

extension PagesFixture {
    fileprivate func rules(_ sku: SKUID) async throws -> [PriceRule] {
        try await base.database.read { [shop] in try shop.catalog.ruledSKU(sku, in: $0).rules }
    }
}
