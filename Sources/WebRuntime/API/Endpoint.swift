public import HTTPTypes

/// One call of the API: the route, the right it needs, its documentation and its handler, declared together, so that
/// the router, the OpenAPI document and the tests that walk both cannot disagree.
public struct Endpoint: Sendable {
    /// What the body is.
    public enum Body: Sendable {
        case none
        /// A JSON object of this shape; another media type is 415.
        case json(Schema, example: JSON? = nil)
        /// As it comes, for what is signed; read it from `APICall.rawBody`.
        case raw(mediaType: String, Schema)
    }

    /// A parameter in the query.
    public struct Query: Sendable {
        let name: String
        let schema: Schema
        let summary: String
        let isRequired: Bool

        public init(_ name: String, _ schema: Schema, _ summary: String, isRequired: Bool = false) {
            self.name = name
            self.schema = schema
            self.summary = summary
            self.isRequired = isRequired
        }

        /// How every list is paged.
        public static let paging = [
            Query("limit", .integer(1...100), "How many items a page has; 20 where nothing is said."),
            Query("cursor", .string, "The `next_cursor` of the page before."),
        ]
    }

    /// An answer that is not a problem.
    public struct Success: Sendable {
        let status: Int
        let summary: String
        let schema: Schema?
        let mediaType: String

        public init(_ status: Int, _ summary: String, _ schema: Schema? = nil, mediaType: String = "application/json") {
            self.status = status
            self.summary = summary
            self.schema = schema
            self.mediaType = mediaType
        }
    }

    public let method: HTTPRequest.Method
    /// With its parameters in braces: `/api/v1/orders/{order_id}`.
    public let path: String
    /// snake_case, unique: OpenAPI's operationId and the name under which idempotency keys are kept.
    public let operation: String
    public let access: Access
    public let summary: String
    public var isIdempotent = false
    public var needsIfMatch = false
    public var query: [Query] = []
    /// The shapes of path parameters; those that are not named here are texts.
    public var pathSchemas: [String: Schema] = [:]
    public var body: Body = .none
    public var successes: [Success]
    /// Statuses of refusals besides those that follow from the declaration, with the codes they can have.
    public var refusals: [Int: [String]] = [:]
    let handler: @Sendable (APICall) async throws -> APIAnswer

    public init(
        _ method: HTTPRequest.Method, _ path: String, operation: String, access: Access, summary: String,
        isIdempotent: Bool = false, needsIfMatch: Bool = false, query: [Query] = [],
        pathSchemas: [String: Schema] = [:], body: Body = .none, successes: [Success], refusals: [Int: [String]] = [:],
        handler: @escaping @Sendable (APICall) async throws -> APIAnswer
    ) {
        self.method = method
        self.path = path
        self.operation = operation
        self.access = access
        self.summary = summary
        self.isIdempotent = isIdempotent
        self.needsIfMatch = needsIfMatch
        self.query = query
        self.pathSchemas = pathSchemas
        self.body = body
        self.successes = successes
        self.refusals = refusals
        self.handler = handler
    }

    /// The names in braces, in order.
    var pathParameterNames: [String] { PagePath(path).parameterNames }

    /// Every status of a refusal that this call can have, with its codes: what OpenAPI says of it, and what the tests
    /// hold every answer to.
    package var allRefusals: [Int: [String]] {
        var all = refusals
        func add(_ status: Int, _ code: String) {
            if !all[status, default: []].contains(code) { all[status, default: []].append(code) }
        }
        add(400, "malformed")
        add(401, "unauthenticated")
        if !access.permissions.isEmpty { add(403, "permission_missing") }
        if !pathParameterNames.isEmpty { add(404, "not_found") }
        if isIdempotent {
            add(400, "idempotency_key_required")
            add(422, "idempotency_key_reused")
        }
        if needsIfMatch {
            add(412, "stale_version")
            add(428, "precondition_required")
        }
        if !query.isEmpty { add(422, "invalid") }
        if case .none = body {
        } else {
            add(413, "body_too_large")
            add(415, "unsupported_media_type")
            add(422, "invalid")
        }
        add(429, "rate_limited")
        add(500, "internal")
        add(503, "unavailable")
        add(503, "deadline_exceeded")
        return all
    }
}
