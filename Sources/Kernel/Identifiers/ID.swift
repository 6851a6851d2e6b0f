/// Names a kind of thing for `ID`: its prefix is what people and programs see in front of the number.
public protocol IDTag: Sendable {
    /// Three lower-case letters, for example `ord`.
    static var prefix: String { get }
}

/// A 64-bit, time-ordered, typed identifier. Shown as `ord_1M5V8KZ3QX0G7` (Crockford base 32, 13 digits).
///
/// Always positive. Ids of one node grow with time; ids of several nodes are ordered to the millisecond.
public struct ID<Tag: IDTag>: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: Int64

    @inlinable
    public init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Reads the shown form; nil for another prefix, a wrong length, a foreign digit or a number out of range.
    public init?(_ text: some StringProtocol) {
        let prefix = Tag.prefix
        guard text.utf8.count == prefix.utf8.count + 1 + CrockfordBase32.digitCount,
            text.hasPrefix(prefix),
            text.utf8.dropFirst(prefix.utf8.count).first == UInt8(ascii: "_"),
            let value = CrockfordBase32.decode(text.utf8.dropFirst(prefix.utf8.count + 1))
        else { return nil }
        self.rawValue = value
    }

    public var description: String {
        "\(Tag.prefix)_\(CrockfordBase32.encode(rawValue))"
    }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    @inlinable
    public static func == (left: Self, right: Self) -> Bool {
        left.rawValue == right.rawValue
    }

    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rawValue)
    }
}

/// Crockford's base 32: no I, L, O, U, so that a person can read it out. https://www.crockford.com/base32.html
public enum CrockfordBase32 {
    /// Digits of one positive 64-bit number.
    static let digitCount = 13

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    private static let values: [Int8] = {
        var table = [Int8](repeating: -1, count: 256)
        for (value, digit) in alphabet.enumerated() {
            table[Int(digit)] = Int8(value)
            if digit >= UInt8(ascii: "A") { table[Int(digit) + 32] = Int8(value) }
        }
        return table
    }()

    /// Thirteen digits, most significant first.
    public static func encode(_ value: Int64) -> String {
        precondition(value >= 0, "an id is never negative: \(value)")
        return String(unsafeUninitializedCapacity: digitCount) { buffer in
            var rest = value
            for position in stride(from: digitCount - 1, through: 0, by: -1) {
                buffer[position] = alphabet[Int(rest & 31)]
                rest >>= 5
            }
            return digitCount
        }
    }

    /// The number that thirteen digits (upper or lower case) stand for; nil where it is not a positive 64-bit number.
    public static func decode(_ digits: some Sequence<UInt8>) -> Int64? {
        var value: UInt64 = 0
        var count = 0
        for digit in digits {
            let part = values[Int(digit)]
            guard part >= 0, count < digitCount, value >> 59 == 0 else { return nil }
            value = value << 5 | UInt64(part)
            count += 1
        }
        guard count == digitCount, value <= UInt64(Int64.max) else { return nil }
        return Int64(value)
    }
}
