import Database
import Kernel

/// Reads a query otherwise that nothing has as it was typed.
struct SearchReader {
    enum Reading {
        /// Goods have all of this instead.
        case corrected(String)
        /// Goods have enough of these.
        case partial(SearchParts)
    }

    let session: Session

    /// - Returns: nil where nothing comes near it.
    func otherwise(_ query: SearchQuery) throws(DatabaseError) -> Reading? {
        guard let simplified = query.simplified else { return try anew(query) }
        if try isNamed(simplified, typed: query) { return .corrected(simplified.text) }
        if let reading = try anew(simplified) { return reading }
        return try anew(query)
    }

    private func anew(_ query: SearchQuery) throws(DatabaseError) -> Reading? {
        let content = query.content
        if let content, try isNamed(content, typed: content) { return .corrected(content.text) }
        let asked = content ?? query
        let shorter = asked.withoutEndings
        if let shorter, try isNamed(shorter, typed: asked) { return .corrected(shorter.text) }
        let corrections = try SearchCorrections(session: session).corrections(of: asked)
        for text in corrections where try Catalog.isFound(text, in: session) {
            return .corrected(try head(of: text, typed: asked) ?? text)
        }
        let known = shorter ?? (asked.isOfWords ? corrections.first.map(SearchQuery.init) : nil) ?? asked
        guard let parts = try SearchQueries.parts(of: known, in: session) else { return nil }
        let list = SearchQueries.list(parts, ProductFilter()).withoutVariants
        let page = try ProductQueries.page(list, after: nil, limit: PageLimit(clamping: 1), in: session)
        return page.items.isEmpty ? nil : .partial(parts)
    }

    /// Other texts for a query, the likeliest first; none where there is nothing to correct.
    func corrections(of query: SearchQuery) throws(DatabaseError) -> [String] {
        var found: [String] = []
        if let simplified = query.simplified, try isNamed(simplified, typed: query) { found.append(simplified.text) }
        if let shorter = query.withoutEndings, try isNamed(shorter, typed: query) { found.append(shorter.text) }
        return found + (try SearchCorrections(session: session).corrections(of: query))
    }

    /// Whether goods have it, and a lone character as what they are: it may be a part of any other word, but for a
    /// colour, which goods have wherever it stands.
    private func isNamed(_ query: SearchQuery, typed: SearchQuery) throws(DatabaseError) -> Bool {
        guard query.groups.count == 1, query.text.unicodeScalars.count == 1, !typed.isColour else {
            return try Catalog.isFound(query.text, in: session)
        }
        return try SearchQueries.endsWords(query.text, in: session)
    }

    /// An English compound that nothing has is what its last word says: a teacup is a cup, where tea is no cup. Nil
    /// where goods that are called so have both words.
    private func head(of text: String, typed query: SearchQuery) throws(DatabaseError) -> String? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2, words.joined() == query.text else { return nil }
        let named = try SearchQueries.endsNames(words[1], with: words[0], in: session)
        return named.any && !named.both ? words[1] : nil
    }
}
