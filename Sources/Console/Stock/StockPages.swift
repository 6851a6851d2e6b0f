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
            PageRoute(.get, .consoleStockCount, .permission(.stockAdjust), handler: countPage),
            PageRoute(.post, .consoleStockCount, .permission(.stockAdjust), handler: count),
            PageRoute(.post, .consoleStockTransfers, .permission(.stockAdjust), handler: transfer),
            PageRoute(.get, .consoleStockItem, .permission(.stockRead), handler: stockItem),
            PageRoute(.post, .consoleStockAdjustments, .permission(.stockAdjust), handler: adjust),
            PageRoute(.post, .consoleStockItemCount, .permission(.stockAdjust), handler: countItem),
            PageRoute(.post, .consoleStockBins, .permission(.stockAdjust), handler: setBin),
        ]
    }

    private func stock(_ call: PageCall) async throws -> PageAnswer {
        do {
            let (filter, cursor) = (try StockLevelFilter(call.query), try call.query.cursor())
            if call.wantsFile {
                // Once for all pages.
                let found = try await database.read { [shop] in try shop.matches(filter, in: $0) }
                return file(call, "stock") { [shop] session, cursor, limit in
                    try shop.stockList(
                        filter, found, after: cursor, limit: limit, .fresh(), in: call.frame.language, session)
                }
            }
            return .page(try await stock(call, filter, after: cursor, .fresh(filter.known)))
        } catch let error as InputError where error.isForForm {
            return try await refused(call, error, fields: call.query) { state in
                try await stock(call, .everything, after: nil, state)
            }
        }
    }

    private func stock(
        _ call: PageCall, _ filter: StockLevelFilter, after cursor: Cursor?, _ state: FormState
    ) async throws -> HTML {
        let model = try await database.read { [shop] session in
            let found = try shop.matches(filter, in: session)
            return try shop.stockList(
                filter, found, after: cursor, limit: .standard, state, in: call.frame.language, session)
        }
        return model.html(call.frame)
    }

    private func stockItem(_ call: PageCall) async throws -> PageAnswer {
        let id: SKUID = try call.path.id("sku")
        guard call.wantsFile else {
            let told = ToldDifferences(call.query.raw(ToldDifferences.field))
            return .page(
                try await stockItem(call, id, told: told?.lines.allSatisfy { $0.skuID == id } == true ? told : nil))
        }
        // Once for all pages; and a file that has begun cannot say any more that there is no such thing.
        let (item, warehouses) = try await database.read { [shop] session in
            guard let item = try session.run(shop.catalog.saleItems([id]))[id] else { throw NotFound("sku") }
            return (item, try shop.inventory.warehouses(in: session))
        }
        return file(call, "stock-journal") { [shop] session, cursor, limit in
            let journal = try shop.inventory.movements(of: id, after: cursor, limit: limit, in: session)
            return StockJournalLines(
                code: item.code, warehouses: warehouses, journal: journal,
                names: try Names(of: journal.items.map(\.by), in: session))
        }
    }

    private func stockItem(
        _ call: PageCall, _ id: SKUID, _ forms: FormStates<StockItemForm> = .fresh, look: StockLook? = nil,
        told: ToldDifferences? = nil
    ) async throws -> HTML {
        let (cursor, key) = (try call.query.cursor(), call.newKey())
        let model = try await database.read { [shop] session in
            try shop.stockItem(
                id, after: cursor, limit: .standard, forms, look, told, key: key, in: call.frame.language, session)
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
            let isSeen = try call.form.optionalInteger(StockLook.sureField, 0...limit) == -adjustment.delta
            try await act(call, "stock.adjust") { [shop] transaction in
                // A level is made by its first adjustment: only of something that is really there.
                guard try transaction.run(shop.catalog.saleItems([id]))[id] != nil else { throw NotFound("sku") }
                let level = try shop.inventory.adjust(adjustment, in: transaction)
                guard isSeen || adjustment.delta > 0 || level.available > 0 else {
                    throw StockLook(warehouseID: adjustment.warehouseID, pieces: -adjustment.delta)
                }
            }
            return .redirect(to: call.paths.consoleStockItem(id)).saying("console_saved")
        } catch let look as StockLook {
            return .page(try await stockItem(call, id, .sent(.adjust, .typed(call.form)), look: look))
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await stockItem(call, id, .sent(.adjust, $0)) }
        }
    }

    private func transfer(_ call: PageCall) async throws -> PageAnswer {
        let id: SKUID = try call.path.id("sku")
        do {
            let form = call.form
            let transfer = StockTransfer(
                skuID: id, from: try form.id("from_warehouse_id"), to: try form.id("to_warehouse_id"),
                quantity: try form.integer("quantity", 1...Inventory.adjustmentLimit),
                note: try form.optional("transfer_note", atMost: StockAdjustment.noteLimit) ?? "", by: call.caller)
            try await act(call, "stock.transfer") { [shop] transaction in
                guard try transaction.run(shop.catalog.saleItems([id]))[id] != nil else { throw NotFound("sku") }
                try shop.inventory.transfer(transfer, in: transaction)
            }
            return .redirect(to: call.paths.consoleStockItem(id)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, at: "quantity") {
                try await stockItem(call, id, .sent(.transfer, $0))
            }
        }
    }

    /// What was found takes the place of what there should be, unless that has changed meanwhile.
    private func countItem(_ call: PageCall) async throws -> PageAnswer {
        let id: SKUID = try call.path.id("sku")
        do {
            let warehouse: WarehouseID = try call.form.id("count_warehouse_id")
            guard call.form.raw("expected.\(warehouse)") != nil else {
                throw InputError.unknownReference(field: "count_warehouse_id")
            }
            let count = StockCount(
                skuID: id, expected: try call.form.integer("expected.\(warehouse)", 0...Int.max),
                counted: try call.form.integer("counted", 0...Inventory.adjustmentLimit))
            let note = try call.form.optional("count_note", atMost: StockAdjustment.noteLimit) ?? ""
            try await act(call, "stock.count_one") { [shop] transaction in
                _ = try shop.inventory.count([count], in: warehouse, note: note, by: call.caller, in: transaction)
            }
            let differences = ToldDifferences([count].filter { $0.counted != $0.expected })
            let query = [(ToldDifferences.field, differences.text)]
            return .redirect(to: call.paths(.consoleStockItem, id.description, query: query)).saying("console_counted")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, at: "counted") { try await stockItem(call, id, .sent(.count, $0)) }
        }
    }

    private func setBin(_ call: PageCall) async throws -> PageAnswer {
        let id: SKUID = try call.path.id("sku")
        do {
            let warehouse: WarehouseID = try call.form.id("bin_warehouse_id")
            let bin = try call.form.optional("bin", atMost: Inventory.binLimit) ?? ""
            try await act(call, "stock.bin") { [shop] transaction in
                try shop.inventory.setBin(bin, of: id, in: warehouse, by: call.caller, in: transaction)
            }
            return .redirect(to: call.paths.consoleStockItem(id)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await stockItem(call, id, .sent(.bin, $0)) }
        }
    }

    private func countPage(_ call: PageCall) async throws -> PageAnswer {
        do {
            let (filter, cursor) = (try StockLevelFilter(call.query), try call.query.cursor())
            let told = ToldDifferences(call.query.raw(ToldDifferences.field))
            let walk = try StockCountModel.walk(call.query)
            return .page(try await countPage(call, filter, walk, after: cursor, .fresh(filter.known), told))
        } catch let error as InputError where error.isForForm {
            return try await refused(call, error, fields: call.query) { state in
                try await countPage(call, .everything, BinWalk(), after: nil, state)
            }
        }
    }

    private func countPage(
        _ call: PageCall, _ filter: StockLevelFilter, _ walk: BinWalk, after cursor: Cursor?, _ state: FormState,
        _ told: ToldDifferences? = nil
    ) async throws -> HTML {
        let key = call.newKey()
        let model = try await database.read { [shop] session in
            // Without a warehouse there is nothing to count yet.
            let found = try filter.warehouse == nil ? nil : shop.matches(filter, in: session)
            let page =
                filter.warehouse == nil
                ? Page<InventoryItem>(items: [], next: nil)
                : try shop.stockLevels(
                    filter, found, walk: walk, after: cursor, limit: StockCountModel.pageLimit, in: session)
            let named = Set(page.items.map(\.skuID) + (told?.lines.map(\.skuID) ?? []))
            return StockCountModel(
                items: page, isMatchCut: found?.isCut ?? false,
                goods: try shop.names(of: named, in: call.frame.language, session),
                warehouses: try shop.inventory.warehouses(in: session), filter: filter, walk: walk, cursor: cursor,
                told: told, state: state, key: key)
        }
        return model.html(call.frame)
    }

    /// Leads to the next shelves, where there are more.
    private func count(_ call: PageCall) async throws -> PageAnswer {
        let (filter, cursor) = (try StockLevelFilter(call.form), try call.form.cursor())
        let walk = try StockCountModel.walk(call.form)
        guard let warehouse = filter.warehouse else { throw InputError.missing(field: "warehouse") }
        do {
            let counts = try StockCountModel.counts(call.form)
            let note = try call.form.optional("note", atMost: StockAdjustment.noteLimit) ?? ""
            try await act(call, "stock.count") { [shop] transaction in
                _ = try shop.inventory.count(counts, in: warehouse, note: note, by: call.caller, in: transaction)
            }
            // They are taken over only as they were expected.
            let differences = ToldDifferences(counts.filter { $0.counted != $0.expected })
            let next =
                try call.form.optional("next").map { next in
                    [("cursor", next), (StockCountModel.binField, call.form.raw(StockCountModel.nextBinField) ?? "")]
                } ?? []
            let query = filter.query + next + [(ToldDifferences.field, differences.text)]
            return .redirect(to: call.paths(.consoleStockCount, query: query)).saying("console_counted")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, lines: StockCountModel.countedPrefix) {
                try await countPage(call, filter, walk, after: cursor, $0)
            }
        }
    }
}

extension StockLevelFilter {
    fileprivate var known: [String: String] { Dictionary(query.map { ($0.name, $0.value) }) { $1 } }
}

extension Shop {
    fileprivate func stockList(
        _ filter: StockLevelFilter, _ matches: SKUMatches?, after cursor: Cursor?, limit: PageLimit, _ state: FormState,
        in language: Language, _ session: Session
    ) throws -> StockListModel {
        let page = try stockLevels(filter, matches, after: cursor, limit: limit, in: session)
        let unstocked = try unstocked(filter, after: cursor, in: session)
        let shown = Set(page.items.map(\.skuID) + unstocked.ids)
        return StockListModel(
            items: page, unstocked: unstocked,
            isMatchCut: matches?.isCut ?? false, goods: try names(of: shown, in: language, session),
            warehouses: try inventory.warehouses(in: session), lowBelow: settings.lowStockThreshold, filter: filter,
            state: state)
    }

    fileprivate func stockItem(
        _ id: SKUID, after cursor: Cursor?, limit: PageLimit, _ forms: FormStates<StockItemForm>,
        _ look: StockLook?, _ told: ToldDifferences?, key: String, in language: Language, _ session: Session
    ) throws -> StockItemModel {
        guard let item = try names(of: [id], in: language, session)[id] else { throw NotFound("sku") }
        let journal = try inventory.movements(of: id, after: cursor, limit: limit, in: session)
        return StockItemModel(
            item: item, levels: try inventory.items(of: id, in: session),
            lowBelow: settings.lowStockThreshold, journal: journal, isNewest: cursor == nil,
            orders: try movedOrders(by: journal.items, in: session),
            names: try Names(of: journal.items.map(\.by), in: session),
            warehouses: try inventory.warehouses(in: session), forms: forms, told: told, look: look, key: key)
    }
}
