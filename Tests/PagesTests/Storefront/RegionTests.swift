import Database
import Delivery
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct RegionTests {
    private static let divisions = [
        Division(code: "330000", parent: nil, name: "浙江省", nameEnglish: "Zhejiang", level: .province),
        Division(code: "330100", parent: "330000", name: "杭州市", nameEnglish: "Hangzhou", level: .city),
        Division(code: "330106", parent: "330100", name: "西湖区", level: .district),
        Division(code: "330110", parent: "330100", name: "余杭区", level: .district),
        Division(code: "440000", parent: nil, name: "广东省", level: .province),
        Division(code: "441900", parent: "440000", name: "东莞市", level: .city),
    ]

    private static func know(_ fixture: PagesFixture) async throws {
        _ = try await fixture.shop.delivery.take(divisions, by: .system("test"))
    }

    private static let who: [String: String?] = ["name": "李雷", "phone": "13800138000", "line1": "文一路 1 号"]

    @Test(arguments: TestEngine.all)
    func `a place is chosen step by step without scripts`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await Self.know(fixture)
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/account/addresses")
            #expect(shopper.page.contains("<option value=\"浙江省\" data-code=\"330000\">浙江省</option>"))
            #expect(!shopper.page.contains("杭州市"))
            let steps: [(field: String, value: String, next: String)] = [
                ("province", "浙江省", "杭州市"), ("city", "杭州市", "西湖区"),
            ]
            for (field, value, next) in steps {
                try await shopper.submit(
                    "/account/addresses", Self.who.merging([field: value, "step": "region"]) { $1 }, holding: "line1")
                #expect(shopper.page.status == 200 && shopper.page.contains(">\(next)</option>"), "\(field)")
                #expect(shopper.page.contains("value=\"文一路 1 号\""))
            }
            #expect(try await fixture.count("addresses") == 0)
            // A district of nowhere, and none at all.
            for (district, isMissing) in [("天河区", false), ("", true)] {
                let form = try shopper.filled("/account/addresses", ["district": district], holding: "line1")
                try await shopper.post(form.url, form.pairs)
                #expect(shopper.page.status == 422 && shopper.page.contains("id=\"district-error\""), "\(isMissing)")
                #expect(try await fixture.count("addresses") == 0)
            }
            try await shopper.submit("/account/addresses", ["district": "西湖区"], holding: "line1")
            #expect(shopper.page.status == 303, "\(shopper.page.text)")
            let saved = try await fixture.base.database.read { session in
                try session.first("SELECT region_code FROM addresses").map { try $0[0] as String }
            }
            #expect(saved == "330106")
            try await shopper.follow()
            let link = try #require(shopper.page.text.firstMatch(of: /\/account\/addresses\/adr_\w+/)).output
            try await shopper.get(String(link))
            for name in ["浙江省", "杭州市", "西湖区"] {
                #expect(shopper.page.text.contains(try Regex("<option value=\"\(name)\"[^>]* selected>")), "\(name)")
            }
        }
    }

    @Test func `another province empties what was chosen below the old one`() async throws {
        try await withPages(.sqlite) { fixture in
            try await Self.know(fixture)
            let shopper = try await fixture.signedIn("shopper", .english)
            try await shopper.get("/account/addresses")
            try await shopper.submit(
                "/account/addresses", ["province": "浙江省", "city": "", "step": "region"], holding: "line1")
            #expect(shopper.page.contains(">Hangzhou</option>") && shopper.page.contains(">Zhejiang</option>"))
            let sent = Self.who.merging(["province": "广东省", "city": "杭州市"]) { $1 }
            try await shopper.submit("/account/addresses", sent, holding: "line1")
            #expect(shopper.page.status == 422 && shopper.page.contains("id=\"city-error\""))
            #expect(shopper.page.contains(">Dongguan</option>") && !shopper.page.contains(">Hangzhou</option>"))
            try await shopper.submit("/account/addresses", ["city": "东莞市"], holding: "line1")
            #expect(shopper.page.status == 303)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a place that is not in the list is typed, and the way back is there`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await Self.know(fixture)
            let guest = fixture.browser()
            try await guest.fillCart()
            try await guest.get("/checkout")
            #expect(guest.page.contains("data-regions=\"/regions/\""))
            try await guest.submit("/checkout", ["step": "free"])
            #expect(guest.page.contains("<input id=\"address.province\""))
            try await guest.submit("/checkout", ["step": "pick"])
            #expect(guest.page.contains("<select id=\"address.province\""))
            try await guest.submit("/checkout", ["step": "free"])
            try await guest.submit(
                "/checkout",
                [
                    "address.name": "李雷", "address.phone": "13800138000", "address.province": "香港特别行政区",
                    "address.city": "香港", "address.line1": "皇后大道 1 号", "contact": "guest@example.com",
                ])
            #expect(guest.page.status == 303, "\(guest.page.text)")
        }
    }

    @Test(arguments: [
        ("东城区", "Dongcheng"), ("浦东新区", "Pudong"), ("朝阳区", "Chaoyang"), ("长宁区", "Changning"), ("东阿县", "Dong'e"),
        ("城区", "Chengqu"), ("信都区", "Xindu"), ("广东省", "Guangdong"), ("乐清市", "Yueqing"),
        ("景宁畲族自治县", "Jingning She Autonomous County"),
    ])
    func `a division without an English name is read by its pinyin`(name: String, english: String) {
        #expect(Division(code: "1", parent: nil, name: name, level: .district).nameInEnglish == english)
        let given = Division(code: "1", parent: nil, name: name, nameEnglish: "Given", level: .district)
        #expect(given.nameInEnglish == "Given")
    }

    @Test(arguments: TestEngine.all)
    func `the checkout says where the shop delivers, and districts to readers of English in letters`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            try await guest.get("/checkout")
            #expect(!guest.page.contains("配送范围"))
            try await Self.know(fixture)
            try await guest.get("/checkout")
            #expect(guest.page.contains("配送范围（中国大陆）：浙江省、广东省。"))
            let english = fixture.browser(.english)
            try await english.fillCart()
            try await english.get("/checkout")
            #expect(english.page.contains("We deliver in mainland China: Zhejiang, Guangdong."))
            let place: [String: String?] = [
                "address.province": "浙江省", "address.city": "杭州市", "step": "region",
            ]
            try await english.submit("/checkout", place)
            #expect(english.page.contains("<option value=\"西湖区\"") && english.page.contains(">Xihu</option>"))
        }
    }

    @Test func `where no divisions are known a place is typed`() async throws {
        try await withPages(.sqlite) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            try await guest.get("/checkout")
            #expect(guest.page.contains("<input id=\"address.province\""))
            #expect(!guest.page.contains("value=\"pick\"") && !guest.page.contains("data-regions"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the script asks for the parts of what was chosen`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await Self.know(fixture)
            let visitor = fixture.browser()
            let parts = try await visitor.get("/regions/330100")
            #expect(
                parts.text
                    == #"{"items":[{"code":"330106","name":"西湖区","name_en":"Xihu"},"#
                    + #"{"code":"330110","name":"余杭区","name_en":"Yuhang"}]}"#)
            #expect(try await visitor.get("/regions/441900").text == #"{"items":[]}"#)
            for code in ["110000", "x", "%00"] {
                #expect(try await visitor.get("/regions/\(code)").status == 404, "\(code)")
            }
        }
    }
}
