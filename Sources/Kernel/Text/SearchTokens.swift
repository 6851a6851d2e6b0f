/// A stretch of a text that search takes as one: a word, a number, or characters of a script without spaces.
public struct SearchRun: Hashable, Sendable {
    public enum Kind: Sendable {
        case letters, digits
        /// Han, kana, Hangul.
        case ideographs
    }

    /// Folded.
    public let text: String
    public let kind: Kind
    /// Nothing stands between it and the run before: the `15` of `iPhone15`.
    public let isGlued: Bool
}

/// Cuts texts into what search compares.
///
/// Runs of letters and runs of digits are words (`iPhone15` gives `iphone`, `15`). Scripts written without spaces give
/// overlapping pairs and single characters: `连衣裙` gives `连`, `连衣`, `衣`, `衣裙`, `裙`.
public enum SearchTokens {
    /// Longer words are cut: nobody looks for more.
    public static let wordLengthLimit = 32
    /// Scalars of a text that are looked at.
    public static let textLengthLimit = 4_096

    /// The runs of a text in their order.
    public static func runs(of text: String) -> [SearchRun] {
        var runs: [SearchRun] = []
        var scalars: [Unicode.Scalar] = []
        var kind = Kind.separator
        var isGlued = false
        func close() {
            guard !scalars.isEmpty else { return }
            var run = String.UnicodeScalarView()
            run.append(contentsOf: kind == .ideograph ? scalars[...] : scalars.prefix(wordLengthLimit))
            let runKind: SearchRun.Kind = kind == .ideograph ? .ideographs : kind == .digit ? .digits : .letters
            runs.append(SearchRun(text: String(run), kind: runKind, isGlued: isGlued))
            scalars.removeAll(keepingCapacity: true)
        }
        let bounded = String(String.UnicodeScalarView(text.unicodeScalars.prefix(textLengthLimit)))
        for scalar in TextFolding.fold(bounded).unicodeScalars {
            let next = Self.kind(of: scalar)
            if next == .mark, kind == .letter {
                scalars.append(scalar)
                continue
            }
            if next != kind {
                close()
                isGlued = kind != .separator
            }
            kind = next == .mark ? .separator : next
            if kind != .separator { scalars.append(scalar) }
        }
        close()
        return runs
    }

    /// The tokens that lead to a run of a document.
    ///
    /// - Parameter singles: also each character of a script without spaces, for queries of one character.
    public static func tokens(of run: SearchRun, singles: Bool) -> [String] {
        guard run.kind == .ideographs else { return [run.text] }
        let characters = Array(run.text.unicodeScalars)
        guard characters.count > 1 else { return [run.text] }
        let pairs = zip(characters, characters.dropFirst()).map { joined($0, $1) }
        guard singles else { return pairs }
        return zip(characters, pairs).flatMap { [String($0), $1] } + [String(characters[characters.count - 1])]
    }

    /// The runs with a space around each, so that a word is found as a word and a run by any part of it.
    public static func spaced(_ runs: [SearchRun]) -> String {
        runs.isEmpty ? "" : " " + runs.map(\.text).joined(separator: " ") + " "
    }

    /// The parts of words in which a capital begins a new word: `ProMax` gives `Pro`, `Max`.
    public static func partsOfCompounds(in text: String) -> [String] {
        var parts: [String] = []
        var word: [[Unicode.Scalar]] = []
        func close() {
            if word.count > 1 { parts += word.map { part in String(String.UnicodeScalarView(part)) } }
            word = []
        }
        for scalar in text.unicodeScalars.prefix(textLengthLimit) {
            switch scalar {
            case "a"..."z": word.isEmpty ? word.append([scalar]) : word[word.count - 1].append(scalar)
            case "A"..."Z":
                if let last = word.last?.last, ("A"..."Z").contains(last) {
                    word[word.count - 1].append(scalar)
                } else {
                    word.append([scalar])
                }
            default: close()
            }
        }
        close()
        return parts
    }

    private enum Kind {
        case letter, digit, ideograph, mark, separator
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x30...0x39: return .digit
        case 0x61...0x7A: return .letter
        case 0x00...0x7F: return .separator
        // Han with its extensions and compatibility forms, kana, Hangul syllables.
        case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0x20000...0x323AF:
            return .ideograph
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: return .mark
        case .decimalNumber: return .digit
        default: return properties.isAlphabetic ? .letter : .separator
        }
    }

    private static func joined(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> String {
        var pair = String.UnicodeScalarView()
        pair.append(first)
        pair.append(second)
        return String(pair)
    }
}
