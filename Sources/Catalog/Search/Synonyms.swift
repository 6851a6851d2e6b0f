public import Database
public import Kernel

/// Two words that mean the same to shoppers: who looks for the one is shown the other too.
public struct Synonym: Sendable, Hashable {
    /// Of either word, in code points.
    public static let wordLimit = 30

    public let id: SynonymID
    public let word: String
    public let other: String
    /// Otherwise `other` is shown for `word`, and not the other way round.
    public let isTwoWay: Bool
    public let createdAt: Timestamp
}

extension Synonym {
    private static let signs: Set<Character> = ["、", "，", ",", "；", ";", "/", "|"]

    /// The words of a list as people type it, each once. A space parts words too where Han stands on one side of it:
    /// `杯垫 隔热垫` are two, `cell phone` is one.
    public static func words(in text: String) -> [String] {
        var words: [String] = []
        for part in text.split(whereSeparator: { signs.contains($0) || $0.isNewline }) {
            var open = ""
            for word in part.split(whereSeparator: \.isWhitespace).map(String.init) {
                if open.isEmpty {
                    open = word
                } else if hasHan(open) || hasHan(word) {
                    words.append(open)
                    open = word
                } else {
                    open += " " + word
                }
            }
            if !open.isEmpty { words.append(open) }
        }
        var seen: Set<String> = []
        return words.filter { seen.insert(SearchQuery($0).text).inserted }
    }

    private static func hasHan(_ text: String) -> Bool {
        SearchTokens.runs(of: text).contains { $0.kind == .ideographs }
    }
}

extension Catalog {
    /// Makes two words synonyms.
    ///
    /// - Throws: as `addSynonyms`.
    public func addSynonym(
        _ word: String, _ other: String, isTwoWay: Bool, by caller: Caller
    ) async throws -> Synonym {
        try await addSynonyms(word, [other], isTwoWay: isTwoWay, by: caller)[0]
    }

    /// Makes words synonyms of one word, all of them or none.
    ///
    /// - Throws: `InputError` for empty and equal words, and for a list where one word belongs: nobody would ever find
    ///   by it; `CatalogError.synonymTaken`, `.tooMany`.
    public func addSynonyms(
        _ word: String, _ others: [String], isTwoWay: Bool, by caller: Caller
    ) async throws -> [Synonym] {
        guard !others.isEmpty else { throw InputError.missing(field: "other") }
        guard others.count <= SearchLimits.synonymsAtOnce else {
            throw CatalogError.tooMany(field: "other", limit: SearchLimits.synonymsAtOnce)
        }
        let now = database.clock.now()
        let made = try others.map { other throws(InputError) in
            let (word, token) = try Self.synonymPart(word, "word")
            let (other, otherToken) = try Self.synonymPart(other, "other")
            let synonym = Synonym(id: database.ids.next(), word: word, other: other, isTwoWay: isTwoWay, createdAt: now)
            let folded = (SearchQuery(word).text, SearchQuery(other).text)
            guard folded.0 != folded.1 else {
                throw InputError.invalid(field: "other", reason: "Another word is needed.")
            }
            return (synonym: synonym, folded: folded, tokens: (token, otherToken))
        }
        return try await change(by: caller) { transaction, record in
            guard try SynonymStore.count(in: transaction.session) + made.count <= SearchLimits.synonyms else {
                throw CatalogError.tooMany(field: "word", limit: SearchLimits.synonyms)
            }
            for (synonym, folded, tokens) in made {
                try SynonymStore.insert(synonym, folded: folded, tokens: tokens, in: transaction)
                try record.audit(
                    "synonym_added", subject: synonym.id.description,
                    details: "\(synonym.word) \(isTwoWay ? "=" : "→") \(synonym.other)", in: transaction)
            }
            return made.map(\.synonym)
        }
    }

    /// A word of a pair as it is kept, with the token that it is looked up by.
    private static func synonymPart(
        _ text: String, _ field: String
    ) throws(InputError) -> (word: String, token: String) {
        let word = try FieldRules.synonym(field).checked(text)
        guard let token = SearchQuery(word).phrases.first?.tokens.first else {
            throw .invalid(field: field, reason: "Letters, digits or characters are needed.")
        }
        guard Synonym.words(in: word).count <= 1 else { throw .invalid(field: field, reason: .oneWord) }
        return (word, token)
    }

    /// - Throws: `NotFound`.
    public func removeSynonym(_ id: SynonymID, by caller: Caller) async throws {
        try await change(by: caller) { transaction, record in
            guard let synonym = try SynonymStore.find(id, in: transaction.session),
                try SynonymStore.delete(id, in: transaction)
            else { throw NotFound("synonym") }
            try record.audit(
                "synonym_removed", subject: id.description, details: "\(synonym.word), \(synonym.other)",
                in: transaction)
        }
    }

    /// All synonyms by their words, at most `SearchLimits.synonyms`.
    public func synonyms(in session: Session) throws(DatabaseError) -> [Synonym] {
        try SynonymStore.all(in: session)
    }
}
