/// Who did something, as histories and the audit log keep it.
public enum Actor: Sendable, Hashable, CustomStringConvertible {
    case user(UserID)
    case guest
    /// A part of the program: `timer`, `gateway`, `import`.
    case system(String)

    public var description: String {
        switch self {
        case .user(let id): id.description
        case .guest: "guest"
        case .system(let part): "system:\(part)"
        }
    }
}

/// Whose cart and orders: a signed-in shopper, or whoever holds a guest token (only its hash is kept).
public enum Buyer: Sendable, Hashable {
    case user(UserID)
    case guest(tokenHash: String)

    public var actor: Actor {
        switch self {
        case .user(let id): .user(id)
        case .guest: .guest
        }
    }
}
