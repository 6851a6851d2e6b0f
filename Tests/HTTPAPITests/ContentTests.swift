import Catalog
import HTTPTypes
import Kernel
import TestSupport
import Testing

/// What a product's page says of it.
@Suite struct ContentTests {
    @Test(arguments: TestEngine.all)
    func `facts are edited as they are shown, and a wrong one is told by its place`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let path = "products/\(api.product.id)"
            let version = Int(api.product.version)
            let sheet = """
                {"specifications":[{"name":"材质","value":"瓷","name_en":"Material","value_en":"China"},\
                {"name":"容量","value":"500 ml"}]}
                """
            let edited = try await api.call(.patch, path, as: api.clerk, ifMatch: version, sheet)
            #expect(edited.status == 200 && edited.count("specifications") == 2, "\(edited.text)")
            let shown = try await api.call(.get, path)
            #expect(shown.string("specifications.0.value_en") == "China")
            #expect(shown.string("specifications.1.name") == "容量")
            #expect(shown["specifications.1.name_en"] is String == false)
            #expect(try await api.call(.get, "products").string("items.0.specifications.0.name") == nil)
            let wrong: [(String, String)] = [
                (#"{"specifications":[{"name":"材质"}]}"#, "specifications[0].value"),
                (#"{"specifications":[{"name":"a","value":"1"},{"name":"a","value":"2"}]}"#, "specifications"),
                (#"{"specifications":{}}"#, "specifications"),
            ]
            for (body, field) in wrong {
                let answer = try await api.call(.patch, path, as: api.clerk, ifMatch: version + 1, body)
                #expect(answer.status == 422 && answer.string("field") == field, "\(body): \(answer.text)")
            }
            let same = try await api.call(.patch, path, as: api.clerk, ifMatch: version + 1, #"{"title":"杯"}"#)
            #expect(same.count("specifications") == 2)
            let made = try await api.call(
                .post, "products", as: api.clerk,
                #"{"slug":"jar","title":"罐","specifications":[{"name":"产地","value":"宜兴"}]}"#)
            #expect(made.status == 201 && made.string("specifications.0.value") == "宜兴", "\(made.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `tags are edited over the API, and told to staff alone`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let path = "products/\(api.product.id)"
            let version = Int(api.product.version)
            let edited = try await api.call(
                .patch, path, as: api.clerk, ifMatch: version, #"{"tags":["送礼","a b"]}"#)
            #expect(edited.status == 200 && edited.count("tags") == 2, "\(edited.text)")
            #expect(try await api.call(.get, path, as: api.clerk).string("tags.1") == "a b")
            #expect(try await !api.call(.get, path).text.contains("tags"))
            for body in [#"{"tags":"a"}"#, #"{"tags":[1]}"#, #"{"tags":["\#(String(repeating: "x", count: 101))"]}"#] {
                let wrong = try await api.call(.patch, path, as: api.clerk, ifMatch: version + 1, body)
                #expect(wrong.status == 422, "\(body): \(wrong.text)")
            }
            let same = try await api.call(.patch, path, as: api.clerk, ifMatch: version + 1, #"{"tags":null}"#)
            #expect(same.count("tags") == 2)
        }
    }
}
