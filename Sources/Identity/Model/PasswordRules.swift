internal import Foundation

/// Why a password is refused.
public enum PasswordWeakness: String, Sendable, CaseIterable {
    case tooShort = "too_short"
    case tooLong = "too_long"
    /// Among the passwords that attackers try first.
    case common
    /// All the same, a row of the keyboard, or one piece again and again.
    case pattern
    /// Hardly more than the e-mail, the phone or the shop's name.
    case personal
    /// The one that is to be changed.
    case unchanged

    var detail: String {
        switch self {
        case .tooShort: "A password has at least \(PasswordRules.lengthRange.lowerBound) characters."
        case .tooLong: "A password has at most \(PasswordRules.lengthRange.upperBound) characters."
        case .common: "This password is among the first that anybody would guess."
        case .pattern: "This password is a simple pattern."
        case .personal: "This password is hardly more than your account's or the shop's name."
        case .unchanged: "The new password is the present one."
        }
    }
}

extension Identity {
    /// Characters of a password.
    public static let passwordLeast = PasswordRules.lengthRange.lowerBound
    /// Characters of a password that is digits alone.
    public static let passwordDigitsLeast = PasswordRules.digitsOnlyMinimum
}

/// What a password must be: length and absence from the guesser's first tries, and no recipe of character classes
/// (NIST SP 800-63B section 5.1.1.2).
struct PasswordRules: Sendable {
    /// In Unicode scalars after composition (NFC): what a person would count for nearly every script.
    static let lengthRange = 8...128
    /// What must be left of a password beside the account's name or the shop's.
    static let ownLengthMinimum = 6
    /// Longest ending of digits and signs that makes a common password no better: `password2024!`.
    static let endingLimit = 5
    /// Longest piece whose repetition is a pattern: `abcdabcd`.
    static let repeatedPieceLimit = 4
    static let distinctMinimum = 3
    /// Digits alone need as many as this.
    static let digitsOnlyMinimum = 12

    /// Names of the shop, folded.
    let shopNames: [String]

    /// What is hashed: one spelling for every way to type the same characters.
    static func normalized(_ password: String) -> String {
        password.precomposedStringWithCanonicalMapping
    }

    /// - Parameters:
    ///   - password: already normalised.
    ///   - ownNames: the e-mail's local part and the phone's digits.
    func weakness(of password: String, ownNames: [String]) -> PasswordWeakness? {
        let count = password.unicodeScalars.count
        if count < Self.lengthRange.lowerBound { return .tooShort }
        if count > Self.lengthRange.upperBound { return .tooLong }
        let folded = password.lowercased()
        if Self.isCommon(folded) { return .common }
        if Self.isPattern(Array(folded.unicodeScalars)) { return .pattern }
        let names = (shopNames + ownNames).map { $0.lowercased() }.filter { $0.count >= 3 }
        for name in names where folded.contains(name) {
            if folded.replacing(name, with: "").count < Self.ownLengthMinimum { return .personal }
        }
        return nil
    }

    private static func isCommon(_ folded: String) -> Bool {
        if CommonPasswords.all.contains(folded) { return true }
        var stem = folded[...]
        var cut = 0
        while let last = stem.last, !last.isLetter, cut < endingLimit {
            stem.removeLast()
            cut += 1
            if CommonPasswords.all.contains(String(stem)) { return true }
        }
        return false
    }

    private static func isPattern(_ scalars: [Unicode.Scalar]) -> Bool {
        if Set(scalars).count < distinctMinimum { return true }
        // Birthdays and telephone numbers.
        if scalars.count < digitsOnlyMinimum, scalars.allSatisfy({ ("0"..."9").contains($0) }) { return true }
        let isRepeated = (1...repeatedPieceLimit).contains { period in
            zip(scalars, scalars.dropFirst(period)).allSatisfy { $0 == $1 }
        }
        if isRepeated { return true }
        let steps = zip(scalars, scalars.dropFirst()).map { Int64($1.value) - Int64($0.value) }
        if let first = steps.first, abs(first) == 1, steps.allSatisfy({ $0 == first }) { return true }
        let text = scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
        return keyboardRows.contains { $0.contains(text) || String($0.reversed()).contains(text) }
    }

    /// Rows and columns of the usual keyboard, each long enough to hold the shortest password that walks along it.
    private static let keyboardRows = [
        "12345678901234567890", "qwertyuiopqwertyuiop", "asdfghjklasdfghjkl", "zxcvbnmzxcvbnm",
        "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "qazwsxedcrfvtgbyhnujmikolp",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "abcdefghijklmnopqrstuvwxyz",
    ]
}
