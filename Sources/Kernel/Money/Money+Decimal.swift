extension Money {
    /// Reads `12.50`; nil for signs, more decimals than the currency has and more than `amountMinorLimit`.
    public init?(decimal text: String, _ currency: Currency) {
        guard let digits = Self.digits(of: text, currency), let minor = Int64(digits), minor <= Money.amountMinorLimit
        else { return nil }
        self.init(minor, currency)
    }

    /// The minor units of an amount as it is written, however large; nil for what is none.
    fileprivate static func digits(of text: some StringProtocol, _ currency: Currency) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) })
        else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count == 1 || (1...max(1, currency.minorDigits)).contains(fraction.count),
            fraction.count <= currency.minorDigits
        else { return nil }
        return parts[0] + fraction + String(repeating: "0", count: currency.minorDigits - fraction.count)
    }
}

extension InputReason {
    private static let minusSigns: [Character] = ["-", "−", "－"]

    /// Why `Money(decimal:)` does not read a text: it is no amount, or one that is below nothing or too much.
    public static func noAmount(_ text: String, _ currency: Currency) -> InputReason {
        let size = text.first.map(minusSigns.contains) == true ? text.dropFirst() : text[...]
        return Money.digits(of: size, currency) == nil
            ? .amount(decimals: currency.minorDigits) : .amountRange(currency)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
