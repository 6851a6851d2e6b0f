public import Kernel

/// What the number of a parcel looks like, so that no remark and no half of a number goes to a buyer: SF and 13 digits,
/// EE123456789CN, 1Z999AA10123456784, JD0123456789-1-1-, and whatever else carriers print.
public enum TrackingNumber {
    /// The shortest that carriers count by, and more than the longest bar code holds.
    public static let length = 5...40
    /// Words have none; the shortest numbers have more.
    private static let leastDigits = 4
    /// Why any other is refused.
    public static let reason = InputReason.trackingNumber(length, digits: leastDigits)
    private static let field = "tracking_number"

    /// The number as it is kept: without white space around it, letters and digits of a Chinese keyboard as the common
    /// ones, and without the signs that nobody sees and that come along when one is copied.
    ///
    /// - Throws: `InputError` at `tracking_number`.
    public static func checked(_ text: String) throws(InputError) -> String {
        let number = folded(text)
        if number.isEmpty { throw .missing(field: field) }
        // A long number that a spreadsheet took for one to reckon with: its last figures are gone.
        if number.wholeMatch(of: /[0-9](?:[.,][0-9]+)?[Ee]\+[0-9]+/) != nil {
            throw .invalid(field: field, reason: .shortened)
        }
        guard isPossible(number) else { throw .invalid(field: field, reason: reason) }
        return number
    }

    private static func isPossible(_ number: String) -> Bool {
        let signs = number.unicodeScalars
        return length.contains(signs.count)
            && signs.allSatisfy { isDigit($0) || isLetter($0) || $0 == "-" }
            && signs.count(where: isDigit) >= leastDigits
    }

    private static func isDigit(_ sign: Unicode.Scalar) -> Bool { ("0"..."9").contains(sign) }

    private static func isLetter(_ sign: Unicode.Scalar) -> Bool {
        ("A"..."Z").contains(sign) || ("a"..."z").contains(sign)
    }

    private static func folded(_ text: String) -> String {
        var seen = String.UnicodeScalarView()
        seen.append(contentsOf: text.unicodeScalars.filter { $0.properties.generalCategory != .format })
        return TextFolding.narrow(TextRule.trimmed(String(seen)))
    }
}
