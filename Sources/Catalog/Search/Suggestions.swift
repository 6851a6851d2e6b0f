public import Database
import Kernel

/// What somebody may want who has typed the beginning of it.
public struct SearchSuggestions: Sendable {
    /// Words to look for.
    public let queries: [String]
    public let categories: [Category]
    public let products: [Product]

    public var isEmpty: Bool { queries.isEmpty && categories.isEmpty && products.isEmpty }
}

extension Catalog {
    /// Suggestions for what was typed so far: longer words and brands, what its pinyin may stand for, categories, and
    /// products that have it already. A few of each.
    ///
    /// - Parameter isWhole: whether nobody types any more, so that a short word is no beginning: a mug is no mugwort.
    public func suggestions(
        for text: String, isWhole: Bool = false, in session: Session
    ) throws(DatabaseError) -> SearchSuggestions {
        let text = String(text.prefix(ProductFilter.queryLengthLimit))
        let query = SearchQuery(text)
        guard let last = query.phrases.last?.runs.last else {
            return SearchSuggestions(queries: [], categories: [], products: [])
        }
        let limit = SearchLimits.suggestions
        let brands = try ProductQueries.brands(from: TextFolding.fold(text), limit: limit, in: session)
        var queries = brands
        if last.kind == .letters || last.text.unicodeScalars.count == 1 {
            let head = query.phrases.flatMap(\.runs).dropLast().map(\.text)
            queries += try Self.completions(of: last, isWhole: isWhole, limit: limit, in: session)
                .map { (head + [$0]).joined(separator: " ") }
        }
        let exact = try Self.exact(
            ProductFilter(query: text), after: nil, limit: PageLimit(clamping: limit), in: session)
        var products = exact.items.map(\.product)
        if products.isEmpty {
            let others = try SearchReader(session: session).corrections(of: query)
            queries = others + queries
            if let first = others.first {
                products = try Self.exact(
                    ProductFilter(query: first), after: nil, limit: PageLimit(clamping: limit), in: session
                ).items.map(\.product)
            }
        }
        var seen: Set<String> = []
        return SearchSuggestions(
            queries: Array(queries.filter { seen.insert(TextFolding.fold($0)).inserted }.prefix(limit)),
            categories: Array(
                try CategoryStore.all(in: session).filter { $0.isSuggested(for: query.text) }.prefix(limit)),
            products: products)
    }

    /// Words that begin so. What is a word of the shop already goes on only by another or by an ending: tea as teapot
    /// and as teas, not mug as mugwort.
    private static func completions(
        of run: SearchRun, isWhole: Bool, limit: Int, in session: Session
    ) throws(DatabaseError) -> [String] {
        let words = try VocabularyStore.words(from: run.text, limit: limit, in: session)
        guard run.kind == .letters, !words.isEmpty else { return words }
        let rests = words.map { String($0.dropFirst(run.text.count)) }
        let known = try VocabularyStore.documents(of: rests + [run.text], in: session)
        guard known[run.text, default: 0] > 0 else {
            return isWhole && run.text.count < SearchLimits.beginning ? [] : words
        }
        return zip(words, rests).filter { $1.count <= SearchLimits.ending || known[$1, default: 0] > 0 }.map(\.0)
    }
}

extension Category {
    /// By a part of its name, or by the beginning of its pinyin or its initials.
    fileprivate func isSuggested(for text: String) -> Bool {
        let letters = text.replacing(" ", with: "")
        let folded = TextFolding.fold(name)
        if folded.contains(text) { return true }
        if let english = nameEnglish.map(TextFolding.fold), english.hasPrefix(text) || english.contains(" \(text)") {
            return true
        }
        guard let syllables = Pinyin.syllables(of: folded) else { return false }
        return syllables.joined().hasPrefix(letters) || String(syllables.compactMap(\.first)).hasPrefix(letters)
    }
}
