import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import WebRuntime
import Workflows

extension Console {
    var goodsFilePages: [PageRoute] {
        [
            PageRoute(.get, .consoleGoodsExport, .permission(.catalogRead), handler: exportGoods),
            PageRoute(.get, .consoleGoodsImport, .permission(.catalogManage)) { call in
                .page(GoodsFileModel(state: .fresh()).html(call.frame))
            },
            PageRoute(
                .post, .consoleGoodsImport, .permission(.catalogManage),
                uploadLimitBytes: Shop.goodsFileLimitBytes + Self.formLimitBytes, handler: keepGoods),
            PageRoute(.get, .consoleGoodsImportFile, .permission(.catalogManage), handler: lookAtGoods),
            PageRoute(.post, .consoleGoodsImportFile, .permission(.catalogManage), handler: importGoods),
        ]
    }

    private func exportGoods(_ call: PageCall) async throws -> PageAnswer {
        let export = ProductExport(shop: shop, filter: try GoodsFilter(call.query))
        @Sendable func run(_ write: (String) async throws -> Void) async throws {
            _ = try await export.run(write)
        }
        return .download(name: "products.csv", mediaType: "text/csv; charset=utf-8", run)
    }

    /// Keeps a file that can be read, so that nobody has to choose it twice.
    private func keepGoods(_ call: PageCall) async throws -> PageAnswer {
        do {
            guard let file = call.files.first(where: { $0.field == "goods" }) else {
                throw InputError.missing(field: "goods")
            }
            let summary = try await look(file.content, call)
            let hash = try await shop.keepGoodsFile(file.content, named: file.name, summary, by: call.caller)
            return .redirect(to: call.paths(.consoleGoodsImportFile, hash.description))
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { GoodsFileModel(state: $0).html(call.frame) }
        }
    }

    /// What a file would change now; after it was taken, nothing.
    private func lookAtGoods(_ call: PageCall) async throws -> PageAnswer {
        let file = try file(call)
        let summary = try await look(try await shop.goodsFile(file), call)
        let model = GoodsFileModel(
            state: .fresh(), summary: summary, file: file, warehouses: try await warehouseNames(call))
        return .page(model.html(call.frame))
    }

    private func importGoods(_ call: PageCall) async throws -> PageAnswer {
        // Taken once more, a file changes nothing: this page may be loaded again.
        let summary = try await shop.takeGoodsFile(try file(call), by: call.caller)
        let model = GoodsFileModel(state: .fresh(), summary: summary, warehouses: try await warehouseNames(call))
        return .page(model.html(call.frame))
    }

    private func look(_ content: [UInt8], _ call: PageCall) async throws -> ProductImportSummary {
        try await ProductImport(shop: shop, options: .init(isDryRun: true), by: call.caller)
            .run(content: content, rowLimit: Shop.goodsFileRows)
    }

    private func warehouseNames(_ call: PageCall) async throws -> [String: String] {
        let warehouses = try await database.read { [shop] in try shop.inventory.warehouses(in: $0) }
        return Dictionary(warehouses.map { ($0.code, call.frame.name(of: $0)) }) { first, _ in first }
    }

    private func file(_ call: PageCall) throws -> BlobHash {
        guard let hash = BlobHash(try call.path.text("file")) else { throw NotFound("file") }
        return hash
    }
}

/// What a file of goods would change, and the form for one.
struct GoodsFileModel: Sendable {
    /// Lines of each list.
    private static let lineLimit = 200

    let state: FormState
    /// Nil where no file was looked at.
    var summary: ProductImportSummary?
    /// The file that was looked at.
    var file: BlobHash?
    /// By code, in the reader's language.
    var warehouses: [String: String] = [:]

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.file.title"), .consoleGoods,
            """
            \(state.summary)\(summary.map { result($0, frame) })
            <section class="card"><h2>\(words("console.file.new"))</h2>
            <p class="muted">\(words("console.file.hint", ["count": frame.format.number(Shop.goodsFileRows)]))</p>
            <p><a href="\(frame.paths(.consoleGoodsExport))">\(words("console.file.export"))</a></p>
            \(columns(frame))
            \(frame.uploadForm(to: frame.paths(.consoleGoodsImport), """
                <div class="field"><label for="goods">\(words("console.file.file"))</label>\
                <input id="goods" name="goods" type="file" accept=".csv,text/csv" required></div>
                <button type="submit">\(words("console.file.look"))</button>
                """))</section>
            """)
    }

    /// How a file is written, column by column.
    private func columns(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <details><summary>\(words("console.file.columns"))</summary>
            <p class="muted">\(words("console.file.columns_hint"))</p>
            \(frame.table(
                ["console.file.column", "console.file.meaning", "console.file.form"], ProductImport.columns
            ) { name in
                """
                <td><code>\(name)</code></td><td>\(column(name, frame))</td>\
                <td>\(words.find("import.form.\(name)") ?? words("import.form.text"))</td>
                """
            })</details>
            """
    }

    private func result(_ summary: ProductImportSummary, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let counts = [
            "created": summary.created, "changed": summary.changed, "unchanged": summary.unchanged,
            "variants": summary.variantsCreated + summary.variantsChanged, "pieces": summary.pieces,
            "bins": summary.bins, "skipped": summary.notes.count(where: \.isSkipped),
        ].mapValues { frame.format.number($0) }
        let apply: HTML? = file.flatMap { file in
            guard !summary.changes.isEmpty else { return nil }
            return frame.form(
                to: frame.paths(.consoleGoodsImportFile, file.description),
                "<button type=\"submit\">\(words("console.file.apply"))</button>")
        }
        return """
            <section class="card"><h2>\(words(summary.isDryRun ? "console.file.would" : "console.file.did"))</h2>
            <p\(summary.isDryRun ? nil : " class=\"notice\" role=\"status\"" as HTML)>\
            \(words("console.file.counts", counts))</p>
            \(summary.encoding == .utf8 ? nil : """
                <p class="notice warn">\(words("console.file.encoding", ["encoding": summary.encoding.rawValue]))</p>
                """ as HTML)
            \(made("categories", summary.newCategories, summary, frame))\
            \(made("brands", summary.newBrands, summary, frame))
            \(summary.changes.isEmpty ? nil : changes(summary, frame))
            \(summary.notes.isEmpty ? nil : notes(summary, frame))\(apply)</section>
            """
    }

    /// What shoppers would see from now on, to be read before it is written.
    private func made(
        _ what: String, _ names: [ImportedName], _ summary: ProductImportSummary, _ frame: PageFrame
    ) -> HTML? {
        guard !names.isEmpty else { return nil }
        let words = frame.words
        let shown = names.prefix(Self.lineLimit).map { name in
            words("console.file.made_name", ["name": name.name, "row": frame.format.number(name.row)])
        }
        let moment = summary.isDryRun ? "will_make" : "has_made"
        return """
            <div class="notice warn"><p>\(words("console.file.\(moment).\(what)"))</p>\
            <ul class="plain">\(each: shown, { "<li>\($0)</li>" })</ul></div>
            """
    }

    private func changes(_ summary: ProductImportSummary, _ frame: PageFrame) -> HTML {
        frame.table(
            ["#console.file.row", "console.goods.name", "console.goods.slug", "console.file.parts"],
            Array(summary.changes.prefix(Self.lineLimit))
        ) { change in
            """
            <td class="number">\(change.row)</td><td>\(change.title)</td><td>\(change.slug)</td>\
            <td>\(change.isNew ? frame.state("console.file.is_new", "good") : nil) \
            <ul class="plain">\(each: change.parts, { "<li>\(part($0, frame))</li>" })</ul></td>
            """
        }
    }

    private func part(_ part: ImportPart, _ frame: PageFrame) -> String {
        let name = column(part.column, frame)
        switch part.column {
        case "state": return "\(name) \(states(part) { frame.words.find("product.state.\($0)") })"
        case "variant_state": return "\(name) \(part.subject) \(states(part) { frame.words.find("sku.state.\($0)") })"
        default:
            guard let place = part.place else { return part.text(column: name) }
            // First pieces are a number that comes, a bin is a name.
            let step = part.column == "stock" ? "+\(part.to)" : part.step
            return "\(name) \(place.code) \(warehouses[place.warehouse] ?? place.warehouse) \(step)"
        }
    }

    private func states(_ part: ImportPart, _ word: (String) -> String?) -> String {
        [part.from, part.to].map { word($0) ?? $0 }.joined(separator: " → ")
    }

    /// A column in the words of the page; anything else says itself.
    private func column(_ name: String, _ frame: PageFrame) -> String {
        frame.words.find("import.column.\(name)") ?? name
    }

    private func notes(_ summary: ProductImportSummary, _ frame: PageFrame) -> HTML {
        """
        <h3>\(frame.words("console.file.notes"))</h3>\(frame.table(
            ["#console.file.row", "console.file.note"], Array(summary.notes.prefix(Self.lineLimit))
        ) { note in
            let style = note.isSkipped ? "bad" : "warn"
            return """
                <td class="number">\(note.row)</td><td>\
                \(frame.state(note.isSkipped ? "console.file.skipped" : "console.file.remark", style)) \
                \(text(note, frame))</td>
                """
        })
        """
    }

    /// A refusal in the words that pages have for it, with the column it is about.
    private func text(_ note: ImportNote, _ frame: PageFrame) -> String {
        guard let code = note.code else { return note.text }
        guard code.hasPrefix("refused.") else {
            var parameters = note.parameters
            if let field = parameters["field"] { parameters["field"] = column(field, frame) }
            return frame.words.find("import.\(code)", parameters) ?? note.text
        }
        let field = note.parameters["field"] ?? ""
        var parameters = note.parameters
        if parameters["form"] != nil, let form = frame.words.find("import.lines.\(field)") { parameters["form"] = form }
        let refusal = frame.words.find("error.\(code.dropFirst("refused.".count))", parameters) ?? note.text
        guard !field.isEmpty else { return refusal }
        let value = note.parameters["value"].map { " “\($0)”" } ?? ""
        return "\(column(field, frame))\(value): \(refusal)"
    }
}
