public import Database
public import Kernel

extension Catalog {
    /// Looks for products as visitors do.
    ///
    /// What has a synonym is found as well, and the other number of an English word that few goods have: cups as cup.
    ///
    /// Where nothing has what was typed, it is read otherwise: without the words of a question (送老师的礼物 as 老师 and
    /// 礼物), without what Chinese nouns end in (裙子 as 裙), as pinyin, as its initials, with one slip of the finger
    /// mended, or as other characters of the same sound. Where that finds nothing either, what has the most telling
    /// parts of it is shown: the goods of 龙井 for 龙井茶, or what has most of several words, of which a colour is the
    /// least. `reading` says which it was.
    /// Filters never make a search be read otherwise.
    ///
    /// A list by relevance ends after `SearchLimits.ranked` products.
    ///
    /// - Parameter withVariants: whether the products come with their variants; cards do without them.
    public func search(
        _ filter: ProductFilter = ProductFilter(), after cursor: Cursor? = nil, limit: PageLimit = .standard,
        withVariants: Bool = true, in session: Session
    ) throws(DatabaseError) -> FoundProducts {
        func exactly(_ filter: ProductFilter) throws(DatabaseError) -> Page<PlacedProduct> {
            try Self.exact(filter, after: cursor, limit: limit, withVariants: withVariants, in: session)
        }
        let exact = try exactly(filter)
        guard exact.items.isEmpty, let query = filter.searched, !query.isEmpty else { return FoundProducts(exact) }
        if filter.isNarrowed || cursor != nil, try Self.isFound(query.text, in: session) { return FoundProducts(exact) }
        switch try SearchReader(session: session).otherwise(query) {
        case .corrected(let text):
            var corrected = filter
            corrected.query = text
            return FoundProducts(try exactly(corrected), reading: .corrected(text))
        case .partial(let parts):
            let list = SearchQueries.list(parts, filter)
            let shown = withVariants ? list : list.withoutVariants
            return FoundProducts(
                try ProductQueries.page(shown, after: cursor, limit: limit, in: session), reading: .partial)
        case nil: return .none
        }
    }

    /// Whether anything on sale has just this.
    static func isFound(_ text: String, in session: Session) throws(DatabaseError) -> Bool {
        let page = try exact(
            ProductFilter(query: text), after: nil, limit: PageLimit(clamping: 1), withVariants: false, in: session)
        return !page.items.isEmpty
    }

    /// The same in a read of its own.
    public func search(
        _ filter: ProductFilter, after cursor: Cursor? = nil, limit: PageLimit = .standard
    ) async throws -> FoundProducts {
        try await database.read { session in try search(filter, after: cursor, limit: limit, in: session) }
    }

    /// What has just what was typed.
    static func exact(
        _ filter: ProductFilter, after cursor: Cursor?, limit: PageLimit, withVariants: Bool = true,
        in session: Session
    ) throws(DatabaseError) -> Page<PlacedProduct> {
        func shown(_ list: ProductQueries.List) -> ProductQueries.List { withVariants ? list : list.withoutVariants }
        func page(_ list: ProductQueries.List) throws(DatabaseError) -> Page<PlacedProduct> {
            try ProductQueries.page(shown(list), after: cursor, limit: limit, in: session)
        }
        guard let query = filter.searched else { return try page(ProductQueries.list(filter)) }
        guard !query.isEmpty else { return Page(items: [], next: nil) }
        let joined = try SearchQueries.joined(query, filter, in: session) { list in
            ProductQueries.pageStatement(shown(list), after: cursor, limit: limit)
        }
        if let joined, !joined.isEmpty { return try ProductQueries.page(joined, limit: limit) }
        let plan = try SearchQueries.plan(query, in: session)
        guard plan.leadCount > 0 else { return Page(items: [], next: nil) }
        return try page(SearchQueries.list(plan, filter))
    }

    /// Makes the documents anew that hold the old name of a category; for a timer, until it returns 0.
    ///
    /// - Returns: how many.
    public func refreshSearch() async throws -> Int {
        try await database.write { transaction in
            try SearchIndex.refreshStale(limit: SearchLimits.refresh, in: transaction)
        }
    }
}

/// The bounds of search that others see.
public enum SearchLimits {
    /// Products of a list by relevance.
    public static let ranked = SearchQueries.rankedLimit
    /// Stale documents of one transaction.
    static let refresh = 100
    public static let synonyms = 1_000
    /// Synonyms of one word that are made together.
    public static let synonymsAtOnce = 20
    /// Letters of a word that somebody may have left unfinished.
    static let beginning = 4
    /// Letters that end a word and are no other: cups, dishes.
    static let ending = 2
    /// Suggestions of one kind.
    public static let suggestions = 4
}
