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

/// Who asks for something, and in which request: what the audit log keeps of it.
public struct Caller: Sendable, Hashable {
    public let actor: Actor
    /// Nil where no request asked: a command, a timer, a test.
    public let requestID: String?

    public init(_ actor: Actor, requestID: String? = nil) {
        self.actor = actor
        self.requestID = requestID
    }

    /// A person, by no request.
    public static func user(_ id: UserID) -> Caller { Caller(.user(id)) }
    /// A part of the program, as `Actor.system` names it.
    public static func system(_ part: String) -> Caller { Caller(.system(part)) }
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
