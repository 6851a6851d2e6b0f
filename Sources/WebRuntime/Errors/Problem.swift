import Database
public import HTTPTypes
import Hummingbird
public import Kernel
import Logging

/// What went wrong, as problem details (RFC 9457) or an error page show it. Never carries an infrastructure's words.
public struct Problem: Sendable {
    public let status: Int
    public let title: String
    public let code: String
    public let detail: String
    public var field: String?
    public var parameters: [String: String] = [:]
    /// Members that are no scalars, such as the new quote of a price that changed.
    public var extensions: [String: JSON] = [:]
    public var headers: HTTPFields = [:]

    public init(status: Int, title: String, code: String, detail: String) {
        self.status = status
        self.title = title
        self.code = code
        self.detail = detail
    }

    /// The media type of problem details.
    public static let mediaType = "application/problem+json"
    /// What a client waits after a failure that passes.
    static let retryAfterSeconds = 2

    /// What a visitor may see of any error; nil details are in the log.
    public init(_ error: any Error) {
        switch error {
        case let error as any ExpectedError: self.init(expected: error)
        case let error as DatabaseError: self.init(database: error)
        case let error as MethodNotAllowed:
            self.init(.methodNotAllowed, "method_not_allowed", "This path does not take this method.")
            headers[.allow] = error.allowed.joined(separator: ", ")
        case let error as AddressTooLong:
            self.init(.uriTooLong, "url_too_long", "The address is longer than \(error.limitBytes) bytes.")
        case let error as UnsupportedMediaType:
            self.init(.unsupportedMediaType, "unsupported_media_type", "The body must be \(error.expected).")
        case let error as any HTTPResponseError: self.init(http: error)
        case is CancellationError: self.init(expected: RequestError.deadlineExceeded)
        default: self = .internal
        }
    }

    private static let `internal` = Problem(.internalServerError, "internal", "Something went wrong on our side.")

    private init(_ status: HTTPResponse.Status, _ code: String, _ detail: String) {
        self.init(status: status.code, title: status.reasonPhrase, code: code, detail: detail)
    }

    private init(expected error: any ExpectedError) {
        let status = error.kind.status
        self.init(status, error.code, error.detail)
        field = error.field
        parameters = error.parameters
        switch error.kind {
        case .unauthenticated: headers[.wwwAuthenticate] = "Bearer"
        case .throttled(let seconds), .unavailable(let seconds): headers[.retryAfter] = String(max(1, seconds))
        default: break
        }
    }

    private init(database error: DatabaseError) {
        switch error.kind {
        case .unavailable, .commitUnknown, .serialization:
            self.init(.serviceUnavailable, "unavailable", "Busy right now; try again in a moment.")
            headers[.retryAfter] = String(Self.retryAfterSeconds)
        case .unique, .check, .foreignKey, .notNull, .data, .decoding, .misuse:
            self = .internal
        }
    }

    private init(http error: any HTTPResponseError) {
        switch error.status.code {
        case 404: self.init(.notFound, "not_found", "There is no such path.")
        case 413: self.init(.contentTooLarge, "body_too_large", "The body is too large.")
        case 415: self.init(.unsupportedMediaType, "unsupported_media_type", "The body has an unknown type.")
        case 400..<500: self.init(.badRequest, "malformed", "The request could not be read.")
        default: self = .internal
        }
    }

    /// Problem details; parameters stand beside the standard members.
    public func json(requestID: String) -> JSON {
        JSON.object { json in
            json.set("type", "about:blank")
            json.set("title", title)
            json.set("status", status)
            json.set("code", code)
            json.set("detail", detail)
            if let field { json.set("field", field) }
            json.set("request_id", requestID)
            for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { json.setScalar(name, fromText: value) }
            for (name, value) in extensions.sorted(by: { $0.key < $1.key }) { json.set(dynamic: name, value) }
        }
    }
}

extension ErrorKind {
    /// The status of an expected outcome.
    public var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: .conflict
        case .stale: .preconditionFailed
        case .tooLarge: .contentTooLarge
        case .invalid: .unprocessableContent
        case .preconditionRequired: .preconditionRequired
        case .throttled: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }
}
