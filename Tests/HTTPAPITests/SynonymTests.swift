import Foundation
import HTTPTypes
import Kernel
import TestSupport
import Testing

@Suite struct SynonymTests {
    @Test(arguments: TestEngine.all)
    func `two words become synonyms, are searched for as such, and part again`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            func found() async throws -> Int? { try await api.call(.get, "products?q=mug").count("items") }
            #expect(try await found() == 0)
            let made = try await api.call(
                .post, "synonyms", as: api.clerk, #"{"word":"Mug","other":"茶杯","two_way":false}"#)
            #expect(made.status == 201 && made.string("word") == "Mug" && made.string("other") == "茶杯", "\(made.text)")
            #expect(made["two_way"] as? Bool == false)
            let id = try #require(made.string("id"))
            #expect(try await found() == 1)
            let second = try await api.call(
                .post, "synonyms", as: api.clerk, #"{"word":"bowl","other":"碗","two_way":true}"#)
            #expect(second.status == 201)
            let list = try await api.call(.get, "synonyms", as: api.tokens["auditor"])
            let words = (list["items"] as? [[String: Any]] ?? []).compactMap { $0["word"] as? String }
            #expect(list.status == 200 && Set(words) == ["Mug", "bowl"] && list["next_cursor"] is NSNull)
            #expect(try await api.call(.delete, "synonyms/\(id)", as: api.tokens["auditor"]).status == 403)
            #expect(try await api.call(.delete, "synonyms/\(id)", as: api.clerk).status == 204)
            let gone = try await api.call(.delete, "synonyms/\(id)", as: api.clerk)
            #expect(gone.status == 404 && gone.code == "not_found")
            #expect(try await found() == 0)
            #expect(try await api.call(.get, "synonyms", as: api.clerk).count("items") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `words that cannot be synonyms are refused by code and field, and nothing changes`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            _ = try await api.call(.post, "synonyms", as: api.clerk, #"{"word":"mug","other":"茶杯","two_way":true}"#)
            let before = try await api.everything()
            let wrong: [(body: String, status: Int, code: String, field: String)] = [
                (#"{"word":"MUG","other":"茶杯","two_way":true}"#, 409, "synonym_taken", "other"),
                (#"{"word":"mug","other":"Mug","two_way":true}"#, 422, "invalid", "other"),
                (#"{"word":"!!","other":"mug","two_way":true}"#, 422, "invalid", "word"),
                (#"{"other":"mug","two_way":true}"#, 422, "missing", "word"),
                (#"{"word":"mug","two_way":true}"#, 422, "missing", "other"),
                (#"{"word":"mug","other":"cup"}"#, 422, "missing", "two_way"),
                (#"{"word":"mug","other":"cup","two_way":"yes"}"#, 422, "invalid", "two_way"),
                (#"{"word":"mug","other":7,"two_way":true}"#, 422, "invalid", "other"),
                (
                    "{\"word\":\"\(String(repeating: "x", count: 31))\",\"other\":\"cup\",\"two_way\":true}", 422,
                    "invalid", "word"
                ),
            ]
            for refused in wrong {
                let answer = try await api.call(.post, "synonyms", as: api.clerk, refused.body)
                #expect(answer.status == refused.status && answer.code == refused.code, "\(answer.text)")
                #expect(answer.string("field") == refused.field, "\(refused.body)")
            }
            #expect(try await api.call(.get, "synonyms", as: api.shopper).status == 403)
            #expect(try await api.everything() == before)
            #expect(try await api.call(.get, "synonyms", as: api.clerk).count("items") == 1)
        }
    }
}
