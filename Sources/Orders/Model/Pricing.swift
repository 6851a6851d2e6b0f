public import Database
public import Kernel

/// What an allocation of a line is for. The names are part of the API.
public enum AllocationKind: String, SQLEnumeration, CaseIterable {
    case discount, freight, points, tax
    /// What whole minor units cannot say of an imported line: its price had a fraction of a penny.
    case rounding
}

/// A part of a line's price beside quantity × unit price. Signed: a discount is negative.
public struct LineAllocation: Sendable, Hashable {
    public let kind: AllocationKind
    public let label: String
    public let amountMinor: Int64
    /// Shown but already inside the price, such as tax: not added.
    public let isIncluded: Bool

    public init(kind: AllocationKind, label: String, amountMinor: Int64, isIncluded: Bool) {
        self.kind = kind
        self.label = label
        self.amountMinor = amountMinor
        self.isIncluded = isIncluded
    }
}

/// Why a unit price is what it is. The names are part of the API.
public enum PriceKind: String, Sendable, CaseIterable {
    /// The sale price.
    case ordinary
    /// It is lower from so many pieces on.
    case quantityBreak = "quantity_break"
    /// A group that the buyer is in has it.
    case customerGroup = "customer_group"
}

/// A line as it enters pricing: what, how many, at which price now.
public struct PricedItem: Sendable, Hashable {
    public let skuID: SKUID
    public let title: String
    public let quantity: Int
    /// What is charged.
    public let unitPriceMinor: Int64
    /// What one piece costs anybody; never below what is charged.
    public let ordinaryPriceMinor: Int64
    public let priceKind: PriceKind

    /// - Parameter ordinaryPriceMinor: nil where the price is the ordinary one.
    public init(
        skuID: SKUID, title: String, quantity: Int, unitPriceMinor: Int64, ordinaryPriceMinor: Int64? = nil,
        priceKind: PriceKind = .ordinary
    ) {
        self.skuID = skuID
        self.title = title
        self.quantity = quantity
        self.unitPriceMinor = unitPriceMinor
        self.ordinaryPriceMinor = ordinaryPriceMinor ?? unitPriceMinor
        self.priceKind = priceKind
    }
}

/// A priced line: total = quantity × unit price + its allocations that are not included.
public struct QuoteLine: Sendable, Hashable {
    public let item: PricedItem
    public let allocations: [LineAllocation]
    public let totalMinor: Int64
    /// What can be sold of it; nil where nobody looked.
    public var available: Int?
}

/// Sums over the lines; `total = goods + discount + freight + points`, tax is inside.
public struct Totals: Sendable, Hashable {
    public var goods: Int64 = 0
    public var discount: Int64 = 0
    public var freight: Int64 = 0
    public var tax: Int64 = 0
    public var points: Int64 = 0
    public var total: Int64 = 0

    public init() {}

    public init(goods: Int64, discount: Int64, freight: Int64, tax: Int64, points: Int64, total: Int64) {
        self.goods = goods
        self.discount = discount
        self.freight = freight
        self.tax = tax
        self.points = points
        self.total = total
    }
}

/// What a cart costs. The same computation prices the cart page, the quote and the order.
public struct Quote: Sendable, Hashable {
    public let currency: Currency
    public var lines: [QuoteLine]
    public let totals: Totals
}

/// What delivery costs and how much tax is in a price.
public struct PricingRules: Sendable, Hashable {
    /// Freight of the standard option, and the goods amount from which it is free.
    public var standardFreightMinor: Int64
    public var freeFreightFromMinor: Int64
    public var expressFreightMinor: Int64
    /// Tax included in prices, in basis points: 1,300 is 13 %.
    public var taxBasisPoints: Int64

    public init(
        standardFreightMinor: Int64 = 800, freeFreightFromMinor: Int64 = 9_900, expressFreightMinor: Int64 = 1_800,
        taxBasisPoints: Int64 = 1_300
    ) {
        self.standardFreightMinor = standardFreightMinor
        self.freeFreightFromMinor = freeFreightFromMinor
        self.expressFreightMinor = expressFreightMinor
        self.taxBasisPoints = taxBasisPoints
    }

    /// Freight of a whole order; nothing for an empty one.
    func freightMinor(of option: DeliveryOption, goodsMinor: Int64) -> Int64 {
        switch option {
        case .pickup: 0
        case .express: expressFreightMinor
        case .standard: goodsMinor >= freeFreightFromMinor ? 0 : standardFreightMinor
        }
    }

    /// The tax inside an amount, rounded half up: amount × rate / (1 + rate).
    func taxMinor(in amountMinor: Int64) -> Int64 {
        let divisor = 10_000 + taxBasisPoints
        return (amountMinor * taxBasisPoints * 2 + divisor) / (divisor * 2)
    }

    /// Prices the lines: freight is split over them by their goods amount (largest remainder), tax is shown per line.
    public func quote(_ items: [PricedItem], delivery: DeliveryOption, currency: Currency) -> Quote {
        guard !items.isEmpty else { return Quote(currency: currency, lines: [], totals: Totals()) }
        let goods = items.map { $0.unitPriceMinor * Int64($0.quantity) }
        var totals = Totals()
        totals.goods = goods.reduce(0, +)
        totals.freight = freightMinor(of: delivery, goodsMinor: totals.goods)
        let freights = Allocation.split(totals.freight, by: goods)
        let lines = items.indices.map { index in
            let total = goods[index] + freights[index]
            let tax = taxMinor(in: total)
            var allocations: [LineAllocation] = []
            if freights[index] != 0 {
                allocations.append(
                    LineAllocation(
                        kind: .freight, label: delivery.rawValue, amountMinor: freights[index], isIncluded: false))
            }
            if tax != 0 {
                allocations.append(LineAllocation(kind: .tax, label: "vat", amountMinor: tax, isIncluded: true))
            }
            totals.tax += tax
            return QuoteLine(item: items[index], allocations: allocations, totalMinor: total)
        }
        totals.total = totals.goods + totals.freight
        return Quote(currency: currency, lines: lines, totals: totals)
    }
}
