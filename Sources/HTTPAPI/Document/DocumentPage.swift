import HTTPTypes
import Identity
public import WebRuntime

extension HTTPAPI {
    /// The description of the calls for people, at `/docs`.
    public var pages: [PageRoute] {
        let model = DocumentModel(calls)
        return [PageRoute(.get, .docs, .public) { call in .page(model.html(call.frame)) }]
    }
}

/// What stands in the table of calls.
struct DocumentModel: Sendable {
    struct Call: Sendable {
        let method: String
        let path: String
        let summary: String
        /// Nil where nobody has written it yet.
        let chineseSummary: String?
        /// Who may call: one of these is enough; nobody needs anything where it is empty.
        let permissions: [String]
        let isIdempotent: Bool
        let needsIfMatch: Bool
    }

    let calls: [Call]

    init(_ endpoints: [Endpoint]) {
        calls = endpoints.map { endpoint in
            Call(
                method: endpoint.method.rawValue, path: endpoint.path, summary: endpoint.summary,
                chineseSummary: Self.chineseSummaries[endpoint.operation],
                permissions: endpoint.access.permissions.map(\.rawValue).sorted(), isIdempotent: endpoint.isIdempotent,
                needsIfMatch: endpoint.needsIfMatch)
        }
    }
}
