public import Database
public import Kernel

extension Inventory {
    /// Opens a warehouse for the first time, with a line in the audit log.
    ///
    /// - Throws: `InventoryError.warehouseCodeTaken`; `InputError`.
    public func createWarehouse(
        code: String, name: String, nameEnglish: String? = nil, kind: WarehouseKind = .regional, priority: Int,
        by caller: Caller, in transaction: Transaction
    ) throws -> Warehouse {
        let warehouse = Warehouse(
            id: database.ids.next(), code: try Warehouse.checked(code: code),
            name: try Warehouse.nameRule.checked(name),
            nameEnglish: try Warehouse.checked(nameEnglish: nameEnglish), kind: kind,
            priority: try Warehouse.checked(priority: priority), closedAt: nil, version: 1)
        guard try insert(warehouse, at: database.clock.now(), in: transaction) else {
            throw InventoryError.warehouseCodeTaken
        }
        try audit("warehouse_created", of: warehouse.id, warehouse.code, by: caller, in: transaction)
        return warehouse
    }

    /// A warehouse with what lies in it.
    ///
    /// - Throws: `NotFound`.
    public func warehouseWithHoldings(
        _ id: WarehouseID, in session: Session
    ) throws -> (Warehouse, WarehouseHoldings) {
        guard let warehouse = try warehouse(id, in: session) else { throw NotFound("warehouse") }
        return (warehouse, try holdings(of: id, in: session))
    }

    /// Changes a warehouse as it was at `version`, open or closed, with a line in the audit log that tells what was and
    /// what is; where it is so already, nothing happens. Another priority holds from the next order on.
    ///
    /// - Throws: `NotFound`; `InventoryError.staleVersion`; `InputError`.
    public func changeWarehouse(
        _ id: WarehouseID, version: Int, _ changes: WarehouseChanges, by caller: Caller, in transaction: Transaction
    ) throws -> Warehouse {
        let name = try changes.name.map(Warehouse.nameRule.checked)
        let nameEnglish = try Warehouse.checked(nameEnglish: changes.nameEnglish)
        let priority = try changes.priority.map(Warehouse.checked(priority:))
        guard let old = try warehouse(id, in: transaction.session) else { throw NotFound("warehouse") }
        let wanted = Warehouse(
            id: id, code: old.code, name: name ?? old.name,
            nameEnglish: changes.nameEnglish == nil ? old.nameEnglish : nameEnglish, kind: changes.kind ?? old.kind,
            priority: priority ?? old.priority, closedAt: old.closedAt, version: old.version)
        guard old.version == version else { throw InventoryError.staleVersion }
        guard wanted != old else { return old }
        // What is not named is written as it was read: at the same version it is so still.
        guard let new = try update(wanted, version: version, in: transaction) else {
            throw InventoryError.staleVersion
        }
        try audit("warehouse_changed", of: id, Self.difference(from: old, to: new), by: caller, in: transaction)
        return new
    }

    /// Closes a warehouse: it takes no new reservations and receives nothing, and keeps its levels and its journal.
    /// What is reserved there is still shipped from it, what nobody holds can be counted and carried away. Where
    /// something lies there, whoever closes it has to be told how much first.
    ///
    /// Waits for orders that are just reserving there: the numbers in the audit log are those that it closed with.
    ///
    /// - Parameter isConfirmed: whether it is to be closed although something is there. No numbers are asked back: in a
    ///   busy shop they change from moment to moment, and none of them makes closing wrong.
    /// - Throws: `NotFound`; `InventoryError.warehouseClosed` where it is already, `.warehouseNotEmpty`.
    @discardableResult
    public func closeWarehouse(
        _ id: WarehouseID, isConfirmed: Bool, by caller: Caller, in transaction: Transaction
    ) throws -> WarehouseHoldings {
        guard let warehouse = try lockedWarehouses([id], .forUpdate, in: transaction)[id] else {
            throw NotFound("warehouse")
        }
        try lockLevels(of: id, in: transaction)
        guard try setClosed(at: database.clock.now(), id, in: transaction) else {
            throw InventoryError.warehouseClosed(field: nil)
        }
        let holdings = try holdings(of: id, in: transaction.session)
        guard isConfirmed || holdings.isEmpty else { throw InventoryError.warehouseNotEmpty(holdings) }
        try closing(id, transaction)
        try audit(
            "warehouse_closed", of: id,
            "\(warehouse.code): \(holdings.onHand) on hand, \(holdings.reserved) reserved", by: caller, in: transaction)
        return holdings
    }

    /// Opens a closed warehouse again: what lies there can be sold at once.
    ///
    /// - Throws: `NotFound`; `InventoryError.warehouseOpen` where it is already.
    public func openWarehouse(_ id: WarehouseID, by caller: Caller, in transaction: Transaction) throws {
        guard let warehouse = try lockedWarehouses([id], .forUpdate, in: transaction)[id] else {
            throw NotFound("warehouse")
        }
        try lockLevels(of: id, in: transaction)
        guard try setClosed(at: nil, id, in: transaction) else { throw InventoryError.warehouseOpen }
        try audit("warehouse_opened", of: id, warehouse.code, by: caller, in: transaction)
    }

    private func holdings(of id: WarehouseID, in session: Session) throws -> WarehouseHoldings {
        let row = try session.first(Self.holdings(of: id))
        return WarehouseHoldings(
            skus: try row?[0] ?? 0, onHand: try row?[1] ?? 0, reserved: try row?[2] ?? 0, orders: try row?[3] ?? 0)
    }

    /// As `SH1: name 一仓 → 二仓; priority 1 → 2`.
    private static func difference(from old: Warehouse, to new: Warehouse) -> String {
        let fields = [
            ("name", old.name, new.name), ("name_en", old.nameEnglish ?? "", new.nameEnglish ?? ""),
            ("kind", old.kind.rawValue, new.kind.rawValue),
            ("priority", String(old.priority), String(new.priority)),
        ]
        return "\(old.code): "
            + fields.filter { $0.1 != $0.2 }.map { "\($0.0) \($0.1) → \($0.2)" }
            .joined(separator: "; ")
    }

    private func audit(
        _ action: String, of id: WarehouseID, _ details: String, by caller: Caller, in transaction: Transaction
    ) throws {
        try transaction.audit(
            action, of: id.description, details, by: caller, at: database.clock.now(), id: database.ids.nextRaw())
    }
}
