public import Catalog
public import Database
import Inventory
public import Kernel

/// What staff look for in the list of goods, and in its export.
public struct GoodsFilter: Sendable, Hashable {
    public var goods: StaffFilter
    /// Only products of which nothing can be sold: no active variant has a piece left.
    public var isSoldOut: Bool

    public init(_ goods: StaffFilter = StaffFilter(), isSoldOut: Bool = false) {
        self.goods = goods
        self.isSoldOut = isSoldOut
    }
}

extension Product {
    /// - Parameter left: per SKU; one that is not there has nothing.
    func isSoldOut(_ left: [SKUID: Int]) -> Bool {
        !skus.contains { $0.state == .active && left[$0.id, default: 0] > 0 }
    }
}

extension Shop {
    /// A page of the list of goods, with all variants.
    ///
    /// What is sold out is found as what is in stock: by walking the list, until the page is full. Only after
    /// `ProductListing.walkLimit` products a page comes shorter; its cursor leads on from where the walk ended.
    public func goods(
        _ filter: GoodsFilter, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Product> {
        guard filter.isSoldOut else {
            return try catalog.foundForStaff(filter.goods, after: cursor, limit: limit, in: session).page
        }
        var items: [(product: Product, cursor: Cursor?)] = []
        var place = cursor
        for _ in 0..<ProductListing.walkPages {
            let found = try catalog.foundForStaff(
                filter.goods, after: place, limit: PageLimit(clamping: .max), in: session)
            let left = try session.run(Inventory.available(found.items.flatMap { $0.skus.map(\.id) }))
            items += found.items.filter { $0.isSoldOut(left) }.map { ($0, found.cursor(after: $0.id)) }
            place = found.next
            if place == nil || items.count > limit.count { break }
        }
        let shown = items.prefix(limit.count)
        return Page(items: shown.map(\.product), next: items.count > limit.count ? shown.last?.cursor : place)
    }
}
