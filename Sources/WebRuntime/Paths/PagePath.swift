/// The pattern of a page's URL without its language: `/p/{product}`. Routes are registered and links printed from it.
public struct PagePath: Sendable, Hashable, CustomStringConvertible {
    public let pattern: String

    /// - Parameter pattern: starts with `/`; a parameter is a whole segment in braces.
    public init(_ pattern: String) {
        precondition(pattern.hasPrefix("/"), "path \(pattern)")
        self.pattern = pattern
    }

    public var description: String { pattern }

    /// The names in braces, in order.
    public var parameterNames: [String] {
        pattern.split(separator: "/").filter(Self.isParameter).map { String($0.dropFirst().dropLast()) }
    }

    /// The path with its parameters filled in, in order, each percent-encoded.
    public func filled(_ values: [String]) -> String {
        var rest = values[...]
        let segments = pattern.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            guard Self.isParameter(segment) else { return String(segment) }
            guard let value = rest.popFirst() else { preconditionFailure("\(pattern) filled with \(values)") }
            return value.percentEncoded
        }
        precondition(rest.isEmpty, "\(pattern) filled with \(values)")
        return segments.joined(separator: "/")
    }

    private static func isParameter(_ segment: Substring) -> Bool {
        segment.first == "{" && segment.last == "}"
    }
}

extension String {
    /// RFC 3986 percent-encoding of everything but the unreserved characters.
    public var percentEncoded: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text behind percent-encoding; nil where a `%` is not followed by two hex digits or the bytes are not UTF-8.
    func percentDecoded(plusIsSpace: Bool) -> String? {
        Array(utf8)[...].percentDecoded(plusIsSpace: plusIsSpace)
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
