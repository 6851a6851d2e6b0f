import Database
import Kernel

/// How a query is answered: its conditions, and the posting lists that lead to them.
struct SearchPlan: Sendable {
    let query: SearchQuery
    /// Every product that the query finds stands in the posting list of one of these.
    let leads: [String]
    /// Their documents, counted up to `SearchQueries.countLimit` each.
    let leadCount: Int

    var isFrequent: Bool { leadCount >= SearchQueries.countLimit }
}

/// The reads of search. The texts of a product's document decide whether it is found; posting lists only lead to the
/// documents that are worth a look, from the rarest token of the query.
enum SearchQueries {
    /// Documents of a token that are counted: from here on it is frequent.
    static let countLimit = 500
    /// How far frequent tokens are counted, where a query has no other: looking through the rarer one's documents is
    /// worth the count.
    private static let frequentCountLimit = 10_000
    /// Frequent tokens that are counted so.
    private static let frequentTokenLimit = 8
    /// Documents that are ranked by relevance; a longer list than this goes no further.
    static let rankedLimit = 1_000
    /// Tokens of a query that are looked at for the lead.
    static let tokenLimit = 24
    /// Synonyms of one query that are looked at.
    static let synonymLimit = 64

    /// The columns of documents, the most telling first.
    private static let fields: [(SearchField, SQL)] = [
        (.title, "d.title"), (.label, "d.label"), (.attributes, "d.attributes"), (.description, "d.description"),
    ]
    /// One for each of `SearchQuery.groupLimit`.
    static let groupNames: [SQL] = [
        "g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8", "g9", "g10", "g11", "g12",
    ]

    /// One trip, and one more where synonyms widen the query or where all its words are frequent.
    static func plan(_ query: SearchQuery, in session: Session) throws(DatabaseError) -> SearchPlan {
        let looked = wordsLooked(query)
        let results = try session.rows([synonyms(of: looked), counts(of: looked)])
        var counted = try counts(results[1], looked)
        let widened = query.widened(by: try WordForms.pairs(query, counted) + pairs(results[0]))
        if widened != query {
            let added = tokens(of: widened).filter { counted[$0] == nil }
            if !added.isEmpty {
                counted.merge(try counts(try session.rows(counts(of: added)), added)) { first, _ in first }
            }
        }
        let first = plan(widened, counted)
        guard first.isFrequent, widened.groups.count > 1 else { return first }
        // What is not counted again may well be as frequent as it gets.
        let leads = widened.groups.flatMap { self.leads(of: $0, counted) ?? [] }.prefix(frequentTokenLimit)
        let rows = try session.rows(counts(of: Array(leads), upTo: frequentCountLimit))
        let again = try counts(rows, Array(leads))
        return plan(widened, counted.mapValues { _ in frequentCountLimit }.merging(again) { _, second in second })
    }

    /// What tells how else a query may be said, for `widened(_:_:)`.
    static func widening(_ query: SearchQuery) -> [SQL] {
        let looked = wordsLooked(query)
        return [synonyms(of: looked)] + (WordForms.others(in: query).isEmpty ? [] : [counts(of: looked)])
    }

    /// With the other ways to say what stands in it.
    ///
    /// - Parameter answers: those of `widening(_:)`.
    static func widened(_ query: SearchQuery, _ answers: some Collection<[Row]>) throws(DatabaseError) -> SearchQuery {
        var known: [SynonymPair] = []
        if answers.count > 1, let rows = answers.dropFirst().first {
            known = WordForms.pairs(query, try counts(rows, wordsLooked(query)))
        }
        return query.widened(by: known + (try pairs(answers.first ?? [])))
    }

    /// The tokens of a query, and the other forms of its words.
    private static func wordsLooked(_ query: SearchQuery) -> [String] {
        let typed = tokens(of: query)
        return typed + WordForms.others(in: query).filter { !typed.contains($0) }
    }

    static func pairs(_ rows: [Row]) throws(DatabaseError) -> [SynonymPair] {
        try rows.map { row throws(DatabaseError) in SynonymPair(from: try row[0], to: try row[1]) }
    }

    /// The group whose documents are fewest leads.
    private static func plan(_ query: SearchQuery, _ counted: [String: Int]) -> SearchPlan {
        var best: (tokens: [String], count: Int)?
        for group in query.groups {
            guard let leads = leads(of: group, counted) else { continue }
            let count = leads.reduce(0) { $0 + counted[$1, default: 0] }
            if count < best?.count ?? .max { best = (leads, count) }
        }
        return SearchPlan(query: query, leads: best?.tokens ?? [], leadCount: best?.count ?? 0)
    }

    /// Of each alternative its rarest token; nil where one of them was not counted.
    private static func leads(of group: SearchQuery.Group, _ counted: [String: Int]) -> [String]? {
        let leads = group.alternatives.compactMap { phrases in
            phrases.flatMap(\.tokens).filter { counted[$0] != nil }
                .min { counted[$0, default: 0] < counted[$1, default: 0] }
        }
        return leads.count == group.alternatives.count ? leads : nil
    }

    private static func tokens(of query: SearchQuery) -> [String] {
        var seen: Set<String> = []
        // Of every group something, so that each can lead.
        var tokens: [String] = []
        for phrases in query.groups.flatMap(\.alternatives) {
            let room = max(1, tokenLimit / max(1, query.groups.count))
            tokens += phrases.flatMap(\.tokens).prefix(room).filter { seen.insert($0).inserted }
        }
        return tokens
    }

    private static func counts(of tokens: [String], upTo limit: Int = countLimit) -> SQL {
        let counts = tokens.map { token in
            """
            (SELECT COUNT(*) FROM (
                SELECT 1 FROM product_search WHERE token = \(token) LIMIT \(limit)) AS counted)
            """ as SQL
        }
        return "SELECT \(SQL(counts, separator: ", "))"
    }

    static func counts(_ rows: [Row], _ tokens: [String]) throws(DatabaseError) -> [String: Int] {
        var counts: [String: Int] = [:]
        guard let row = rows.first else { return counts }
        for (index, token) in tokens.enumerated() { counts[token] = try row[index] as Int }
        return counts
    }

    /// Pairs as folded words, in the direction that the query needs.
    static func synonyms(of tokens: [String]) -> SQL {
        """
        SELECT word_folded, other_folded FROM search_synonyms WHERE token \(in: tokens)
        UNION
        SELECT other_folded, word_folded FROM search_synonyms WHERE other_token \(in: tokens) AND is_two_way
        ORDER BY 1, 2
        LIMIT \(synonymLimit)
        """
    }

    /// What visitors find, as a list to be paged through.
    static func list(_ plan: SearchPlan, _ filter: ProductFilter) -> ProductQueries.List {
        let conditions = ["p.state = 'on_sale'"] + ProductQueries.conditions(filter)
        if filter.sort == .relevance, let token = plan.query.onlyToken {
            return ProductQueries.List(
                source: "product_search f CROSS JOIN products p",
                conditions: ["f.token = \(token)", "f.place > 0", "p.id = f.product_id"] + conditions, key: "f.place",
                tie: "f.product_id")
        }
        // Of words that mean the same the best counts, and where it stands in names as for one word.
        if filter.sort == .relevance, plan.query.isOfTokens, plan.leads.count > 1, !plan.isFrequent {
            return ProductQueries.List(
                source: "\(leads(plan)) f CROSS JOIN products p",
                conditions: ["f.place > 0", "p.id = f.product_id"] + conditions, key: "f.place", tie: "f.product_id")
        }
        if filter.sort == .relevance {
            let found = ranked(plan, filter.isNarrowed ? ProductQueries.conditions(filter) : [], "s.place > 0 AND ")
            return .ranked(["found AS (\(found))"])
        }
        // Where most products have it, the list itself is the shortest way: it ends when the page is full.
        guard plan.isFrequent else {
            return ProductQueries.ordered(
                ProductQueries.List(conditions: conditions + ["p.id IN (\(products(of: plan)))"], key: ""),
                by: filter.sort)
        }
        return ProductQueries.ordered(
            ProductQueries.List(
                source: "products p CROSS JOIN product_documents d",
                conditions: conditions + ["d.product_id = p.id"] + plan.query.groups.map { "\(field($0)) > 0" },
                key: ""),
            by: filter.sort)
    }

    /// The products that have what is looked for, in every state and no order.
    ///
    /// - Parameter isNamed: without those whose descriptions alone have it.
    static func products(of plan: SearchPlan, isNamed: Bool = false) -> SQL {
        guard !plan.leads.isEmpty else { return "SELECT CAST(NULL AS BIGINT)" }
        return """
            SELECT d.product_id
            FROM product_search s CROSS JOIN product_documents d
            WHERE s.token \(in: plan.leads) AND d.product_id = s.product_id
                AND \(SQL(isNamed ? named(plan) : plan.query.groups.map { "\(field($0)) > 0" }, separator: " AND "))
            """
    }

    /// Whether a document `d` has all groups in more than its description.
    static func named(_ plan: SearchPlan) -> [SQL] {
        plan.query.groups.map { "\(field($0)) > \(SearchField.description.rawValue)" }
    }

    /// What staff find, in every state: the best first, as for visitors. What visitors do not see ranks by its words
    /// too, behind what is on sale with the same.
    ///
    /// A frequent word has too many documents to rank all of them for a page: there its own posting list is walked,
    /// which is in the order of its fields, with what visitors do not see at its end. Either list has everything that
    /// is found.
    static func staffList(_ plan: SearchPlan, _ conditions: [SQL]) -> ProductQueries.List {
        guard plan.isFrequent else {
            return .ranked(
                ["found AS (\(ranked(plan, conditions, "")))"], base: SearchRank.hidden, skus: "s.id > 0")
        }
        let led: [SQL] = plan.leads.count == 1 ? ["f.token = \(plan.leads[0])"] : []
        return ProductQueries.List(
            source: "\(leads(plan)) f CROSS JOIN product_documents d CROSS JOIN products p",
            conditions: led + ["d.product_id = f.product_id", "p.id = f.product_id"] + conditions
                + plan.query.groups.map { "\(field($0)) > 0" },
            key: "f.place", tie: "f.product_id", base: SearchRank.hidden, skus: "s.id > 0")
    }

    /// The best of the leads' lists, each with its place by the fields of all groups.
    ///
    /// - Parameters:
    ///   - conditions: which products, beside the words.
    ///   - visibility: whether those that visitors do not see are left out; ends with AND where it says anything.
    private static func ranked(_ plan: SearchPlan, _ conditions: [SQL], _ visibility: SQL) -> SQL {
        let groups = zip(groupNames, plan.query.groups)
        let narrowing: SQL =
            conditions.isEmpty ? "" : "AND p.id = s.product_id AND \(SQL(conditions, separator: " AND "))"
        let goods: SQL = conditions.isEmpty ? "" : " CROSS JOIN products p"
        let led: SQL = plan.leads.count == 1 ? "s.token = \(plan.leads[0]) AND " : ""
        let columns = groups.map { "\(field($1)) AS \($0)" as SQL }
        let score = groups.map { name, _ in "r.\(name)" as SQL }
        return """
            SELECT r.id, (\(sum(score, of: plan.query))) * \(SearchRank.timeUnit) + r.place % \(SearchRank.timeUnit)
                AS place
            FROM (
                SELECT s.product_id AS id, s.place, \(SQL(columns, separator: ", "))
                FROM \(leads(plan)) s CROSS JOIN product_documents d\(goods)
                WHERE \(led)\(visibility)d.product_id = s.product_id \(narrowing)) r
            WHERE \(SQL(score.map { "\($0) > 0" }, separator: " AND "))
            ORDER BY r.place DESC, r.id DESC
            LIMIT \(rankedLimit)
            """
    }

    /// What the groups of a query tell together; a colour half as much as what has it.
    static func sum(_ weights: [SQL], of query: SearchQuery) -> SQL {
        let parts = zip(weights, query.shares).map { weight, share in share > 1 ? "\(weight) * \(share)" as SQL : weight
        }
        return SQL(parts, separator: " + ")
    }

    private static func leads(_ plan: SearchPlan) -> SQL {
        if plan.leads.count == 1 { return "product_search" }
        return """
            (
                SELECT product_id, MAX(place) AS place
                FROM product_search
                WHERE token \(in: plan.leads.isEmpty ? [""] : plan.leads)
                GROUP BY product_id)
            """
    }

    /// The weight of the most telling field that holds a group; 0 where none does.
    static func field(_ group: SearchQuery.Group) -> SQL {
        func holds(_ column: SQL) -> SQL {
            let alternatives = group.alternatives.map { phrases in
                SQL(phrases.map { "\(column) LIKE \($0.pattern)" }, separator: " AND ")
            }
            return SQL(alternatives.map { "(\($0))" }, separator: " OR ")
        }
        let branches = fields.map { field, column in
            "WHEN \(holds(column)) THEN CAST(\(field.rawValue) AS BIGINT)" as SQL
        }
        return "CASE \(SQL(branches, separator: " ")) ELSE 0 END"
    }
}
