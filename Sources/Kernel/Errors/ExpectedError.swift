/// What kind of answer an expected outcome gets. The surfaces turn it into a status.
public enum ErrorKind: Sendable, Hashable {
    /// Malformed input that cannot be read at all: 400.
    case malformed
    /// No or dead credentials: 401.
    case unauthenticated
    /// The right is missing: 403.
    case forbidden
    /// Unknown, or somebody else's: 404.
    case notFound
    /// State, stock or version stands against it: 409.
    case conflict
    /// A stale `If-Match`: 412.
    case stale
    /// Too large: 413.
    case tooLarge
    /// Well formed but invalid: 422.
    case invalid
    /// A condition that must be named is missing: 428.
    case preconditionRequired
    /// Too many: 429.
    case throttled(retryAfterSeconds: Int)
    /// For now not possible: 503.
    case unavailable(retryAfterSeconds: Int)
}

/// An outcome that the business knows: one enum per module conforms. Anything else is an infrastructure failure whose
/// details no visitor sees.
public protocol ExpectedError: Error, Sendable {
    var kind: ErrorKind { get }
    /// Stable, snake_case, part of the API: `out_of_stock`. Pages find their text in the catalogue as `error.<code>`.
    var code: String { get }
    /// The input field that is to blame, as the API names it.
    var field: String? { get }
    /// One plain English sentence for the problem's `detail`.
    var detail: String { get }
    /// What a client needs to go on, such as the new quote's total; values are JSON scalars as text.
    var parameters: [String: String] { get }
}

extension ExpectedError {
    public var field: String? { nil }
    public var parameters: [String: String] { [:] }
}

/// Input that is wrong in itself, found before any use case runs.
public enum InputError: ExpectedError, Equatable {
    case missing(field: String)
    case invalid(field: String, reason: String)
    case malformed(reason: String)
    case unknownReference(field: String)

    public var kind: ErrorKind {
        switch self {
        case .malformed: .malformed
        case .missing, .invalid, .unknownReference: .invalid
        }
    }

    public var code: String {
        switch self {
        case .missing: "missing"
        case .invalid: "invalid"
        case .malformed: "malformed"
        case .unknownReference: "unknown_reference"
        }
    }

    public var field: String? {
        switch self {
        case .missing(let field), .invalid(let field, _), .unknownReference(let field): field
        case .malformed: nil
        }
    }

    public var detail: String {
        switch self {
        case .missing(let field): "\(field) is missing."
        case .invalid(let field, let reason): "\(field): \(reason)"
        case .malformed(let reason): reason
        case .unknownReference(let field): "\(field) names something that does not exist."
        }
    }
}

/// A thing that is not there, or not there for this caller: both look the same from outside.
public struct NotFound: ExpectedError, Equatable {
    public let what: String

    public init(_ what: String) {
        self.what = what
    }

    public var kind: ErrorKind { .notFound }
    public var code: String { "not_found" }
    public var detail: String { "There is no such \(what)." }
}
