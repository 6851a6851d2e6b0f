import Database
import Kernel

// PostgreSQL joins the lists of all tokens of a query by an inverted index on the documents, where SQLite is quicker
// in walking the list of one. What decides is the same: the documents' texts.
extension SearchQueries {
    /// Documents that have all tokens, ranked at once. Of more the list of one token is walked, best first.
    private static let joinedLimit = 10_000

    /// What visitors find by several tokens, the best first: one trip, and one more where another way to say it widens
    /// the query.
    ///
    /// - Parameter statement: what is asked of the list.
    /// - Returns: the statement's rows; nil where `list(_:_:)` has the way. Empty where nothing is found, or too much.
    static func joined(
        _ query: SearchQuery, _ filter: ProductFilter, in session: Session, _ statement: (ProductQueries.List) -> SQL
    ) throws(DatabaseError) -> [Row]? {
        guard session.dialect == .postgres, filter.sort == .relevance, query.onlyToken == nil else { return nil }
        let conditions = filter.isNarrowed ? ProductQueries.conditions(filter) : []
        func asked(_ query: SearchQuery, after first: [SQL]) throws(DatabaseError) -> [[Row]] {
            let statements = first + [statement(.ranked(joined(query, conditions)))]
            // Where other conditions may be the shorter way, the plan looks at what is asked.
            guard conditions.isEmpty else { return try session.rows(statements) }
            return try session.rows([planOnce] + statements + [planAsUsual]).dropFirst().dropLast()
        }
        let answers = try asked(query, after: widening(query))
        let widened = try widened(query, answers.dropLast())
        return widened == query ? answers.last : try asked(widened, after: []).last
    }

    /// Until `planAsUsual` a statement is planned once for whatever is looked for: the way is the inverted index, and
    /// planning it anew for each query takes several times as long as going it.
    private static let planOnce: SQL = "SET LOCAL plan_cache_mode = force_generic_plan"
    private static let planAsUsual: SQL = "SET LOCAL plan_cache_mode = auto"

    /// `hits` is made once, with the weight of each group in it, before it is counted, ranked and cut.
    private static func joined(_ query: SearchQuery, _ conditions: [SQL]) -> [SQL] {
        let groups = zip(groupNames, query.groups)
        let goods: SQL = conditions.isEmpty ? "" : " CROSS JOIN products p"
        let narrowing: [SQL] = conditions.isEmpty ? [] : ["p.id = d.product_id"] + conditions
        let columns = groups.map { "\(field($1)) AS \($0)" as SQL }
        let all = ["d.place > 0"] + query.groups.map(hasTokens) + narrowing
        let score = groups.map { name, _ in "h.\(name)" as SQL }
        return [
            """
            hits AS MATERIALIZED (
                SELECT d.product_id AS id, d.place, \(SQL(columns, separator: ", "))
                FROM product_documents d\(goods)
                WHERE \(SQL(all, separator: " AND "))
                LIMIT \(joinedLimit + 1))
            """,
            """
            found AS (
                SELECT h.id, (\(sum(score, of: query))) * \(SearchRank.timeUnit) + h.place AS place
                FROM hits h
                WHERE (SELECT COUNT(*) FROM hits) <= \(joinedLimit)
                    AND \(SQL(score.map { "\($0) > 0" }, separator: " AND "))
                ORDER BY 2 DESC, 1 DESC
                LIMIT \(rankedLimit))
            """,
        ]
    }

    /// Whether a document has all tokens of one of the alternatives.
    private static func hasTokens(_ group: SearchQuery.Group) -> SQL {
        let alternatives = group.alternatives.map { phrases in
            let words = phrases.flatMap(\.tokens).joined(separator: " ")
            return "string_to_array(d.words, ' ') @> string_to_array(\(words), ' ')" as SQL
        }
        return "(\(SQL(alternatives, separator: " OR ")))"
    }
}

extension SearchIndex {
    /// What only PostgreSQL's documents have: all tokens, and when the product went on sale or `SearchRank.hidden`.
    static let joinedColumns: [RowColumn] = [.text("words"), .integer("place")]

    static func joinedValues(_ tokens: [String], publishedAt: Timestamp?) -> [SQLValue] {
        let place = publishedAt.map { SearchRank.place(0, at: $0) } ?? SearchRank.hidden
        return [.text(tokens.joined(separator: " ")), .integer(place)]
    }

    static let joining = Migration(
        module: "catalog", number: 15, name: "join-posting-lists",
        [
            .only(.postgres, "ALTER TABLE product_documents ADD COLUMN words TEXT NOT NULL DEFAULT ''"),
            .only(.postgres, "ALTER TABLE product_documents ADD COLUMN place BIGINT NOT NULL DEFAULT -1"),
            .only(
                .postgres,
                """
                UPDATE product_documents
                SET words = s.words, place = s.place
                FROM (
                    SELECT product_id, string_agg(token, ' ') AS words,
                        MAX(CASE WHEN place < 0 THEN place ELSE place % \(SearchRank.timeUnit) END) AS place
                    FROM product_search
                    GROUP BY product_id) s
                WHERE s.product_id = product_documents.product_id
                """),
            // Searches would look through the list of what is not in the index yet.
            .only(
                .postgres,
                """
                CREATE INDEX product_documents_by_words ON product_documents
                USING gin (string_to_array(words, ' ')) WITH (fastupdate = off)
                """),
        ])
}
