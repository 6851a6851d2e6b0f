extension JSONValue {
    /// Appends the value in one form for all ways of writing it: names sorted, no blanks, numbers and escapes as they
    /// are read. For comparing, not for reading back: every text stands behind its length, so that no two values look
    /// the same.
    func appendCanonical(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(UInt8(ascii: "n"))
        case .boolean(let flag): bytes.append(UInt8(ascii: flag ? "t" : "f"))
        case .integer(let number): bytes.append(contentsOf: "\(number);".utf8)
        // 1.0 and 1e0 are read as the whole number that they are.
        case .number(let number):
            bytes.append(contentsOf: (Int64(exactly: number).map { "\($0);" } ?? "\(number);").utf8)
        case .string(let text): Self.append(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for element in elements { element.appendCanonical(to: &bytes) }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                Self.append(name, to: &bytes)
                value.appendCanonical(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "\"\(text.utf8.count):".utf8)
        bytes.append(contentsOf: text.utf8)
    }
}
