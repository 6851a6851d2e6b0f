/// One condition of a search; all of a query's terms must hold.
public enum SearchTerm: Hashable, Sendable {
    /// The document has this token.
    case exact(String)
    /// The document has a token that starts so: a single Han character stands at the head of some pair or at the end.
    case prefix(String)
}

/// Cuts texts into the tokens that search compares.
///
/// Runs of letters and runs of digits are words (`ProMax15` gives `promax`, `15`). Scripts written without spaces
/// (Han, kana, Hangul) give overlapping pairs and the last character of the run: `连衣裙` gives `连衣`, `衣裙`, `裙`.
public enum SearchTokens {
    /// Longer words are cut: nobody looks for more.
    public static let wordLengthLimit = 32
    /// Tokens of one document; what comes later is not found by search.
    public static let documentTokenLimit = 256
    /// Terms of one query; what comes later does not narrow the result.
    public static let queryTermLimit = 16
    /// Scalars of a text that are looked at.
    public static let textLengthLimit = 4_096

    /// The tokens of a document, each once, in order of appearance.
    public static func document(_ text: String) -> [String] {
        var tokens = Collected<String>(limit: documentTokenLimit)
        for run in runs(of: text) where !tokens.isFull {
            switch run {
            case .word(let word): tokens.add(word)
            case .ideographs(let characters):
                for pair in zip(characters, characters.dropFirst()) { tokens.add(joined(pair.0, pair.1)) }
                if let last = characters.last { tokens.add(String(last)) }
            }
        }
        return tokens.items
    }

    /// The terms of what a visitor typed; empty where it holds neither letter nor digit.
    public static func query(_ text: String) -> [SearchTerm] {
        var terms = Collected<SearchTerm>(limit: queryTermLimit)
        for run in runs(of: text) where !terms.isFull {
            switch run {
            case .word(let word): terms.add(.exact(word))
            case .ideographs(let characters) where characters.count == 1: terms.add(.prefix(String(characters[0])))
            case .ideographs(let characters):
                for pair in zip(characters, characters.dropFirst()) { terms.add(.exact(joined(pair.0, pair.1))) }
            }
        }
        return terms.items
    }

    private enum Run {
        case word(String)
        case ideographs([Unicode.Scalar])
    }

    private enum Kind {
        case letter, digit, ideograph, mark, separator
    }

    private static func runs(of text: String) -> [Run] {
        var runs: [Run] = []
        var scalars: [Unicode.Scalar] = []
        var kind = Kind.separator
        func close() {
            guard !scalars.isEmpty else { return }
            if kind == .ideograph {
                runs.append(.ideographs(scalars))
            } else {
                var word = String.UnicodeScalarView()
                word.append(contentsOf: scalars.prefix(wordLengthLimit))
                runs.append(.word(String(word)))
            }
            scalars.removeAll(keepingCapacity: true)
        }
        let bounded = String(String.UnicodeScalarView(text.unicodeScalars.prefix(textLengthLimit)))
        for scalar in TextFolding.fold(bounded).unicodeScalars {
            let next = Self.kind(of: scalar)
            if next == .mark, kind == .letter {
                scalars.append(scalar)
                continue
            }
            if next != kind { close() }
            kind = next == .mark ? .separator : next
            if kind != .separator { scalars.append(scalar) }
        }
        close()
        return runs
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

/// Items in order of appearance, each once, up to a limit.
private struct Collected<Item: Hashable> {
    private(set) var items: [Item] = []
    private var seen: Set<Item> = []
    let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var isFull: Bool { items.count >= limit }

    mutating func add(_ item: Item) {
        guard !isFull, seen.insert(item).inserted else { return }
        items.append(item)
    }
}
