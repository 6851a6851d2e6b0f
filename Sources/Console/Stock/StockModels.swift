import Catalog
import Inventory
import Kernel
import WebRuntime
import Workflows

extension StockLevelFilter {
    /// As the addresses of lists say it.
    ///
    /// - Throws: `InputError`, naming the field.
    init(_ fields: FormFields) throws(InputError) {
        self.init(
            isLow: try fields.optionalBoolean("low") ?? false, warehouse: try fields.optionalID("warehouse"),
            text: try fields.optional("q", atMost: Self.textLimit),
            bin: try fields.optional("bin", atMost: Inventory.binLimit))
    }

    var query: [(name: String, value: String)] {
        let all: [(name: String, value: String?)] = [
            ("q", text), ("warehouse", warehouse?.description), ("bin", bin), ("low", isLow ? "true" : nil),
        ]
        return all.compactMap { field in field.value.map { (field.name, $0) } }
    }
}

/// Every level of every SKU, or those that a filter wants.
struct StockListModel: Sendable {
    let items: Page<InventoryItem>
    /// On sale, but in no warehouse yet: before the low ones.
    let unstocked: UnstockedVariants
    /// Whether the filter's words match more goods than were looked for.
    let isMatchCut: Bool
    let goods: [SKUID: SKUName]
    let warehouses: [Warehouse]
    /// Less than this left to sell is low.
    let lowBelow: Int
    let filter: StockLevelFilter
    let state: FormState
}

/// One SKU: where it stands, and how it got there.
struct StockItemModel: Sendable {
    let item: SKUName
    let levels: [InventoryItem]
    /// Less than this left to sell is low.
    let lowBelow: Int
    let journal: Page<StockMovement>
    /// Whether the journal begins with the latest movement.
    let isNewest: Bool
    /// By the reference of a movement.
    let orders: [Int64: MovedOrder]
    /// Of those who moved it.
    let names: Names
    let warehouses: [Warehouse]
    let forms: FormStates<StockItemForm>
    /// What the count before this page found; nil where none was.
    let told: ToldDifferences?
    /// The adjustment that was sent would leave nothing to sell; nil where none was.
    let look: StockLook?
    let key: String
}

/// Stops an adjustment that takes all that can be sold in a warehouse, until whoever sent it has seen that.
struct StockLook: Error {
    /// The field that says that it was seen, with the pieces.
    static let sureField = "sure"

    let warehouseID: WarehouseID
    let pieces: Int
}

/// The forms of a SKU's stock.
enum StockItemForm: Sendable {
    case adjust, transfer, bin, count
}

/// The shelves of one warehouse, to be counted.
struct StockCountModel: Sendable {
    /// In front of a SKU's id: what was found, and what there should be.
    static let countedPrefix = "counted."
    static let expectedPrefix = "expected."
    static let pageLimit = PageLimit(clamping: 50)
    /// Where the last level before this page lay, and where the last one on it lies.
    static let binField = "last_bin"
    static let nextBinField = "next_bin"

    let items: Page<InventoryItem>
    /// Whether the filter's words match more goods than were looked for.
    let isMatchCut: Bool
    let goods: [SKUID: SKUName]
    let warehouses: [Warehouse]
    let filter: StockLevelFilter
    let walk: BinWalk
    let cursor: Cursor?
    /// What the count before this page found; nil where none was.
    let told: ToldDifferences?
    let state: FormState
    let key: String

    static func walk(_ fields: FormFields) throws(InputError) -> BinWalk {
        guard fields.raw(binField) != nil else { return BinWalk() }
        return BinWalk(last: try fields.optional(binField, atMost: Inventory.binLimit) ?? "")
    }

    /// The lines where something was counted.
    static func counts(_ form: FormFields) throws(InputError) -> [StockCount] {
        var counts: [StockCount] = []
        for (name, value) in form.prefixed(countedPrefix) where !value.allSatisfy(\.isWhitespace) {
            guard let id = SKUID(name) else { throw .unknownReference(field: "counted") }
            let range = 0...Inventory.adjustmentLimit
            counts.append(
                StockCount(
                    skuID: id, expected: try form.integer(expectedPrefix + name, 0...Int.max),
                    counted: try form.integer(countedPrefix + name, range)))
        }
        return counts
    }
}

/// Where a count differed from what was on record, which the next page tells: in its address, like what a cart's next
/// page tells, so that it can be read again. What holds is the journal.
struct ToldDifferences: Sendable {
    static let field = "differ"

    /// As counted.
    let lines: [StockCount]

    init(_ lines: [StockCount]) {
        self.lines = lines
    }

    /// Reads what `text` wrote; nil for anything else.
    init?(_ text: String?) {
        guard let parts = text?.split(separator: "."), parts.count <= Inventory.countLimit else { return nil }
        let lines = parts.compactMap { part -> StockCount? in
            let numbers = part.split(separator: "-", omittingEmptySubsequences: false)
            guard numbers.count == 3, let sku = SKUID(numbers[0]), let expected = Int(numbers[1]),
                let counted = Int(numbers[2]), expected >= 0, (0...Inventory.adjustmentLimit).contains(counted)
            else { return nil }
            return StockCount(skuID: sku, expected: expected, counted: counted)
        }
        guard lines.count == parts.count else { return nil }
        self.init(lines)
    }

    var text: String { lines.map { "\($0.skuID)-\($0.expected)-\($0.counted)" }.joined(separator: ".") }
}
