import Kernel

/// Outcomes that only this surface knows.
enum APIError: ExpectedError, Equatable {
    /// `If-Match` names another version than the present one.
    case stale(version: Int)
    /// An e-mail and a phone at once, or neither; a password and a code at once, or neither.
    case ambiguous(field: String, reason: String)

    var kind: ErrorKind {
        switch self {
        case .stale: .stale
        case .ambiguous: .invalid
        }
    }

    var code: String {
        switch self {
        case .stale: "stale_version"
        case .ambiguous: "invalid"
        }
    }

    var field: String? {
        switch self {
        case .stale: nil
        case .ambiguous(let field, _): field
        }
    }

    var detail: String {
        switch self {
        case .stale(let version): "It was changed meanwhile; its version is \(version) now."
        case .ambiguous(_, let reason): reason
        }
    }

    var parameters: [String: String] {
        switch self {
        case .stale(let version): ["version": String(version)]
        case .ambiguous: [:]
        }
    }
}
