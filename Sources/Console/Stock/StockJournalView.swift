import Catalog
import Identity
import Inventory
import Kernel
import WebRuntime
import Workflows

extension StockItemModel {
    /// What was on hand after each movement, in the warehouse of the movement: from what there is now back to what was.
    var balances: [Int64: Int] {
        guard isNewest else { return [:] }
        var now = Dictionary(levels.map { ($0.warehouse.id, $0.onHand) }) { first, _ in first }
        var balances: [Int64: Int] = [:]
        for movement in journal.items {
            guard let onHand = now[movement.warehouseID] else { continue }
            balances[movement.id] = onHand
            now[movement.warehouseID] = onHand - movement.onHandDelta
        }
        return balances
    }

    func movements(_ frame: PageFrame) -> HTML {
        let (words, balances) = (frame.words, balances)
        let next = journal.next.map { cursor in
            frame.paths(.consoleStockItem, item.skuID.description, query: [("cursor", cursor.text)])
        }
        return """
            \(frame.table(
                [
                    "console.at", "return.reason", "order.number", "console.stock.warehouse", "#console.stock.on_hand",
                    "#console.stock.reserved", "#console.stock.balance", "console.by", "order.note",
                ], journal.items, empty: words("console.stock.no_movements")) { movement in
                """
                <td>\(frame.time(movement.at))</td><td>\(words("movement.\(movement.reason.rawValue)"))</td>\
                <td>\(order(movement, frame))</td>\
                <td>\(warehouses.first { $0.id == movement.warehouseID }.map { frame.place($0) })</td>\
                <td class="number">\(signed(movement.onHandDelta))</td>\
                <td class="number">\(signed(movement.reservedDelta))</td>\
                <td class="number">\(balances[movement.id].map { frame.format.number($0) })</td>\
                <td>\(frame.actor(movement.by, names))</td><td>\(movement.note)</td>
                """
            })
            \(frame.nextPageLink(next))
            \(frame.exportLink(.consoleStockItem, item.skuID.description, isEmpty: journal.items.isEmpty))
            """
    }

    /// A link for whoever may see orders.
    private func order(_ movement: StockMovement, _ frame: PageFrame) -> HTML? {
        guard let order = orders[movement.reference] else { return nil }
        guard frame.may(.ordersRead) else { return "\(order.number)" }
        return "<a href=\"\(frame.paths.consoleOrder(order.id))\">\(order.number)</a>"
    }

    private func signed(_ delta: Int) -> String { delta > 0 ? "+\(delta)" : String(delta) }

    /// What was found on a shelf, where there is one: it takes the place of what should be there.
    func countForm(_ frame: PageFrame) -> HTML {
        guard !levels.isEmpty else { return "" }
        let (words, state) = (frame.words, forms.state(of: .count))
        let shelves = levels.map { level in
            (
                level.warehouse.id.description,
                words(
                    "console.stock.shelf",
                    ["name": frame.place(level.warehouse), "count": frame.format.number(level.onHand)])
            )
        }
        let form = frame.form(
            to: frame.paths(.consoleStockItemCount, item.skuID.description),
            """
            \(frame.key(key))\(each: levels, { frame.hidden("expected.\($0.warehouse.id)", String($0.onHand)) })
            \(frame.select("count_warehouse_id", words("console.stock.warehouse"), state, shelves))
            \(frame.input("counted", words("console.stock.counted"), state, type: "number"))
            \(frame.input("count_note", words("console.stock.note"), state, isRequired: false))
            <button type="submit">\(words("console.stock.set"))</button>
            """)
        return "<section class=\"card\"><h2>\(words("console.stock.set"))</h2>\(form)</section>"
    }
}
