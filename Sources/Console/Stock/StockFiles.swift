import Catalog
import Inventory
import Kernel
import WebRuntime
import Workflows

extension StockListModel: ListLines {
    static let columns = [
        "line.title", "console.goods.code", "console.stock.warehouse", "console.stock.on_hand",
        "console.stock.reserved", "console.stock.available", "console.stock.bin",
    ]

    var next: Cursor? { items.next }

    func cut(_ frame: PageFrame) -> String? {
        if isMatchCut { return frame.words("console.stock.match_cut") }
        // Only where no words filter: the two never come together.
        guard unstocked.isCut else { return nil }
        return frame.words("console.stock.nowhere_cut", ["most": frame.format.number(UnstockedVariants.limit)])
    }

    /// What is in no warehouse stands first, with nothing in none.
    func lines(_ frame: PageFrame) -> [[String]] {
        let nowhere = unstocked.ids.map { id in
            [goods[id]?.title ?? id.description, goods[id]?.code ?? "", "", "0", "0", "0", ""]
        }
        return nowhere
            + items.items.map { item in
                let good = goods[item.skuID]
                return [
                    good?.title ?? item.skuID.description, good?.code ?? "", frame.place(item.warehouse),
                    String(item.onHand),
                    String(item.reserved), String(item.available), item.bin,
                ]
            }
    }
}

/// How one SKU's stock came about.
struct StockJournalLines: ListLines {
    static let columns = [
        "console.goods.code", "console.at", "return.reason", "console.stock.warehouse", "console.stock.on_hand",
        "console.stock.reserved", "console.by", "order.note",
    ]

    /// Of the SKU.
    let code: String
    let warehouses: [Warehouse]
    let journal: Page<StockMovement>
    /// Of those who moved it.
    let names: Names

    var next: Cursor? { journal.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        journal.items.map { movement in
            [
                code, frame.format.sortableTime(movement.at), frame.words("movement.\(movement.reason.rawValue)"),
                warehouses.first { $0.id == movement.warehouseID }.map { frame.place($0) } ?? "",
                String(movement.onHandDelta),
                String(movement.reservedDelta), frame.actor(movement.by, names), movement.note,
            ]
        }
    }
}

extension WarehouseListModel: ListLines {
    static let columns = [
        "console.goods.code", "console.stock.warehouse_name", "console.content.name_en", "console.warehouse.kind",
        "console.stock.priority", "order.state",
    ]

    func lines(_ frame: PageFrame) -> [[String]] {
        warehouses.map { warehouse in
            [
                warehouse.code, warehouse.name, warehouse.nameEnglish ?? "",
                frame.words("warehouse.kind.\(warehouse.kind.rawValue)"),
                String(warehouse.priority), frame.words(warehouse.stateKey),
            ]
        }
    }
}
