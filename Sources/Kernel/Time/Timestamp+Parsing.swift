extension Timestamp {
    /// Reads RFC 3339 with `Z` or an offset and up to nine digits of fraction; nil for anything else.
    public init?(rfc3339 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = CivilDay(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = Self.digits(bytes[11..<13]), hour < 24,
            let minute = Self.digits(bytes[14..<16]), minute < 60,
            let second = Self.digits(bytes[17..<19]), second < 60
        else { return nil }
        var index = 19
        var fraction = 0
        if bytes[index] == UInt8(ascii: ".") {
            let end = bytes[(index + 1)...].firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard let end, (1...9).contains(end - index - 1) else { return nil }
            let padded = Array(bytes[(index + 1)..<end].prefix(3)) + [48, 48, 48]
            fraction = Self.digits(padded.prefix(3)) ?? 0
            index = end
        }
        guard let offsetMinutes = Self.offsetMinutes(bytes[index...]) else { return nil }
        let minutes = (day.daysSince1970 * 24 + hour) * 60 + minute - offsetMinutes
        self.init(milliseconds: Int64(minutes) * 60_000 + Int64(second * 1_000 + fraction))
    }

    private static func offsetMinutes(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
        guard bytes.count == 6, bytes[bytes.startIndex + 3] == UInt8(ascii: ":"),
            sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let hours = digits(bytes.dropFirst().prefix(2)), hours < 24,
            let minutes = digits(bytes.suffix(2)), minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
