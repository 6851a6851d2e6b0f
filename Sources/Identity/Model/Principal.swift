public import Kernel

/// Who is calling, as a request proved it.
public enum Principal: Sendable, Hashable {
    case anonymous
    /// Holds a guest token; it opens one cart and the orders made from it.
    case guest(tokenHash: String)
    case user(UserID, Role, SessionID, StaffFunctions = .unlimited)

    public var permissions: Set<Permission> {
        switch self {
        case .anonymous: []
        case .guest: [.shopBuy]
        case .user(_, let role, _, let functions): role.permissions(within: functions)
        }
    }

    /// The buyer behind the request; nil for staff and for nobody.
    public var buyer: Buyer? {
        switch self {
        case .guest(let hash): .guest(tokenHash: hash)
        case .user(let id, .shopper, _, _): .user(id)
        case .user, .anonymous: nil
        }
    }

    public var actor: Actor {
        switch self {
        case .user(let id, _, _, _): .user(id)
        case .anonymous, .guest: .guest
        }
    }

    /// The owner of this caller's idempotency keys.
    public var idempotencyOwner: String {
        switch self {
        case .anonymous: "anonymous"
        case .guest(let hash): "guest:\(hash)"
        case .user(let id, _, _, _): id.description
        }
    }
}
