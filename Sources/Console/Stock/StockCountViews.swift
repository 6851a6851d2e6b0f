import Catalog
import Inventory
import Kernel
import WebRuntime
import Workflows

extension StockCountModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.count.title"), .consoleStock,
            """
            \(state.summary)\(told.map { frame.differences($0, of: goods) })
            <p class="muted">\(words("console.count.hint"))</p>
            \(frame.stockFilter(.consoleStockCount, filter, warehouses, .fresh(choices), hasLow: false))
            \(isMatchCut ? "<p class=\"notice warn\">\(words("console.stock.match_cut"))</p>" : nil)
            \(filter.warehouse == nil ? frame.empty(words("console.count.no_warehouse")) : form(frame))
            """)
    }

    private var choices: [String: String] { Dictionary(filter.query.map { ($0.name, $0.value) }) { $1 } }

    private var lastBin: String { items.items.last?.bin ?? "" }

    private func form(_ frame: PageFrame) -> HTML {
        let words = frame.words
        guard !items.items.isEmpty else { return frame.empty(words("console.stock.no_match")) }
        let query = filter.query + [(Self.binField, lastBin)]
        let skip: HTML? = items.next.map { next in
            """
            <a class="button quiet" href="\(frame.paths.nextPage(of: .consoleStockCount, query: query, next))">\
            \(words("console.count.skip"))</a>
            """
        }
        return frame.form(
            to: frame.paths(.consoleStockCount), class: "form wide",
            """
            \(frame.key(key))\(each: filter.query, { frame.hidden($0.name, $0.value) })\
            \(cursor.map { frame.hidden("cursor", $0.text) })\(walk.last.map { frame.hidden(Self.binField, $0) })\
            \(items.next.map { frame.hidden("next", $0.text) })\(frame.hidden(Self.nextBinField, lastBin))
            \(state.errors["counted"].map { "<p class=\"error\" id=\"counted-error\">\($0)</p>" as HTML })
            \(frame.table(
                [
                    "line.title", "console.goods.code", "console.stock.bin", "#console.stock.on_hand",
                    "#console.stock.reserved", "console.count.counted",
                ], items.items, empty: words("console.count.none")) { row($0, frame) })
            \(frame.input("note", words("console.stock.note"), state, isRequired: false))
            <p class="actions"><button type="submit">\(words("console.count.do"))</button>\(skip)</p>
            """)
    }

    private func row(_ item: InventoryItem, _ frame: PageFrame) -> HTML {
        let (good, id) = (goods[item.skuID], item.skuID.description)
        let label = frame.words("console.count.counted_of", ["name": good?.title ?? id])
        return """
            <td><a href="\(frame.paths.consoleStockItem(item.skuID))">\(good?.title ?? id)</a></td>\
            <td>\(good?.code)</td><td>\(item.bin)</td>\
            <td class="number">\(frame.format.number(item.onHand))\
            \(frame.hidden(Self.expectedPrefix + id, String(item.onHand)))</td>\
            <td class="number">\(frame.format.number(item.reserved))</td>\
            <td>\(frame.cellInput(Self.countedPrefix + id, label, state, of: id))</td>
            """
    }
}

extension PageFrame {
    /// What the count that was just taken over found otherwise than it was on record.
    func differences(_ told: ToldDifferences, of goods: [SKUID: SKUName]) -> HTML {
        guard !told.lines.isEmpty else { return "<p class=\"notice\">\(words("console.count.same"))</p>" }
        return """
            <section class="card" role="status">\
            <h2>\(words("console.count.differ", ["count": format.number(told.lines.count)]))</h2>
            \(table(
                [
                    "line.title", "console.goods.code", "#console.count.recorded", "#console.count.counted",
                    "#console.count.difference",
                ], told.lines
            ) { line in
                let (good, by) = (goods[line.skuID], line.counted - line.expected)
                return """
                    <td><a href="\(paths.consoleStockItem(line.skuID))">\
                    \(good?.title ?? line.skuID.description)</a></td><td>\(good?.code)</td>\
                    <td class="number">\(format.number(line.expected))</td>\
                    <td class="number">\(format.number(line.counted))</td>\
                    <td class="number">\(by > 0 ? "+" : "")\(by)</td>
                    """
            })</section>
            """
    }
}
