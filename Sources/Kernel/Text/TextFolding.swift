import Foundation

/// Makes texts comparable that people take for the same: width, compatibility forms and case.
///
/// `ＡＢＣ①` and `abc1` fold alike. The result is NFKC, and folding it again changes nothing.
public enum TextFolding {
    /// The folded form; linear in the length of the text, which callers bound.
    public static func fold(_ text: String) -> String {
        simple(text) ?? full(text)
    }

    /// The full-width forms of a Chinese keyboard as the common ones, everything else as it is: they stand in the order
    /// of ASCII.
    public static func narrow(_ text: String) -> String {
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            narrow.append(isWide ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar)
        }
        return String(narrow)
    }

    /// ASCII, full-width ASCII and the common Han block need no tables: nearly every title of the shop.
    private static func simple(_ text: String) -> String? {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
            case 0x00...0x7F, 0x4E00...0x9FFF: folded.append(scalar)
            case 0x3000: folded.append(" ")
            case 0xFF01...0xFF5E:
                let narrow = UInt8(scalar.value - 0xFEE0)
                folded.append(Unicode.Scalar((0x41...0x5A).contains(narrow) ? narrow + 0x20 : narrow))
            default: return nil
            }
        }
        return String(folded)
    }

    /// Upper and then lower case folds what lower case alone keeps apart (`ß` and `ss`, `ſ` and `s`).
    private static func full(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping
            .uppercased().lowercased()
            .precomposedStringWithCompatibilityMapping
    }
}
