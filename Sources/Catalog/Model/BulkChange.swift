public import Kernel

/// One change for many products.
public enum BulkChange: Sendable, Hashable {
    /// To another state, with the reason that each history tells.
    case state(ProductState, reason: String)
    /// The prices of active variants by so many hundredths more, or fewer, with the reason that their history tells.
    case percent(Int, reason: String = "")
    /// The prices of active variants by so many minor units more, or fewer, with the same.
    case amount(Int64, reason: String = "")

    public static let percents = -99...900

    /// Why, in the words of whoever changes them.
    public var reason: String {
        switch self {
        case .state(_, let reason), .percent(_, let reason), .amount(_, let reason): reason
        }
    }

    /// - Throws: `CatalogError`, `InputError` for what stands in the way of this product.
    func applied(to product: Product, at now: Timestamp) throws -> Product {
        guard product.state != .archived else { throw CatalogError.archived }
        switch self {
        case .state(let state, _):
            return try product.moved(to: state, at: now)
        case .percent, .amount:
            var new = product
            new.skus = try product.skus.map(priced)
            return new.priced()
        }
    }

    /// A list price that is no other than the price goes along; no price rises above its list price.
    private func priced(_ sku: SKU) throws(InputError) -> SKU {
        guard sku.state == .active else { return sku }
        let price = try FieldRules.price(price(from: sku.priceMinor), field: "value")
        guard price != sku.priceMinor else { return sku }
        var changes = SKUChanges()
        changes.priceMinor = price
        if sku.listPriceMinor != sku.priceMinor { changes.listPriceMinor = max(sku.listPriceMinor, price) }
        return try changes.applied(to: sku)
    }

    /// Half a minor unit counts as one.
    private func price(from minor: Int64) -> Int64 {
        switch self {
        case .state: return minor
        case .percent(let percent, _):
            let factor = Int64(100 + percent)
            return minor / 100 * factor + (minor % 100 * factor + 50) / 100
        case .amount(let amount, _): return minor + amount
        }
    }
}

/// What a change of many products would do, product by product.
public struct BulkPlan: Sendable {
    public struct Line: Sendable {
        public let product: Product
        /// The same where it is refused.
        public let after: Product
        /// Why this one stays as it is.
        public let refusal: (any ExpectedError)?

        public var isChanged: Bool { after != product }

        /// The variants whose prices change, as they are and as they would be.
        public var prices: [(old: SKU, new: SKU)] {
            zip(product.skus, after.skus).filter { $0 != $1 }.map { (old: $0, new: $1) }
        }
    }

    public let lines: [Line]
    /// Grows with every edit of any of these products: where it is the same, nobody has edited them.
    public let seen: Int64

    init(_ products: [Product], _ change: BulkChange, at now: Timestamp) throws {
        lines = try products.map { product in
            do {
                return Line(product: product, after: try change.applied(to: product, at: now), refusal: nil)
            } catch let error as any ExpectedError {
                return Line(product: product, after: product, refusal: error)
            }
        }
        seen = products.reduce(0) { $0 + $1.version + $1.skus.reduce(0) { $0 + $1.version } }
    }

    public var changedCount: Int { lines.count(where: \.isChanged) }
}
