import Catalog
import Identity
import Kernel
import WebRuntime

/// Chosen products, the form for what is done to them, and what it would do.
struct BulkModel: Sendable {
    let products: [Product]
    /// Nil before a change is chosen.
    let plan: BulkPlan?
    let form: BulkForm
    let state: FormState

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let count = ["count": frame.format.number(products.count)]
        return frame.console(
            title: words("console.bulk.title"), .consoleGoods,
            """
            \(state.summary)
            <p><a href="\(frame.paths(.consoleGoods, query: form.list))">\(words("console.bulk.back"))</a></p>
            \(plan.map { outcome($0, frame) })
            \(products.isEmpty ? frame.empty(words("console.bulk.none")) : """
                <section class="card"><h2>\(words("console.bulk.chosen", count))</h2>
                <ul class="plain">\(each: products, {
                    "<li>\(frame.title($0)) \(frame.productState($0.state))</li>"
                })</ul>
                \(choose(frame))</section>
                """ as HTML)
            """)
    }

    private func choose(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let choices = BulkChoice.allCases.filter { $0 != .undo && ($0 != .onSale || frame.may(.catalogReview)) }
        let options = choices.map { ($0.rawValue, words("console.bulk.change.\($0.rawValue)")) }
        let roundings = PriceStep.Rounding.allCases.map { ($0.rawValue, words("console.bulk.round.\($0.rawValue)")) }
        let lists = PriceStep.ListPrice.allCases.map { ($0.rawValue, words("console.bulk.list.\($0.rawValue)")) }
        // The reason of an undoing is the shop's own, and of no other change.
        let given: FormState = state["change"] == BulkChoice.undo.rawValue ? .fresh() : state
        return frame.form(
            to: frame.paths(.consoleGoodsBulk),
            """
            \(chosen(frame))\(frame.select("change", words("console.bulk.change"), state, options))
            \(frame.input("value", words("console.bulk.value"), state, isRequired: false))
            \(frame.select("rounding", words("console.bulk.round"), state, roundings))
            \(frame.select("list_price", words("console.bulk.list"), state, lists))
            \(frame.input("reason", words("console.goods.reason"), given, isRequired: false))
            <button type="submit">\(words("console.bulk.look"))</button>
            """)
    }

    /// What every form of the page sends along.
    private func chosen(_ frame: PageFrame) -> HTML {
        """
        \(each: products, { frame.hidden("product", $0.id.description) })\
        \(each: form.listFields, { frame.hidden($0.name, $0.value) })
        """
    }

    /// What says which change it is.
    private static let fields = ["change", "value", "rounding", "list_price", "reason", "at", "by"]

    private func outcome(_ plan: BulkPlan, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let count = ["count": frame.format.number(plan.changedCount)]
        let apply = frame.form(
            to: frame.paths(.consoleGoodsBulk), class: "actions",
            """
            \(chosen(frame))\(each: Self.fields, { frame.hidden($0, state[$0]) })\
            \(frame.hidden("seen", String(plan.seen)))\
            <button type="submit">\(words("console.bulk.apply", count))</button>
            """)
        return """
            <section class="card"><h2>\(words("console.bulk.would", count))</h2>
            \(isUndoOfNothing(plan)
                ? "<p class=\"notice warn\" role=\"status\">\(words("console.bulk.undo.none"))</p>" : nil)
            \(isForGood(plan) ? "<p class=\"notice warn\">\(words("console.bulk.for_good"))</p>" : nil)
            \(frame.table(["console.goods.name", "console.bulk.result"], plan.lines) { line in
                """
                <td><a href="\(frame.paths.consoleProduct(line.product.id))">\(frame.title(line.product))</a></td>\
                <td>\(result(line, frame))</td>
                """
            })
            \(plan.changedCount == 0 ? nil : apply)</section>
            """
    }

    private func isUndoOfNothing(_ plan: BulkPlan) -> Bool {
        plan.changedCount == 0 && state["change"] == BulkChoice.undo.rawValue
    }

    /// Nothing leads back out of the archive.
    private func isForGood(_ plan: BulkPlan) -> Bool {
        plan.lines.contains { $0.isChanged && $0.after.state == .archived }
    }

    private func result(_ line: BulkPlan.Line, _ frame: PageFrame) -> HTML {
        if let refusal = line.refusal {
            return "\(frame.state("console.bulk.stays", "bad")) \(frame.message(for: refusal))"
        }
        guard line.isChanged else {
            return "\(frame.state("console.bulk.same", "warn"))\(line.kept.isEmpty ? nil : kept(line, frame))"
        }
        guard line.product.state == line.after.state else {
            return "\(frame.productState(line.product.state)) → \(frame.productState(line.after.state))"
        }
        return """
            <ul class="plain">\(each: line.prices, { pair in
                """
                <li>\(pair.old.code) \(frame.money(pair.old.price)) → \(frame.money(pair.new.price))\
                <br><span class="muted">\(listPrice(pair.old, pair.new, frame))</span></li>
                """
            })</ul>\(line.kept.isEmpty ? nil : kept(line, frame))
            """
    }

    /// The variants that an undoing leaves alone, each with its reason.
    private func kept(_ line: BulkPlan.Line, _ frame: PageFrame) -> HTML {
        let reasons = line.kept.map { kept in
            let values = [
                "code": kept.sku.code, "now": frame.money(kept.sku.price), "made": frame.money(kept.made),
            ]
            return frame.words(kept.isBack ? "console.bulk.undo.is_back" : "console.bulk.undo.kept", values)
        }
        return "<ul class=\"plain\">\(each: reasons, { "<li class=\"muted\">\($0)</li>" })</ul>"
    }

    private func listPrice(_ old: SKU, _ new: SKU, _ frame: PageFrame) -> String {
        let words = frame.words
        // One that is no more than the price is not shown to anybody.
        func text(_ sku: SKU) -> String {
            sku.listPriceMinor > sku.priceMinor ? frame.money(sku.listPrice) : words("console.bulk.list.none")
        }
        let texts = (old: text(old), new: text(new))
        guard texts.old != texts.new else { return words("console.bulk.list.as_is", ["price": texts.old]) }
        return words("console.bulk.list.becomes", ["old": texts.old, "new": texts.new])
    }
}

/// The latest changes of prices, each to be undone.
struct PriceBatchListModel: Sendable {
    let batches: [PriceBatch]
    let names: Names
    /// Whether one was to be undone of which no price stands any more.
    let isNothingLeft: Bool

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.bulk.recent"), .consoleGoods,
            """
            \(isNothingLeft ? "<p class=\"notice warn\" role=\"status\">\(words("console.bulk.undo.none"))</p>" : nil)
            <p><a href="\(frame.paths(.consoleGoods))">\(words("console.bulk.back"))</a></p>
            <p class="muted">\(words("console.bulk.recent_hint"))</p>
            \(frame.table(
                [
                    "console.at", "console.by", "console.bulk.what", "#console.bulk.variants", "console.goods.reason",
                    "console.bulk.undo",
                ],
                batches, empty: words("console.bulk.recent_none")
            ) { row($0, frame) })
            \(frame.exportLink(.consoleGoodsBulk, isEmpty: batches.isEmpty))
            """)
    }

    private func row(_ batch: PriceBatch, _ frame: PageFrame) -> HTML {
        let moment = batch.moment
        let query = [("at", String(moment.at.milliseconds)), ("by", moment.by)]
        let at = frame.time(moment.at)
        return """
            <td>\(at)</td><td>\(frame.actor(moment.by, names))</td><td>\(what(batch, frame))</td>\
            <td class="number">\(frame.format.number(batch.count))</td><td>\(frame.reason(of: batch))</td>\
            <td><a href="\(frame.paths(.consoleGoodsBulk, query: query))">\
            \(undoing(batch, at, frame))</a></td>
            """
    }

    /// The link says by itself which change it takes back: there may be several within a minute.
    private func undoing(_ batch: PriceBatch, _ at: String, _ frame: PageFrame) -> String {
        let example = batch.example
        let values = [
            "time": at, "code": example.code, "from": frame.money(example.from), "to": frame.money(example.to),
            "count": frame.format.number(batch.products),
        ]
        return frame.words(batch.products == 1 ? "console.bulk.undo.one" : "console.bulk.undo.many", values)
    }

    /// One of its variants and how its price moved, and how many products there are besides: so changes of one minute
    /// are told apart.
    private func what(_ batch: PriceBatch, _ frame: PageFrame) -> String {
        let example = batch.example
        let title = frame.language == .english ? example.titleEnglish ?? example.title : example.title
        let values = [
            "title": title, "code": example.code, "from": frame.money(example.from), "to": frame.money(example.to),
            "count": frame.format.number(batch.products),
        ]
        return frame.words(batch.products == 1 ? "console.bulk.what_one" : "console.bulk.what_many", values)
    }
}

extension PageFrame {
    /// Why prices changed; of planned ones also that they were.
    func reason(of batch: PriceBatch) -> String {
        let given = goodsReason(batch.givenReason)
        guard batch.source != .edit else { return given }
        let source = words("console.prices.source.\(batch.source.rawValue)")
        return given.isEmpty ? source : words("console.prices.source_why", ["source": source, "reason": given])
    }

    /// A reason from a history of goods: what the shop itself wrote there in the reader's language, what people gave as
    /// they gave it.
    func goodsReason(_ stored: String) -> String {
        if let moment = Self.momentGoneBackTo(stored) {
            return words("console.bulk.undo.look", ["time": time(moment)])
        }
        return words.find("console.goods.reason.\(stored)") ?? stored
    }

    /// The reason of an undoing as it is kept: readers of both languages are told of it.
    static func reasonToGoBack(before moment: Timestamp) -> String { "\(goBack)\(moment.milliseconds)" }

    private static let goBack = "prices_before_"
    /// Until the end of the year 9999.
    private static let moments: ClosedRange<Int64> = 0...253_402_300_799_999

    private static func momentGoneBackTo(_ stored: String) -> Timestamp? {
        guard stored.hasPrefix(goBack) else { return nil }
        // People may give a reason that looks the same, and of no day at all.
        guard let milliseconds = Int64(stored.dropFirst(goBack.count)), moments.contains(milliseconds) else {
            return nil
        }
        return Timestamp(milliseconds: milliseconds)
    }

    /// What tells a variant from its siblings, in the reader's language where somebody has translated it.
    func attributes(of sku: SKU) -> String {
        let isTranslated = language == .english && sku.attributesEnglish != .none
        return (isTranslated ? sku.attributesEnglish : sku.attributes).label
    }
}
