import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import WebRuntime
import Workflows

// The places that stock lies in.
extension HTTPAPI {
    var warehouseCalls: [Endpoint] {
        [listWarehouses, createWarehouse, showWarehouse, editWarehouse, closeWarehouse, openWarehouse]
    }

    private static let warehousesPath = "\(root)/warehouses"
    private static let warehousePath = "\(warehousesPath)/{warehouse_id}"
    private static let warehouseIDs: [String: Schema] = ["warehouse_id": .id(WarehouseTag.self)]
    private static let changes: Schema = .object([
        "name": .string(minimum: 1, maximum: Warehouse.nameLimit),
        "name_en": .string(maximum: Warehouse.nameLimit).nullable().optional().described("Null for none."),
        "kind": WarehouseShape.kind,
        "priority": .integer(0...Warehouse.priorityLimit).described("Lower is picked first."),
    ])

    private var listWarehouses: Endpoint {
        Endpoint(
            .get, Self.warehousesPath, operation: "list_warehouses", access: .permission(.stockRead),
            summary: "The warehouses, in the order of picking; closed ones are among them.",
            successes: [.init(200, "The warehouses.", .list(of: .component("Warehouse")))]
        ) { [shop] _ in
            let warehouses = try await shop.database.read { try shop.inventory.warehouses(in: $0) }
            return .ok(.whole(warehouses, as: WarehouseShape.write))
        }
    }

    private var createWarehouse: Endpoint {
        Endpoint(
            .post, Self.warehousesPath, operation: "create_warehouse", access: .permission(.stockAdjust),
            summary: "A new warehouse. Its code stays as it is made.",
            body: .json(
                Self.changes.adding(["code": .string(minimum: 1, maximum: Warehouse.codeLimit)]),
                example: JSON(
                    finished: #"{"code":"HZ2","name":"杭州云仓","name_en":"Hangzhou cloud","kind":"cloud","priority":3}"#)),
            successes: [.init(201, "Created.", .component("WarehouseDetail"))],
            refusals: [409: ["warehouse_code_taken"], 422: ["invalid", "missing"]]
        ) { [shop] call in
            let body = call.body
            let (code, name) = (try body.string("code"), try body.string("name"))
            let nameEnglish = try body.optionalString("name_en")
            let (kind, priority): (WarehouseKind, Int) = (
                try body.choice("kind"), try body.integer("priority", 0...Warehouse.priorityLimit)
            )
            return try await shop.database.write { transaction in
                let made = try shop.inventory.createWarehouse(
                    code: code, name: name, nameEnglish: nameEnglish, kind: kind, priority: priority, by: call.caller,
                    in: transaction)
                return .created(try shop.warehouse(made.id, in: transaction.session)).tagged(version: made.version)
            }
        }
    }

    private var showWarehouse: Endpoint {
        Endpoint(
            .get, Self.warehousePath, operation: "show_warehouse", access: .permission(.stockRead),
            summary: "One warehouse, with how much lies in it.", pathSchemas: Self.warehouseIDs,
            successes: [.init(200, "The warehouse.", .component("WarehouseDetail"))]
        ) { [shop] call in
            let id: WarehouseID = try call.path.id("warehouse_id")
            return try await shop.database.read { try shop.answer(id, in: $0) }
        }
    }

    private var editWarehouse: Endpoint {
        Endpoint(
            .patch, Self.warehousePath, operation: "edit_warehouse", access: .permission(.stockAdjust),
            summary: "Change a warehouse, open or closed; what is not named stays.", needsIfMatch: true,
            pathSchemas: Self.warehouseIDs,
            body: .json(Self.changes.partial(), example: JSON(finished: #"{"name":"杭州二仓","priority":2}"#)),
            successes: [.init(200, "Changed.", .component("WarehouseDetail"))],
            refusals: [412: ["stale_version"], 422: ["invalid", "missing"]]
        ) { [shop] call in
            let (id, version): (WarehouseID, Int) = (try call.path.id("warehouse_id"), try call.ifMatchVersion())
            let body = call.body
            let changes = WarehouseChanges(
                name: try body.optionalString("name"),
                nameEnglish: body.has("name_en") ? try body.optionalString("name_en") ?? "" : nil,
                kind: try body.optionalChoice("kind"),
                priority: try body.optionalInteger("priority", 0...Warehouse.priorityLimit))
            return try await shop.database.write { transaction in
                _ = try shop.inventory.changeWarehouse(
                    id, version: version, changes, by: call.caller, in: transaction)
                return try shop.answer(id, in: transaction.session)
            }
        }
    }

    private var closeWarehouse: Endpoint {
        Endpoint(
            .post, "\(Self.warehousePath)/close", operation: "close_warehouse", access: .permission(.stockAdjust),
            summary: "Close a warehouse: it takes no new reservations and receives nothing. What is reserved there is "
                + "still shipped from it; what nobody holds can be carried away.",
            isIdempotent: true, pathSchemas: Self.warehouseIDs,
            body: .json(
                .object([
                    "confirmed": .boolean.nullable().optional()
                        .described("True closes it although something lies there; the refusal tells how much.")
                ]), example: JSON(finished: #"{"confirmed":true}"#)),
            successes: [.init(200, "Closed.", .component("WarehouseDetail"))],
            refusals: [409: ["warehouse_closed", "warehouse_not_empty"]]
        ) { [shop] call in
            let id: WarehouseID = try call.path.id("warehouse_id")
            let (isConfirmed, caller) = (try call.body.optionalBoolean("confirmed") ?? false, call.caller)
            return try await call.once(in: shop.database) { transaction in
                try shop.inventory.closeWarehouse(id, isConfirmed: isConfirmed, by: caller, in: transaction)
                return .ok(try shop.warehouse(id, in: transaction.session))
            }
        }
    }

    private var openWarehouse: Endpoint {
        Endpoint(
            .post, "\(Self.warehousePath)/open", operation: "open_warehouse", access: .permission(.stockAdjust),
            summary: "Open a closed warehouse again: what lies there can be sold at once.", isIdempotent: true,
            pathSchemas: Self.warehouseIDs, successes: [.init(200, "Open.", .component("WarehouseDetail"))],
            refusals: [409: ["warehouse_open"]]
        ) { [shop] call in
            let (id, caller): (WarehouseID, Caller) = (try call.path.id("warehouse_id"), call.caller)
            return try await call.once(in: shop.database) { transaction in
                try shop.inventory.openWarehouse(id, by: caller, in: transaction)
                return .ok(try shop.warehouse(id, in: transaction.session))
            }
        }
    }
}

extension Shop {
    fileprivate func warehouse(_ id: WarehouseID, in session: Session) throws -> JSON {
        let (warehouse, holdings) = try inventory.warehouseWithHoldings(id, in: session)
        return WarehouseShape.json(warehouse, holdings)
    }

    fileprivate func answer(_ id: WarehouseID, in session: Session) throws -> APIAnswer {
        let (warehouse, holdings) = try inventory.warehouseWithHoldings(id, in: session)
        return .ok(WarehouseShape.json(warehouse, holdings)).tagged(version: warehouse.version)
    }
}
