import Delivery
import WebRuntime

extension Divisions {
    /// Whether the shop delivers to a place without being asked first. Where no division is known it delivers anywhere.
    ///
    /// - Parameters:
    ///   - country: empty for where the divisions are of.
    ///   - province: by its name or the beginning of it (浙江), or in English.
    func reach(country: String, province: String) -> Bool {
        guard !isEmpty else { return true }
        guard country.isEmpty || country == "CN" else { return false }
        let typed = province.trimmingBlanks
        // No two provinces begin with the same two characters.
        guard typed.count >= 2 else { return false }
        return provinces.contains { known in
            known.name.hasPrefix(typed) || known.nameInEnglish?.lowercased() == typed.lowercased()
        }
    }
}

extension PageFrame {
    /// So many provinces are named above a form.
    private static let fewPlaces = 12
    /// So many are named where there is room for all of China's.
    private static let manyPlaces = 40

    /// Where the shop delivers: the provinces that it knows; nil where it knows none.
    func reach(of divisions: Divisions, inFull: Bool = false) -> HTML? {
        guard !divisions.isEmpty else { return nil }
        let limit = inFull ? Self.manyPlaces : Self.fewPlaces
        let names = divisions.provinces.prefix(limit).map { inLanguage($0.name, $0.nameInEnglish) }
        let named = names.joined(separator: language == .chinese ? "、" : ", ")
        let rest = divisions.provinces.count - names.count
        let places =
            rest == 0 ? named : words("checkout.reach.more", ["places": named, "count": format.number(rest)])
        return "<p class=\"muted\">\(words("checkout.reach", ["places": places]))</p>"
    }
}
