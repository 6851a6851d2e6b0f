public import Kernel

/// One change for many products.
public enum BulkChange: Sendable, Hashable {
    /// To another state, with the reason that each history tells.
    case state(ProductState, reason: String)
    /// The prices of active variants by a step, with the reason that their history tells.
    case prices(PriceStep, reason: String)
    /// Back to the prices from before a change, where they are as it left them; with the same.
    case undo(PriceMoment, reason: String)

    /// Why, in the words of whoever changes them.
    public var reason: String {
        switch self {
        case .state(_, let reason), .prices(_, let reason), .undo(_, let reason): reason
        }
    }

    /// Whether prices change by it, and no state.
    public var isOfPrices: Bool {
        if case .state = self { false } else { true }
    }

    /// - Parameter before: what the variants cost before the moment that is undone, of those that have its price.
    /// - Throws: `CatalogError`, `InputError` for what stands in the way of this product.
    func applied(to product: Product, before: [SKUID: PriceBefore], at now: Timestamp) throws -> Product {
        guard product.state != .archived else { throw CatalogError.archived }
        var new = product
        switch self {
        case .state(let state, _):
            return try product.moved(to: state, at: now)
        case .prices(let step, _):
            new.skus = try product.skus.map { sku throws(InputError) in
                sku.state == .active ? try step.applied(to: sku) : sku
            }
        case .undo:
            new.skus = try product.skus.map { sku throws(InputError) in
                try before[sku.id].map { prices throws(InputError) in try prices.applied(to: sku) } ?? sku
            }
        }
        return new.priced()
    }
}

extension BulkChange {
    /// By so many whole hundredths, to the nearest minor unit.
    public static func percent(_ percent: Int, reason: String = "") -> BulkChange {
        .prices(PriceStep(.basisPoints(percent * PriceStep.pointsPerPercent)), reason: reason)
    }

    /// By so many minor units.
    public static func amount(_ amountMinor: Int64, reason: String = "") -> BulkChange {
        .prices(PriceStep(.amount(amountMinor)), reason: reason)
    }
}

/// How many prices move at once.
public struct PriceStep: Sendable, Hashable {
    public enum Size: Sendable, Hashable {
        /// Hundredths of a hundredth more, or fewer: -950 is 9.5 % less.
        case basisPoints(Int)
        /// Minor units more, or fewer.
        case amount(Int64)
    }

    /// What a new price is a multiple of; half of it counts as one.
    public enum Rounding: String, Sendable, CaseIterable {
        case minor, tenth, whole
    }

    /// What becomes of the list price. It is never below the price: where the price rises above it, it goes along.
    public enum ListPrice: String, Sendable, CaseIterable {
        /// One that is no other than the price goes along; any other stays.
        case follows
        case stays
        /// By the same step.
        case moves
    }

    public static let pointsPerPercent = 100
    /// No price falls by all of it, and none rises to more than ten times.
    public static let basisPoints = -9_900...90_000

    public var size: Size
    public var rounding: Rounding
    public var listPrice: ListPrice

    public init(_ size: Size, rounding: Rounding = .minor, listPrice: ListPrice = .follows) {
        (self.size, self.rounding, self.listPrice) = (size, rounding, listPrice)
    }

    func applied(to sku: SKU) throws(InputError) -> SKU {
        let price = try self.price(sku.priceMinor, sku.currency)
        let list =
            switch listPrice {
            case .follows: sku.listPriceMinor == sku.priceMinor ? price : sku.listPriceMinor
            case .stays: sku.listPriceMinor
            case .moves: try self.price(sku.listPriceMinor, sku.currency)
            }
        return try PriceBefore(priceMinor: price, listPriceMinor: max(list, price)).applied(to: sku)
    }

    /// Where it goes. A step gives nothing away: what costs something costs something after it, however it is rounded.
    private func price(_ minor: Int64, _ currency: Currency) throws(InputError) -> Int64 {
        let price = try FieldRules.price(moved(minor, currency), field: "value")
        guard price > 0 || minor == 0 else { throw .invalid(field: "value", reason: .price) }
        return price
    }

    private func moved(_ minor: Int64, _ currency: Currency) -> Int64 {
        let moved: Int64
        switch size {
        case .basisPoints(let points):
            let (whole, factor) = (Int64(10_000), Int64(10_000 + points))
            moved = minor / whole * factor + (minor % whole * factor + whole / 2) / whole
        case .amount(let amount): moved = minor + amount
        }
        let unit = rounding.unit(of: currency)
        // Below nothing it stays what it is, to be refused.
        return moved < 0 ? moved : (moved + unit / 2) / unit * unit
    }
}

extension PriceStep.Rounding {
    /// In minor units.
    fileprivate func unit(of currency: Currency) -> Int64 {
        let digits =
            switch self {
            case .minor: 0
            case .tenth: max(currency.minorDigits - 1, 0)
            case .whole: currency.minorDigits
            }
        return (0..<digits).reduce(1) { unit, _ in unit * 10 }
    }
}

/// Who changed prices, and when: together they name one change, however many variants it was of.
public struct PriceMoment: Sendable, Hashable {
    public let at: Timestamp
    /// As histories name whoever it was.
    public let by: String

    public init(at: Timestamp, by: String) {
        (self.at, self.by) = (at, by)
    }
}

/// One change of prices, of one variant or of many.
public struct PriceBatch: Sendable, Hashable {
    public let moment: PriceMoment
    /// As it is stored, with what stands before the reason of a planned price.
    public let reason: String
    /// How many variants it was of.
    public let count: Int
    /// How many products these belong to.
    public let products: Int
    /// One of the variants, for people to know the change by.
    public let example: Example

    public var source: PriceSource { PriceSource(by: moment.by, reason: reason) }
    /// Why, in the words of whoever changed them; empty where nobody gave a reason.
    public var givenReason: String { source.given(reason) }

    public struct Example: Sendable, Hashable {
        public let code: String
        public let title: String
        public let titleEnglish: String?
        public let from: Money
        public let to: Money
    }
}

/// A variant that an undoing leaves alone: it does not have the price any more that the change gave it.
public struct KeptPrice: Sendable, Hashable {
    public let sku: SKU
    /// The price that the change gave it.
    public let made: Money
    /// Whether it costs again what it did before the change.
    public let isBack: Bool
}

/// What an undoing finds: where it goes back to, and what stands in the way.
struct PricesBefore: Sendable {
    var open: [SKUID: PriceBefore] = [:]
    /// The price that the change made, and whether the one before it is back.
    var closed: [SKUID: (madeMinor: Int64, isBack: Bool)] = [:]

    func kept(of product: Product) -> [KeptPrice] {
        product.skus.compactMap { sku in
            closed[sku.id].map {
                KeptPrice(sku: sku, made: Money($0.madeMinor, sku.currency), isBack: $0.isBack)
            }
        }
    }
}

/// What a variant cost.
struct PriceBefore: Sendable, Hashable {
    let priceMinor: Int64
    let listPriceMinor: Int64

    /// The variant at these prices; the same where it has them already.
    func applied(to sku: SKU) throws(InputError) -> SKU {
        guard (priceMinor, listPriceMinor) != (sku.priceMinor, sku.listPriceMinor) else { return sku }
        var changes = SKUChanges()
        (changes.priceMinor, changes.listPriceMinor) = (priceMinor, listPriceMinor)
        return try changes.applied(to: sku)
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
        /// The variants that an undoing leaves alone, and why.
        public let kept: [KeptPrice]

        public var isChanged: Bool { after != product }

        /// The variants whose prices change, as they are and as they would be.
        public var prices: [(old: SKU, new: SKU)] {
            zip(product.skus, after.skus).filter { $0 != $1 }.map { (old: $0, new: $1) }
        }
    }

    public let lines: [Line]
    /// Grows with every edit of any of these products: where it is the same, nobody has edited them.
    public let seen: Int64

    init(
        _ products: [Product], _ change: BulkChange, before: PricesBefore, at now: Timestamp
    ) throws {
        lines = try products.map { product in
            let kept = before.kept(of: product)
            do {
                let after = try change.applied(to: product, before: before.open, at: now)
                return Line(product: product, after: after, refusal: nil, kept: kept)
            } catch let error as any ExpectedError {
                return Line(product: product, after: product, refusal: error, kept: kept)
            }
        }
        seen = products.reduce(0) { $0 + $1.version + $1.skus.reduce(0) { $0 + $1.version } }
    }

    public var changedCount: Int { lines.count(where: \.isChanged) }
}
