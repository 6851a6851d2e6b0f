/// Base 32 without padding (RFC 4648 section 6): what people can type.
public enum Base32 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    private static let bitCount = 5

    /// Eight digits for every five bytes.
    public static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (held, count) = (0, 0)
        for byte in bytes {
            held = held << 8 | Int(byte)
            count += 8
            while count >= bitCount {
                count -= bitCount
                text.append(digits[held >> count & 31])
            }
            held &= (1 << count) - 1
        }
        if count > 0 { text.append(digits[held << (bitCount - count) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil where the text is not exactly what `encode` makes of some bytes.
    public static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (held, count) = (0, 0)
        for digit in text.utf8 {
            guard let value = digits.firstIndex(of: digit) else { return nil }
            held = held << bitCount | value
            count += bitCount
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(held >> count))
            held &= (1 << count) - 1
        }
        return encode(bytes) == text ? bytes : nil
    }
}
