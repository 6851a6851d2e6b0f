import Database
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct WarehouseTests {
    private static func far(_ fixture: PagesFixture, kind: WarehouseKind = .cloud) async throws -> WarehouseID {
        try await fixture.base.database.write { [inventory = fixture.shop.inventory] in
            try inventory.createWarehouse(
                code: "BJ1", name: "北京一仓", kind: kind, priority: 2, by: .system("test"), in: $0
            ).id
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a warehouse is made with its kind, changed, closed with its numbers told, and opened again`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator", language))
            let isChinese = language == .chinese
            _ = try await guest.buy(fixture, quantity: 2)
            try await clerk.get("/console/warehouses")
            try await clerk.submit(
                "/console/warehouses", ["code": "HZ1", "name": "杭州店", "kind": "store", "priority": "5"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            #expect(clerk.page.contains(isChinese ? "门店" : "Store") && clerk.page.contains("杭州店"))
            let url = "/console/warehouses/\(fixture.warehouse)"
            try await clerk.get(url)
            let told =
                isChinese
                ? "这里有 2 个规格共 20 件，其中 2 件被 1 个订单占用"
                : "It has 20 pieces of 2 variants, of which orders hold 2 (orders: 1)"
            #expect(clerk.page.status == 200 && clerk.page.contains(told), "\(clerk.page.text)")
            // A form from before anything was there tells nothing yet.
            try await clerk.submit("\(url)/closing", ["confirmed": nil])
            #expect(clerk.page.status == 409, "\(clerk.page.text)")
            #expect(clerk.page.contains(isChinese ? "请看清后再停用" : "please read what follows"))
            try await clerk.get(url)
            try await clerk.submit(url, ["name": "上海二仓", "kind": "cloud", "priority": "7"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.get(url)
            #expect(clerk.page.contains("上海二仓") && clerk.page.contains("value=\"7\""))
            try await clerk.submit(url, ["version": "1", "name": "x"])
            #expect(clerk.page.status == 412 || clerk.page.status == 409, "\(clerk.page.status)")
            try await clerk.get(url)
            try await clerk.submit("\(url)/closing")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.get("/console/stock/\(fixture.skus[0])")
            #expect(clerk.page.contains(isChinese ? "上海二仓（云仓，已停用）" : "上海二仓 (Cloud warehouse, closed)"))
            try await guest.get("/p/tea-cup")
            #expect(guest.firstVariant == nil)
            try await clerk.get(url)
            try await clerk.submit("\(url)/opening")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await guest.get("/p/tea-cup")
            #expect(guest.firstVariant != nil)
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/audit?subject=\(fixture.warehouse)")
            #expect(admin.page.contains(isChinese ? "SH1: 在库 20 件，占用 2 件" : "SH1: 20 on hand, 2 reserved"))
            #expect(admin.page.contains(isChinese ? "类型 中心仓 → 云仓" : "Kind Regional warehouse → Cloud warehouse"))
            let auditor = try await fixture.signedIn("auditor", language)
            try await auditor.get(url)
            #expect(auditor.page.status == 200 && !auditor.page.contains("/closing"))
            #expect(try await auditor.get("/console/warehouses/\(WarehouseID(1))").status == 404)
        }
    }

    /// The English console called a warehouse 上海仓.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a warehouse is called by its name in the reader's language`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator", language))
            let order = try await guest.buy(fixture, quantity: 2)
            let (name, kind) = language == .chinese ? ("上海一仓", "（中心仓）") : ("Shanghai", " (Regional warehouse)")
            let url = "/console/warehouses/\(fixture.warehouse)"
            try await clerk.get(url)
            try await clerk.submit(url, ["name_en": String(repeating: "a", count: 101)])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"name_en-error\""), "\(clerk.page.text)")
            try await clerk.get(url)
            try await clerk.submit(url, ["name_en": " Shanghai "])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.get(url)
            #expect(clerk.page.contains("value=\"Shanghai\"") && clerk.page.contains("value=\"上海一仓\""))
            #expect(clerk.page.contains("<h1>\(name)</h1>"), "\(clerk.page.text)")
            try await clerk.get("/console/warehouses")
            #expect(clerk.page.contains(">\(name)</a>"), "\(clerk.page.text)")
            for place in ["/console/stock", "/console/stock/\(fixture.skus[0])", "/console/orders/\(order)"] {
                try await clerk.get(place)
                #expect(clerk.page.contains("\(name)\(kind)"), "\(place): \(clerk.page.text)")
            }
            try await clerk.get("/console/warehouses?format=csv")
            #expect(clerk.page.contains("SH1,上海一仓,Shanghai,"), "\(clerk.page.text)")
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/audit?subject=\(fixture.warehouse)")
            let told = language == .chinese ? "英文名称  → Shanghai" : "Name in English  → Shanghai"
            #expect(admin.page.contains(told), "\(admin.page.text)")
            try await clerk.get(url)
            try await clerk.submit(url, ["name_en": ""])
            try await clerk.get("/console/warehouses")
            #expect(clerk.page.contains(">上海一仓</a>"), "\(clerk.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `the order says from where its pieces come, and they are shipped warehouse by warehouse`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let far = try await Self.far(fixture)
            let single = try await guest.buy(fixture, quantity: 2)
            #expect(!guest.page.contains("不止一个包裹"))
            try await clerk.get("/console/orders/\(single)")
            #expect(clerk.page.contains("上海一仓（中心仓） × 2") && !clerk.page.contains("<fieldset>"))
            // Eight are left on the first shelf.
            try await fixture.shop.receive(5, of: fixture.skus[0], in: far)
            let id = try await guest.buy(fixture, quantity: 11)
            #expect(guest.page.contains("商品存放在 2 个仓库，会分开寄出，不止一个包裹。"), "\(guest.page.text)")
            let url = "/console/orders/\(id)"
            try await clerk.get(url)
            #expect(
                clerk.page.contains("上海一仓（中心仓） × 8") && clerk.page.contains("北京一仓（云仓） × 3"),
                "\(clerk.page.text)")
            let line = try await fixture.firstLine(of: id)
            let (near, other) = ("ship.\(line).\(fixture.warehouse)", "ship.\(line).\(far)")
            #expect(clerk.page.contains("name=\"\(near)\"") && clerk.page.contains("name=\"\(other)\""))
            let sent: [String: String?] = ["carrier": "SF", "tracking_number": "SF1001"]
            try await clerk.submit("\(url)/parcels", sent.merging([near: "0", other: "4"]) { $1 })
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"ship.\(line)-error\""), "\(clerk.page.text)")
            try await clerk.get(url)
            try await clerk.submit("\(url)/parcels", sent.merging([near: "0", other: "3"]) { $1 })
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            let levels = try await fixture.base.database.read { [shop = fixture.shop, sku = fixture.skus[0]] in
                try shop.inventory.items(of: sku, in: $0).map { [$0.onHand, $0.reserved] }
            }
            #expect(levels == [[10, 10], [2, 0]])
            try await guest.get("/orders/\(id)")
            #expect(!guest.page.contains("不止一个包裹"))
            try await clerk.get(url)
            #expect(clerk.page.contains("北京一仓（云仓） × 3") && !clerk.page.contains("<fieldset>"))
            try await clerk.submit("\(url)/parcels", sent.merging(["tracking_number": "SF1002"]) { $1 })
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.get(url)
            #expect(clerk.page.contains("上海一仓（中心仓） × 8"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods are carried only to open warehouses, and the lists name the closed one as closed`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let far = try await Self.far(fixture, kind: .store)
            let url = "/console/stock/\(fixture.skus[0])"
            try await clerk.get(url)
            #expect(clerk.page.contains("\(url)/transfers"))
            try await fixture.base.database.write { [inventory = fixture.shop.inventory] in
                _ = try inventory.closeWarehouse(far, isConfirmed: false, by: .system("test"), in: $0)
            }
            try await clerk.get(url)
            #expect(!clerk.page.contains("\(url)/transfers") && !clerk.page.contains("<option value=\"\(far)\""))
            try await clerk.submit(
                "\(url)/adjustments", ["warehouse_id": far.description, "delta": "2", "reason": "receipt"])
            #expect(clerk.page.status == 409 && clerk.page.contains("仓库已停用，不能入库"), "\(clerk.page.text)")
            try await clerk.get("/console/stock")
            #expect(clerk.page.contains("北京一仓（门店，已停用）"), "\(clerk.page.text)")
            try await clerk.get("/console/warehouses?format=csv")
            #expect(clerk.page.contains("BJ1,北京一仓,,门店,2,停用"), "\(clerk.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what lies in a closed warehouse is not called sellable, and can only become less there or be carried away`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (clerk, far) = (try await fixture.signedIn("operator"), try await Self.far(fixture))
            try await fixture.shop.receive(5, of: fixture.skus[0], in: far)
            let (url, place) = ("/console/stock/\(fixture.skus[0])", "北京一仓（云仓，已停用）")
            try await clerk.get(url)
            #expect(clerk.page.contains("<option value=\"\(far)\">北京一仓（云仓）</option>"), "\(clerk.page.text)")
            try await fixture.base.database.write { [inventory = fixture.shop.inventory] in
                _ = try inventory.closeWarehouse(far, isConfirmed: true, by: .system("test"), in: $0)
            }
            try await clerk.get(url)
            let level = try #require(clerk.page.text.firstMatch(of: /(?s)北京一仓（云仓，已停用）<\/td>(.*?)<\/tr>/)).1
            #expect(level.matches(of: />(\d+)<\/td>/).map { String($0.1) } == ["5", "0", "0"], "\(level)")
            #expect(clerk.page.contains("已停用仓库里的不可售"))
            #expect(clerk.page.contains("\(place) · 只能减少</option>") && clerk.page.contains("\(place)（可调 5）"))
            let here: [String: String?] = ["warehouse_id": far.description]
            try await clerk.submit("\(url)/adjustments", here.merging(["delta": "1", "reason": "receipt"]) { $1 })
            #expect(clerk.page.status == 409 && clerk.page.contains("仓库已停用，不能入库"), "\(clerk.page.text)")
            try await clerk.get(url)
            try await clerk.submit("\(url)/adjustments", here.merging(["delta": "-1", "reason": "damage"]) { $1 })
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.get("/console/stock?warehouse=\(far)&format=csv")
            #expect(clerk.page.contains("\(place),4,0,0,"), "\(clerk.page.text)")
        }
    }
}
