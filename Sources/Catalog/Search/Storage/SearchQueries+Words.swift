import Database
import Kernel

extension SearchQueries {
    /// Products that have at least half of several words, those with more of them first: where nothing has all of
    /// them together, and most of their tokens neither. A short Chinese word that stands nowhere is looked for by its
    /// last character in titles: 茶壶 紫砂 finds pots of 紫砂, then other pots. One page: there is no way on.
    ///
    /// - Parameter known: the documents of each token, as far as they were counted.
    /// - Returns: nil for one word, and where no word leads anywhere.
    static func byWords(
        _ query: SearchQuery, _ filter: ProductFilter, known: [String: Int]
    ) -> ProductQueries.List? {
        guard query.groups.count > 1 else { return nil }
        let parts = query.phrases.compactMap { part($0, known) }
        guard !parts.isEmpty else { return nil }
        return inMost(of: parts, having: "COUNT(*) >= \((query.groups.count + 1) / 2)", filter)
    }

    /// The products of one word, each once; nil where it stands nowhere.
    private static func part(_ phrase: SearchQuery.Phrase, _ known: [String: Int]) -> SQL? {
        let rarest = phrase.tokens.min { known[$0, default: 0] < known[$1, default: 0] }
        guard let rarest else { return nil }
        if known[rarest, default: 0] > 0 { return part(rarest, from: 0, limit: partialLimit) }
        guard phrase.runs.count == 1, phrase.runs[0].kind == .ideographs,
            shortWord.contains(phrase.runs[0].text.unicodeScalars.count),
            let last = phrase.runs[0].text.unicodeScalars.last
        else { return nil }
        return part(String(last), from: SearchField.title.rawValue, limit: partialLimit)
    }

    /// - Parameter weight: the lowest weight of the field that has the token.
    private static func part(_ token: String, from weight: Int64, limit: Int) -> SQL {
        """
        SELECT product_id, place FROM (
            SELECT product_id, place FROM product_search
            WHERE token = \(token) AND place > \(weight * SearchRank.timeUnit)
            ORDER BY place DESC, product_id DESC
            LIMIT \(limit)) AS part
        WHERE place / \(SearchRank.timeUnit) % \(SearchRank.standingUnit) >= \(weight)
        """
    }
}
