/// What a phone number of an address looks like, so that whoever brings the parcel reaches somebody.
public enum AddressPhone {
    /// After the plus, the country's code included (ITU-T E.164).
    private static let internationalDigits = 7...15
    /// With the 0 of the area code before it.
    private static let landlineDigits = 10...12

    /// Holds a number against the rule of its address's country: in China 11 digits that begin with 1, or a landline
    /// with its area code. A number that begins with + or 00 is held against the rule of the country that it names.
    ///
    /// - Parameter prefix: stands before the field's name in errors: `address.`.
    /// - Throws: `InputError` at `phone`.
    public static func check(_ text: String, in country: String, prefix: String = "") throws(InputError) {
        guard isPossible(text, in: country) else {
            throw .invalid(field: prefix + AddressField.phone.rawValue, reason: .addressPhone)
        }
    }

    static func isPossible(_ text: String, in country: String) -> Bool {
        let signs: Set<Character> = ["+", " ", "-", "(", ")"]
        guard text.allSatisfy({ ("0"..."9").contains($0) || signs.contains($0) }) else { return false }
        let digits = text.filter { !signs.contains($0) }
        if text.drop(while: { $0 == " " }).hasPrefix("+") { return isInternational(digits) }
        if digits.hasPrefix("00") { return isInternational(String(digits.dropFirst(2))) }
        return country == "CN" ? isChinese(digits) : internationalDigits.contains(digits.count)
    }

    private static func isInternational(_ digits: String) -> Bool {
        guard internationalDigits.contains(digits.count), !digits.hasPrefix("0") else { return false }
        guard digits.hasPrefix("86") else { return true }
        let own = String(digits.dropFirst(2))
        // Abroad an area code is written without its 0.
        return isChinese(own) || isChinese("0" + own)
    }

    private static func isChinese(_ digits: String) -> Bool {
        if digits.hasPrefix("1") { return digits.count == 11 }
        return digits.hasPrefix("0") && !digits.hasPrefix("00") && landlineDigits.contains(digits.count)
    }
}
