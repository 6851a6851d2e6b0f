import Kernel

/// What search knows of a product: its texts field by field, spaced, and the tokens that lead to it.
struct SearchDocument: Sendable {
    /// Tokens of one document; what comes later is found only together with other words.
    static let tokenLimit = 320
    /// Runs of a description that are looked at.
    static let descriptionRunLimit = 120

    let productID: ProductID
    let texts: [SearchField: String]
    /// Each once, with what finding it tells: the most telling field that has it, and where it stands there.
    let tokens: [(token: String, weight: Int64)]
    /// The words for spelling and pinyin: all but the description's.
    let words: [SearchRun]

    /// - Parameters:
    ///   - fields: the raw texts, of which each field may have several.
    ///   - names: its titles alone, without what stands below them.
    ///   - shelves: the names of the categories that it stands in.
    init(
        _ productID: ProductID, _ fields: [SearchField: [String]], names: [String] = [], shelves: [String] = []
    ) {
        self.productID = productID
        let standing = SearchStanding(names: names, shelves: shelves)
        var texts: [SearchField: String] = [:]
        var tokens: [(token: String, weight: Int64)] = []
        var words: [SearchRun] = []
        var seen: Set<String> = []
        for field in SearchField.allCases.reversed() {
            let raw = fields[field, default: []]
            var runs = raw.flatMap { text in
                SearchTokens.runs(of: text)
                    + SearchTokens.partsOfCompounds(in: text).flatMap(SearchTokens.runs(of:))
            }
            if field == .description { runs = Array(runs.prefix(Self.descriptionRunLimit)) } else { words += runs }
            texts[field] = SearchTokens.spaced(runs)
            for run in runs {
                for token in SearchTokens.tokens(of: run, singles: field != .description) {
                    guard tokens.count < Self.tokenLimit else { break }
                    guard seen.insert(token).inserted else { continue }
                    tokens.append((token, SearchRank.weight(field, standing: standing.level(of: token))))
                }
            }
        }
        self.texts = texts
        self.tokens = tokens
        self.words = words
    }

    /// What corrections look words up by.
    var vocabulary: Set<VocabularyWord> {
        var vocabulary: Set<VocabularyWord> = []
        for run in words {
            for token in SearchTokens.tokens(of: run, singles: false) {
                vocabulary.insert(VocabularyWord(token, kind: run.kind))
            }
        }
        return vocabulary
    }
}

/// A token of the index that may be meant by something else: a word misspelt, or two characters by their sound.
struct VocabularyWord: Hashable, Sendable {
    let token: String
    /// `lan ya`; empty for words of letters.
    let pinyin: String
    /// `ly`
    let initials: String
    /// What a misspelling of it is found by; empty for Han.
    let keys: [String]

    init(_ token: String, kind: SearchRun.Kind) {
        let syllables = kind == .ideographs && token.unicodeScalars.count == 2 ? Pinyin.syllables(of: token) : nil
        self.token = token
        pinyin = syllables?.joined(separator: " ") ?? ""
        initials = syllables.map { String($0.compactMap(\.first)) } ?? ""
        keys = kind == .letters ? Misspelling.keys(of: token) : []
    }
}
