public import Kernel

/// Why a difference cannot be resolved.
public enum DifferenceError: ExpectedError, Equatable {
    case notFound
    /// Somebody resolved it, or it has settled by itself.
    case notOpen
    /// It was found otherwise since the person looked at it.
    case stale

    public var kind: ErrorKind {
        switch self {
        case .notFound: .notFound
        case .notOpen: .conflict
        case .stale: .stale
        }
    }

    public var code: String {
        switch self {
        case .notFound: "not_found"
        case .notOpen: "difference_not_open"
        case .stale: "stale_version"
        }
    }

    public var detail: String {
        switch self {
        case .notFound: "There is no such difference."
        case .notOpen: "The difference was resolved, or has settled by itself."
        case .stale: "The difference was found otherwise since it was read."
        }
    }
}
