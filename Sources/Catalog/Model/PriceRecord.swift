public import Kernel

/// Where a line of the price history comes from.
public enum PriceSource: String, Sendable, CaseIterable {
    /// The price that the variant was made with.
    case first
    /// Somebody's edit, by hand, by a change of many goods or by a file.
    case edit
    /// The beginning of a planned price.
    case plan
    /// The end of one: the price before it is back.
    case planEnd = "plan_end"
}

extension PriceSource {
    /// Of a change, by who made it and the reason that its history tells.
    init(by: String, reason: String) {
        // People may type these words as well; the timer's lines are its own.
        let isTimed = by == Catalog.timer.actor.description
        if isTimed, reason.hasPrefix(PriceChange.planPrefix) {
            self = .plan
        } else {
            self = isTimed && reason.hasPrefix(PriceChange.planEndPrefix) ? .planEnd : .edit
        }
    }

    /// What of a stored reason people gave.
    func given(_ reason: String) -> String {
        switch self {
        case .first: reason == PriceChange.firstReason ? "" : reason
        case .edit: reason
        case .plan: String(reason.dropFirst(PriceChange.planPrefix.count))
        case .planEnd: String(reason.dropFirst(PriceChange.planEndPrefix.count))
        }
    }
}

extension PriceChange {
    /// The reason that the history of every variant begins with.
    static let firstReason = "first price"
    /// What stands before the reason of a planned price.
    static let planPrefix = "planned: "
    static let planEndPrefix = "planned end: "

    public var source: PriceSource { oldPriceMinor == nil ? .first : PriceSource(by: by, reason: reason) }

    /// Why, in the words of whoever changed it; empty where nobody gave a reason.
    public var givenReason: String { source.given(reason) }

    public var oldPrice: Money? { oldPriceMinor.map { Money($0, currency) } }
    public var newPrice: Money { Money(newPriceMinor, currency) }
    public var listPrice: Money { Money(listPriceMinor, currency) }
    /// Nil where it was no other than the price.
    public var ownListPrice: Money? { listPriceMinor == newPriceMinor ? nil : listPrice }
}

/// The lowest prices of a variant, as its history tells them: what "reduced from" is held against (EU 2019/2161,
/// the shop's own honesty elsewhere).
public struct LowestPrices: Sendable, Hashable {
    /// How far back both look.
    public static let window: Duration = .days(Self.windowDays)
    public static let windowDays = 30

    /// The lowest price that held at some moment of the last 30 days, the present one among them, in minor units.
    public let recentMinor: Int64
    /// The lowest one that held in the 30 days before the present price began; nil while the first price holds. A
    /// reduction may be called one only from this price.
    public let beforePresentMinor: Int64?

    public init(recentMinor: Int64, beforePresentMinor: Int64?) {
        self.recentMinor = recentMinor
        self.beforePresentMinor = beforePresentMinor
    }
}
