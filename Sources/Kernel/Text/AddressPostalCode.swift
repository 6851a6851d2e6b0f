/// What a postal code of an address looks like, so that it is no slip of the finger that goes onto a parcel.
public enum AddressPostalCode {
    /// Of an 邮政编码.
    private static let chineseDigits = 6

    /// Holds a code against the rule of its address's country: six digits in China. None is as good, and other
    /// countries' are taken as they are.
    ///
    /// - Parameter prefix: stands before the field's name in errors: `address.`.
    /// - Throws: `InputError` at `postal_code`.
    public static func check(_ text: String, in country: String, prefix: String = "") throws(InputError) {
        guard isPossible(text, in: country) else {
            throw .invalid(field: prefix + AddressField.postalCode.rawValue, reason: .postalCode)
        }
    }

    /// Whether `check` takes it.
    public static func isPossible(_ text: String, in country: String) -> Bool {
        guard country == "CN", !text.isEmpty else { return true }
        let digits = text.unicodeScalars
        return digits.count == chineseDigits && digits.allSatisfy { ("0"..."9").contains($0) }
    }
}
