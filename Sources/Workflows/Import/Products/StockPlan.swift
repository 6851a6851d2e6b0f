import Inventory
import Kernel

/// Where variants lie before a file is taken.
struct Shelves: Sendable {
    /// By the variant's code, in picking order.
    var levels: [String: [InventoryItem]] = [:]
    /// The codes of all warehouses, in picking order, and of those that the import makes.
    var warehouses: [String] = []
    /// Those of them that take nothing in.
    var closed: Set<String> = []
}

/// What a file brings into warehouses, and where it says that its variants lie: made by comparing, as `ProductPlan`.
///
/// First pieces are taken for a variant that is in no warehouse yet, into one that is open; what is there was counted
/// since, or sold, and stays. A bin is said where a level is, or comes.
struct StockPlan: Sendable {
    /// What a warehouse is called where a file has pieces and the shop has none.
    private static let firstWarehouse = "MAIN"
    /// The code of the remark on a warehouse that the shop does not have.
    static let warehouseMade = "warehouse_made"

    var firsts: [(code: String, warehouse: String, pieces: Int)] = []
    var moves: [(code: String, warehouse: String, from: String, to: String)] = []
    /// Warehouses that the shop does not have, where they stand first.
    var newWarehouses: [String] = []
    var notes: [ImportNote] = []

    var isEmpty: Bool { firsts.isEmpty && moves.isEmpty }
    var pieces: Int { firsts.reduce(0) { $0 + $1.pieces } }

    init() {}

    init(_ variants: [FileVariant], on shelves: Shelves) {
        var known = shelves.warehouses
        for variant in variants {
            let here = shelves.levels[variant.code] ?? []
            var bins = Dictionary(here.map { ($0.warehouse.code, $0.bin) }) { first, _ in first }
            if here.isEmpty {
                for (code, pieces) in variant.stock where pieces > 0 {
                    let name = code ?? known.first { !shelves.closed.contains($0) } ?? Self.firstWarehouse
                    guard !shelves.closed.contains(name) else {
                        notes.append(Self.refused(pieces, of: variant, name))
                        continue
                    }
                    if !known.contains(name) {
                        known.append(name)
                        newWarehouses.append(name)
                        notes.append(
                            .remark(
                                variant.row, "the shop has no warehouse \(name): it is made", code: Self.warehouseMade,
                                ["warehouse": name]))
                    }
                    firsts.append((variant.code, name, pieces))
                    bins[name] = ""
                }
            } else {
                notes += Self.kept(variant, here, known)
            }
            place(variant, bins, known)
        }
    }

    /// As `C-1 SH + 6` and `C-1 SH A-01 → A-02`.
    var parts: [ImportPart] {
        firsts.map { ImportPart("stock", of: "\($0.code) \($0.warehouse)", to: String($0.pieces)) }
            + moves.map { ImportPart("bins", of: "\($0.code) \($0.warehouse)", from: $0.from, to: $0.to) }
    }

    /// Leaves out the first pieces, and the bins that they would have lain in.
    mutating func leaveFirsts() {
        moves.removeAll { move in firsts.contains { $0.code == move.code && $0.warehouse == move.warehouse } }
        (firsts, newWarehouses) = ([], [])
    }

    private mutating func place(_ variant: FileVariant, _ bins: [String: String], _ known: [String]) {
        for (warehouse, bin) in variant.bins {
            if let from = bins[warehouse] {
                if from != bin { moves.append((variant.code, warehouse, from, bin)) }
            } else if !bin.isEmpty {
                let parameters = ["code": variant.code, "warehouse": warehouse, "bin": bin]
                notes.append(
                    known.contains(warehouse)
                        ? .remark(
                            variant.row, "\(variant.code) never was in \(warehouse): its bin \(bin) is not taken",
                            code: "bin_without_stock", parameters)
                        : .remark(
                            variant.row, "the shop has no warehouse \(warehouse): the bin \(bin) is not taken",
                            code: "bin_without_warehouse", parameters))
            }
        }
    }

    /// A remark on pieces that a closed warehouse does not take in.
    private static func refused(_ pieces: Int, of variant: FileVariant, _ warehouse: String) -> ImportNote {
        .remark(
            variant.row, "the warehouse \(warehouse) is closed: \(pieces) of \(variant.code) are not taken",
            code: "warehouse_closed",
            ["code": variant.code, "warehouse": warehouse, "pieces": String(pieces)])
    }

    /// Remarks on a variant that lies in a warehouse already, where the file says otherwise: a number that no stock can
    /// be, a warehouse that the shop does not have, or other pieces.
    ///
    /// Only where the file names the warehouses, as ours does; other shops' numbers are theirs.
    private static func kept(_ variant: FileVariant, _ here: [InventoryItem], _ known: [String]) -> [ImportNote] {
        let others = variant.stock.compactMap { place in place.warehouse.map { (code: $0, pieces: place.pieces) } }
            .filter { place in place.pieces != (here.first { $0.warehouse.code == place.code }?.onHand ?? 0) }
        guard !others.isEmpty else { return [] }
        let isNonsense = others.contains { !FileVariant.firstPieces.contains($0.pieces) }
        let outOfRange = InputError.invalid(field: "stock", reason: .wholeNumber(FileVariant.firstPieces))
        let wrong =
            isNonsense ? [ImportNote.refused(variant.row, outOfRange, isSkipped: false) { variant.cells[$0] }] : []
        let unknown = others.filter { !known.contains($0.code) }.map { place in
            ImportNote.remark(
                variant.row, "the shop has no warehouse \(place.code): its pieces of \(variant.code) are not taken",
                code: "stock_without_warehouse", ["code": variant.code, "warehouse": place.code])
        }
        let now = here.map { "\($0.warehouse.code)=\($0.onHand)" }.joined(separator: ", ")
        let kept = ImportNote.remark(
            variant.row, "an import does not change the stock of \(variant.code): it stays \(now)",
            code: "stock_kept", ["code": variant.code, "stock": now])
        return wrong + unknown + [kept]
    }
}
