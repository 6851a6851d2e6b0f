public import Database

/// Where a product stands in its life.
public enum ProductState: String, SQLEnumeration, CaseIterable {
    case draft, review
    case onSale = "on_sale"
    case offSale = "off_sale"
    case archived
}

extension ProductState {
    /// The one table of changes. Archived is the end: a product that comes back is a new one.
    public static let transitions: [ProductState: Set<ProductState>] = [
        .draft: [.review],
        .review: [.draft, .onSale],
        .onSale: [.offSale],
        .offSale: [.onSale, .archived],
        .archived: [],
    ]

    /// Where a product may go from here.
    public var successors: Set<ProductState> { Self.transitions[self] ?? [] }

    /// What is wrong with the table; empty when every state is in it, can be reached from a draft and can end.
    /// Asked at boot and by the tests.
    public static func faults(in table: [ProductState: Set<ProductState>] = transitions) -> [String] {
        var faults = allCases.filter { table[$0] == nil }.map { "\($0.rawValue) is missing" }
        let reached = reachable(from: .draft, in: table)
        faults += allCases.filter { !reached.contains($0) }.map { "\($0.rawValue) cannot be reached" }
        faults += allCases.filter { !reachable(from: $0, in: table).contains(.archived) }
            .map { "\($0.rawValue) cannot end" }
        return faults
    }

    private static func reachable(
        from start: ProductState, in table: [ProductState: Set<ProductState>]
    ) -> Set<ProductState> {
        var reached: Set<ProductState> = [start]
        var waiting = [start]
        while let state = waiting.popLast() {
            for next in table[state] ?? [] where reached.insert(next).inserted { waiting.append(next) }
        }
        return reached
    }
}

/// Whether a variant can be bought while its product is on sale.
public enum SKUState: String, SQLEnumeration, CaseIterable {
    case active, retired
}
