/// An ISO 4217 currency and how many digits its minor unit has.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
    public let code: String
    /// Digits after the decimal point: 2 for CNY, 0 for JPY.
    public let minorDigits: Int

    public static let cny = Currency(known: "CNY")
    public static let gbp = Currency(known: "GBP")
    public static let usd = Currency(known: "USD")
    public static let eur = Currency(known: "EUR")

    /// The currencies a shop can be run in; the list grows when one is asked for.
    private static let digits = [
        "CNY": 2, "GBP": 2, "USD": 2, "EUR": 2, "HKD": 2, "TWD": 2, "SGD": 2, "AUD": 2, "CAD": 2, "CHF": 2, "BRL": 2,
        "JPY": 0, "KRW": 0,
    ]

    /// Nil for a code that is not in the list.
    public init?(_ code: String) {
        guard let digits = Self.digits[code] else { return nil }
        (self.code, minorDigits) = (code, digits)
    }

    private init(known code: String) {
        (self.code, minorDigits) = (code, Self.digits[code] ?? 2)
    }

    public var description: String { code }
}

/// An exact amount in minor units (分, pence, cents). No floating point comes near it.
public struct Money: Hashable, Sendable, CustomStringConvertible {
    /// Beyond this an amount is refused at the door: sums of a million such amounts still fit.
    public static let amountMinorLimit: Int64 = 1_000_000_000_000

    public let amountMinor: Int64
    public let currency: Currency

    @inlinable
    public init(_ amountMinor: Int64, _ currency: Currency) {
        self.amountMinor = amountMinor
        self.currency = currency
    }

    public static func zero(_ currency: Currency) -> Money { Money(0, currency) }

    /// Adding two currencies is a programmer's mistake.
    public static func + (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "adding \(left) and \(right)")
        return Money(left.amountMinor + right.amountMinor, left.currency)
    }

    public static func - (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "subtracting \(right) from \(left)")
        return Money(left.amountMinor - right.amountMinor, left.currency)
    }

    public static func * (left: Money, quantity: Int) -> Money {
        Money(left.amountMinor * Int64(quantity), left.currency)
    }

    /// `19.99 CNY`: for logs and tests; pages format by locale.
    public var description: String { "\(decimal) \(currency)" }

    /// `19.99`, with as many digits as the currency has.
    public var decimal: String {
        let digits = currency.minorDigits
        guard digits > 0 else { return String(amountMinor) }
        let scale = (0..<digits).reduce(1) { value, _ in value * 10 }
        let magnitude = amountMinor.magnitude
        let fraction = (magnitude % UInt64(scale)).padded(digits)
        return "\(amountMinor < 0 ? "-" : "")\(magnitude / UInt64(scale)).\(fraction)"
    }

    /// Splits the amount by weights: the parts always sum to it (largest remainder; ties go to the earlier part).
    ///
    /// - Parameter weights: not negative, at least one part; where all are zero the parts are as equal as can be.
    public func split(by weights: [Int64]) -> [Money] {
        Allocation.split(amountMinor, by: weights).map { Money($0, currency) }
    }
}

/// Exact splitting of whole numbers.
public enum Allocation {
    /// Parts in proportion to the weights that sum exactly to `amount`: the largest remainder method (Hamilton).
    public static func split(_ amount: Int64, by weights: [Int64]) -> [Int64] {
        precondition(!weights.isEmpty && weights.allSatisfy { $0 >= 0 }, "weights \(weights)")
        let effective = weights.contains { $0 > 0 } ? weights : weights.map { _ in 1 }
        let total = effective.reduce(0, +)
        var parts: [Int64] = []
        var remainders: [(index: Int, remainder: UInt64)] = []
        for (index, weight) in effective.enumerated() {
            let product = amount.magnitude.multipliedFullWidth(by: UInt64(weight))
            let (quotient, remainder) = UInt64(total).dividingFullWidth(product)
            parts.append(Int64(quotient))
            remainders.append((index, remainder))
        }
        let missing = Int(Int64(amount.magnitude) - parts.reduce(0, +))
        let order = remainders.sorted { ($1.remainder, $0.index) < ($0.remainder, $1.index) }
        for entry in order.prefix(missing) { parts[entry.index] += 1 }
        return amount < 0 ? parts.map { -$0 } : parts
    }
}
