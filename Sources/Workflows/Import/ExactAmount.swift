import Kernel

/// An amount in millionths of a currency: prices of the past can be finer than its minor unit.
public struct ExactAmount: Sendable, Hashable, CustomStringConvertible {
    public var millionths: Int64

    public init(millionths: Int64 = 0) {
        self.millionths = millionths
    }

    /// Digits behind the point that are kept.
    static let digits = 6

    /// Millionths in one minor unit.
    static func unit(of currency: Currency) -> Int64 {
        (currency.minorDigits..<digits).reduce(1) { value, _ in value * 10 }
    }

    /// `8911407.904`: at least two digits behind the point.
    public var description: String {
        let magnitude = millionths.magnitude
        var fraction = String(magnitude % 1_000_000)
        fraction = String(repeating: "0", count: Self.digits - fraction.count) + fraction
        while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
        return "\(millionths < 0 ? "-" : "")\(magnitude / 1_000_000).\(fraction)"
    }
}

/// Whole minor units out of exact amounts, so that the lines always sum to the rounded whole.
enum ExactRounding {
    /// - Parameters:
    ///   - lines: exact amounts, not negative.
    ///   - carried: what earlier lines of the same whole were worth beyond its rounded amount; may be negative.
    /// - Returns: minor units per line (rounded down, then the largest remainders up; ties go to the earlier line),
    ///   their sum, and what is carried on.
    static func minor(
        of lines: [Int64], carried: Int64, unit: Int64
    ) -> (lines: [Int64], total: Int64, carried: Int64) {
        let exact = carried + lines.reduce(0, +)
        let total = roundedHalfUp(exact, unit: unit)
        var parts = lines.map { $0 / unit }
        let missing = Int(total - parts.reduce(0, +))
        precondition((0...lines.count).contains(missing), "\(missing) of \(lines.count) lines to round up")
        if missing > 0 {
            let order = lines.indices.sorted { (lines[$1] % unit, $0) < (lines[$0] % unit, $1) }
            for index in order.prefix(missing) { parts[index] += 1 }
        }
        return (parts, total, exact - total * unit)
    }

    static func roundedHalfUp(_ value: Int64, unit: Int64) -> Int64 {
        let (quotient, remainder) = (value + unit / 2).quotientAndRemainder(dividingBy: unit)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
