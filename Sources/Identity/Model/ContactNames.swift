internal import Foundation

/// An e-mail address in the one form in which it is stored and compared: lower case.
public struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
    /// RFC 5321 section 4.5.3.1: 64 octets before the sign, 254 in all.
    static let localLimit = 64
    static let lengthLimit = 254

    public let folded: String

    /// Nil for what no mail server would take. ASCII only, no quoted local part, at least two labels in the domain.
    public init?(_ text: String) {
        let trimmed = text.trimmingCharacters(in: .whitespaces).lowercased()
        let parts = trimmed.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard trimmed.utf8.count <= Self.lengthLimit, parts.count == 2,
            (1...Self.localLimit).contains(parts[0].count),
            Self.isDotted(parts[0], minimumLabels: 1, characters: Self.localCharacters),
            Self.isDotted(parts[1], minimumLabels: 2, characters: Self.domainCharacters)
        else { return nil }
        folded = trimmed
    }

    public var description: String { folded }

    /// What stands before the sign.
    var localPart: String { String(folded.prefix { $0 != "@" }) }

    private static let localCharacters = Set("abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~".utf8)
    private static let domainCharacters = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)

    private static func isDotted(_ text: Substring.UTF8View, minimumLabels: Int, characters: Set<UInt8>) -> Bool {
        let labels = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= minimumLabels
            && labels.allSatisfy { !$0.isEmpty && $0.count <= 64 && $0.allSatisfy(characters.contains) }
    }
}

/// A phone number in the one form in which it is stored and compared: E.164, `+8613800138000`.
public struct PhoneNumber: Sendable, Hashable, CustomStringConvertible {
    /// Digits after the plus (ITU-T E.164 section 6.2.1), country code included.
    static let digitRange = 7...15

    public let e164: String

    /// Reads a number as people write it. Without a country code it is a Chinese mobile number; nil for anything else.
    public init?(_ text: String) {
        let signs: Set<Character> = [" ", "-", "(", ")", ".", "\u{00A0}"]
        var digits = text.filter { !signs.contains($0) }
        if digits.hasPrefix("00") { digits = "+" + digits.dropFirst(2) }
        if !digits.hasPrefix("+") { digits = "+86" + digits }
        let number = digits.utf8.dropFirst()
        guard Self.digitRange.contains(number.count), number.first != UInt8(ascii: "0"),
            number.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        if digits.hasPrefix("+86") {
            // Mobile numbers of the mainland: 11 digits, 13… to 19….
            let national = Array(number.dropFirst(2))
            guard national.count == 11, national[0] == UInt8(ascii: "1"), national[1] >= UInt8(ascii: "3") else {
                return nil
            }
        }
        e164 = digits
    }

    public var description: String { e164 }

    /// The digits without the Chinese country code, as their owner types them.
    var ownDigits: String { String(e164.dropFirst(e164.hasPrefix("+86") ? 3 : 1)) }
}

/// A person's name as the person writes it.
enum PersonName {
    static let characterLimit = 50

    /// Trimmed; may be empty.
    static func checked(_ text: String) throws(IdentityError) -> String {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.unicodeScalars.count <= characterLimit, !trimmed.hasControlCharacters else { throw .invalidName }
        return trimmed
    }
}

extension String {
    /// Line breaks, U+0000 and the like: in a one-line field they only serve mischief.
    var hasControlCharacters: Bool {
        unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
