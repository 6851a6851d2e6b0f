import Catalog
import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import WebRuntime
import Workflows

// What stands on the shelves.
extension HTTPAPI {
    var inventoryCalls: [Endpoint] { [showInventory, adjustInventory, countInventory, setBin] }

    private static let reasons = MovementReason.adjustments.map(\.rawValue)

    private var showInventory: Endpoint {
        Endpoint(
            .get, "\(Self.root)/inventory/{sku_id}", operation: "show_inventory", access: .permission(.stockRead),
            summary: "What stands of a SKU in each warehouse.", pathSchemas: ["sku_id": .id(SKUTag.self)],
            successes: [.init(200, "The levels.", .list(of: .component("InventoryItem")))]
        ) { [shop] call in
            let id: SKUID = try call.path.id("sku_id")
            let items = try await shop.database.read { session in
                guard try shop.catalog.saleItems([id], in: session)[id] != nil else { throw NotFound("sku") }
                return try shop.inventory.items(of: id, in: session)
            }
            return .ok(.whole(items, as: InventoryShape.write))
        }
    }

    private static let adjustmentBody: Schema = .object([
        "sku_id": .id(SKUTag.self), "warehouse_id": .id(WarehouseTag.self),
        "delta": .integer(-Inventory.adjustmentLimit...Inventory.adjustmentLimit).described("Not 0."),
        "reason": .enumeration(reasons), "note": .string(maximum: StockAdjustment.noteLimit).nullable().optional(),
    ])

    private var adjustInventory: Endpoint {
        Endpoint(
            .post, "\(Self.root)/inventory/adjustments", operation: "adjust_inventory",
            access: .permission(.stockAdjust), summary: "Correct a level by hand.", isIdempotent: true,
            body: .json(
                Self.adjustmentBody,
                example: JSON(
                    finished: """
                        {"sku_id":"sku_1M5V8KZ3QX0G7","warehouse_id":"whs_1M5V8KZ3QX0G7","delta":10,"reason":"receipt"}
                        """)),
            successes: [.init(201, "Corrected; the levels of the SKU.", .list(of: .component("InventoryItem")))],
            refusals: [
                409: ["below_reserved", "below_zero", "warehouse_closed"], 422: ["missing", "unknown_reference"],
            ]
        ) { [shop] call in
            let adjustment = try StockAdjustment(call)
            return try await call.once(in: shop.database) { transaction in
                guard try shop.catalog.saleItems([adjustment.skuID], in: transaction.session)[adjustment.skuID] != nil
                else { throw InputError.unknownReference(field: "sku_id") }
                _ = try shop.inventory.adjust(adjustment, in: transaction)
                let items = try shop.inventory.items(of: adjustment.skuID, in: transaction.session)
                return .created(.whole(items, as: InventoryShape.write))
            }
        }
    }

    private static let countBody: Schema = .object([
        "sku_id": .id(SKUTag.self), "warehouse_id": .id(WarehouseTag.self),
        "expected": .integer(0...Inventory.adjustmentLimit).described("What was on record when it was counted."),
        "counted": .integer(0...Inventory.adjustmentLimit),
        "note": .string(maximum: StockAdjustment.noteLimit).nullable().optional(),
    ])

    private var countInventory: Endpoint {
        Endpoint(
            .post, "\(Self.root)/inventory/counts", operation: "count_inventory",
            access: .permission(.stockAdjust), summary: "Set a level to what was counted.", isIdempotent: true,
            body: .json(
                Self.countBody,
                example: JSON(
                    finished: """
                        {"sku_id":"sku_1M5V8KZ3QX0G7","warehouse_id":"whs_1M5V8KZ3QX0G7","expected":10,"counted":9}
                        """)),
            successes: [.init(201, "Taken over; the levels of the SKU.", .list(of: .component("InventoryItem")))],
            refusals: [409: ["count_changed", "count_below_reserved"], 422: ["missing", "unknown_reference"]]
        ) { [shop] call in
            let (body, numbers) = (call.body, 0...Inventory.adjustmentLimit)
            let warehouse: WarehouseID = try body.id("warehouse_id")
            let count = StockCount(
                skuID: try body.id("sku_id"), expected: try body.integer("expected", numbers),
                counted: try body.integer("counted", numbers))
            let (note, caller) = (try body.optionalString("note") ?? "", call.caller)
            return try await call.once(in: shop.database) { transaction in
                let levels = try shop.inventory.items(of: count.skuID, in: transaction.session)
                guard !levels.isEmpty else { throw InputError.unknownReference(field: "sku_id") }
                guard levels.contains(where: { $0.warehouse.id == warehouse }) else {
                    throw InputError.unknownReference(field: "warehouse_id")
                }
                _ = try shop.inventory.count([count], in: warehouse, note: note, by: caller, in: transaction)
                let items = try shop.inventory.items(of: count.skuID, in: transaction.session)
                return .created(.whole(items, as: InventoryShape.write))
            }
        }
    }

    private var setBin: Endpoint {
        Endpoint(
            .put, "\(Self.root)/inventory/{sku_id}/bins/{warehouse_id}", operation: "set_bin",
            access: .permission(.stockAdjust),
            summary: "Say where a SKU lies in a warehouse that has or had it; empty says nothing any more.",
            pathSchemas: ["sku_id": .id(SKUTag.self), "warehouse_id": .id(WarehouseTag.self)],
            body: .json(
                .object(["bin": .string(maximum: Inventory.binLimit)]),
                example: JSON(finished: #"{"bin":"A-03-2"}"#)),
            successes: [.init(200, "Said; the levels of the SKU.", .list(of: .component("InventoryItem")))],
            refusals: [422: ["missing"]]
        ) { [shop] call in
            let (sku, warehouse): (SKUID, WarehouseID) = (
                try call.path.id("sku_id"), try call.path.id("warehouse_id")
            )
            let bin = try call.body.string("bin", length: 0...Inventory.binLimit)
            let items = try await shop.database.write { transaction in
                try shop.inventory.setBin(bin, of: sku, in: warehouse, by: call.caller, in: transaction)
                return try shop.inventory.items(of: sku, in: transaction.session)
            }
            return .ok(.whole(items, as: InventoryShape.write))
        }
    }
}

extension StockAdjustment {
    fileprivate init(_ call: APICall) throws {
        let limit = Inventory.adjustmentLimit
        self.init(
            skuID: try call.body.id("sku_id"), warehouseID: try call.body.id("warehouse_id"),
            delta: try call.body.integer("delta", -limit...limit), reason: try call.body.choice("reason"),
            note: try call.body.optionalString("note") ?? "", by: call.caller)
    }
}
