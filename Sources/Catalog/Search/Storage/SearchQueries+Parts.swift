import Database
import Kernel

extension SearchQueries {
    /// Documents of each part that a partial search looks at.
    private static let partLimit = 300
    /// Synonyms of a query's parts that are looked for too.
    private static let otherLimit = 8
    /// Goods that are counted to tell the common from the rare.
    private static let goodsLimit = 10_000

    /// What a query is made of that goods have; nil where that leads nowhere.
    static func parts(of query: SearchQuery, in session: Session) throws(DatabaseError) -> SearchParts? {
        let typed = SearchParts.tokens(of: query)
        guard typed.count > 1 else { return nil }
        let forms = Set(WordForms.others(in: query)).subtracting(typed).sorted()
        let tokens = typed + forms
        let goods: SQL = """
            (SELECT COUNT(*) FROM (
                SELECT 1 FROM products WHERE state = 'on_sale' LIMIT \(goodsLimit)) AS counted)
            """
        let answers = try session.rows([visible(tokens, goods), synonyms(of: tokens)])
        guard let row = answers[0].first else { return nil }
        var known = try counts(answers[0], tokens)
        let others = others(of: query, typed, try pairs(answers[1]))
        let added = Set(others.values.flatMap(\.self)).subtracting(tokens).sorted()
        if !added.isEmpty {
            known.merge(try counts(try session.rows(visible(added)), added)) { first, _ in first }
        }
        let meant = others.mapValues { $0.filter { known[$0, default: 0] > 0 } }
        return SearchParts(query, SearchParts.Counts(goods: try row[tokens.count], tokens: known, others: meant))
    }

    /// How many goods on sale have each token, and what is asked beside them.
    private static func visible(_ tokens: [String], _ others: SQL...) -> SQL {
        let counted = tokens.map { token in
            """
            (SELECT COUNT(*) FROM (
                SELECT 1 FROM product_search WHERE token = \(token) AND place > 0 LIMIT \(countLimit + 1)) AS counted)
            """ as SQL
        }
        return "SELECT \(SQL(counted + others, separator: ", "))"
    }

    /// What else each token may be looked for as: another form of an English word, and what means the same, where
    /// either is one token.
    private static func others(
        of query: SearchQuery, _ tokens: [String], _ synonyms: [SynonymPair]
    ) -> [String: [String]] {
        var others: [String: [String]] = [:]
        for phrase in query.phrases where phrase.runs.count == 1 {
            let forms = WordForms.others(of: phrase.text)
            if !forms.isEmpty { others[phrase.text] = forms }
        }
        for pair in synonyms.prefix(otherLimit) {
            guard let token = SearchQuery(pair.from).onlyToken, let other = SearchQuery(pair.to).onlyToken,
                tokens.contains(token), !others[token, default: []].contains(other)
            else { continue }
            others[token, default: []].append(other)
        }
        return others
    }

    /// The products that have enough of the parts, those with the rarest and most first, then the newest.
    static func list(_ parts: SearchParts, _ filter: ProductFilter) -> ProductQueries.List {
        let found: SQL = """
            found AS (
                SELECT w.product_id AS id,
                    (CAST(SUM(w.worth) AS BIGINT) + CAST(SUM(w.whole) AS BIGINT) * \(number(parts.each)))
                        * \(SearchRank.timeUnit)
                        + MAX(w.published) AS place
                FROM (
                    SELECT product_id, word, MAX(worth) AS worth, MAX(size) AS size, MAX(whole) AS whole,
                        MAX(tells) AS tells, MAX(place % \(SearchRank.timeUnit)) AS published
                    FROM (\(SQL(parts.parts.map(hits), separator: " UNION ALL "))) AS hits
                    GROUP BY product_id, word) AS w
                GROUP BY w.product_id
                HAVING MAX(w.tells) = 1 AND CAST(SUM(w.size) AS BIGINT) >= \(parts.wanted))
            """
        let list = ProductQueries.List(
            expressions: [found], source: "found f CROSS JOIN products p",
            conditions: ["p.id = f.id", "p.state = 'on_sale'"] + ProductQueries.conditions(filter), key: "f.place")
        return filter.sort == .relevance ? list : ProductQueries.ordered(list, by: filter.sort)
    }

    private static func hits(_ part: SearchParts.Part) -> SQL {
        let isThere: SQL = "h.place / \(SearchRank.timeUnit) % \(SearchRank.standingUnit)"
        let worth: SQL =
            part.endsWord
            ? """
            CASE WHEN d.title LIKE \("%\(part.token) %") THEN \(number(part.worth * 2))
                ELSE \(number(part.worth)) END
            """
            : """
            CASE WHEN h.place >= \(SearchRank.standingUnit * SearchRank.timeUnit) THEN \(number(part.worth * 5 / 4))
                WHEN \(isThere) >= \(SearchField.title.rawValue) THEN \(number(part.worth))
                ELSE \(number(part.worth * 3 / 4)) END
            """
        let document: SQL = part.endsWord ? " CROSS JOIN product_documents d" : ""
        let isOf: SQL = part.endsWord ? " AND d.product_id = h.product_id" : ""
        return """
            SELECT h.product_id, h.place, \(number(Int64(part.word))) AS word, \(worth) AS worth,
                \(number(part.size)) AS size, \(number(part.isWhole ? 1 : 0)) AS whole,
                \(number(part.isTelling ? 1 : 0)) AS tells
            FROM (
                SELECT product_id, place FROM product_search
                WHERE token = \(part.token) AND place > 0
                ORDER BY place DESC, product_id DESC
                LIMIT \(partLimit)) AS h\(document)
            WHERE \(isThere) >= \(part.field.rawValue)\(isOf)
            """
    }

    private static func number(_ value: Int64) -> SQL { "CAST(\(value) AS BIGINT)" }

    /// Whether words of titles end in a character, or a shelf or a brand has it: 鞋底 is no shoe.
    static func endsWords(_ character: String, in session: Session) throws(DatabaseError) -> Bool {
        try session.first(
            """
            SELECT 1
            FROM (
                SELECT product_id FROM product_search
                WHERE token = \(character) AND place > 0
                ORDER BY place DESC, product_id DESC
                LIMIT \(partLimit)) AS h
            CROSS JOIN product_documents d
            WHERE d.product_id = h.product_id
                AND (d.title LIKE \("%\(character) %") OR d.label LIKE \("%\(character)%"))
            LIMIT 1
            """) != nil
    }

    /// Whether the last of two words ends names of goods, and whether it does of goods that have both.
    static func endsNames(
        _ last: String, with first: String, in session: Session
    ) throws(DatabaseError) -> (any: Bool, both: Bool) {
        let named = SearchStanding.end * SearchRank.standingUnit * SearchRank.timeUnit
        let row = try session.first(
            """
            SELECT COUNT(*), COUNT(o.product_id)
            FROM (
                SELECT product_id FROM product_search
                WHERE token = \(last) AND place >= \(named)
                ORDER BY place DESC, product_id DESC
                LIMIT \(partLimit)) AS h
            LEFT JOIN (
                SELECT product_id FROM product_search
                WHERE token = \(first) AND place > 0
                ORDER BY place DESC, product_id DESC
                LIMIT \(partLimit)) AS o ON o.product_id = h.product_id
            """)
        guard let row else { return (false, false) }
        let (any, both): (Int, Int) = (try row[0], try row[1])
        return (any > 0, both > 0)
    }
}
