/// The order in which people count: `A-2` before `A-10`.
public enum NaturalOrder {
    /// Whether one text stands before another: digits in a row as the number that they are, everything else character
    /// by character. Texts that differ in leading zeros alone stand in the order of their characters.
    public static func precedes(_ one: String, _ other: String) -> Bool {
        var (left, right) = (one.unicodeScalars[...], other.unicodeScalars[...])
        while let a = left.first, let b = right.first {
            if isDigit(a), isDigit(b) {
                let (x, y) = (takeNumber(&left), takeNumber(&right))
                if x.count != y.count { return x.count < y.count }
                if let (c, d) = zip(x, y).first(where: { $0 != $1 }) { return c < d }
            } else {
                guard a == b else { return a < b }
                left.removeFirst()
                right.removeFirst()
            }
        }
        return left.isEmpty && right.isEmpty ? one < other : left.isEmpty
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// The digits that a text begins with, without leading zeros: the longer is the larger.
    private static func takeNumber(_ text: inout Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        let digits = text.prefix(while: isDigit)
        text = text[digits.endIndex...]
        return digits.drop { $0 == "0" }
    }
}
