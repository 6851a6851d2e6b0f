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

extension Catalog {
    /// Makes two words synonyms.
    ///
    /// - Throws: `InputError` for empty and equal words; `CatalogError.synonymTaken`, `.tooMany`.
    public func addSynonym(
        _ word: String, _ other: String, isTwoWay: Bool, by caller: Caller
    ) async throws -> Synonym {
        let synonym = Synonym(
            id: database.ids.next(), word: try FieldRules.synonym("word").checked(word),
            other: try FieldRules.synonym("other").checked(other), isTwoWay: isTwoWay,
            createdAt: database.clock.now())
        let (folded, otherFolded) = (SearchQuery(synonym.word), SearchQuery(synonym.other))
        guard let token = folded.phrases.first?.tokens.first else {
            throw InputError.invalid(field: "word", reason: "Letters, digits or characters are needed.")
        }
        guard let otherToken = otherFolded.phrases.first?.tokens.first, folded.text != otherFolded.text else {
            throw InputError.invalid(field: "other", reason: "Another word is needed.")
        }
        return try await change(by: caller) { transaction, record in
            guard try SynonymStore.count(in: transaction.session) < SearchLimits.synonyms else {
                throw CatalogError.tooMany(field: "word", limit: SearchLimits.synonyms)
            }
            try SynonymStore.insert(
                synonym, folded: (folded.text, otherFolded.text), tokens: (token, otherToken), in: transaction)
            try record.audit(
                "synonym_added", subject: synonym.id.description,
                details: "\(synonym.word) \(isTwoWay ? "=" : "→") \(synonym.other)", in: transaction)
            return synonym
        }
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
