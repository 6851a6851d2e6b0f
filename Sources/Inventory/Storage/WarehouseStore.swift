import Database
import Kernel

extension Inventory {
    /// In the order in which `warehouse(from:)` reads them, from the first column on.
    static let warehouseColumns: SQL = """
        warehouses.id, warehouses.code, warehouses.name, warehouses.kind, warehouses.priority, warehouses.closed_at,
        warehouses.version, warehouses.name_en
        """
    /// How many these are: what is read beside them begins there.
    static let warehouseColumnCount = 8

    static func warehouse(from row: Row) throws -> Warehouse {
        Warehouse(
            id: try row[0], code: try row[1], name: try row[2], nameEnglish: try row[7], kind: try row[3],
            priority: try row[4], closedAt: try row[5], version: try row[6])
    }

    func warehouse(_ id: WarehouseID, in session: Session) throws -> Warehouse? {
        try session.first("SELECT \(Self.warehouseColumns) FROM warehouses WHERE id = \(id)")
            .map(Self.warehouse(from:))
    }

    /// The warehouses with these ids, locked in their order: by whoever takes something in, so that none is closed
    /// meanwhile; by whoever closes one, alone. Before all levels.
    func lockedWarehouses(
        _ ids: some Collection<WarehouseID>, _ lock: RowLock = .forKeyShare, in transaction: Transaction
    ) throws -> [WarehouseID: Warehouse] {
        let found = try transaction.rows(
            """
            SELECT \(Self.warehouseColumns) FROM warehouses
            WHERE warehouses.id \(in: Set(ids).sorted())
            ORDER BY warehouses.id \(lock: lock)
            """
        ).map(Self.warehouse(from:))
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    func insert(_ warehouse: Warehouse, at now: Timestamp, in transaction: Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            INSERT INTO warehouses (id, code, name, name_en, kind, priority, version, created_at)
            VALUES (
                \(warehouse.id), \(warehouse.code), \(warehouse.name), \(warehouse.nameEnglish),
                \(warehouse.kind), \(warehouse.priority), \(warehouse.version), \(now))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Nil where it is not at this version any more.
    func update(_ warehouse: Warehouse, version: Int, in transaction: Transaction) throws -> Warehouse? {
        try transaction.first(
            """
            UPDATE warehouses
            SET name = \(warehouse.name), name_en = \(warehouse.nameEnglish), kind = \(warehouse.kind),
                priority = \(warehouse.priority), version = version + 1
            WHERE id = \(warehouse.id) AND version = \(version)
            RETURNING \(Self.warehouseColumns)
            """
        ).map(Self.warehouse(from:))
    }

    /// Closes an open warehouse with its levels, or opens a closed one.
    ///
    /// - Returns: false, with nothing changed, where it is so already.
    func setClosed(at moment: Timestamp?, _ id: WarehouseID, in transaction: Transaction) throws(DatabaseError) -> Bool
    {
        let isOther: SQL = moment == nil ? "closed_at IS NOT NULL" : "closed_at IS NULL"
        let changed = try transaction.execute(
            """
            UPDATE warehouses SET closed_at = CAST(\(moment) AS BIGINT), version = version + 1
            WHERE id = \(id) AND \(isOther)
            """)
        guard changed == 1 else { return false }
        try transaction.post("UPDATE stock_levels SET closed = \(moment != nil) WHERE warehouse_id = \(id)")
        return true
    }

    /// Holds every level of a warehouse, in the one order: what is being reserved there is reserved when this returns,
    /// and nothing is after it.
    func lockLevels(of id: WarehouseID, in transaction: Transaction) throws(DatabaseError) {
        _ = try transaction.first(
            """
            SELECT COUNT(*) FROM (
                SELECT sku_id FROM stock_levels WHERE warehouse_id = \(id) ORDER BY sku_id \(lock: .forUpdate)
            ) AS held
            """)
    }

    static func holdings(of id: WarehouseID) -> SQL {
        """
        SELECT COUNT(*), CAST(COALESCE(SUM(on_hand), 0) AS BIGINT), CAST(COALESCE(SUM(reserved), 0) AS BIGINT),
            (
                SELECT COUNT(DISTINCT stock_reservations.order_id)
                FROM stock_levels AS held JOIN stock_reservations ON stock_reservations.sku_id = held.sku_id
                    AND stock_reservations.warehouse_id = held.warehouse_id
                WHERE held.warehouse_id = \(id) AND held.reserved > 0
            )
        FROM stock_levels WHERE warehouse_id = \(id) AND on_hand > 0
        """
    }

    /// Of these, the SKUs that lie or lay only in warehouses that are closed now.
    func onlyInClosed(_ skuIDs: some Collection<SKUID>, in session: Session) throws -> [SKUID] {
        try session.rows(
            """
            SELECT sku_id FROM stock_levels WHERE sku_id \(in: Set(skuIDs).sorted())
            GROUP BY sku_id HAVING COUNT(*) = SUM(CASE WHEN closed THEN 1 ELSE 0 END)
            ORDER BY sku_id
            """
        ).map { try $0[0] }
    }

    func firstOpenWarehouse(in session: Session) throws -> WarehouseID? {
        try session.first("SELECT id FROM warehouses WHERE closed_at IS NULL ORDER BY priority, id LIMIT 1")
            .map { try $0[0] }
    }
}
