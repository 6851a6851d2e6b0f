public import Catalog
public import Database
public import Inventory
public import Kernel

/// Which levels of stock staff want to see.
public struct StockLevelFilter: Sendable, Hashable {
    public static let everything = StockLevelFilter()
    /// How long words may be, in code points.
    public static let textLimit = 100

    /// Only what is low, by the shop's setting.
    public let isLow: Bool
    public let warehouse: WarehouseID?
    /// The beginning of a code, or words of a product.
    public let text: String?
    /// The beginning of a bin: a shelf, or a part of one.
    public let bin: String?

    public init(isLow: Bool = false, warehouse: WarehouseID? = nil, text: String? = nil, bin: String? = nil) {
        self.isLow = isLow
        self.warehouse = warehouse
        self.text = text
        self.bin = bin
    }

    /// The low ones of all warehouses and goods.
    public var isLowOnly: Bool { isLow && warehouse == nil && text == nil && bin == nil }
}

/// Variants on sale that are in no open warehouse.
public struct UnstockedVariants: Sendable {
    /// No more than so many are told.
    public static let limit = 100
    public static let none = UnstockedVariants(ids: [], isCut: false)

    public let ids: [SKUID]
    /// Whether there are more than these.
    public let isCut: Bool
}

extension Shop {
    /// What the words of a filter find; nil where it has none. Asked once for all pages of a list.
    public func matches(_ filter: StockLevelFilter, in session: Session) throws -> SKUMatches? {
        try filter.text.map { try catalog.skus(matching: $0, in: session) }
    }

    /// A page of the levels that a filter wants, of the goods that its words find.
    ///
    /// - Parameter walk: of one warehouse; nil for the order of SKUs.
    public func stockLevels(
        _ filter: StockLevelFilter, _ matches: SKUMatches?, walk: BinWalk? = nil, after cursor: Cursor?,
        limit: PageLimit, in session: Session
    ) throws -> Page<InventoryItem> {
        try inventory.items(
            below: filter.isLow ? settings.lowStockThreshold : nil, warehouse: filter.warehouse,
            bin: filter.bin, skus: matches?.ids, walk: walk, after: cursor, limit: limit, in: session)
    }

    /// What stands before the low ones: it has no open level that could be low. None behind the first page, and none
    /// where more is asked for than what is low.
    public func unstocked(
        _ filter: StockLevelFilter, after cursor: Cursor?, in session: Session
    ) throws -> UnstockedVariants {
        guard filter.isLowOnly, cursor == nil else { return .none }
        let most = UnstockedVariants.limit
        // One more tells whether there are more.
        let found: [SKUID] = try session.run(Shop.unstocked(limit: most + 1))
        return UnstockedVariants(ids: Array(found.prefix(most)), isCut: found.count > most)
    }
}
