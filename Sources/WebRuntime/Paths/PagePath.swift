/// The pattern of a page's URL without its language: `/p/{product}`. Routes are registered and links printed from it.
public struct PagePath: Sendable, Hashable, CustomStringConvertible {
    public let pattern: String
    /// What stands around the parameters: one more than there are of them.
    private let literals: [String]

    /// - Parameter pattern: starts with `/`; a parameter is a whole segment in braces.
    public init(_ pattern: String) {
        precondition(pattern.hasPrefix("/"), "path \(pattern)")
        self.pattern = pattern
        var literals = [""]
        for (index, segment) in pattern.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { literals[literals.count - 1] += "/" }
            if Self.isParameter(segment) { literals.append("") } else { literals[literals.count - 1] += segment }
        }
        self.literals = literals
    }

    public var description: String { pattern }

    /// The names in braces, in order.
    public var parameterNames: [String] {
        pattern.split(separator: "/").filter(Self.isParameter).map { String($0.dropFirst().dropLast()) }
    }

    /// The path with its parameters filled in, in order, each percent-encoded.
    public func filled(_ values: [String]) -> String {
        precondition(values.count == literals.count - 1, "\(pattern) filled with \(values)")
        guard !values.isEmpty else { return pattern }
        var path = literals[0]
        for (value, literal) in zip(values, literals.dropFirst()) {
            path += value.percentEncoded
            path += literal
        }
        return path
    }

    /// The path of the one parameter, filled in, with a language's prefix in front: most links are of this kind.
    func filled(_ value: String, prefix: String) -> String {
        precondition(literals.count == 2, "\(pattern) filled with \(value)")
        let encoded = value.percentEncoded
        var path = prefix
        path.reserveCapacity(
            prefix.utf8.count + literals[0].utf8.count + encoded.utf8.count + literals[1].utf8.count)
        path += literals[0]
        path += encoded
        path += literals[1]
        return path
    }

    private static func isParameter(_ segment: Substring) -> Bool {
        segment.first == "{" && segment.last == "}"
    }
}

extension String {
    /// RFC 3986 percent-encoding of everything but the unreserved characters.
    public var percentEncoded: String {
        // As a rule there is nothing to do.
        guard !utf8.allSatisfy(\.isUnreserved) else { return self }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in utf8 {
            guard !byte.isUnreserved else {
                bytes.append(byte)
                continue
            }
            bytes.append(UInt8(ascii: "%"))
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text behind percent-encoding; nil where a `%` is not followed by two hex digits or the bytes are not UTF-8.
    func percentDecoded(plusIsSpace: Bool) -> String? {
        Array(utf8)[...].percentDecoded(plusIsSpace: plusIsSpace)
    }
}

extension UInt8 {
    /// RFC 3986, 2.3.
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    func percentDecoded(plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var index = startIndex
        while index < endIndex {
            let byte = self[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < endIndex, let high = Self.hexDigit(self[index + 1]),
                    let low = Self.hexDigit(self[index + 2])
                else { return nil }
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
