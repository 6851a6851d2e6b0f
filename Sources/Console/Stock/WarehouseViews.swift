import Identity
import Inventory
import Kernel
import WebRuntime

extension Warehouse {
    /// The key of the word for whether it is open.
    var stateKey: String { isClosed ? "warehouse.state.closed" : "warehouse.state.open" }
}

extension PageFrame {
    /// A warehouse as every list names it: with its kind, and whether it is closed.
    func place(_ warehouse: Warehouse) -> String {
        words(
            warehouse.isClosed ? "warehouse.named_closed" : "warehouse.named",
            ["name": name(of: warehouse), "kind": words("warehouse.kind.\(warehouse.kind.rawValue)")])
    }

    /// Its name in the reader's language, as far as there is one.
    func name(of warehouse: Warehouse) -> String { inLanguage(warehouse.name, warehouse.nameEnglish) }

    fileprivate func warehouseState(_ warehouse: Warehouse) -> HTML {
        state(warehouse.stateKey, warehouse.isClosed ? "" : "good")
    }

    /// What can be said of a warehouse again and again: all but its code.
    fileprivate func warehouseFields(_ state: FormState) -> HTML {
        let kinds = WarehouseKind.allCases.map { ($0.rawValue, words("warehouse.kind.\($0.rawValue)")) }
        return """
            \(input("name", words("console.stock.warehouse_name"), state))
            \(input("name_en", words("console.category.name_en"), state, isRequired: false))
            \(select("kind", words("console.warehouse.kind"), state, kinds))
            \(input("priority", words("console.stock.priority"), state, type: "number"))
            """
    }
}

extension WarehouseListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let form = frame.form(
            to: frame.paths(.consoleWarehouses),
            """
            \(frame.key(key))\(frame.input("code", words("console.goods.code"), state))\(frame.warehouseFields(state))
            <button type="submit">\(words("form.save"))</button>
            """)
        let new: HTML = "<section class=\"card\"><h2>\(words("console.stock.new_warehouse"))</h2>\(form)</section>"
        return frame.console(
            title: words("console.stock.warehouses"), .consoleWarehouses,
            """
            \(state.summary)\(frame.table(
                [
                    "console.goods.code", "console.stock.warehouse_name", "console.warehouse.kind",
                    "#console.stock.priority", "order.state",
                ], warehouses, empty: words("console.stock.no_warehouses")
            ) { warehouse in
                """
                <td>\(warehouse.code)</td>\
                <td><a href="\(frame.paths.consoleWarehouse(warehouse.id))">\(frame.name(of: warehouse))</a></td>\
                <td>\(words("warehouse.kind.\(warehouse.kind.rawValue)"))</td>\
                <td class="number">\(warehouse.priority)</td><td>\(frame.warehouseState(warehouse))</td>
                """
            })
            \(frame.exportLink(.consoleWarehouses, isEmpty: warehouses.isEmpty))
            \(frame.may(.stockAdjust) ? new : "")
            """)
    }
}

extension WarehouseModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let forms: HTML = """
            <section class="card"><h2>\(words("console.warehouse.edit"))</h2>\(about(frame))</section>
            <section class="card">\(warehouse.isClosed ? opening(frame) : closing(frame))</section>
            """
        return frame.console(
            title: frame.name(of: warehouse), .consoleWarehouses,
            """
            \(self.forms.summary)
            <p><a href="\(frame.paths(.consoleWarehouses))">\(words("console.warehouse.back"))</a></p>
            \(facts(frame))
            \(frame.may(.stockAdjust) ? "<div class=\"columns\">\(forms)</div>" as HTML : "")
            """)
    }

    private func facts(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let stock = frame.paths(.consoleStock, query: [("warehouse", warehouse.id.description)])
        let since: HTML? = warehouse.closedAt.map { " <span class=\"muted\">\(frame.time($0))</span>" }
        let numbers: [(key: String, value: Int)] = [
            ("console.warehouse.skus", holdings.skus), ("console.stock.on_hand", holdings.onHand),
            ("console.stock.reserved", holdings.reserved), ("console.warehouse.orders", holdings.orders),
        ]
        return """
            <section class="card"><dl class="facts"><dt>\(words("console.goods.code"))</dt><dd>\(warehouse.code)</dd>\
            <dt>\(words("console.warehouse.kind"))</dt><dd>\(words("warehouse.kind.\(warehouse.kind.rawValue)"))</dd>\
            <dt>\(words("console.stock.priority"))</dt><dd>\(warehouse.priority)</dd>\
            <dt>\(words("order.state"))</dt><dd>\(frame.warehouseState(warehouse))\(since)</dd>\
            \(each: numbers, { "<dt>\(words($0.key))</dt><dd>\(frame.format.number($0.value))</dd>" })</dl>
            <p><a href="\(stock)">\(words("console.warehouse.stock"))</a></p></section>
            """
    }

    private func about(_ frame: PageFrame) -> HTML {
        let known = [
            "name": warehouse.name, "name_en": warehouse.nameEnglish ?? "", "kind": warehouse.kind.rawValue,
            "priority": String(warehouse.priority),
        ]
        return frame.form(
            to: frame.paths.consoleWarehouse(warehouse.id),
            """
            \(frame.key(key))\(frame.hidden("version", String(warehouse.version)))
            \(frame.warehouseFields(forms.state(of: .about, known)))
            <p class="muted">\(frame.words("console.warehouse.priority_hint"))</p>
            <button type="submit">\(frame.words("form.save"))</button>
            """)
    }

    /// What comes of it, in numbers, before it is done.
    private func closing(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let numbers = [
            "skus": holdings.skus, "on_hand": holdings.onHand, "reserved": holdings.reserved,
            "orders": holdings.orders,
        ].mapValues { frame.format.number($0) }
        let consequence =
            holdings.isEmpty
            ? words("console.warehouse.close_empty") : words("console.warehouse.close_full", numbers)
        let confirmed = holdings.isEmpty ? nil : frame.hidden(WarehouseForm.confirmedField, "true")
        let form = frame.form(
            to: frame.paths(.consoleWarehouseClosing, warehouse.id.description),
            """
            \(frame.key(key))\(confirmed)
            <button type="submit" class="button quiet">\(words("console.warehouse.close"))</button>
            """)
        return frame.secondStep(
            words("console.warehouse.close"), isOpen: forms.isSent(.closing), consequence, form)
    }

    private func opening(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let form = frame.form(
            to: frame.paths(.consoleWarehouseOpening, warehouse.id.description),
            """
            \(frame.key(key))<p>\(words("console.warehouse.open_hint"))</p>
            <button type="submit">\(words("console.warehouse.open"))</button>
            """)
        return "<h2>\(words("console.warehouse.open"))</h2>\(form)"
    }
}
