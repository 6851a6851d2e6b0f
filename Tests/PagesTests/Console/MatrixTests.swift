import Catalog
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct MatrixTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `properties make rows for the variants that are not there, and all of them are added or none`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)/variants"
            func open(_ axes: String) async throws -> Browser.Page {
                try await clerk.get("\(url)?axes=\(axes.percentEncoded)&prefix=CUP&price=9.9")
            }
            for wrong in [
                "颜色", "颜色=", "颜色=红,红", "颜色=红\n颜色=蓝", "a=\((0...100).map(String.init).joined(separator: ","))",
            ] {
                let page = try await open(wrong)
                #expect(page.status == 422 && page.contains("axes-error"), "\(wrong): \(page.status)")
            }
            let page = try await open("颜色=红，绿")
            #expect(
                page.contains("value=\"CUP-LV\"") && page.contains("value=\"9.9\"") && !page.contains("attributes.1"))
            // What is there already is proposed, and makes nothing new.
            let there = try await clerk.get(url)
            #expect(there.contains("颜色=") && !there.contains("attributes.0"))
            let nothing = try await open("颜色=红")
            #expect(nothing.status == 200 && !nothing.contains("attributes.0"))
            #expect(nothing.contains(language == .english ? "are there already" : "都已经有了"))
            func codes() async throws -> [String] {
                let found = try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
                return found?.product.skus.map { "\($0.code) \($0.attributes.label) \($0.priceMinor)" } ?? []
            }
            let before = try await codes()
            _ = try await open("颜色=绿,黑\n尺码=大,小")
            let taken = try await clerk.submit(
                url, ["code.0": "CUP-RED", "price.1": "8.00"], holding: "attributes.0")
            #expect(taken.status == 409 && taken.contains("value=\"8.00\""), "\(taken.status)")
            #expect(taken.contains("code.0-0-error") && !taken.contains("code.1-1-error"))
            #expect(taken.contains("尺码=大,小</textarea>"))
            let twice = try await clerk.submit(url, ["code.0": "CUP-9", "code.3": "CUP-9"], holding: "attributes.0")
            #expect(twice.status == 409 && twice.contains("code.3-3-error") && !twice.contains("code.0-0-error"))
            let long = String(repeating: "x", count: 65)
            let wide = try await clerk.submit(url, ["code.3": long], holding: "attributes.0")
            #expect(wide.status == 422 && wide.contains("code.3-3-error"), "\(wide.status)")
            #expect(try await codes() == before)
            let dear = try await clerk.submit(
                url, ["code.0": "CUP-RED", "price.1": "x", "price.3": "y"], holding: "attributes.0")
            #expect(dear.status == 422, "\(dear.status)")
            for place in ["code.0-0", "price.1-1", "price.3-3"] { #expect(dear.contains("\(place)-error"), "\(place)") }
            #expect(try await codes() == before)
            let none: [String: String?] = ["code.0": "", "code.1": "", "code.2": "", "code.3": ""]
            #expect(try await clerk.submit(url, none, holding: "attributes.0").status == 422)
            _ = try await open("颜色=绿,黑\n尺码=大,小")
            #expect(try await clerk.submit(url, ["code.2": ""], holding: "attributes.0").status == 303)
            #expect(
                try await codes() == before + [
                    "CUP-LV-DA 绿 大 990", "CUP-LV-XIAO 绿 小 990", "CUP-HEI-XIAO 黑 小 990",
                ])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what two tabs add is added once, and the second tab is told which row is there`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)/variants"
            func codes() async throws -> [String] {
                let found = try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
                return found?.product.skus.map { "\($0.code) \($0.attributes.label)" } ?? []
            }
            let before = try await codes()
            try await clerk.get("\(url)?axes=\("颜色=绿,黑".percentEncoded)&prefix=CUP&price=9.9")
            let first = try clerk.filled(url, ["code.1": ""], holding: "attributes.0")
            let second = try clerk.filled(url, ["code.0": "X-1", "code.1": "X-2"], holding: "attributes.0")
            #expect(try await clerk.post(first.url, first.pairs).status == 303)
            let added = before + ["CUP-LV 绿"]
            #expect(try await codes() == added)
            for form in [first, second] {
                let late = try await clerk.post(form.url, form.pairs)
                #expect(late.status == 409 && late.contains("已有属性相同的规格"), "\(late.status) \(late.text)")
                #expect(late.contains("code.0-0-error") && !late.contains("code.1-1-error"))
                #expect(try await codes() == added)
            }
            // Without the row that is there, the rest of what was typed goes on.
            #expect(try await clerk.submit(url, ["code.0": ""], holding: "attributes.0").status == 303)
            #expect(try await codes() == added + ["X-2 黑"])
            // The form for one variant says the same.
            try await clerk.get("/console/goods/\(fixture.product.id)")
            let one = try await clerk.submit(
                "/console/goods/\(fixture.product.id)/skus",
                ["code": "X-3", "price": "1", "attributes": "颜色=黑"])
            #expect(one.status == 409 && one.contains("id=\"attributes-error\""), "\(one.text)")
            #expect(try await codes() == added + ["X-2 黑"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `variants get their English from the form and from their siblings, and what lacks it is named`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", .chinese)
            let catalog = fixture.shop.catalog
            let coaster = try await catalog.createProduct(
                NewProduct(
                    slug: "coaster", title: "杯垫", subtitle: "柿染",
                    skus: [
                        NewSKU(
                            code: "C-1", attributes: ["颜色": "红", "尺寸": "大"],
                            attributesEnglish: ["Colour": "Red", "Size": "Large"], priceMinor: 3_990)
                    ]), by: .system("test")
            ).product
            let url = "/console/goods/\(coaster.id)/variants"
            func open(_ axes: String, _ english: String) async throws -> Browser.Page {
                try await clerk.get(
                    "\(url)?axes=\(axes.percentEncoded)&axes_en=\(english.percentEncoded)&prefix=C&price=9.9")
            }
            #expect(try await clerk.get(url).contains("Colour=Red\nSize=Large</textarea>"))
            for wrong in ["Colour", "Colour=Red,Blue,Green", "Colour=,Blue\nSize=,Small\nKind=a"] {
                let page = try await open("颜色=红,蓝\n尺寸=大,小", wrong)
                #expect(page.status == 422 && page.contains("axes_en-error"), "\(wrong): \(page.status)")
            }
            // 绿 and what is made with it has no English yet.
            let page = try await open("颜色=红,蓝,绿\n尺寸=大,小", "Colour=,Blue\nSize=,Small")
            #expect(page.contains("Blue Small</span>") && page.contains("有些规格缺英文"), "\(page.text)")
            #expect(try await clerk.submit(url, holding: "attributes.0").status == 303)
            let found = try await catalog.product(.id(coaster.id), includeUnpublished: true)
            #expect(
                found?.product.skus.map { "\($0.attributes.label)|\($0.attributesEnglish.label)" } == [
                    "红 大|Red Large", "红 小|Red Small", "蓝 大|Blue Large", "蓝 小|Blue Small", "绿 大|", "绿 小|",
                ])
            let told = try await clerk.get("/console/goods/\(coaster.id)")
            #expect(told.contains("还缺：英文名称、英文副标题、规格的英文属性（C-LV-DA, C-LV-XIAO）。"), "\(told.text)")
        }
    }

    /// They were the product's name in addresses and a number, whatever its codes were.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `proposed codes go on from those that are there and say what each variant is, and nobody has them`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            func product(_ slug: String, _ skus: [NewSKU]) async throws -> ProductID {
                let new = NewProduct(slug: slug, title: slug, skus: skus)
                return try await fixture.shop.catalog.createProduct(new, by: .system("test")).product.id
            }
            func codes(_ id: ProductID, _ axes: String, _ english: String = "") async throws -> [String?] {
                let url = "/console/goods/\(id)/variants"
                let query = "axes=\(axes.percentEncoded)&axes_en=\(english.percentEncoded)&price=1"
                try await clerk.get("\(url)?\(query)")
                let form = try clerk.filled(url, holding: "attributes.0")
                return form.pairs.filter { $0.name.hasPrefix("code.") }.map(\.value)
            }
            _ = try await product("other", [NewSKU(code: "BOOK-01-HEI-S", priceMinor: 1)])
            let book = try await product(
                "indigo-book", [NewSKU(code: "BOOK-01", attributes: ["颜色": "红", "尺码": "S"], priceMinor: 1)])
            #expect(
                try await codes(book, "颜色=红,黑\n尺码=S,M")
                    == ["BOOK-01-HONG-M", "BOOK-01-HEI-S-2", "BOOK-01-HEI-M"])
            #expect(
                try await codes(book, "颜色=深 绿,★\n尺码=S", "Colour=Dark green,★\nSize=S")
                    == ["BOOK-01-DARKGREEN-S", "BOOK-01-S"])
            // Of values that read alike each has a code of its own.
            #expect(try await codes(book, "颜色=兰,蓝") == ["BOOK-01-LAN", "BOOK-01-LAN-2"])
            #expect(try await codes(book, "颜色=★,☆") == ["BOOK-01-2", "BOOK-01-3"])
            let cup = try await codes(fixture.product.id, "颜色=绿")
            #expect(cup == ["CUP-LV"])
            let mug = try await product(
                "mug",
                [
                    NewSKU(
                        code: "mug-red-s", attributes: ["颜色": "红", "尺码": "S"],
                        attributesEnglish: ["Colour": "Red", "Size": "S"], priceMinor: 1)
                ])
            #expect(try await codes(mug, "颜色=红\n尺码=S,L", "Colour=Red\nSize=,L") == ["mug-red-l"])
            let none = try await product("bare-thing", [])
            #expect(try await codes(none, "尺码=S") == ["BARE-THING-S"])
            let name = language == .chinese ? "按属性批量添加规格" : "Add variants by their properties"
            #expect(clerk.page.contains("<h1>\(name)"), "\(clerk.page.text)")
            #expect(try await clerk.get("/console/goods/\(book)").contains(">\(name)</a>"))
        }
    }
}
