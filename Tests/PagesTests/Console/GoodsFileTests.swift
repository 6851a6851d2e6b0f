import Catalog
import Database
import Inventory
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct GoodsFileTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `goods go out as a file, and a file says what it would change before it does`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let (would, did, write, price, title, none) =
                language == .chinese
                ? ("将会改动", "已写入", "确认写入", "单价", "商品名称", "新建 0，改动 0")
                : (
                    "What it would change", "What it has changed", "Write these changes", "Price", "Title",
                    "0 new, 0 changed"
                )
            let export = try await clerk.get("/console/goods/export")
            #expect(export.status == 200 && export.text.hasPrefix("\u{FEFF}slug,title,title_en,"))
            #expect(export.contains("tea-cup,茶杯 <b>,") && export.contains("CUP-RED,颜色=红,,19.99,25.99,active,"))
            let file = export.text.replacing("19.99", with: "18.88").replacing(
                "CUP-BLUE,颜色=蓝,,29.99", with: "CUP-BLUE,,,x"
            ).replacing("tea-cup,茶杯 <b>,", with: "tea-cup,茶碗,")
            try await clerk.get("/console/goods/import")
            try await clerk.submit("/console/goods/import", ["goods": Browser.file + file])
            let look = try await clerk.follow()
            #expect(look.status == 200 && look.contains("CUP-RED 19.99 → 18.88"), "\(look.text)")
            #expect(look.contains("\(price) “x”: ") && look.contains(would))
            #expect(look.contains("\(title) 茶杯") && look.contains(" → 茶碗"))
            let before = try await fixture.shop.catalog.product(.id(fixture.product.id))
            #expect(before?.product.skus.map(\.priceMinor) == [1_999, 2_999])
            let form = try #require(Form.all(in: look.text).first { $0.action.contains("/import/") })
            let done = try await clerk.post(form.action, form.fields)
            #expect(done.status == 200 && done.contains(did) && done.contains("CUP-RED 19.99 → 18.88"))
            #expect(!done.contains(would) && !done.contains(write) && done.contains("\(price) “x”: "))
            let after = try await fixture.shop.catalog.product(.id(fixture.product.id))
            #expect(after?.product.skus.map(\.priceMinor) == [1_888, 2_999])
            let again = try await clerk.post(form.action, form.fields)
            #expect(again.status == 200 && again.contains(none), "\(again.text)")
            for wrong in ["", "title\n", "slug,title,code,price\na,\"b"] {
                try await clerk.get("/console/goods/import")
                let answer = try await clerk.submit("/console/goods/import", ["goods": Browser.file + wrong])
                #expect(answer.status == 422 && answer.contains("role=\"alert\""), "\(wrong): \(answer.status)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the page says how a file is written, and names categories and brands that it would make`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", .chinese)
            let form = try await clerk.get("/console/goods/import")
            #expect(form.contains("<code>list_price</code>") && form.contains("每个仓库一行，如 SH=7"))
            let header = try await clerk.submit(
                "/console/goods/import", ["goods": Browser.file + "商品名称,编码,单价\n"])
            #expect(header.status == 422 && header.contains("必须有 slug, title, code, price"), "\(header.text)")
            try await clerk.get("/console/goods/import")
            let file = "slug,title,code,price,stock,category,brand\njar,罐,J-1,1,,teaa,湖田X\nlid,盖,L-1,1,7,teab,\n"
            try await clerk.submit("/console/goods/import", ["goods": Browser.file + file])
            let look = try await clerk.follow()
            #expect(look.contains("teaa（第 2 行）") && look.contains("湖田X（第 2 行）"), "\(look.text)")
            #expect(look.contains("每行一个，写成 仓库编码=件数，如 SH=7。") && look.contains("未导入 1 行"))
            #expect(!look.contains("teab"))
        }
    }

    /// The dry run said nothing of the pieces, and prices were told to have too many decimals.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `numbers that cannot be are told with the column, the row and the range, also of stock that stays`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            try await clerk.get("/console/goods/import")
            let file = """
                slug,title,code,price,stock
                jar,罐,J-1,1,SH1=99999999999999
                lid,盖,L-1,-3,
                pan,锅,P-1,99999999999999,
                tea-cup,茶杯,CUP-RED,19.99,SH1=99999999999999
                tea-cup,,CUP-BLUE,29.99,"XX=5
                SH1=10"

                """
            try await clerk.submit("/console/goods/import", ["goods": Browser.file + file])
            let look = try await clerk.follow()
            let told =
                language == .chinese
                ? [
                    "库存 “SH1=99999999999999”: 请填写 0 到 1000000 的整数。",
                    "单价 “-3”: 金额须在 0 到 10000000000.00 之间。", "单价 “99999999999999”: 金额须在 0 到",
                    "导入不改已有库存：CUP-RED 仍为 SH1=10。", "没有仓库 XX，CUP-BLUE 在这里的件数不写入。",
                    "导入不改已有库存：CUP-BLUE 仍为 SH1=10。",
                ]
                : [
                    "Stock “SH1=99999999999999”: Please enter a whole number from 0 to 1000000.",
                    "Price “-3”: Please enter an amount from 0 to 10000000000.00.",
                    "There is no warehouse XX: the pieces of CUP-BLUE there are not taken.",
                ]
            for text in told { #expect(look.contains(text), "\(text): \(look.text)") }
            #expect(look.text.ranges(of: "“SH1=99999999999999”").count == 2)
        }
    }

    /// It said `draft → on_sale` and `SH + 6`, and of Shopify's file that the column slug was missing.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `states and warehouses are told in words, and another shop's file by its name`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let isChinese = language == .chinese
            let clerk = try await fixture.signedIn("operator", language)
            let place = try await fixture.shop.database.read { [shop = fixture.shop, id = fixture.warehouse] session in
                try shop.inventory.warehouses(in: session).first { $0.id == id }
            }
            let warehouse = try #require(place)
            let called = isChinese ? warehouse.name : warehouse.nameEnglish ?? warehouse.name
            let file = """
                slug,title,code,price,category,state,variant_state,stock
                jar,罐,J-1,1,tea,on_sale,active,\(warehouse.code)=6
                tea-cup,茶杯 <b>,CUP-RED,19.99,,,retired,

                """
            try await clerk.get("/console/goods/import")
            try await clerk.submit("/console/goods/import", ["goods": Browser.file + file])
            let look = try await clerk.follow()
            let told =
                isChinese
                ? ["状态 草稿 → 在售", "库存 J-1 \(called) +6", "规格状态 CUP-RED 启用 → 停用"]
                : ["State Draft → On sale", "Stock J-1 \(called) +6", "Variant state CUP-RED Active → Retired"]
            for text in told { #expect(look.contains(text), "\(text): \(look.text)") }
            for (shop, format, header) in [
                ("Shopify", "shopify-products", "Handle,Title,Body (HTML),Option1 Name,Variant SKU,Variant Price"),
                ("WooCommerce", "woocommerce-products", "ID,Type,SKU,Name,Published,Sale price,Regular price"),
            ] {
                try await clerk.get("/console/goods/import")
                let refused = try await clerk.submit("/console/goods/import", ["goods": Browser.file + header + "\n"])
                let hint = isChinese ? "这是 \(shop) 导出的文件" : "This is a file of \(shop)"
                #expect(refused.status == 422 && refused.contains(hint), "\(refused.text)")
                #expect(refused.contains("zhanggui import \(format)"), "\(refused.text)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file that only says where a variant lies can be written from the page`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", .chinese)
            let sku = try #require(fixture.product.skus.first)
            let items = try await fixture.shop.database.read { [shop = fixture.shop] in
                try shop.inventory.items(of: sku.id, in: $0)
            }
            let here = try #require(items.first)
            let export = try await clerk.get("/console/goods/export").text
            let line = try #require(
                export.split(whereSeparator: \.isNewline).first { $0.contains("\(sku.code),") })
            #expect(line.hasSuffix(","), "no bin was said before: \(line)")
            let rest = export.replacing(line, with: "\(line)\(here.warehouse.code)=A-03-2")
            #expect(rest != export)
            try await clerk.get("/console/goods/import")
            try await clerk.submit("/console/goods/import", ["goods": Browser.file + rest])
            let look = try await clerk.follow()
            #expect(look.contains("货位 \(sku.code) \(here.warehouse.name) + A-03-2"), "\(look.text)")
            let form = try #require(Form.all(in: look.text).first { $0.action.contains("/import/") })
            try await clerk.post(form.action, form.fields)
            let after = try await fixture.shop.database.read { [shop = fixture.shop] in
                try shop.inventory.items(of: sku.id, in: $0)
            }
            #expect(after.first?.bin == "A-03-2")
        }
    }
}
