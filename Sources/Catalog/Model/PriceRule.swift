public import Kernel

/// A price of a variant beside its sale price: from so many pieces of it in a cart on, for everybody (批量价) or for the
/// customers of a group (客户组价).
///
/// Of all rules that match and the sale price the lowest is charged; a rule that is not below the sale price never
/// wins.
public struct PriceRule: Sendable, Hashable {
    /// Nil for everybody.
    public let groupID: CustomerGroupID?
    /// Of everybody's rules at least 2: for one piece there is the sale price.
    public let minimumQuantity: Int
    public let priceMinor: Int64

    public init(groupID: CustomerGroupID? = nil, minimumQuantity: Int, priceMinor: Int64) {
        self.groupID = groupID
        self.minimumQuantity = minimumQuantity
        self.priceMinor = priceMinor
    }

    /// What a variant has one rule of.
    struct Key: Hashable {
        let groupID: CustomerGroupID?
        let minimumQuantity: Int
    }

    var key: Key { Key(groupID: groupID, minimumQuantity: minimumQuantity) }

    /// From which number of pieces on a rule may hold.
    public static func quantities(forEverybody: Bool) -> ClosedRange<Int> {
        (forEverybody ? 2 : 1)...CatalogLimits.ruleQuantity
    }

    func isFor(_ groups: Set<CustomerGroupID>) -> Bool { groupID.map(groups.contains) ?? true }

    /// The cheaper one goes before; of equal prices everybody's, then the one that holds earlier.
    func precedes(_ other: PriceRule) -> Bool {
        if priceMinor != other.priceMinor { return priceMinor < other.priceMinor }
        if (groupID == nil) != (other.groupID == nil) { return groupID == nil }
        if minimumQuantity != other.minimumQuantity { return minimumQuantity < other.minimumQuantity }
        return (groupID?.rawValue ?? 0) < (other.groupID?.rawValue ?? 0)
    }

    /// - Parameter prefix: in front of the names of fields: `rules[0].`.
    func check(in currency: Currency, prefix: String) throws(InputError) {
        let range = Self.quantities(forEverybody: groupID == nil)
        guard range.contains(minimumQuantity) else {
            throw .invalid(field: "\(prefix)minimum_quantity", reason: .wholeNumber(range))
        }
        guard (1...Money.amountMinorLimit).contains(priceMinor) else {
            throw .invalid(field: "\(prefix)price", reason: .positiveAmount(currency))
        }
    }

    /// What the audit log says of it.
    func note(in currency: Currency) -> String {
        "\(groupID.map { "\($0) " } ?? "")\(minimumQuantity)+ \(Money(priceMinor, currency))"
    }
}

extension Sequence<PriceRule> {
    /// The rule whose price is charged for so many pieces; nil where that is the sale price.
    ///
    /// - Parameter groups: those that the customer is in; none of a guest.
    public func winner(
        over priceMinor: Int64, quantity: Int, groups: Set<CustomerGroupID>
    ) -> PriceRule? {
        var winner: PriceRule?
        for rule in self where rule.minimumQuantity <= quantity && rule.priceMinor < priceMinor && rule.isFor(groups) {
            if winner.map(rule.precedes) ?? true { winner = rule }
        }
        return winner
    }

    /// The steps by which the price falls with the number of pieces, the smallest number first: only rules that win
    /// from their number on.
    public func steps(below priceMinor: Int64, groups: Set<CustomerGroupID> = []) -> [PriceRule] {
        let rules = filter { $0.isFor(groups) }.sorted { one, other in
            one.minimumQuantity == other.minimumQuantity
                ? one.precedes(other) : one.minimumQuantity < other.minimumQuantity
        }
        var steps: [PriceRule] = []
        for rule in rules where rule.priceMinor < steps.last?.priceMinor ?? priceMinor { steps.append(rule) }
        return steps
    }

    /// In the order in which staff read them: everybody's first, then group by group.
    func ordered() -> [PriceRule] {
        sorted { one, other in
            (one.groupID?.rawValue ?? 0, Int64(one.minimumQuantity))
                < (other.groupID?.rawValue ?? 0, Int64(other.minimumQuantity))
        }
    }
}

/// What anybody may be told of the rules of variants: nothing of a group's prices is in it.
public struct QuantityBreaks: Sendable, Hashable {
    public static let none = QuantityBreaks(rules: [:], hasGroupPrices: false)

    private let rules: [SKUID: [PriceRule]]
    /// Whether some group has a price of its own for one of the variants, so that it is worth asking who looks.
    public let hasGroupPrices: Bool

    init(rules: [SKUID: [PriceRule]], hasGroupPrices: Bool) {
        self.rules = rules
        self.hasGroupPrices = hasGroupPrices
    }

    /// The steps of a variant's price for everybody.
    public func steps(of sku: SKU) -> [PriceRule] { (rules[sku.id] ?? []).steps(below: sku.priceMinor) }
}

/// A variant with its price rules, as staff see and replace them.
public struct RuledSKU: Sendable, Hashable {
    public let sku: SKU
    /// Everybody's first, then group by group; by quantity.
    public let rules: [PriceRule]
}
