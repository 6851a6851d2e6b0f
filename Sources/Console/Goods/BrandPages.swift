import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

extension Console {
    var brandPages: [PageRoute] {
        [
            PageRoute(.get, .consoleBrands, .permission(.catalogRead), handler: brandList),
            PageRoute(.post, .consoleBrands, .permission(.catalogManage), handler: createBrand),
            PageRoute(.post, .consoleBrand, .permission(.catalogManage), handler: updateBrand),
            PageRoute(.post, .consoleBrandRemoval, .permission(.catalogManage), handler: removeBrand),
        ]
    }

    private func brandList(_ call: PageCall) async throws -> PageAnswer {
        guard call.wantsFile else { return .page(try await brands(call)) }
        return file(call, "brands") { [shop] session, _, _ in
            BrandListModel(
                brands: try shop.catalog.brandList(includingHidden: true, in: session),
                counts: try shop.catalog.brandCounts(in: session), state: .fresh())
        }
    }

    private func brands(_ call: PageCall, _ state: FormState = .fresh()) async throws -> HTML {
        let model = try await database.read { [shop] session in
            BrandListModel(
                brands: try shop.catalog.brandList(includingHidden: true, in: session),
                counts: try shop.catalog.brandCounts(in: session), state: state)
        }
        return model.html(call.frame)
    }

    private func createBrand(_ call: PageCall) async throws -> PageAnswer {
        try await changeBrands(call) {
            let form = call.form
            let new = NewBrand(
                slug: try form.optional("slug"), name: try form.required("name"),
                nameEnglish: try form.optional("name_en"))
            _ = try await shop.catalog.createBrand(new, by: call.caller)
        }
    }

    private func updateBrand(_ call: PageCall) async throws -> PageAnswer {
        let id: BrandID = try call.path.id("brand")
        return try await changeBrands(call) {
            let form = call.form
            var changes = BrandChanges()
            changes.slug = try form.required("slug")
            changes.name = try form.required("name")
            changes.nameEnglish = .set(try form.optional("name_en"))
            changes.state = try form.choice("state", of: BrandState.self)
            let version = Int64(try form.integer("version", 0...Int.max))
            _ = try await shop.catalog.updateBrand(id, version: version, changes, by: call.caller)
        }
    }

    private func removeBrand(_ call: PageCall) async throws -> PageAnswer {
        let id: BrandID = try call.path.id("brand")
        return try await changeBrands(call) {
            let version = Int64(try call.form.integer("version", 0...Int.max))
            try await shop.catalog.removeBrand(id, version: version, by: call.caller)
        }
    }

    /// A change of a brand; the catalogue writes its audit line.
    private func changeBrands(_ call: PageCall, _ body: () async throws -> Void) async throws -> PageAnswer {
        do {
            try await body()
            return .redirect(to: call.paths(.consoleBrands)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await brands(call, $0) }
        }
    }
}

/// All brands, with a form for each and one for a new one.
struct BrandListModel: Sendable {
    let brands: [Brand]
    /// Products of every state.
    let counts: [BrandID: Int]
    let state: FormState

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let form = frame.form(
            to: frame.paths(.consoleBrands),
            """
            \(frame.input("name", words("field.category_name"), state))
            \(frame.input("name_en", words("console.category.name_en"), state, isRequired: false))
            \(frame.input("slug", words("console.brand.slug"), state, isRequired: false))
            <button type="submit">\(words("form.save"))</button>
            """)
        let new: HTML = "<section class=\"card\"><h2>\(words("console.brand.new"))</h2>\(form)</section>"
        return frame.console(
            title: words("console.nav.brands"), .consoleBrands,
            """
            \(state.summary)<p class="muted">\(words("console.brand.hint"))</p>
            \(frame.table(
                Self.columns.map { $0 == GoodsFilter.countColumn ? "#\($0)" : $0 }, brands,
                empty: words("console.brand.none")
            ) { brand in
                """
                <td>\(edit(brand, frame))</td><td>\(brand.nameEnglish)</td><td>\(brand.slug)</td>\
                <td>\(words("brand.state.\(brand.state.rawValue)"))</td>\
                <td class="number">\(frame.goodsCount(counts[brand.id] ?? 0, of: "brand", brand.id.description))</td>
                """
            })
            \(frame.exportLink(.consoleBrands, isEmpty: brands.isEmpty))
            \(frame.may(.catalogManage) ? new : nil)
            """)
    }

    private func edit(_ brand: Brand, _ frame: PageFrame) -> HTML {
        guard frame.may(.catalogManage) else { return HTML(text: brand.name) }
        let words = frame.words
        func field(_ name: String, _ label: String, _ value: String) -> HTML {
            let id = "\(name)-\(brand.id)"
            return """
                <div class="field"><label for="\(id)">\(words(label))</label>\
                <input id="\(id)" name="\(name)" value="\(value)"></div>
                """
        }
        let states = BrandState.allCases.map { state in
            frame.option(state.rawValue, words("brand.state.\(state.rawValue)"), isSelected: state == brand.state)
        }
        let form = frame.form(
            to: frame.paths(.consoleBrand, brand.id.description),
            """
            \(frame.hidden("version", String(brand.version)))\(field("name", "field.category_name", brand.name))
            \(field("name_en", "console.category.name_en", brand.nameEnglish ?? ""))
            \(field("slug", "console.goods.slug", brand.slug))
            <div class="field"><label for="state-\(brand.id)">\(words("order.state"))</label>\
            <select id="state-\(brand.id)" name="state">\(states)</select></div>
            <button type="submit">\(words("form.save"))</button>
            """)
        let removal = frame.removal(
            to: frame.paths(.consoleBrandRemoval, brand.id.description), version: brand.version,
            hint: "console.brand.remove_hint")
        return "<details><summary>\(brand.name)</summary>\(form)\(removal)</details>"
    }
}
