public import Kernel

/// Callers who may not.
public enum AccessError: ExpectedError, Equatable {
    case unauthenticated
    case permissionMissing(String)
    case csrfFailed

    public var kind: ErrorKind {
        switch self {
        case .unauthenticated: .unauthenticated
        case .permissionMissing, .csrfFailed: .forbidden
        }
    }

    public var code: String {
        switch self {
        case .unauthenticated: "unauthenticated"
        case .permissionMissing: "permission_missing"
        case .csrfFailed: "csrf_failed"
        }
    }

    public var detail: String {
        switch self {
        case .unauthenticated: "A valid access token is needed."
        case .permissionMissing(let permission): "The permission \(permission) is missing."
        case .csrfFailed: "The form token is missing or wrong."
        }
    }
}

/// Requests that are refused before they are understood.
public enum RequestError: ExpectedError, Equatable {
    case bodyTooLarge(limitBytes: Int)
    case rateLimited(retryAfterSeconds: Int)
    /// Files that come at once would take more memory than there is for them.
    case uploadsBusy
    case deadlineExceeded
    case idempotencyKeyRequired
    case idempotencyKeyInvalid
    case ifMatchRequired

    public var kind: ErrorKind {
        switch self {
        case .bodyTooLarge: .tooLarge
        case .rateLimited(let seconds): .throttled(retryAfterSeconds: seconds)
        case .deadlineExceeded: .unavailable(retryAfterSeconds: 5)
        case .uploadsBusy: .unavailable(retryAfterSeconds: 10)
        case .idempotencyKeyRequired, .idempotencyKeyInvalid: .malformed
        case .ifMatchRequired: .preconditionRequired
        }
    }

    public var code: String {
        switch self {
        case .bodyTooLarge: "body_too_large"
        case .rateLimited: "rate_limited"
        case .uploadsBusy: "uploads_busy"
        case .deadlineExceeded: "deadline_exceeded"
        case .idempotencyKeyRequired: "idempotency_key_required"
        case .idempotencyKeyInvalid: "malformed"
        case .ifMatchRequired: "precondition_required"
        }
    }

    public var field: String? {
        switch self {
        case .idempotencyKeyRequired, .idempotencyKeyInvalid: "Idempotency-Key"
        case .ifMatchRequired: "If-Match"
        case .bodyTooLarge, .rateLimited, .uploadsBusy, .deadlineExceeded: nil
        }
    }

    public var detail: String {
        switch self {
        case .bodyTooLarge(let limit): "The body is larger than \(limit) bytes."
        case .rateLimited(let seconds): "Too many requests; try again in \(seconds) s."
        case .uploadsBusy: "Too many files come at once."
        case .deadlineExceeded: "The request took too long and was given up."
        case .idempotencyKeyRequired: "This call needs an Idempotency-Key header."
        case .idempotencyKeyInvalid: "Idempotency-Key is 1 to 200 printable ASCII characters."
        case .ifMatchRequired: "This call needs an If-Match header with the version."
        }
    }
}

/// A path that is known, but not with this method.
struct MethodNotAllowed: Error {
    /// As the `Allow` header lists them.
    let allowed: [String]
}

/// An address longer than any of ours.
struct AddressTooLong: Error {
    let limitBytes: Int
}

/// A body whose `Content-Type` is not one that the call takes.
struct UnsupportedMediaType: Error {
    let expected: String
}
