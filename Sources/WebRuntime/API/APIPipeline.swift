import Cryptography
import Database
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import NIOCore

/// What happens around every endpoint's handler, within its deadline: token, right, limits, key, query, media type,
/// body.
struct APIPipeline: Sendable {
    let configuration: WebConfiguration
    let services: WebServices
    let accountLimit: RateLimiter?
    let deadlines: Deadlines

    func respond(_ endpoint: Endpoint, _ request: Request, _ context: ShopRequestContext) async throws -> Response {
        try await deadlines.run {
            try await run(endpoint, request, context)
        }
    }

    private func run(_ endpoint: Endpoint, _ request: Request, _ context: ShopRequestContext) async throws -> Response {
        var context = context
        context.identify(try await principal(request.headers[.authorization]))
        try context.require(endpoint.access)
        try accountLimit?.check(context.principal, at: services.clock.now())
        let key = endpoint.isIdempotent ? try idempotencyKey(request.headers) : nil
        let query = try request.uri.query.map { try FormFields(urlEncoded: $0.utf8) } ?? .none
        try Self.refuseEmpty(endpoint.query, in: query)
        let raw = try await rawBody(endpoint.body, request)
        let body = try Self.parse(endpoint.body, raw)
        let claim = key.map { key in
            IdempotencyKey(
                principal: context.principal.idempotencyOwner, operation: endpoint.operation, key: key,
                requestHash: Self.hash(request, endpoint.body, raw, body))
        }
        let call = APICall(
            context: context, path: PathParameters(context.parameters), query: query, body: body, rawBody: raw,
            headers: request.headers, idempotency: claim)
        return response(try await endpoint.handler(call))
    }

    /// Who the bearer token belongs to. A token that is there must be alive, even where none is needed: whoever
    /// believes to be signed in is not to be treated as a stranger.
    private func principal(_ authorization: String?) async throws -> Principal {
        guard let authorization else { return .anonymous }
        let parts = authorization.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw AccessError.unauthenticated }
        let token = String(parts[1])
        guard let principal = try await services.authenticate(token) else { throw AccessError.unauthenticated }
        return principal
    }

    private func idempotencyKey(_ headers: HTTPFields) throws(RequestError) -> String {
        guard let key = headers[.idempotencyKey], !key.isEmpty else { throw .idempotencyKeyRequired }
        guard key.utf8.count <= IdempotencyKey.lengthLimit, key.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .idempotencyKeyInvalid
        }
        return key
    }

    private func rawBody(_ declared: Endpoint.Body, _ request: Request) async throws -> [UInt8] {
        switch declared {
        case .none:
            // RFC 9112, 6.3: without either there is no body, and nothing to wait for.
            guard request.headers[.contentLength] != nil || request.headers[.transferEncoding] != nil else { return [] }
        case .json:
            guard request.mediaType == "application/json" else {
                throw UnsupportedMediaType(expected: "application/json")
            }
        case .raw(let mediaType, _):
            guard request.mediaType == mediaType else { throw UnsupportedMediaType(expected: mediaType) }
        }
        return try await request.collectBody(limitBytes: configuration.bodyLimitBytes)
    }

    /// A parameter that is there says something: what is meant to be absent is left out.
    private static func refuseEmpty(_ declared: [Endpoint.Query], in query: FormFields) throws(InputError) {
        for parameter in declared where query.raw(parameter.name)?.isEmpty == true && !parameter.schema.takesEmptyText {
            throw .invalid(field: parameter.name, reason: "is empty; leave it out")
        }
    }

    private static func parse(_ declared: Endpoint.Body, _ raw: [UInt8]) throws(InputError) -> JSONInput {
        guard case .json(let schema, _) = declared else { return .empty }
        let body = try JSONInput(parsing: raw)
        // Who sends null means to empty the field: that must not pass for leaving it alone.
        for field in schema.neverNull where body.isNull(field) { throw body.invalid(field, "must not be null") }
        return body
    }

    /// Method, path, query and body, each with its length in front, so that no two requests read the same. A body of
    /// JSON counts as it was read: a client may write it anew for a retry, with other blanks or in another order.
    private static func hash(
        _ request: Request, _ declared: Endpoint.Body, _ raw: [UInt8], _ body: JSONInput
    ) -> String {
        var message: [UInt8] = []
        for part in [request.method.rawValue, request.uri.path, request.uri.query ?? ""] {
            message.append(contentsOf: "\(part.utf8.count):\(part)".utf8)
        }
        switch declared {
        case .json: message.append(contentsOf: body.canonical)
        case .none, .raw: message.append(contentsOf: raw)
        }
        return SHA256.hex(message)
    }

    private func response(_ answer: APIAnswer) -> Response {
        var headers = answer.headers
        headers[.cacheControl] = "no-store"
        guard let body = answer.body else { return Response(status: .init(code: answer.status), headers: headers) }
        headers[.contentType] = answer.status >= 400 ? Problem.mediaType : "application/json"
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: body.bytes)))
    }
}
