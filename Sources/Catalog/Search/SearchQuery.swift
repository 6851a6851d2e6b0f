import Kernel

/// What a visitor typed, as conditions: every group must hold, and any of its alternatives will do.
struct SearchQuery: Sendable, Hashable {
    /// Groups of one query; what comes later does not narrow the result.
    static let groupLimit = 12
    /// Ways to say one thing that are looked for.
    static let alternativeLimit = 8

    /// Words that stand together: a run of Han, or words typed without a space between them, such as `iphone15`.
    struct Phrase: Sendable, Hashable {
        let runs: [SearchRun]

        var text: String { runs.map(\.text).joined() }

        /// For LIKE on a spaced text; runs hold neither `%` nor `_`.
        var pattern: String {
            if runs.count == 1, runs[0].kind == .ideographs { return "%\(runs[0].text)%" }
            return "%\(SearchTokens.spaced(runs))%"
        }

        /// All of them stand in every document that has the phrase.
        var tokens: [String] { runs.flatMap { SearchTokens.tokens(of: $0, singles: false) } }

        /// One token whose posting list is just the documents with the phrase.
        var onlyToken: String? { tokens.count == 1 ? tokens[0] : nil }
    }

    struct Group: Sendable, Hashable {
        /// Each a list of phrases that must all be there; the first is what was typed.
        var alternatives: [[Phrase]]
    }

    var groups: [Group]

    init(_ text: String) {
        groups = Self.phrases(of: text).prefix(Self.groupLimit).map { Group(alternatives: [[$0]]) }
    }

    var isEmpty: Bool { groups.isEmpty }

    /// What was typed, phrase by phrase.
    var phrases: [Phrase] { groups.flatMap { $0.alternatives[0] } }

    /// The query as it is compared, logged and shown: folded, one space between phrases.
    var text: String { phrases.map(\.text).joined(separator: " ") }

    /// The token that alone decides, where the query has just one.
    var onlyToken: String? {
        guard groups.count == 1, groups[0].alternatives.count == 1, groups[0].alternatives[0].count == 1 else {
            return nil
        }
        return groups[0].alternatives[0][0].onlyToken
    }

    /// Whether posting lists alone decide: one word, with other ways to say it that are each one token.
    var isOfTokens: Bool {
        groups.count == 1 && groups[0].alternatives.allSatisfy { $0.count == 1 && $0[0].onlyToken != nil }
    }

    static func phrases(of text: String) -> [Phrase] {
        var phrases: [[SearchRun]] = []
        for run in SearchTokens.runs(of: text) {
            if run.isGlued, run.kind != .ideographs, let last = phrases.last?.last, last.kind != .ideographs {
                phrases[phrases.count - 1].append(run)
            } else {
                phrases.append([run])
            }
        }
        return phrases.map(Phrase.init)
    }

    /// With the other ways to say what stands in it.
    ///
    /// A synonym of several words takes the groups of its words together: a tea set is one thing.
    func widened(by synonyms: [SynonymPair]) -> SearchQuery {
        guard !synonyms.isEmpty else { return self }
        var query = self
        for pair in synonyms { query.join(Self.phrases(of: pair.from)) }
        for index in query.groups.indices {
            let typed = query.groups[index].alternatives[0]
            for pair in synonyms where query.groups[index].alternatives.count < Self.alternativeLimit {
                guard let other = Self.said(typed, otherwise: pair) else { continue }
                let alternative = Self.phrases(of: other)
                if !alternative.isEmpty, !query.groups[index].alternatives.contains(alternative) {
                    query.groups[index].alternatives.append(alternative)
                }
            }
        }
        return query
    }

    private static func said(_ typed: [Phrase], otherwise pair: SynonymPair) -> String? {
        if typed.count == 1 { return typed[0].replacing(pair) }
        return WordForms.areSame(typed, phrases(of: pair.from)) ? pair.to : nil
    }

    /// Makes one group of those that say these words one after the other.
    private mutating func join(_ words: [Phrase]) {
        guard words.count > 1, groups.count >= words.count else { return }
        for start in 0...(groups.count - words.count) {
            let typed = groups[start..<(start + words.count)].map { $0.alternatives[0] }
            guard typed.allSatisfy({ $0.count == 1 }), WordForms.areSame(typed.flatMap(\.self), words) else { continue }
            groups.replaceSubrange(start..<(start + words.count), with: [Group(alternatives: [typed.flatMap(\.self)])])
            return
        }
    }
}

extension SearchQuery {
    /// What Chinese nouns end in without meaning more by it: 裙子 is 裙, 茶类 is 茶, 红色 is 红.
    private static let endings = ["用品", "产品", "商品", "系列", "子", "儿", "头", "类", "款", "品"]

    /// Without such endings; nil where there are none.
    var withoutEndings: SearchQuery? {
        let texts = phrases.map { phrase in
            if let colour = phrase.colour { return colour }
            guard phrase.isChinese,
                let ending = Self.endings.first(where: { phrase.text.hasSuffix($0) && phrase.text != $0 })
            else { return phrase.text }
            return String(phrase.text.dropLast(ending.count))
        }
        let shorter = SearchQuery(texts.joined(separator: " "))
        return shorter.text == text ? nil : shorter
    }

    /// Whether it is several words of letters: one that is misspelt leaves the others as they are.
    var isOfWords: Bool { phrases.count > 1 && phrases.allSatisfy { !$0.isChinese } }

    /// Whether a colour is all that is looked for.
    var isColour: Bool { phrases.count == 1 && phrases[0].colour != nil }
}

/// A folded word and another that means the same.
struct SynonymPair: Sendable, Hashable {
    let from: String
    let to: String
}

extension SearchQuery.Phrase {
    /// The phrase said otherwise; nil where the word does not stand in it. Words of letters are replaced whole, words
    /// of Han also inside of a run: 红色手机 has 手机.
    fileprivate func replacing(_ pair: SynonymPair) -> String? {
        if text == pair.from || WordForms.others(of: text).contains(pair.from) { return pair.to }
        let from = SearchTokens.runs(of: pair.from)
        guard runs.count == 1, runs[0].kind == .ideographs, from.count == 1, from[0].kind == .ideographs,
            text.contains(pair.from)
        else { return nil }
        return text.replacing(pair.from, with: pair.to)
    }
}

/// Where a word of a document stands: how much finding it there tells.
enum SearchField: Int64, CaseIterable, Sendable {
    case description = 1
    case attributes = 2
    /// Brand and categories.
    case label = 4
    case title = 8
}

/// The place of a product in a list by relevance: the sum of its fields' weights, then the time it went on sale.
///
/// In the list of one word, where the word stands in names goes before the field: `weight` has both, the field below.
enum SearchRank {
    /// Milliseconds since 1970 stay below it until the year 2527.
    static let timeUnit: Int64 = 1 << 44
    /// Above every field.
    static let standingUnit: Int64 = 16
    /// What visitors do not see ranks nowhere.
    static let hidden: Int64 = -1

    /// - Parameter standing: of `SearchStanding.level(of:)`.
    static func weight(_ field: SearchField, standing: Int64) -> Int64 { standing * standingUnit + field.rawValue }

    static func place(_ weight: Int64, at time: Timestamp) -> Int64 { weight * timeUnit + time.milliseconds }
}
