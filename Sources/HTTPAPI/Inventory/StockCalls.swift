import Catalog
import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import WebRuntime
import Workflows

// Lists of stock, its journal, and what is carried from one warehouse to another.
extension HTTPAPI {
    var stockCalls: [Endpoint] { [listStock, listMovements, transferStock] }

    private var listStock: Endpoint {
        Endpoint(
            .get, "\(Self.root)/inventory", operation: "list_inventory", access: .permission(.stockRead),
            summary: "What stands of every SKU in each warehouse, or of those that are asked for.",
            query: [
                .init(
                    "q", .string(minimum: 1, maximum: StockLevelFilter.textLimit),
                    "Variants whose code begins so; where there are none, those whose product has these words."),
                .init("warehouse_id", .id(WarehouseTag.self), "Only in this warehouse."),
                .init("bin", .string(minimum: 1, maximum: Inventory.binLimit), "Only in bins that begin so."),
                .init("low", .boolean, "Only with less left to sell than the shop's `low_stock_threshold`."),
            ] + Endpoint.Query.paging,
            successes: [
                .init(
                    200, "A page of levels, by SKU and warehouse.", StockListShape.schema)
            ],
            refusals: [422: ["unknown_reference"]]
        ) { [shop] call in
            let filter = StockLevelFilter(
                isLow: try call.query.optionalBoolean("low") ?? false,
                warehouse: try call.query.optionalID("warehouse_id"),
                text: try call.query.optional("q", atMost: StockLevelFilter.textLimit),
                bin: try call.query.optional("bin", atMost: Inventory.binLimit))
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let lowBelow = shop.settings.lowStockThreshold
            return try await shop.database.read { session in
                let matches = try shop.matches(filter, in: session)
                let page = try shop.stockLevels(filter, matches, after: cursor, limit: limit, in: session)
                let unstocked = try shop.unstocked(filter, after: cursor, in: session)
                let shown = Set(page.items.map(\.skuID) + unstocked.ids)
                let names = shown.isEmpty ? [:] : try session.run(shop.catalog.names(shown))
                return .ok(
                    StockListShape.json(
                        page, unstocked, isCut: matches?.isCut ?? false, names, lowBelow: lowBelow))
            }
        }
    }

    private var listMovements: Endpoint {
        Endpoint(
            .get, "\(Self.root)/inventory/{sku_id}/movements", operation: "list_stock_movements",
            access: .permission(.stockRead),
            summary: "The stock journal of a SKU in all warehouses, the latest first.",
            query: Endpoint.Query.paging, pathSchemas: ["sku_id": .id(SKUTag.self)],
            successes: [.init(200, "A page of the journal.", .list(of: .component("StockMovement")))]
        ) { [shop] call in
            let id: SKUID = try call.path.id("sku_id")
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            return try await shop.database.read { session in
                guard try session.run(shop.catalog.names([id]))[id] != nil else { throw NotFound("sku") }
                let page = try shop.inventory.movements(of: id, after: cursor, limit: limit, in: session)
                let orders = try shop.movedOrders(by: page.items, in: session)
                let warehouses = Dictionary(
                    try shop.inventory.warehouses(in: session).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
                return .ok(
                    .list(page) { json, movement in
                        StockMovementShape.write(
                            &json, movement, warehouses[movement.warehouseID], orders[movement.reference])
                    })
            }
        }
    }

    private static let transferBody: Schema = .object([
        "sku_id": .id(SKUTag.self), "from_warehouse_id": .id(WarehouseTag.self),
        "to_warehouse_id": .id(WarehouseTag.self).described("Another one."),
        "quantity": .integer(1...Inventory.adjustmentLimit),
        "note": .string(maximum: StockAdjustment.noteLimit).nullable().optional(),
    ])

    private var transferStock: Endpoint {
        Endpoint(
            .post, "\(Self.root)/inventory/transfers", operation: "transfer_inventory",
            access: .permission(.stockAdjust),
            summary: "Move what can be sold from one warehouse to another; what orders hold stays where it is.",
            isIdempotent: true,
            body: .json(
                Self.transferBody,
                example: JSON(
                    finished: """
                        {"sku_id":"sku_1M5V8KZ3QX0G7","from_warehouse_id":"whs_1M5V8KZ3QX0G7",\
                        "to_warehouse_id":"whs_1M5V8KZ3QX0G8","quantity":4,"note":"补货"}
                        """)),
            successes: [.init(201, "Moved; the levels of the SKU.", .list(of: .component("InventoryItem")))],
            refusals: [409: ["out_of_stock"], 422: ["missing", "unknown_reference"]]
        ) { [shop] call in
            let transfer = try StockTransfer(call)
            return try await call.once(in: shop.database) { transaction in
                guard try shop.catalog.saleItems([transfer.skuID], in: transaction.session)[transfer.skuID] != nil
                else { throw InputError.unknownReference(field: "sku_id") }
                do {
                    try shop.inventory.transfer(transfer, in: transaction)
                } catch InputError.invalid(field: "transfer_note", let reason) {
                    // The field's name in the form of the console.
                    throw InputError.invalid(field: "note", reason: reason)
                }
                let items = try shop.inventory.items(of: transfer.skuID, in: transaction.session)
                return .created(.whole(items, as: InventoryShape.write))
            }
        }
    }
}

extension StockTransfer {
    fileprivate init(_ call: APICall) throws {
        let (body, quantities) = (call.body, 1...Inventory.adjustmentLimit)
        self.init(
            skuID: try body.id("sku_id"), from: try body.id("from_warehouse_id"), to: try body.id("to_warehouse_id"),
            quantity: try body.integer("quantity", quantities), note: try body.optionalString("note") ?? "",
            by: call.caller)
    }
}
