import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

extension Console {
    var categoryPages: [PageRoute] {
        [
            PageRoute(.get, .consoleCategories, .permission(.catalogRead), handler: categoryList),
            PageRoute(.post, .consoleCategories, .permission(.catalogManage), handler: createCategory),
            PageRoute(.post, .consoleCategory, .permission(.catalogManage), handler: updateCategory),
            PageRoute(.post, .consoleCategoryRemoval, .permission(.catalogManage), handler: removeCategory),
        ]
    }

    private func categoryList(_ call: PageCall) async throws -> PageAnswer {
        guard call.wantsFile else { return .page(try await categories(call)) }
        return file(call, "categories") { [shop] session, _, _ in
            CategoryListModel(
                categories: try shop.catalog.categories(in: session).nested,
                counts: try shop.catalog.productCounts(in: session), forms: .fresh)
        }
    }

    private func categories(
        _ call: PageCall, _ forms: FormStates<CategoryID?> = .fresh
    ) async throws -> HTML {
        let model = try await database.read { [shop] session in
            CategoryListModel(
                categories: try shop.catalog.categories(in: session).nested,
                counts: try shop.catalog.productCounts(in: session), forms: forms)
        }
        return model.html(call.frame)
    }

    private func createCategory(_ call: PageCall) async throws -> PageAnswer {
        try await changeCategories(call, nil) {
            let form = call.form
            let new = NewCategory(
                parentID: try form.optionalID("parent_id"), slug: try form.required("slug"),
                name: try form.required("name"), nameEnglish: try form.optional("name_en"),
                position: try form.optionalInteger("position", 0...Int.max))
            _ = try await shop.catalog.createCategory(new, by: call.caller)
        }
    }

    private func updateCategory(_ call: PageCall) async throws -> PageAnswer {
        let id: CategoryID = try call.path.id("category")
        return try await changeCategories(call, id) {
            let form = call.form
            var changes = CategoryChanges()
            changes.parentID = .set(try form.optionalID("parent_id"))
            changes.slug = try form.required("slug")
            changes.name = try form.required("name")
            changes.nameEnglish = .set(try form.optional("name_en"))
            changes.position = try form.optionalInteger("position", 0...Int.max)
            let version = Int64(try form.integer("version", 0...Int.max))
            _ = try await shop.catalog.updateCategory(id, version: version, changes, by: call.caller)
        }
    }

    /// What it is refused for stands over the page: no field of a form is wrong.
    private func removeCategory(_ call: PageCall) async throws -> PageAnswer {
        let id: CategoryID = try call.path.id("category")
        return try await changeCategories(call, nil) {
            let version = Int64(try call.form.integer("version", 0...Int.max))
            try await shop.catalog.removeCategory(id, version: version, by: call.caller)
        }
    }

    /// A change of the tree; the catalogue writes its audit line.
    private func changeCategories(
        _ call: PageCall, _ category: CategoryID?, _ body: () async throws -> Void
    ) async throws -> PageAnswer {
        do {
            try await body()
            return .redirect(to: call.paths(.consoleCategories)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await categories(call, .sent(category, $0)) }
        }
    }
}

extension CategoryListModel {
    func html(_ frame: PageFrame) -> HTML {
        let (words, totals, names) = (frame.words, totals, frame.names(setIn: categories))
        let form = frame.form(
            to: frame.paths(.consoleCategories),
            "\(fields(forms.state(of: nil), names, frame))<button type=\"submit\">\(words("form.save"))</button>")
        let new: HTML = "<section class=\"card\"><h2>\(words("console.category.new"))</h2>\(form)</section>"
        return frame.console(
            title: words("console.nav.categories"), .consoleCategories,
            """
            \(forms.summary)
            \(frame.table(
                ["field.category_name", "console.goods.slug", "console.category.parent", "#console.goods.count"],
                categories, empty: words("console.category.none")
            ) { category in
                """
                <td>\(edit(category, names, frame))</td><td>\(category.slug)</td>\
                <td>\(categories.first { $0.id == category.parentID }.map { frame.name($0) })</td>\
                <td class="number">\
                \(frame.goodsCount(totals[category.id] ?? 0, of: "category", category.id.description))</td>
                """
            })
            \(frame.exportLink(.consoleCategories, isEmpty: categories.isEmpty))
            \(frame.may(.catalogManage) ? new : "")
            """)
    }

    /// The products of each category and of all below it, as the list of goods finds them.
    var totals: [CategoryID: Int] {
        let parents = Dictionary(categories.map { ($0.id, $0.parentID) }) { first, _ in first }
        var totals: [CategoryID: Int] = [:]
        for (id, count) in counts {
            var next: CategoryID? = id
            for _ in 0...CatalogLimits.categoryDepth {
                guard let here = next else { break }
                totals[here, default: 0] += count
                next = parents[here] ?? nil
            }
        }
        return totals
    }

    private func edit(_ category: Category, _ names: [CategoryID: String], _ frame: PageFrame) -> HTML {
        guard frame.may(.catalogManage) else { return "\(names[category.id])" }
        let form = frame.form(
            to: frame.paths(.consoleCategory, category.id.description),
            """
            \(frame.hidden("version", String(category.version)))\
            \(fields(fields(of: category), names, frame, of: category))
            <button type="submit">\(frame.words("form.save"))</button>
            """)
        let isOpen = forms.isSent(category.id)
        let removal = frame.removal(
            to: frame.paths(.consoleCategoryRemoval, category.id.description), version: category.version,
            hint: "console.category.remove_hint")
        return """
            <details\(attribute: "open", when: isOpen)><summary>\(names[category.id])</summary>\
            \(form)\(removal)</details>
            """
    }

    /// - Parameter category: the one whose form it is; its fields need ids of their own.
    private func fields(
        _ state: FormState, _ names: [CategoryID: String], _ frame: PageFrame, of category: Category? = nil
    ) -> HTML {
        let words = frame.words
        let parents =
            [("", words("console.category.root"))]
            + categories.filter { $0.id != category?.id }.map { ($0.id.description, names[$0.id] ?? "") }
        guard let category else {
            return """
                \(frame.input("name", words("field.category_name"), state))
                \(frame.input("name_en", words("console.category.name_en"), state, isRequired: false))
                \(frame.input("slug", words("console.goods.slug"), state))
                \(frame.select("parent_id", words("console.category.parent"), state, parents))
                \(frame.input("position", words("console.category.position"), state, type: "number", isRequired: false))
                """
        }
        func field(_ name: String, _ label: String) -> HTML {
            let id = "\(name)-\(category.id)"
            let (described, text) = frame.fault(at: id, state.errors[name])
            return """
                <div class="field"><label for="\(id)">\(words(label))</label>\
                <input id="\(id)" name="\(name)" value="\(state[name])"\(described)>\(text)</div>
                """
        }
        let options = parents.map { parent in
            frame.option(parent.0, parent.1, isSelected: parent.0 == state["parent_id"])
        }
        return """
            \(field("name", "field.category_name"))\(field("name_en", "console.category.name_en"))
            \(field("slug", "console.goods.slug"))\(field("position", "console.category.position"))
            <div class="field"><label for="parent-\(category.id)">\(words("console.category.parent"))</label>\
            <select id="parent-\(category.id)" name="parent_id">\(options)</select></div>
            """
    }
}
