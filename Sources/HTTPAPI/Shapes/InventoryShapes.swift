import Inventory
import Kernel
import WebRuntime

enum WarehouseShape {
    private static let fields: KeyValuePairs<String, Schema> = [
        "id": .id(WarehouseTag.self), "code": .string, "name": .string, "name_en": .string.nullable(), "kind": kind,
        "priority": .integer.described("Lower is picked first."),
        "closed_at": .timestamp.nullable().described(
            "Since when it takes no new reservations and receives nothing; null while it is open."),
        "version": .integer,
    ]
    static let kind = Schema.enumeration(WarehouseKind.self)
        .described("`regional`: serves a region; `cloud`: run by another for many shops; `store`: a shop to walk into.")

    static let schema = Schema.object(fields).example(
        JSON(
            finished: """
                {"id":"whs_1M5V8KZ3QX0G7","code":"SH1","name":"上海一仓","name_en":"Shanghai 1",\
                "kind":"regional","priority":1,"closed_at":null,"version":1}
                """))

    static let detailSchema = schema.adding([
        "holdings": .object([
            "skus": .integer.described("Of how many SKUs something is there."), "on_hand": .integer,
            "reserved": .integer, "orders": .integer.described("How many orders hold what is reserved."),
        ])
    ]).example(
        JSON(
            finished: """
                {"id":"whs_1M5V8KZ3QX0G7","code":"SH1","name":"上海一仓","name_en":"Shanghai 1",\
                "kind":"regional","priority":1,"closed_at":null,"version":1,\
                "holdings":{"skus":12,"on_hand":340,"reserved":9,"orders":4}}
                """))

    static func write(_ json: inout JSONObject, _ warehouse: Warehouse) {
        json.set("id", warehouse.id)
        json.set("code", warehouse.code)
        json.set("name", warehouse.name)
        json.set("name_en", warehouse.nameEnglish)
        json.set("kind", warehouse.kind.rawValue)
        json.set("priority", warehouse.priority)
        json.set("closed_at", warehouse.closedAt)
        json.set("version", warehouse.version)
    }

    /// With what lies in it.
    static func json(_ warehouse: Warehouse, _ holdings: WarehouseHoldings) -> JSON {
        .object { json in
            write(&json, warehouse)
            json.object("holdings") { json in
                json.set("skus", holdings.skus)
                json.set("on_hand", holdings.onHand)
                json.set("reserved", holdings.reserved)
                json.set("orders", holdings.orders)
            }
        }
    }
}

/// What stands of one SKU in one warehouse.
enum InventoryShape {
    static let schema = Schema.object([
        "warehouse_id": .id(WarehouseTag.self), "warehouse": .string, "warehouse_kind": WarehouseShape.kind,
        "warehouse_closed": .boolean.described("Whether nothing of it is sold, because its warehouse is closed."),
        "on_hand": .integer, "reserved": .integer,
        "available": .integer.described("What can be sold: none of it in a closed warehouse."),
        "bin": .string(maximum: Inventory.binLimit).described("Where it lies; empty where nobody said."),
    ]).example(
        JSON(
            finished: """
                {"warehouse_id":"whs_1M5V8KZ3QX0G7","warehouse":"上海一仓","warehouse_kind":"regional",\
                "warehouse_closed":false,"on_hand":10,"reserved":2,"available":8,"bin":"A-03-2"}
                """))

    static func write(_ json: inout JSONObject, _ item: InventoryItem) {
        json.set("warehouse_id", item.warehouse.id)
        json.set("warehouse", item.warehouse.name)
        json.set("warehouse_kind", item.warehouse.kind.rawValue)
        json.set("warehouse_closed", item.warehouse.isClosed)
        json.set("on_hand", item.onHand)
        json.set("reserved", item.reserved)
        json.set("available", item.available)
        json.set("bin", item.bin)
    }
}

/// Pieces of an order line in one warehouse.
enum LineSourceShape {
    static let schema = Schema.object([
        "warehouse_id": .id(WarehouseTag.self), "warehouse": .string, "warehouse_kind": WarehouseShape.kind,
        "waiting_quantity": .integer.described("Held there, to be shipped."),
        "shipped_quantity": .integer.described("Left from there in parcels."),
    ]).example(
        JSON(
            finished: """
                {"warehouse_id":"whs_1M5V8KZ3QX0G7","warehouse":"上海一仓","warehouse_kind":"regional",\
                "waiting_quantity":1,"shipped_quantity":0}
                """))

    static func write(_ json: inout JSONObject, _ source: LineSource) {
        json.set("warehouse_id", source.warehouse.id)
        json.set("warehouse", source.warehouse.name)
        json.set("warehouse_kind", source.warehouse.kind.rawValue)
        json.set("waiting_quantity", source.waiting)
        json.set("shipped_quantity", source.shipped)
    }
}
