import Inventory
import Kernel
import WebRuntime

enum WarehouseShape {
    static let schema = Schema.object([
        "id": .id(WarehouseTag.self), "code": .string, "name": .string,
        "priority": .integer.described("Lower is picked first."),
    ]).example(JSON(finished: #"{"id":"whs_1M5V8KZ3QX0G7","code":"SH1","name":"上海一仓","priority":1}"#))

    static func write(_ json: inout JSONObject, _ warehouse: Warehouse) {
        json.set("id", warehouse.id)
        json.set("code", warehouse.code)
        json.set("name", warehouse.name)
        json.set("priority", warehouse.priority)
    }
}

/// What stands of one SKU in one warehouse.
enum InventoryShape {
    static let schema = Schema.object([
        "warehouse_id": .id(WarehouseTag.self), "warehouse": .string, "on_hand": .integer, "reserved": .integer,
        "available": .integer,
        "bin": .string(maximum: Inventory.binLimit).described("Where it lies; empty where nobody said."),
    ]).example(
        JSON(
            finished: """
                {"warehouse_id":"whs_1M5V8KZ3QX0G7","warehouse":"上海一仓","on_hand":10,"reserved":2,"available":8,\
                "bin":"A-03-2"}
                """))

    static func write(_ json: inout JSONObject, _ item: InventoryItem) {
        json.set("warehouse_id", item.warehouse.id)
        json.set("warehouse", item.warehouse.name)
        json.set("on_hand", item.onHand)
        json.set("reserved", item.reserved)
        json.set("available", item.available)
        json.set("bin", item.bin)
    }
}
