import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore

/// Lets only signed requests through.
struct SignatureMiddleware: RouterMiddleware {
    let secret: SandboxSecret
    let clock: Clock

    func handle(
        _ request: Request, context: BasicRequestContext,
        next: @concurrent (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        var request = request
        let body = Array(buffer: try await request.collectBody(upTo: SandboxLimits.bodyBytes))
        let content = Signing.requestContent(
            method: request.method.rawValue, path: request.uri.string, body: body)
        try Signing.verify(content: content, secret: secret, now: clock.now()) { name in
            HTTPField.Name(name).flatMap { request.headers[$0] }
        }
        return try await next(request, context)
    }
}

/// Turns expected outcomes into a status and a problem; the rest into 500 with a line in the log.
struct ProblemMiddleware: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request, context: BasicRequestContext,
        next: @concurrent (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any ExpectedError {
            return try .json(WireProblem(code: error.code, message: error.detail), status: Self.status(of: error.kind))
        } catch let error as any HTTPResponseError {
            return try .json(WireProblem(code: "http", message: error.status.reasonPhrase), status: error.status)
        } catch {
            logger.error("request failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
            let problem = WireProblem(code: "internal", message: "The request failed.")
            return try .json(problem, status: .internalServerError)
        }
    }

    private static func status(of kind: ErrorKind) -> HTTPResponse.Status {
        switch kind {
        case .malformed: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict, .stale: .conflict
        case .tooLarge: .contentTooLarge
        case .invalid, .preconditionRequired: .unprocessableContent
        case .throttled: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }
}

enum SandboxLimits {
    /// Requests are small; a larger body is refused.
    static let bodyBytes = 64 * 1_024
    /// An idle connection is closed.
    static let idleTimeout: TimeAmount = .seconds(60)
}

extension Request {
    /// - Throws: `InputError.malformed` where the body is not the JSON that is expected.
    func decoded<Value: Decodable>() async throws -> Value {
        let body = Array(buffer: try await self.body.collect(upTo: SandboxLimits.bodyBytes))
        guard let value = WireJSON.decode(Value.self, body) else {
            throw InputError.malformed(reason: "The body is not the JSON that is expected here.")
        }
        return value
    }
}

extension Response {
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try WireJSON.bytes(value))))
    }
}
