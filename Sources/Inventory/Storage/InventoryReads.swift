public import Database
public import Kernel

/// One SKU in one warehouse, as lists show it.
public struct InventoryItem: Sendable, Hashable {
    public let skuID: SKUID
    public let warehouse: Warehouse
    public let onHand: Int
    public let reserved: Int
    /// Where it lies in the warehouse 货位; empty where nobody said.
    public let bin: String
    /// What nobody holds, also where it is not sold: it can be carried away.
    public var free: Int { onHand - reserved }
    /// What can be sold: nothing in a closed warehouse.
    public var available: Int { warehouse.isClosed ? 0 : free }

    /// Whether less than this is left to sell, and it is to be filled up: in a closed warehouse it is not.
    public func isLow(below threshold: Int) -> Bool { !warehouse.isClosed && available < threshold }
}

/// A walk past the levels of one warehouse: from bin to bin, what lies in none at the end.
public struct BinWalk: Sendable, Hashable {
    /// Where the level lay that was shown last, empty for none: it may lie elsewhere by now. Nil at the start.
    public let last: String?

    public init(last: String? = nil) {
        self.last = last
    }
}

extension Inventory {
    /// How many warehouses a shop may have; lists of them are whole.
    static let warehouseLimit = 200

    public func warehouses(in session: Session) throws -> [Warehouse] {
        try session.rows(
            """
            SELECT \(Self.warehouseColumns) FROM warehouses
            ORDER BY warehouses.priority, warehouses.id LIMIT \(Self.warehouseLimit)
            """
        ).map(Self.warehouse(from:))
    }

    /// The levels of many SKUs, each in picking order. The caller bounds the number.
    public func items(of skuIDs: [SKUID], in session: Session) throws -> [SKUID: [InventoryItem]] {
        let rows = try session.rows(
            """
            SELECT \(Self.warehouseColumns),
                stock_levels.sku_id, stock_levels.on_hand, stock_levels.reserved,
                stock_levels.bin
            FROM stock_levels JOIN warehouses ON warehouses.id = stock_levels.warehouse_id
            WHERE stock_levels.sku_id \(in: skuIDs)
            ORDER BY stock_levels.sku_id, warehouses.priority, warehouses.id
            """)
        return Dictionary(grouping: try rows.map(Self.item(from:)), by: \.skuID)
    }

    /// The levels of one SKU in picking order.
    public func items(of skuID: SKUID, in session: Session) throws -> [InventoryItem] {
        try session.rows(
            """
            SELECT \(Self.warehouseColumns),
                stock_levels.sku_id, stock_levels.on_hand, stock_levels.reserved,
                stock_levels.bin
            FROM stock_levels JOIN warehouses ON warehouses.id = stock_levels.warehouse_id
            WHERE stock_levels.sku_id = \(skuID)
            ORDER BY warehouses.priority, warehouses.id LIMIT \(Self.warehouseLimit)
            """
        ).map(Self.item(from:))
    }

    /// All levels, or some of them: by SKU and warehouse, or as one walks past them. The cursor is the last level's SKU
    /// and warehouse.
    ///
    /// For a walk the levels of a warehouse are read and sorted for every page: no order pays for an index that serves
    /// staff alone.
    ///
    /// - Parameters:
    ///   - threshold: only levels of open warehouses with less than this left to sell; nil for all.
    ///   - warehouse: nil for all.
    ///   - bin: only bins that begin so, whatever the case of their letters; nil for all.
    ///   - skus: nil for all.
    ///   - walk: of one warehouse; nil for the order of SKUs.
    public func items(
        below threshold: Int? = nil, warehouse: WarehouseID? = nil, bin: String? = nil, skus: [SKUID]? = nil,
        walk: BinWalk? = nil, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<InventoryItem> {
        var conditions: [SQL] = []
        if let threshold { conditions.append(Self.low(below: threshold)) }
        if let warehouse { conditions.append("stock_levels.warehouse_id = \(warehouse)") }
        if let bin { conditions.append(Self.begins(with: bin)) }
        if let skus { conditions.append("stock_levels.sku_id \(in: skus)") }
        if let cursor { conditions.append(Self.beyond(cursor, walk)) }
        let filter: SQL = conditions.isEmpty ? "" : "WHERE " + SQL(conditions, separator: " AND ")
        let order: SQL = walk == nil ? "stock_levels.sku_id, stock_levels.warehouse_id" : Self.walk
        let rows = try session.rows(
            """
            SELECT \(Self.warehouseColumns),
                stock_levels.sku_id, stock_levels.on_hand, stock_levels.reserved,
                stock_levels.bin
            FROM stock_levels JOIN warehouses ON warehouses.id = stock_levels.warehouse_id
            \(filter)
            ORDER BY \(order)
            LIMIT \(limit.count + 1)
            """
        ).map(Self.item(from:))
        return Page(rows, limit: limit) { Cursor(key: $0.skuID.rawValue, id: $0.warehouse.id.rawValue) }
    }

    /// What can be sold of each SKU, over all open warehouses; a SKU without a level there is 0.
    public static func available(_ skuIDs: some Collection<SKUID>) -> Query<[SKUID: Int]> {
        Query(
            """
            SELECT sku_id, CAST(SUM(on_hand - reserved) AS BIGINT) FROM stock_levels
            WHERE sku_id \(in: Set(skuIDs).sorted()) AND NOT closed GROUP BY sku_id
            """
        ) { rows in
            var available: [SKUID: Int] = [:]
            for row in rows { available[try row[0]] = try row[1] as Int }
            return available
        }
    }

    /// The journal of one SKU, newest first.
    public func movements(
        of skuID: SKUID, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<StockMovement> {
        let rows = try session.rows(
            """
            SELECT id, sku_id, warehouse_id, reason, reference, on_hand_delta, reserved_delta, at, by, note
            FROM stock_movements
            WHERE sku_id = \(skuID) AND id < \(cursor?.id ?? Int64.max)
            ORDER BY id DESC LIMIT \(limit.count + 1)
            """
        ).map { row in
            StockMovement(
                id: try row[0], skuID: try row[1], warehouseID: try row[2], reason: try row[3], reference: try row[4],
                onHandDelta: try row[5], reservedDelta: try row[6], at: try row[7], by: try row[8], note: try row[9])
        }
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id) }
    }

    /// A new level holds its SKU: whoever takes that away at the same moment sees the level, or it is gone here. Its
    /// warehouse is locked before, so that the level is closed where that is.
    func ensureLevel(_ skuID: SKUID, _ warehouseID: WarehouseID, in transaction: Transaction) throws {
        let made = try transaction.execute(
            """
            INSERT INTO stock_levels (sku_id, warehouse_id, on_hand, reserved, version, closed)
            SELECT CAST(\(skuID) AS BIGINT), warehouses.id, 0, 0, 1, warehouses.closed_at IS NOT NULL
            FROM warehouses WHERE warehouses.id = \(warehouseID)
            ON CONFLICT DO NOTHING
            """)
        if made > 0 { try hold([skuID], transaction) }
    }

    /// In the one order of locks; the SKUs are held as by a single one.
    func ensureLevels(_ receipts: [Receipt], in transaction: Transaction) throws {
        let sorted = receipts.sorted { ($0.skuID, $0.warehouseID) < ($1.skuID, $1.warehouseID) }
        try transaction.apply(
            """
            INSERT INTO stock_levels (sku_id, warehouse_id, on_hand, reserved, version)
            SELECT new_sku_id, new_warehouse_id, 0, 0, 1 FROM v WHERE true
            ON CONFLICT DO NOTHING
            """,
            [.integer("new_sku_id"), .integer("new_warehouse_id")],
            sorted.map { [$0.skuID.sqlValue, $0.warehouseID.sqlValue] })
        try hold(Set(receipts.map(\.skuID)), transaction)
    }

    func ordersHolding(_ level: StockLevel, in session: Session) throws -> [OrderID] {
        try session.rows(
            """
            SELECT DISTINCT order_id FROM stock_reservations
            WHERE sku_id = \(level.skuID) AND warehouse_id = \(level.warehouseID)
            ORDER BY order_id LIMIT \(Self.namedOrderLimit)
            """
        ).map { try $0[0] }
    }

    /// The way through one warehouse.
    private static let walk: SQL = "stock_levels.bin = '', LOWER(stock_levels.bin), stock_levels.sku_id"

    private static func beyond(_ cursor: Cursor, _ walk: BinWalk?) -> SQL {
        guard let walk else {
            return "(stock_levels.sku_id, stock_levels.warehouse_id) > (\(cursor.key), \(cursor.id))"
        }
        guard let bin = walk.last else { return "true" }
        let further: SQL = "(LOWER(stock_levels.bin), stock_levels.sku_id) > (LOWER(\(bin)), \(cursor.key))"
        return bin.isEmpty
            ? "(stock_levels.bin = '' AND " + further + ")" : "(stock_levels.bin = '' OR " + further + ")"
    }

    /// Both engines make small letters of A to Z alone, as is done here.
    private static func begins(with bin: String) -> SQL {
        let small = String(
            String.UnicodeScalarView(
                bin.unicodeScalars.map { scalar in
                    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
                }))
        return "SUBSTR(LOWER(stock_levels.bin), 1, CAST(\(small.unicodeScalars.count) AS INTEGER)) = \(small)"
    }

    private static func item(from row: Row) throws -> InventoryItem {
        let first = warehouseColumnCount
        return InventoryItem(
            skuID: try row[first], warehouse: try warehouse(from: row), onHand: try row[first + 1],
            reserved: try row[first + 2], bin: try row[first + 3])
    }
}

extension Inventory {
    /// A level with less than this left to sell is low, where staff have set nothing else.
    public static let lowStockThreshold = 5

    /// The condition of the index `stock_levels_low`, word for word: a bound value would not match it.
    static let isLow = "on_hand - reserved < 5"

    /// The index serves thresholds that are not above its own. For a higher one all levels are read, by a page of staff
    /// now and then: an index of more levels would cost every order something.
    ///
    /// What is low in a closed warehouse is not filled up.
    private static func low(below threshold: Int) -> SQL {
        let standard: SQL = "NOT closed AND \(unsafe: isLow)"
        if threshold == lowStockThreshold { return standard }
        let wanted: SQL = "on_hand - reserved < \(threshold)"
        return threshold < lowStockThreshold ? standard + " AND " + wanted : "NOT closed AND " + wanted
    }

    /// How many levels have less than this left to sell, counted up to `limit`.
    public static func lowStockCount(below threshold: Int = lowStockThreshold, upTo limit: Int) -> Query<Int> {
        .count("SELECT sku_id FROM stock_levels WHERE " + low(below: threshold) + " LIMIT \(limit)")
    }
}
