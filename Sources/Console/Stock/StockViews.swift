import Catalog
import Identity
import Inventory
import Kernel
import WebRuntime
import Workflows

extension StockListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let count: HTML =
            frame.may(.stockAdjust)
            ? """
            <a href="\(frame.paths(
                .consoleStockCount, query: filter.query))">\(words("console.count.title"))</a>
            """ : ""
        return frame.console(
            title: words("console.nav.stock"), .consoleStock,
            """
            \(state.summary)\(frame.stockFilter(.consoleStock, filter, warehouses, state, hasLow: true))
            <p class="actions">\(count)<a href="\(frame.paths(.consoleWarehouses))">\
            \(words("console.stock.warehouses"))</a></p>
            <p class="muted">\(threshold(frame))</p>
            \(isMatchCut ? frame.cutNotice(self) : nil)\(nowhere(frame))\(frame.table(
                [
                    "line.title", "console.goods.code", "console.stock.warehouse", "console.stock.bin",
                    "#console.stock.on_hand", "#console.stock.reserved", "#console.stock.available",
                ], items.items, empty: words("console.stock.no_match")) { row($0, frame) })
            \(frame.nextPageLink(items.next.map { frame.paths.nextPage(of: .consoleStock, query: filter.query, $0) }))
            \(frame.exportLink(
                .consoleStock, query: filter.query, isEmpty: items.items.isEmpty && unstocked.ids.isEmpty))
            """)
    }

    /// What counts as low, and for those who may set it, where.
    private func threshold(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let text = words("console.stock.low_below", ["most": frame.format.number(lowBelow)])
        guard frame.may(.settingsManage) else { return HTML(text: text) }
        return "\(text) <a href=\"\(frame.paths(.consoleSettings))\">\(words("console.stock.low_set"))</a>"
    }

    private func nowhere(_ frame: PageFrame) -> HTML {
        guard !unstocked.ids.isEmpty else { return "" }
        return """
            <h2>\(frame.words("console.stock.nowhere"))</h2>
            <p class="muted">\(frame.words("console.stock.nowhere_hint"))</p>\(frame.cutNotice(self))
            \(frame.table(["line.title", "console.goods.code"], unstocked.ids) { id in
                """
                <td><a href="\(frame.paths.consoleStockItem(id))">\(goods[id]?.title ?? id.description)</a></td>\
                <td>\(goods[id]?.code)</td>
                """
            })
            <h2>\(frame.words("console.stock.low"))</h2>
            """
    }

    private func row(_ item: InventoryItem, _ frame: PageFrame) -> HTML {
        let good = goods[item.skuID]
        return """
            <td><a href="\(frame.paths.consoleStockItem(item.skuID))">\(good?.title ?? item.skuID.description)</a></td>\
            <td>\(good?.code)</td><td>\(frame.place(item.warehouse))</td><td>\(item.bin)</td>\
            \(frame.levels(item, lowBelow: lowBelow))
            """
    }
}

extension PageFrame {
    /// The fields that lists of stock are filtered by.
    ///
    /// - Parameter hasLow: whether low levels can be asked for alone.
    func stockFilter(
        _ path: PagePath, _ filter: StockLevelFilter, _ warehouses: [Warehouse], _ state: FormState, hasLow: Bool
    ) -> HTML {
        let all = [("", words(hasLow ? "console.all" : "console.count.choose"))]
        let low: HTML =
            hasLow
            ? select(
                "low", words("console.stock.levels"), state,
                [("", words("console.stock.all")), ("true", words("console.stock.only_low"))]) : ""
        return self.filter(
            path,
            """
            \(input("q", words("console.stock.text"), state, type: "search", isRequired: false))
            \(select(
                "warehouse", words("console.stock.warehouse"), state,
                all + warehouses.map { ($0.id.description, place($0)) }))
            \(input("bin", words("console.stock.bin_begins"), state, type: "search", isRequired: false))\(low)
            """)
    }

    fileprivate func levels(_ item: InventoryItem, lowBelow: Int) -> HTML {
        let isLow = item.isLow(below: lowBelow)
        // In words too: colour alone tells nothing to who cannot see it.
        let mark: HTML? =
            !isLow
            ? nil
            : item.available > 0
                ? "\(state("console.stock.is_low", "warn")) " : "\(state("console.stock.is_out", "bad")) "
        return """
            <td class="number">\(format.number(item.onHand))</td><td class="number">\(format.number(item.reserved))\
            </td>\
            <td class="number\(isLow ? " error" : "")">\(mark)\(format.number(item.available))</td>
            """
    }
}

extension StockItemModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: item.title, .consoleStock, asked: look.map { sureOfEmptying($0, frame) },
            """
            <p><a href="\(frame.paths.consoleProduct(item.productID))">\(item.code)</a></p>\(forms.summary)
            \(told.map { frame.differences($0, of: [item.skuID: item]) })
            \(frame.table(
                [
                    "console.stock.warehouse", "console.stock.bin", "#console.stock.on_hand",
                    "#console.stock.reserved", "#console.stock.available",
                ], levels, empty: words("console.stock.none")
            ) { "<td>\(frame.place($0.warehouse))</td><td>\($0.bin)</td>\(frame.levels($0, lowBelow: lowBelow))" })
            <p class="muted">\(words("console.stock.reserved_hint"))</p>
            \(frame.may(.stockAdjust) ? """
                <div class="columns">\(countForm(frame))\(form(frame))\(transferForm(frame))\(binForm(frame))</div>
                """ as HTML : "")
            <h2>\(words("console.stock.journal"))</h2>\(movements(frame))
            """)
    }

    private func form(_ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .adjust))
        let places = places(frame)
        guard !places.isEmpty else { return frame.empty(words("console.stock.no_warehouse")) }
        // Whoever counted has another form: no reason stands here before one was chosen.
        let reasons =
            [("", words("console.choose"))]
            + MovementReason.adjustments.map { ($0.rawValue, words("movement.\($0.rawValue)")) }
        let form = frame.form(
            to: frame.paths(.consoleStockAdjustments, item.skuID.description),
            """
            \(frame.key(key))\(frame.select("warehouse_id", words("console.stock.warehouse"), state, places))
            \(frame.input("delta", words("console.stock.delta"), state, type: "number"))
            \(frame.select("reason", words("return.reason"), state, reasons))
            \(frame.input("note", words("console.stock.note"), state, isRequired: false))
            <button type="submit">\(words("console.stock.adjust"))</button>
            """)
        return "<section class=\"card\"><h2>\(words("console.stock.adjust"))</h2>\(form)</section>"
    }

    /// Where something can be adjusted: in open warehouses; behind them closed ones where something lies that nobody
    /// holds, of which it can only become less.
    private func places(_ frame: PageFrame) -> [(String, String)] {
        let free = Dictionary(levels.map { ($0.warehouse.id, $0.free) }) { $1 }
        let emptied = warehouses.filter { $0.isClosed && free[$0.id, default: 0] > 0 }
        return warehouses.filter { !$0.isClosed }.map { ($0.id.description, frame.place($0)) }
            + emptied.map { warehouse in
                let name = frame.words("console.stock.only_less", ["name": frame.place(warehouse)])
                return (warehouse.id.description, name)
            }
    }

    /// What an adjustment would take away altogether; the form that does it.
    private func sureOfEmptying(_ look: StockLook, _ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .adjust))
        let values = [
            "pieces": frame.format.number(look.pieces),
            "warehouse": warehouses.first { $0.id == look.warehouseID }.map { frame.name(of: $0) } ?? "",
        ]
        let fields =
            ["warehouse_id", "delta", "reason", "note"].map { ($0, state[$0]) }
            + [(StockLook.sureField, String(look.pieces))]
        return frame.question(
            words("console.stock.empty_sure", values),
            to: frame.paths(.consoleStockAdjustments, item.skuID.description),
            back: frame.paths.consoleStockItem(item.skuID),
            fields: "\(frame.key(key))\(each: fields, { frame.hidden($0.0, $0.1) })",
            "<p class=\"notice warn\">\(words("console.stock.empty_hint", values))</p>")
    }

    /// Only where there is a second warehouse, and one to carry to that is open.
    private func transferForm(_ frame: PageFrame) -> HTML {
        guard warehouses.count > 1 else { return "" }
        let words = frame.words
        let left = Dictionary(levels.map { ($0.warehouse.id, $0.free) }) { $1 }
        let from = warehouses.filter { left[$0.id, default: 0] > 0 }.map { warehouse in
            (
                warehouse.id.description,
                words(
                    "console.transfer.shelf",
                    ["name": frame.place(warehouse), "left": frame.format.number(left[warehouse.id, default: 0])])
            )
        }
        let ends = warehouses.filter { !$0.isClosed }
        // Two different ones to begin with: from a closed one, where the only open one has some too.
        guard let first = from.first(where: { start in ends.contains { $0.id.description != start.0 } }),
            let other = ends.first(where: { $0.id.description != first.0 })
        else { return "" }
        let state = forms.state(
            of: .transfer, ["from_warehouse_id": first.0, "to_warehouse_id": other.id.description])
        let form = frame.form(
            to: frame.paths(.consoleStockTransfers, item.skuID.description),
            """
            \(frame.key(key))\(frame.select("from_warehouse_id", words("console.transfer.from"), state, from))
            \(frame.select(
                "to_warehouse_id", words("console.transfer.to"), state,
                ends.map { ($0.id.description, frame.place($0)) }))
            \(frame.input("quantity", words("line.quantity"), state, type: "number"))
            \(frame.input("transfer_note", words("console.stock.note"), state, isRequired: false))
            <p class="muted">\(words("console.transfer.hint"))</p>
            <button type="submit">\(words("console.transfer.do"))</button>
            """)
        return "<section class=\"card\"><h2>\(words("console.transfer.do"))</h2>\(form)</section>"
    }

    /// Where it lies, in the warehouses that have or had it.
    private func binForm(_ frame: PageFrame) -> HTML {
        guard !levels.isEmpty else { return "" }
        let (words, state) = (frame.words, forms.state(of: .bin))
        let shelves = levels.map { level in
            (
                level.warehouse.id.description,
                level.bin.isEmpty ? frame.place(level.warehouse) : "\(frame.place(level.warehouse)) · \(level.bin)"
            )
        }
        let form = frame.form(
            to: frame.paths(.consoleStockBins, item.skuID.description),
            """
            \(frame.key(key))\(frame.select("bin_warehouse_id", words("console.stock.warehouse"), state, shelves))
            \(frame.input("bin", words("console.bin.new"), state, isRequired: false))
            <p class="muted">\(words("console.bin.hint"))</p>
            <button type="submit">\(words("console.bin.do"))</button>
            """)
        return "<section class=\"card\"><h2>\(words("console.bin.do"))</h2>\(form)</section>"
    }
}
