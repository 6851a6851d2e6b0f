/// Reads the small JSON that rows keep of pictures and attributes, as we write it: no blanks, and nothing escaped but
/// quotes and backslashes. Anything else makes it broken and is never read past its end. A general decoder is several
/// times too slow for what stands in every row of every list.
struct StoredText {
    private var rest: Substring.UTF8View
    private(set) var isBroken = false

    init(_ text: String) {
        rest = text[...].utf8
    }

    func isNext(_ sign: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: sign) }

    mutating func take(_ sign: Unicode.Scalar) {
        if rest.popFirst() != UInt8(ascii: sign) { isBroken = true }
    }

    mutating func integer(after sign: Unicode.Scalar) -> Int {
        take(sign)
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        guard let number = Int(Substring(digits)) else {
            isBroken = true
            return 0
        }
        return number
    }

    mutating func string(after sign: Unicode.Scalar) -> String {
        take(sign)
        take("\"")
        var bytes: [UInt8] = []
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            guard let escaped = rest.popFirst() else { break }
            bytes.append(escaped)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
