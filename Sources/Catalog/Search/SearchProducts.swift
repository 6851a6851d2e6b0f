public import Database
public import Kernel

extension Catalog {
    /// Looks for products as visitors do.
    ///
    /// Where nothing has what was typed, it is read otherwise: as pinyin, as its initials, with one slip of the finger
    /// mended, or as other characters of the same sound. Where that finds nothing either, the first page has what has
    /// most of the words, titles with the last character of a short Chinese word, or what has some of several words.
    /// `reading` says which it was.
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
        if filter.isNarrowed {
            let wide = ProductFilter(query: filter.query)
            let found = try Self.exact(wide, after: nil, limit: PageLimit(clamping: 1), in: session)
            if !found.items.isEmpty { return FoundProducts(exact) }
        }
        for text in try SearchCorrections(session: session).corrections(of: query) {
            var corrected = filter
            corrected.query = text
            let page = try exactly(corrected)
            if !page.items.isEmpty { return FoundProducts(page, reading: .corrected(text)) }
        }
        guard cursor == nil else { return .none }
        func partly(_ list: ProductQueries.List?) throws(DatabaseError) -> FoundProducts? {
            guard let list else { return nil }
            let shown = withVariants ? list : list.withoutVariants
            let page = try ProductQueries.page(shown, after: nil, limit: limit, in: session)
            return page.items.isEmpty ? nil : FoundProducts(Page(items: page.items, next: nil), reading: .partial)
        }
        if let found = try partly(SearchQueries.partial(query, filter)) { return found }
        if let found = try partly(SearchQueries.byLastCharacter(query, filter)) { return found }
        guard query.groups.count > 1 else { return .none }
        let known = try VocabularyStore.documents(of: query.phrases.flatMap(\.tokens), in: session)
        return try partly(SearchQueries.byWords(query, filter, known: known)) ?? .none
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
        func page(_ list: ProductQueries.List) throws(DatabaseError) -> Page<PlacedProduct> {
            let shown = withVariants ? list : list.withoutVariants
            return try ProductQueries.page(shown, after: cursor, limit: limit, in: session)
        }
        guard let query = filter.searched else { return try page(ProductQueries.list(filter)) }
        guard !query.isEmpty else { return Page(items: [], next: nil) }
        if let joined = try SearchQueries.joined(query, filter, in: session) {
            let page = try page(joined)
            if !page.items.isEmpty { return page }
        }
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
    /// Suggestions of one kind.
    public static let suggestions = 4
}
