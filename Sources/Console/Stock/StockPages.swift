import Catalog
import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import WebRuntime
import Workflows

extension Console {
    var stockPages: [PageRoute] {
        [
            PageRoute(.get, .consoleStock, .permission(.stockRead), handler: stock),
            PageRoute(.get, .consoleStockItem, .permission(.stockRead)) { call in
                .page(try await stockItem(call, call.path.id("sku")))
            },
            PageRoute(.post, .consoleStockAdjustments, .permission(.stockAdjust), handler: adjust),
            PageRoute(.get, .consoleWarehouses, .permission(.stockRead)) { .page(try await warehouses($0)) },
            PageRoute(.post, .consoleWarehouses, .permission(.stockAdjust), handler: createWarehouse),
        ]
    }

    private func stock(_ call: PageCall) async throws -> PageAnswer {
        let (cursor, isLow) = (try call.query.cursor(), try call.query.optionalBoolean("low") ?? false)
        let model = try await database.read { [shop] session in
            let page = try shop.inventory.items(onlyLow: isLow, after: cursor, limit: .standard, in: session)
            let unstocked: [SKUID] =
                isLow && cursor == nil ? try session.run(Shop.unstocked(limit: StockListModel.unstockedLimit)) : []
            let shown = Set(page.items.map(\.skuID) + unstocked)
            return StockListModel(
                items: page, unstocked: unstocked, goods: try session.run(shop.catalog.saleItems(shown)), isLow: isLow)
        }
        return .page(model.html(call.frame))
    }

    private func stockItem(_ call: PageCall, _ id: SKUID, _ state: FormState = .fresh()) async throws -> HTML {
        let (cursor, key) = (try call.query.cursor(), call.newKey())
        let model = try await database.read { [shop] session in
            guard let item = try session.run(shop.catalog.saleItems([id]))[id] else { throw NotFound("sku") }
            let journal = try shop.inventory.movements(of: id, after: cursor, limit: .standard, in: session)
            return StockItemModel(
                item: item, levels: try shop.inventory.items(of: id, in: session), journal: journal,
                names: try Names(of: journal.items.map(\.by), in: session),
                warehouses: try shop.inventory.warehouses(in: session), state: state, key: key)
        }
        return model.html(call.frame)
    }

    private func adjust(_ call: PageCall) async throws -> PageAnswer {
        let id: SKUID = try call.path.id("sku")
        do {
            let limit = Inventory.adjustmentLimit
            let adjustment = StockAdjustment(
                skuID: id, warehouseID: try call.form.id("warehouse_id"),
                delta: try call.form.integer("delta", -limit...limit), reason: try call.form.choice("reason"),
                note: try call.form.optional("note", atMost: StockAdjustment.noteLimit) ?? "", by: call.caller)
            try await act(call, "stock.adjust") { [shop] transaction in
                // A level is made by its first adjustment: only of something that is really there.
                guard try transaction.run(shop.catalog.saleItems([id]))[id] != nil else { throw NotFound("sku") }
                _ = try shop.inventory.adjust(adjustment, in: transaction)
            }
            return .redirect(to: call.paths.consoleStockItem(id)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await stockItem(call, id, $0) }
        }
    }

    private func warehouses(_ call: PageCall, _ state: FormState = .fresh()) async throws -> HTML {
        let found = try await database.read { [shop] in try shop.inventory.warehouses(in: $0) }
        return WarehouseListModel(warehouses: found, state: state, key: call.newKey()).html(call.frame)
    }

    private func createWarehouse(_ call: PageCall) async throws -> PageAnswer {
        do {
            let form = call.form
            let (code, name) = (try form.required("code", atMost: 64), try form.required("name", atMost: 100))
            let priority = try form.integer("priority", 0...1_000_000)
            try await act(call, "warehouses.create") { [shop] transaction in
                _ = try shop.inventory.createWarehouse(
                    code: code, name: name, priority: priority, by: call.caller, in: transaction)
            }
            return .redirect(to: call.paths(.consoleWarehouses)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await warehouses(call, $0) }
        }
    }
}
