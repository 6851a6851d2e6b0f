public import Database
public import Kernel

public enum PricePlanState: String, SQLEnumeration, CaseIterable {
    /// Its time has not come.
    case planned
    /// Its price was set; one with an end waits for that.
    case applied
    /// Its end has come.
    case ended
    /// It never set a price: somebody took it back, or it could not be carried out.
    case cancelled
}

/// How a planned price went where it did not go as planned.
public enum PricePlanOutcome: String, SQLEnumeration, CaseIterable {
    /// At its end somebody had set another price meanwhile: that one stays.
    case kept
    /// Its product was archived, whose prices do not change.
    case archived
    /// Its whole time was over before the timer came to it.
    case missed
}

/// A price of a variant that is to hold from a moment on, for good or for a while.
///
/// At its end the price before it comes back only where the price is still the one that the plan set: what somebody
/// changed by hand meanwhile stays. The same holds of the list price by itself.
public struct PricePlan: Sendable, Hashable {
    public let id: PricePlanID
    public let skuID: SKUID
    public let priceMinor: Int64
    /// Nil: the one that stands then, raised to the price where it would be below it.
    public let listPriceMinor: Int64?
    public let currency: Currency
    public let startsAt: Timestamp
    /// The first moment of the former price; nil where the new one stays.
    public let endsAt: Timestamp?
    /// Empty where nobody gave one.
    public let reason: String
    public let plannedAt: Timestamp
    /// As `Actor` prints it.
    public let plannedBy: String
    public internal(set) var state: PricePlanState
    public internal(set) var outcome: PricePlanOutcome?
    /// What the beginning found and set; nil before it.
    var applied: Applied?

    /// What the end needs to know of the beginning.
    struct Applied: Sendable, Hashable {
        let version: Int64
        let formerPriceMinor: Int64
        let formerListPriceMinor: Int64
        let listPriceMinor: Int64
    }

    public var price: Money { Money(priceMinor, currency) }
    public var listPrice: Money? { listPriceMinor.map { Money($0, currency) } }

    /// When the timer has to look at it; nil where nothing is left to do.
    var dueAt: Timestamp? {
        switch state {
        case .planned: startsAt
        case .applied: endsAt
        case .ended, .cancelled: nil
        }
    }
}

/// A price to be planned.
public struct NewPricePlan: Sendable {
    public var priceMinor: Int64
    public var listPriceMinor: Int64?
    public var startsAt: Timestamp
    public var endsAt: Timestamp?
    public var reason: String

    public init(
        priceMinor: Int64, listPriceMinor: Int64? = nil, startsAt: Timestamp, endsAt: Timestamp? = nil,
        reason: String = ""
    ) {
        self.priceMinor = priceMinor
        self.listPriceMinor = listPriceMinor
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.reason = reason
    }
}

extension PricePlan {
    /// The variant with the planned price.
    func begun(on sku: SKU) throws(InputError) -> SKU {
        var changes = SKUChanges()
        changes.priceMinor = priceMinor
        // A list price that was the price goes with it, as with an edit.
        let kept = sku.listPriceMinor == sku.priceMinor ? priceMinor : sku.listPriceMinor
        changes.listPriceMinor = max(listPriceMinor ?? kept, priceMinor)
        return try changes.applied(to: sku)
    }

    /// The variant with its former price; nil where somebody has set another one meanwhile.
    func taken(from sku: SKU) throws(InputError) -> SKU? {
        guard let applied, sku.priceMinor == priceMinor else { return nil }
        var changes = SKUChanges()
        changes.priceMinor = applied.formerPriceMinor
        let isListKept = sku.listPriceMinor == applied.listPriceMinor
        changes.listPriceMinor = max(
            isListKept ? applied.formerListPriceMinor : sku.listPriceMinor, applied.formerPriceMinor)
        return try changes.applied(to: sku)
    }
}
