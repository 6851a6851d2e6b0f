import Catalog
import Database
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What shoppers are shown of prices by quantity and by group.
@Suite struct PriceStepTests {
    private static let wholesale = CustomerGroupID(1)

    private static func rules(
        _ fixture: PagesFixture, _ rules: [(CustomerGroupID?, Int, Int64)], of sku: Int = 0
    ) async throws {
        let id = fixture.skus[sku]
        let version = try await fixture.base.database.read { [shop = fixture.shop] in
            try shop.catalog.ruledSKU(id, in: $0).sku.version
        }
        _ = try await fixture.shop.setPriceRules(
            rules.map { PriceRule(groupID: $0.0, minimumQuantity: $0.1, priceMinor: $0.2) }, of: id, version: version,
            by: .system("test"))
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `the steps stand on the product's page, and cart and checkout say why a piece costs less`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let isEnglish = language == .english
            let shopper = try await fixture.signedIn("shopper", language)
            try await shopper.get("/p/tea-cup")
            #expect(!shopper.page.contains(isEnglish ? "Quantity prices" : "批量价"))
            try await Self.rules(fixture, [(nil, 3, 1_750), (nil, 6, 1_625), (nil, 5, 1_900)])
            try await shopper.get("/p/tea-cup")
            for text in [isEnglish ? "Quantity prices" : "批量价", "17.50", "16.25", isEnglish ? "From 6" : "满 6 件"] {
                #expect(shopper.page.contains(text), "\(text)")
            }
            // What never wins is not told.
            #expect(!shopper.page.contains("19.00"))
            let label = isEnglish ? "Quantity price<" : "批量价<"
            try await shopper.fillCart(quantity: 2)
            #expect(shopper.page.contains("19.99") && !shopper.page.contains(label))
            try await shopper.fillCart(quantity: 1)
            #expect(shopper.page.contains("17.50") && shopper.page.contains("52.50"))
            #expect(shopper.page.contains(label) && shopper.page.contains("class=\"old-price\""))
            try await shopper.get("/checkout")
            #expect(shopper.page.contains("17.50") && shopper.page.contains(label))
            #expect(shopper.page.contains("60.50"))
            let order = try await fixture.shop.order(try await shopper.checkOut())
            #expect(order.lines.map(\.unitPriceMinor) == [1_750] && order.totals.total == 6_050)
        }
    }

    @Test(arguments: TestEngine.all, [Duration.seconds(1), nil])
    func `a group's price is shown to its customers alone, whoever came first`(
        engine: TestEngine, memory: Duration?
    ) async throws {
        let groups = ScriptedGroups("批发客户")
        try await withPages(engine, memory: memory, groups: groups.lookup) { fixture in
            groups.add(try await fixture.person("shopper"), to: Self.wholesale)
            try await Self.rules(fixture, [(Self.wholesale, 1, 1_357), (nil, 4, 1_750)])
            let member = try await fixture.signedIn("shopper")
            let (other, guest) = (try await fixture.signedIn("other"), fixture.browser())
            let clerk = try await fixture.signedIn("operator")
            for _ in 0..<2 {
                try await member.get("/p/tea-cup")
                #expect(member.page.contains("您的客户组价") && member.page.contains("13.57"))
                #expect(member.page.contains("17.50"))
                // Large, and beside the variant: what one piece costs the visitor, and what it costs others.
                for own in ["¥13.57 起", "¥13.57"] {
                    let shown = "<span class=\"price\">\(own)</span> <span class=\"old-price\">"
                    #expect(member.page.text.ranges(of: shown).count == 1, "\(member.page.text)")
                }
                #expect(!member.page.contains("<span class=\"price\">¥19.99"))
                for browser in [other, guest, clerk] {
                    try await browser.get("/p/tea-cup")
                    #expect(!browser.page.contains("客户组价") && !browser.page.contains("13.57"))
                    #expect(browser.page.contains("17.50") && browser.page.contains("19.99"))
                }
            }
            for path in ["/", "/c/tea", "/search?q=%E8%8C%B6%E6%9D%AF"] {
                try await guest.get(path)
                #expect(!guest.page.contains("13.57"), "\(path)")
            }
            for browser in [member, other, guest] { try await browser.fillCart(quantity: 2) }
            #expect(member.page.contains("13.57") && member.page.contains("客户组价") && member.page.contains("27.14"))
            for browser in [other, guest] {
                #expect(browser.page.contains("39.98") && !browser.page.contains("客户组价"))
            }
            let order = try await fixture.shop.order(try await member.checkOut())
            #expect(order.lines.map(\.unitPriceMinor) == [1_357])
        }
    }

    @Test(arguments: [TestEngine.sqlite])
    func `who looks is asked only for goods with a group's price, and no guest ever is`(
        engine: TestEngine
    ) async throws {
        let groups = ScriptedGroups("批发客户")
        try await withPages(engine, groups: groups.lookup) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await Self.rules(fixture, [(nil, 4, 1_750)])
            try await shopper.get("/p/tea-cup")
            #expect(groups.takeLookups() == [])
            try await Self.rules(fixture, [(Self.wholesale, 1, 1_357)])
            try await fixture.browser().get("/p/tea-cup")
            #expect(groups.takeLookups() == [])
            try await shopper.get("/p/tea-cup")
            #expect(groups.takeLookups() == [[try await fixture.person("shopper")]])
            #expect(!shopper.page.contains("13.57"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a price that went away before the order is shown again, and nothing is charged`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            try await Self.rules(fixture, [(nil, 2, 1_750)])
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.fillCart(quantity: 2)
            try await shopper.get("/checkout")
            #expect(shopper.page.contains("43.00"))
            try await Self.rules(fixture, [])
            try await shopper.submit("/checkout", Browser.address.merging(["contact": "a@example.com"]) { $1 })
            #expect(shopper.page.status == 409 && shopper.page.contains("47.98"), "\(shopper.page.status)")
            #expect(!shopper.page.contains("17.50"))
            #expect(try await fixture.count("orders") == 0)
        }
    }
}

extension Shop {
    fileprivate func order(_ id: OrderID) async throws -> Order {
        try #require(try await database.read { try orders.order(id, .everybody, in: $0) })
    }
}
