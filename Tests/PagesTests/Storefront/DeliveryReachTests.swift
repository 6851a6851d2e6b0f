import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What is said of addresses in provinces that the shop has not named. Those of the fixture are 上海 and 浙江.
@Suite struct DeliveryReachTests {
    private static let outside: [String: String?] = [
        "name": "李雷", "phone": "13800138000", "province": "新疆维吾尔自治区", "city": "喀什地区", "line1": "人民路 1 号",
        "place_typed": "true",
    ]
    private static let inside: [String: String?] = [
        "name": "韩梅梅", "phone": "13700137000", "province": "浙江省", "city": "杭州市", "line1": "文一路 1 号",
    ]
    private static let warning = "<p class=\"notice warn outside\">这个地址不在配送范围内"

    private static func promisesDays(_ page: Browser.Page) -> Bool { page.text.contains(/预计[^<]*送达</) }

    private static func save(_ fields: [String: String?], _ shopper: Browser) async throws {
        try await shopper.get("/account/addresses")
        if fields["place_typed"] != nil {
            try await shopper.submit("/account/addresses", ["step": "free"], holding: "line1")
        }
        try await shopper.submit("/account/addresses", fields, holding: "line1")
        guard shopper.page.status == 303 else { throw Unexpected("address: \(shopper.page.text)") }
    }

    /// Kashgar was promised the day after tomorrow, and paid for it.
    @Test(arguments: TestEngine.all)
    func `who lives where the shop does not say that it delivers is told to ask first, and promised no day`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            try await fixture.takeDivisions()
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            try await guest.get("/checkout")
            #expect(!guest.page.contains(Self.warning) && Self.promisesDays(guest.page))
            // Who finds the place in no list is told before anything is typed.
            try await guest.submit("/checkout", ["step": "free"])
            #expect(guest.page.contains(Self.warning) && !Self.promisesDays(guest.page))
            #expect(guest.page.contains("有疑问请联系我们：help &lt;us&gt; 12345") && guest.page.contains("起可取<"))
            // A province that is known stays one without its last character, and in English.
            for (province, isKnown) in [("浙江", true), ("Zhejiang", true), ("浙", false), ("西藏自治区", false)] {
                try await guest.submit("/checkout", ["address.province": province, "step": "quote"])
                #expect(guest.page.contains(Self.warning) == !isKnown, "\(province)")
                #expect(Self.promisesDays(guest.page) == isKnown, "\(province)")
            }
            let id = try await Self.order(guest, ["address.province": "西藏自治区", "address.city": "拉萨市"])
            #expect(guest.page.contains("收货地址不在配送范围内") && !Self.promisesDays(guest.page))
            try await guest.pay(id, fixture)
            try await guest.get("/orders/\(id)")
            #expect(guest.page.contains("收货地址不在配送范围内") && !Self.promisesDays(guest.page))
            #expect(guest.page.contains("action=\"/orders/\(id)/cancel\""))
        }
    }

    private static func order(_ guest: Browser, _ place: [String: String?]) async throws -> OrderID {
        let who: [String: String?] = [
            "address.name": "李雷", "address.phone": "13800138000", "address.line1": "一路 1 号",
            "contact": "guest@example.com",
        ]
        try await guest.submit("/checkout", who.merging(place) { $1 })
        return try await guest.orderShown()
    }

    @Test(arguments: TestEngine.all)
    func `of the addresses of a book the stylesheet tells which is outside`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await fixture.takeDivisions()
            let shopper = try await fixture.signedIn("shopper")
            try await Self.save(Self.inside, shopper)
            try await shopper.fillCart(quantity: 1)
            try await shopper.get("/checkout")
            #expect(!shopper.page.contains(Self.warning) && !shopper.page.contains("data-outside"))
            try await Self.save(Self.outside.merging(["default": "true"]) { $1 }, shopper)
            try await shopper.get("/checkout")
            #expect(shopper.page.text.matches(of: /value="adr_\w+" checked data-outside>/).count == 1)
            #expect(shopper.page.text.matches(of: /data-outside>/).count == 1)
            #expect(shopper.page.contains(Self.warning))
            // The days stand there for the address inside.
            #expect(shopper.page.text.matches(of: /<small class="muted reached">预计/).count == 2)
            try await shopper.submit("/checkout")
            let id = try await shopper.orderShown()
            #expect(shopper.page.contains("收货地址不在配送范围内"))
            try await shopper.pay(id, fixture)
            #expect(!Self.promisesDays(try await shopper.get("/orders/\(id)")))
        }
    }

    @Test(arguments: Language.allCases)
    func `the address book and the help say where the shop delivers`(language: Language) async throws {
        try await withPages(.sqlite) { fixture in
            let shopper = try await fixture.signedIn("shopper", language)
            let said =
                language == .chinese
                ? "配送范围（中国大陆）：上海市、浙江省。" : "We deliver in mainland China: Shanghai, Zhejiang."
            let pages = ["/account/addresses", "/help/delivery"]
            for page in pages { #expect(!(try await shopper.get(page)).contains(said), "\(page)") }
            try await fixture.takeDivisions()
            for page in pages { #expect(try await shopper.get(page).contains(said), "\(page)") }
        }
    }

    @Test func `a form names a dozen provinces and counts the others, the help names them all`() async throws {
        try await withPages(.sqlite) { fixture in
            try await fixture.takeProvinces((10..<25).map { ("\($0)0000", "第\($0)省") })
            let shopper = try await fixture.signedIn("shopper")
            let named = (10..<22).map { "第\($0)省" }.joined(separator: "、")
            #expect(try await shopper.get("/account/addresses").contains("：\(named)，另有 3 个省份。"))
            #expect(try await shopper.get("/help/delivery").contains("：\(named)、第22省、第23省、第24省。"))
        }
    }

    @Test func `where no divisions are known every place is promised its days`() async throws {
        try await withPages(.sqlite) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            try await guest.get("/checkout")
            let id = try await Self.order(
                guest, ["address.province": "新疆维吾尔自治区", "address.city": "喀什地区"])
            try await guest.pay(id, fixture)
            try await guest.get("/orders/\(id)")
            #expect(Self.promisesDays(guest.page) && !guest.page.contains("不在配送范围内"))
        }
    }
}
