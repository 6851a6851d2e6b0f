import HTTPTypes
import Identity

/// The document that describes the API, made from the same declarations as its routes.
public enum OpenAPI {
    /// An OpenAPI 3.1 document.
    ///
    /// - Parameter components: the shapes that endpoints name by `Schema.reference`; one that is missing is a
    ///   programmer's mistake.
    public static func document(
        title: String, version: String, endpoints: [Endpoint], components: KeyValuePairs<String, Schema>
    ) -> JSON {
        let all = components.map { ($0.key, $0.value) } + shared
        check(endpoints, all)
        var paths: [(path: String, endpoints: [Endpoint])] = []
        for endpoint in endpoints {
            if let index = paths.firstIndex(where: { $0.path == endpoint.path }) {
                paths[index].endpoints.append(endpoint)
            } else {
                paths.append((endpoint.path, [endpoint]))
            }
        }
        return JSON.object { json in
            json.set("openapi", "3.1.0")
            json.object("info") { json in
                json.set("title", title)
                json.set("version", version)
            }
            json.object("paths") { json in
                for entry in paths { json.set(dynamic: entry.path, item(entry.endpoints)) }
            }
            json.object("components") { json in
                json.object("schemas") { json in
                    for (name, schema) in all { json.set(dynamic: name, schema.json) }
                }
                json.object("securitySchemes") { json in
                    json.object("bearer") { json in
                        json.set("type", "http")
                        json.set("scheme", "bearer")
                    }
                }
            }
        }
    }

    private static let shared: [(String, Schema)] = [
        (
            "Money",
            .object([
                "amount": .integer.described("Minor units."), "currency": .string(pattern: "^[A-Z]{3}$"),
            ])
        ),
        (
            "Problem",
            .object([
                "type": .string, "title": .string, "status": .integer, "code": .string.described("Stable."),
                "detail": .string, "field": .string.optional(), "request_id": .string,
            ]).described("RFC 9457 problem details; some codes have parameters beside these.")
        ),
    ]

    private static func check(_ endpoints: [Endpoint], _ components: [(String, Schema)]) {
        let names = components.map(\.0)
        precondition(Set(names).count == names.count, "a component is there twice: \(names)")
        let operations = endpoints.map(\.operation)
        precondition(Set(operations).count == operations.count, "an operation is there twice: \(operations)")
        var used = Set(components.flatMap { $0.1.references })
        for endpoint in endpoints {
            switch endpoint.body {
            case .none: break
            case .json(let schema, _), .raw(_, let schema): used.formUnion(schema.references)
            }
            for success in endpoint.successes { used.formUnion(success.schema?.references ?? []) }
        }
        precondition(used.isSubset(of: names), "components are missing: \(used.subtracting(names))")
    }

    private static func item(_ endpoints: [Endpoint]) -> JSON {
        JSON.object { json in
            for endpoint in endpoints {
                json.set(dynamic: endpoint.method.rawValue.lowercased(), operation(endpoint))
            }
        }
    }

    private static func operation(_ endpoint: Endpoint) -> JSON {
        JSON.object { json in
            json.set("operationId", endpoint.operation)
            json.set("summary", endpoint.summary)
            if let tag = endpoint.path.split(separator: "/").dropFirst(2).first { json.set("tags", [String(tag)]) }
            if !endpoint.access.permissions.isEmpty {
                let needed = endpoint.access.permissions.map(\.rawValue).sorted().joined(separator: " or ")
                json.set("description", "Needs \(needed).")
            }
            json.set("security", security(endpoint))
            let parameters = parameters(endpoint)
            if !parameters.isEmpty { json.set("parameters", parameters) }
            if let body = body(endpoint) { json.set("requestBody", body) }
            json.object("responses") { json in describeResponses(endpoint, &json) }
        }
    }

    /// A public call takes a token too: the empty requirement says that none is needed.
    private static func security(_ endpoint: Endpoint) -> [JSON] {
        let bearer = JSON.object { $0.set("bearer", [String]()) }
        return endpoint.access.permissions.isEmpty ? [JSON.object { _ in }, bearer] : [bearer]
    }

    private static func parameters(_ endpoint: Endpoint) -> [JSON] {
        var all = endpoint.pathParameterNames.map { name in
            parameter(name, "path", endpoint.pathSchemas[name] ?? .string, nil, isRequired: true)
        }
        all += endpoint.query.map { parameter($0.name, "query", $0.schema, $0.summary, isRequired: $0.isRequired) }
        if endpoint.isIdempotent {
            all.append(
                parameter(
                    "Idempotency-Key", "header", .string(pattern: "^[!-~][ -~]{0,199}$"),
                    "The same key with the same request is answered like the first time, for 24 hours.",
                    isRequired: true))
        }
        if endpoint.needsIfMatch {
            all.append(
                parameter(
                    "If-Match", "header", .string(pattern: #"^(W/)?"?[0-9]{1,9}"?$"#),
                    "The version that the edit starts from: the ETag, or its bare number.", isRequired: true))
        }
        return all
    }

    private static func parameter(
        _ name: String, _ place: String, _ schema: Schema, _ summary: String?, isRequired: Bool
    ) -> JSON {
        JSON.object { json in
            json.set("name", name)
            json.set("in", place)
            json.set("required", isRequired)
            if let summary { json.set("description", summary) }
            json.set("schema", schema.json)
        }
    }

    private static func body(_ endpoint: Endpoint) -> JSON? {
        let (mediaType, schema, example): (String, Schema, JSON?)
        switch endpoint.body {
        case .none: return nil
        case .json(let shape, let sample): (mediaType, schema, example) = ("application/json", shape, sample)
        case .raw(let type, let shape): (mediaType, schema, example) = (type, shape, nil)
        }
        return JSON.object { json in
            json.set("required", true)
            json.set("content", content(mediaType, schema, example))
        }
    }

    private static func content(_ mediaType: String, _ schema: Schema, _ example: JSON?) -> JSON {
        JSON.object { json in
            json.set(
                dynamic: mediaType,
                JSON.object { json in
                    json.set("schema", schema.json)
                    if let example { json.set("example", example) }
                })
        }
    }

    private static func describeResponses(_ endpoint: Endpoint, _ json: inout JSONObject) {
        for success in endpoint.successes {
            json.set(
                dynamic: String(success.status),
                JSON.object { json in
                    json.set("description", success.summary)
                    if let schema = success.schema { json.set("content", content(success.mediaType, schema, nil)) }
                })
        }
        for (status, codes) in endpoint.allRefusals.sorted(by: { $0.key < $1.key }) {
            json.set(
                dynamic: String(status),
                JSON.object { json in
                    json.set("description", codes.sorted().joined(separator: ", "))
                    json.set("content", content(Problem.mediaType, .problem, nil))
                })
        }
    }
}
