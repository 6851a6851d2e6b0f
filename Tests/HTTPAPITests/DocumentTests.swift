import Foundation
import HTTPTypes
import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct DocumentTests {
    @Test func `the document names every call and is served`() async throws {
        try await withAPI(.sqlite) { api in
            let answer = try await api.call(.get, "openapi.json")
            #expect(answer.status == 200 && answer.string("openapi") == "3.1.0")
            let paths = try #require(answer["paths"] as? [String: [String: Any]])
            for endpoint in api.endpoints {
                #expect(paths[endpoint.path]?[endpoint.method.rawValue.lowercased()] != nil, "\(endpoint.path)")
            }
            #expect(paths.values.reduce(0) { $0 + $1.count } == api.endpoints.count)
        }
    }

    @Test(arguments: ["/docs", "/en/docs"])
    func `the page about the API lists every call with what it needs`(path: String) async throws {
        try await withAPI(.sqlite) { api in
            let page = try await api.call(.get, path)
            #expect(page.status == 200)
            let rows = page.text.components(separatedBy: "<tr>")
            for endpoint in api.endpoints where endpoint.operation != "describe_api" {
                let name = "<code>\(endpoint.method.rawValue) \(endpoint.path)</code>"
                let row = try #require(rows.first { $0.contains(name) }, "\(name)")
                for permission in endpoint.access.permissions { #expect(row.contains(permission.rawValue)) }
                #expect(row.contains("Idempotency-Key") == endpoint.isIdempotent, "\(endpoint.path)")
                let needs = row.replacing(endpoint.summary, with: "").replacing("用 If-Match 或 cart_version", with: "")
                #expect(needs.contains("If-Match") == endpoint.needsIfMatch, "\(endpoint.path)")
            }
            // A text that is in no catalogue would stand there by its key.
            #expect(!page.text.contains(">api.") && page.text.contains("\"/api/v1/openapi.json\""))
        }
    }

    @Test func `the Chinese page says in Chinese what every call does`() async throws {
        try await withAPI(.sqlite) { api in
            let page = try await api.call(.get, "/docs")
            let english = page.text.matches(of: /<td[^>]* lang="en">([^<]*)/).map { String($0.output.1) }
            #expect(english == [])
            let rows = page.text.matches(of: /<code>[A-Z]+ \/[^<]*<\/code><\/td><td[^>]*>[^<]*\p{Han}/)
            #expect(rows.count == api.endpoints.count - 1)
        }
    }

    @Test func `every example of a shape has what the shape requires`() async throws {
        try await withAPI(.sqlite) { api in
            let document = try await api.call(.get, "openapi.json")
            let schemas = try #require(document["components.schemas"] as? [String: [String: Any]])
            for (name, schema) in schemas {
                guard let example = (schema["examples"] as? [[String: Any]])?.first else { continue }
                let required = Set(schema["required"] as? [String] ?? [])
                let known = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
                #expect(required.isSubset(of: example.keys), "\(name)")
                #expect(known.isSuperset(of: example.keys), "\(name)")
            }
        }
    }

    /// What is refused on pages alone.
    private static let onPages: Set<String> = [
        "invitation_over", "job_replaced", "last_administrator", "own_account",
        "too_many_filters", "too_many_invitations", "picture_type",
        "picture_too_large", "picture_unreadable", "picture_tool_missing", "picture_busy", "video_type",
        "video_too_large", "csv_record_too_long",
        "csv_unclosed_quote", "csv_not_utf8", "import_too_many_rows", "import_wrong_header",
        "import_other_form",
        "order_lookup_failed", "functions_of_operators", "functions_missing",
    ]
    /// What the web itself refuses, beside what the modules do.
    private static let ofTheWeb: [Int: Set<String>] = [
        400: ["idempotency_key_required"], 401: ["unauthenticated"], 403: ["permission_missing"],
        413: ["body_too_large"], 415: ["unsupported_media_type"], 428: ["precondition_required"],
        429: ["rate_limited"], 500: ["internal"], 503: ["unavailable", "deadline_exceeded"],
    ]

    @Test func `every code of the modules is documented with its status, and every documented code is there`()
        async throws
    {
        try await withAPI(.sqlite) { api in
            var documented: [Int: Set<String>] = [:]
            for endpoint in api.endpoints {
                for (status, codes) in endpoint.allRefusals { documented[status, default: []].formUnion(codes) }
            }
            var known = Self.ofTheWeb
            for error in Refusals.told where !Self.onPages.contains(error.code) {
                known[error.kind.status.code, default: []].insert(error.code)
            }
            for status in Set(documented.keys).union(known.keys).sorted() {
                #expect(documented[status, default: []] == known[status, default: []], "\(status)")
            }
        }
    }

    /// The tools are installed by the test script; alone, the check is skipped with a notice.
    @Test func `the document is valid OpenAPI`() async throws {
        guard let tools = ProcessInfo.processInfo.environment["ZHANGGUI_TEST_TOOLS"], !tools.isEmpty else {
            print("NOTICE: ZHANGGUI_TEST_TOOLS is not set, so the OpenAPI document is not validated.")
            return
        }
        try await withAPI(.sqlite) { api in
            let file = api.base.directory.appending(path: "openapi.json")
            try Data(try await api.call(.get, "openapi.json").text.utf8).write(to: file)
            let process = Process()
            process.executableURL = URL(filePath: tools).appending(path: "openapi-spec-validator")
            process.arguments = [file.path]
            let output = Pipe()
            process.standardOutput = output
            process.standardError = output
            try process.run()
            let said = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
        }
    }
}
