import Catalog
import Foundation
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What staff write about a product, and what shoppers read of it.
@Suite struct ContentTests {
    private func stored(_ fixture: PagesFixture) async throws -> ProductDetail {
        let found = try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
        return try #require(found)
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `facts are typed into rows, rows that are empty are none, and shoppers read them in their language`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)/content"
            try await clerk.get("/console/goods/\(fixture.product.id)")
            #expect(clerk.page.contains("\(url)\">"))
            try await clerk.get(url)
            #expect(clerk.page.contains("name=\"specification_name.3\"") && !clerk.page.contains("_name.4\""))
            let saved = try await clerk.submit(
                url,
                [
                    "specification_name.0": "材质", "specification_value.0": "瓷 <白>",
                    "specification_name_en.0": "Material", "specification_value_en.0": "China",
                    "specification_name.2": "容量", "specification_value.2": "500 ml",
                ])
            #expect(saved.status == 303, "\(saved.text)")
            #expect(
                try await stored(fixture).specifications == [
                    Specification(name: "材质", value: "瓷 <白>", nameEnglish: "Material", valueEnglish: "China"),
                    Specification(name: "容量", value: "500 ml"),
                ])
            try await clerk.get(url)
            #expect(clerk.page.contains("name=\"specification_name.1\" value=\"容量\""))
            #expect(clerk.page.contains("name=\"specification_name.5\"") && !clerk.page.contains("_name.6\""))
            let visitor = fixture.browser(language)
            let page = try await visitor.get("/p/tea-cup")
            let row = language == .english ? "Material</th><td>China</td>" : "材质</th><td>瓷 &lt;白&gt;</td>"
            #expect(page.contains("<th scope=\"row\">\(row)"), "\(page.text)")
            #expect(page.contains("<th scope=\"row\">容量</th><td>500 ml</td>"))
            let name = language == .english ? "Material" : "材质"
            #expect(page.contains("\"additionalProperty\":[{\"@type\":\"PropertyValue\",\"name\":\"\(name)\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a row that lacks its value or stands there twice comes back as it was typed, told at its field`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)/content"
            let before = try await stored(fixture)
            let wrong: [([String: String], String)] = [
                (["specification_name.1": "材质"], "specification_value.1-1-error"),
                (["specification_value_en.0": "China"], "specification_name.0-0-error"),
                (
                    [
                        "specification_name.0": "材质", "specification_value.0": "瓷", "specification_name.3": "材质",
                        "specification_value.3": "竹",
                    ], "specification_name.3-3-error"
                ),
                (
                    ["specification_name.0": "材质", "specification_value.0": String(repeating: "瓷", count: 201)],
                    "specification_value.0-0-error"
                ),
            ]
            for (fields, error) in wrong {
                try await clerk.get(url)
                let page = try await clerk.submit(url, fields)
                #expect(page.status == 422 && page.contains("id=\"\(error)\""), "\(fields)")
                for (name, value) in fields { #expect(page.contains("name=\"\(name)\" value=\"\(value)\""), "\(name)") }
            }
            #expect(try await stored(fixture) == before)
            try await clerk.get(url)
            let stale = try await clerk.submit(url, ["version": "99"])
            #expect(stale.status == 412)
            let auditor = try await fixture.signedIn("auditor")
            #expect(try await auditor.get(url).status == 403)
        }
    }
}
