extension Money {
    /// Reads `12.50`; nil for signs, more decimals than the currency has and more than `amountMinorLimit`.
    public init?(decimal text: String, _ currency: Currency) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty, parts.allSatisfy(\.isDigits) else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count == 1 || (1...max(1, currency.minorDigits)).contains(fraction.count),
            fraction.count <= currency.minorDigits
        else { return nil }
        let padded = fraction + String(repeating: "0", count: currency.minorDigits - fraction.count)
        guard let minor = Int64(parts[0] + padded), minor <= Money.amountMinorLimit else { return nil }
        self.init(minor, currency)
    }
}

extension Substring {
    fileprivate var isDigits: Bool {
        utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
