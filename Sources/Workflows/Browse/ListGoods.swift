public import Catalog
public import Database
import Inventory
public import Kernel

/// What staff look for in the list of goods, and in its export.
public struct GoodsFilter: Sendable, Hashable {
    public var goods: StaffFilter
    /// Nil where it does not matter what is left.
    public var stock: GoodsStock?

    public init(_ goods: StaffFilter = StaffFilter(), stock: GoodsStock? = nil) {
        self.goods = goods
        self.stock = stock
    }

    /// - Parameter left: per SKU; one that is not there has nothing.
    func wants(_ product: Product, _ left: [SKUID: Int]) -> Bool {
        switch stock {
        case nil: true
        case .soldOut: !product.skus.contains { $0.state == .active && left[$0.id, default: 0] > 0 }
        case .partlySoldOut: product.skus.contains { $0.state == .active && left[$0.id, default: 0] <= 0 }
        }
    }
}

/// What a list of goods can be narrowed to by what is left.
public enum GoodsStock: String, Sendable, CaseIterable {
    /// Nothing can be sold: no active variant has a piece left.
    case soldOut = "sold_out"
    /// At least one active variant has nothing left.
    case partlySoldOut = "partly_sold_out"
}

extension Shop {
    /// A page of the list of goods, with all variants.
    ///
    /// What is sold out is found as what is in stock: by walking the list, until the page is full. Only after
    /// `ProductListing.walkLimit` products a page comes shorter; its cursor leads on from where the walk ended.
    public func goods(
        _ filter: GoodsFilter, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Product> {
        guard filter.stock != nil else {
            return try catalog.foundForStaff(filter.goods, after: cursor, limit: limit, in: session).page
        }
        var items: [(product: Product, cursor: Cursor?)] = []
        var place = cursor
        for _ in 0..<ProductListing.walkPages {
            let found = try catalog.foundForStaff(
                filter.goods, after: place, limit: PageLimit(clamping: .max), in: session)
            let left = try session.run(Inventory.available(found.items.flatMap { $0.skus.map(\.id) }))
            items += found.items.filter { filter.wants($0, left) }.map { ($0, found.cursor(after: $0.id)) }
            place = found.next
            if place == nil || items.count > limit.count { break }
        }
        let shown = items.prefix(limit.count)
        return Page(items: shown.map(\.product), next: items.count > limit.count ? shown.last?.cursor : place)
    }
}
