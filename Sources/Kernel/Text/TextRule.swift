/// What a text from outside must be before it is kept: how long, and whether it has lines.
public struct TextRule: Sendable {
    public let field: String
    /// Counted in Unicode scalars, so that a limit bounds the bytes as well.
    public let length: ClosedRange<Int>
    public let allowsLines: Bool

    public init(field: String, length: ClosedRange<Int>, allowsLines: Bool = false) {
        self.field = field
        self.length = length
        self.allowsLines = allowsLines
    }

    /// The text without white space around it.
    ///
    /// - Throws: `InputError.missing` where nothing is left and something must be; `.invalid` for a wrong length and
    ///   for control characters: U+0000 cannot be stored on PostgreSQL, the others only hide things.
    public func checked(_ text: String) throws(InputError) -> String {
        let trimmed = Self.trimmed(text)
        let count = trimmed.unicodeScalars.count
        if count == 0, length.lowerBound > 0 { throw .missing(field: field) }
        guard length.contains(count) else {
            let text = "\(length.lowerBound) to \(length.upperBound) characters are allowed."
            let isLong = count > length.upperBound
            throw .invalid(
                field: field,
                reason: isLong
                    ? .tooLong(length.upperBound, text: text) : .tooShort(length.lowerBound, text: text))
        }
        for scalar in trimmed.unicodeScalars where isForbidden(scalar) {
            throw .invalid(field: field, reason: "Control characters are not allowed.")
        }
        return trimmed
    }

    private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\t": !allowsLines
        default: scalar.properties.generalCategory == .control
        }
    }

    /// Without the white space around it, that of Chinese texts too.
    public static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
