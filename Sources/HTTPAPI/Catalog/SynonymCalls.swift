import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// Words that search takes for each other.
extension HTTPAPI {
    var synonymCalls: [Endpoint] { [listSynonyms, createSynonym, deleteSynonym] }

    private static let synonymsPath = "\(root)/synonyms"

    private var listSynonyms: Endpoint {
        Endpoint(
            .get, Self.synonymsPath, operation: "list_synonyms", access: .permission(.catalogRead),
            summary: "All words that search takes for each other, by word.",
            successes: [.init(200, "The synonyms.", .list(of: .component("Synonym")))]
        ) { [shop] _ in
            let synonyms = try await shop.database.read { try shop.catalog.synonyms(in: $0) }
            return .ok(.whole(synonyms, as: SynonymShape.write))
        }
    }

    private var createSynonym: Endpoint {
        Endpoint(
            .post, Self.synonymsPath, operation: "create_synonym", access: .permission(.catalogManage),
            summary: "Make two words synonyms: who looks for the one is shown the other too.",
            body: .json(
                .object([
                    "word": .string(minimum: 1, maximum: Synonym.wordLimit),
                    "other": .string(minimum: 1, maximum: Synonym.wordLimit).described("Another word."),
                    "two_way": .boolean.described(
                        "Otherwise `other` is shown for `word`, and not the other way round."),
                ]), example: JSON(finished: #"{"word":"杯子","other":"茶杯","two_way":true}"#)),
            successes: [.init(201, "Created.", .component("Synonym"))],
            refusals: [409: ["synonym_taken"], 422: ["missing", "too_many"]]
        ) { [shop] call in
            let (body, length) = (call.body, 1...Synonym.wordLimit)
            let synonym = try await shop.catalog.addSynonym(
                try body.string("word", length: length), try body.string("other", length: length),
                isTwoWay: try body.boolean("two_way"), by: call.caller)
            return .created(.object(synonym, as: SynonymShape.write))
        }
    }

    private var deleteSynonym: Endpoint {
        Endpoint(
            .delete, "\(Self.synonymsPath)/{synonym_id}", operation: "delete_synonym",
            access: .permission(.catalogManage), summary: "Let two words mean different things again.",
            pathSchemas: ["synonym_id": .id(SynonymTag.self)], successes: [.init(204, "Deleted.")]
        ) { [shop] call in
            try await shop.catalog.removeSynonym(try call.path.id("synonym_id"), by: call.caller)
            return .noContent
        }
    }
}
