internal import Foundation

/// Bytes as lower-case hexadecimal digits.
public enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two digits for each byte.
    public static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[index * 2] = digits[Int(byte >> 4)]
                buffer[index * 2 + 1] = digits[Int(byte & 15)]
            }
            return bytes.count * 2
        }
    }

    /// The bytes of digits in either case; nil for an odd number of them or anything that is none.
    public static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in text.utf8 {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }
}

/// Base 64 with the usual alphabet and padding (RFC 4648 section 4).
public enum Base64 {
    /// With padding and without line breaks.
    public static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
    }

    /// Nil where the text is not exactly what `encode` makes of some bytes.
    public static func decode(_ text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text) else { return nil }
        let bytes = [UInt8](data)
        return encode(bytes) == text ? bytes : nil
    }
}

/// Base 64 for URLs, cookies and headers, without padding (RFC 4648 section 5).
public enum Base64URL {
    /// With `-` and `_`, without padding.
    public static func encode(_ bytes: [UInt8]) -> String {
        var text = ""
        for digit in Base64.encode(bytes) {
            switch digit {
            case "+": text.append("-")
            case "/": text.append("_")
            case "=": break
            default: text.append(digit)
            }
        }
        return text
    }

    /// Nil where the text is not exactly what `encode` makes of some bytes: one secret has one spelling.
    public static func decode(_ text: String) -> [UInt8]? {
        var usual: [UInt8] = []
        usual.reserveCapacity(text.utf8.count + 3)
        for digit in text.utf8 {
            switch digit {
            case UInt8(ascii: "-"): usual.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): usual.append(UInt8(ascii: "/"))
            case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
            default: usual.append(digit)
            }
        }
        while !usual.count.isMultiple(of: 4) { usual.append(UInt8(ascii: "=")) }
        return Base64.decode(String(decoding: usual, as: UTF8.self))
    }
}
