import Orders

/// Stock codes of the file that are no goods. Codes are exact but for `m`, which is `M` by hand.
enum ChargeCode {
    private static let kinds: [String: ChargeKind] = [
        "POST": .postage, "DOT": .postage, "C2": .postage, "M": .manual, "m": .manual, "D": .discount,
        "BANK CHARGES": .fee, "AMAZONFEE": .fee, "CRUK": .fee, "S": .sample, "PADS": .supplement, "B": .badDebt,
    ]

    static func kind(of code: String) -> ChargeKind? {
        kinds[code] ?? (code.hasPrefix("gift_") ? .voucher : nil)
    }
}
