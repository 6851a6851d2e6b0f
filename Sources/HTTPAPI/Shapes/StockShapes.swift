import Catalog
import Inventory
import Kernel
import WebRuntime
import Workflows

/// A row of the stock journal, as this surface names it.
enum StockMovementTag: IDTag { static let prefix = "mov" }

/// What stands of one of many SKUs in one warehouse.
enum StockLevelShape {
    static let schema = Schema.object([
        "sku_id": .id(SKUTag.self), "code": .string,
        "title": .string.described("The product's title and the values of the variant."),
        "title_en": .string.nullable(), "warehouse_id": .id(WarehouseTag.self), "warehouse": .string,
        "on_hand": .integer, "reserved": .integer,
        "available": .integer.described("What can be sold: none of it in a closed warehouse."), "bin": .string,
        "low": .boolean.described(
            "Its warehouse is open, and less is left to sell than the shop's `low_stock_threshold`."),
    ]).example(
        JSON(
            finished: """
                {"sku_id":"sku_1M5V8KZ3QX0G7","code":"CUP-RED","title":"茶杯 红","title_en":"Tea cup Red",\
                "warehouse_id":"whs_1M5V8KZ3QX0G7","warehouse":"上海一仓","on_hand":10,"reserved":6,"available":4,\
                "bin":"A-03-2","low":true}
                """))

    static func write(_ json: inout JSONObject, _ item: InventoryItem, _ name: SKUName?, lowBelow: Int) {
        writeName(&json, item.skuID, name)
        InventoryShape.write(&json, item)
        json.set("low", item.isLow(below: lowBelow))
    }

    fileprivate static func writeName(_ json: inout JSONObject, _ id: SKUID, _ name: SKUName?) {
        json.set("sku_id", id)
        json.set("code", name?.code ?? "")
        json.set("title", name?.title ?? "")
        json.set("title_en", name?.titleEnglish)
    }
}

/// A page of levels, and what has none.
enum StockListShape {
    static let schema = Schema.list(of: .component("StockLevel")).adding([
        "truncated": .boolean.described("`q` fits more variants than were looked for: whoever means more says more."),
        "unstocked": .array(
            .object(["sku_id": .id(SKUTag.self), "code": .string, "title": .string, "title_en": .string.nullable()])
        ).described(
            "Variants on sale that are in no open warehouse; on the first page, where only what is low was asked for."),
        "unstocked_truncated": .boolean.described("There are more of those than these."),
    ])

    static func json(
        _ page: Page<InventoryItem>, _ unstocked: UnstockedVariants, isCut: Bool, _ names: [SKUID: SKUName],
        lowBelow: Int
    ) -> JSON {
        .object { json in
            json.array("items", page.items) {
                StockLevelShape.write(&$0, $1, names[$1.skuID], lowBelow: lowBelow)
            }
            json.set("next_cursor", page.next?.text)
            json.set("truncated", isCut)
            json.array("unstocked", unstocked.ids) { StockLevelShape.writeName(&$0, $1, names[$1]) }
            json.set("unstocked_truncated", unstocked.isCut)
        }
    }
}

/// How a SKU's stock changed once, in one warehouse.
enum StockMovementShape {
    static let schema = Schema.object([
        "id": .id(StockMovementTag.self), "warehouse_id": .id(WarehouseTag.self), "warehouse": .string,
        "reason": .enumeration(MovementReason.self),
        "on_hand_delta": .integer.described("A transfer is two rows, one where it leaves and one where it comes."),
        "reserved_delta": .integer,
        "order_id": .id(OrderTag.self).nullable().described("The order that moved it; null where none did."),
        "order_number": .string.nullable(), "at": .timestamp,
        "by": .string.described("A person's id, `guest`, or a part of the program."), "note": .string,
    ]).example(
        JSON(
            finished: """
                {"id":"mov_1M5V8KZ3QX0G7","warehouse_id":"whs_1M5V8KZ3QX0G7","warehouse":"上海一仓",\
                "reason":"transfer","on_hand_delta":-4,"reserved_delta":0,"order_id":null,"order_number":null,\
                "at":"2026-11-20T06:05:00.000Z","by":"usr_1M5V8KZ3QX0G7","note":"补货"}
                """))

    static func write(
        _ json: inout JSONObject, _ movement: StockMovement, _ warehouse: Warehouse?, _ order: MovedOrder?
    ) {
        json.set("id", ID<StockMovementTag>(movement.id))
        json.set("warehouse_id", movement.warehouseID)
        json.set("warehouse", warehouse?.name ?? "")
        json.set("reason", movement.reason.rawValue)
        json.set("on_hand_delta", movement.onHandDelta)
        json.set("reserved_delta", movement.reservedDelta)
        json.set("order_id", order?.id)
        json.set("order_number", order?.number)
        json.set("at", movement.at)
        json.set("by", movement.by)
        json.set("note", movement.note)
    }
}
