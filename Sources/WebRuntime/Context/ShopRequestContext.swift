public import Hummingbird
public import Identity
import Kernel
import NIOCore
import Synchronization

/// What is known about a request besides its head and body.
public struct ShopRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The inbound `X-Request-Id` where it is a sound one, else one of ours; in every log line and every problem.
    public var requestID = ""
    public var language: Language = .chinese
    /// The path without its language.
    public var localPath = "/"
    /// The query of a page that is looked at, for the switch to the other language; nil where there is none, and for
    /// forms that are sent.
    var query: String?
    var isUnsafe = false
    /// Numeric; behind a trusted proxy, the client that it forwards for.
    public var clientAddress: String
    public var principal: Principal = .anonymous
    /// Filled in on the way in for those further out: the log line and the error page.
    let notes = RequestNotes()

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        clientAddress = source.channel.remoteAddress?.ipAddress ?? "127.0.0.1"
    }

    /// Who asks, for histories and the audit log.
    var caller: Caller { Caller(principal.actor, requestID: requestID) }

    /// Sets who is calling, here and for the log.
    mutating func identify(_ principal: Principal) {
        self.principal = principal
        notes.actor.withLock { $0 = principal.actor.description }
        notes.principal.withLock { $0 = principal }
    }

    /// Goes on for callers who have the right.
    ///
    /// - Throws: `AccessError.unauthenticated` for nobody, `.permissionMissing` for somebody without it.
    public func require(_ access: Access) throws(AccessError) {
        guard !access.permissions.isEmpty else { return }
        if !access.permissions.isDisjoint(with: principal.permissions) { return }
        if case .anonymous = principal { throw .unauthenticated }
        throw .permissionMissing(access.permissions.map(\.rawValue).sorted().joined(separator: " or "))
    }
}

/// What inner parts of a request tell the outer ones, which only have the context of the way in.
final class RequestNotes: Sendable {
    /// An id, never a name.
    let actor = Mutex("anonymous")
    /// Nil where nobody asked who it is, as on paths that lead nowhere.
    let principal = Mutex<Principal?>(nil)
    /// The pieces in the visitor's cart, as far as the browser knows.
    let pieces = Mutex(0)
}

/// Who may come in.
public enum Access: Sendable, Hashable {
    case `public`
    case permission(Permission)
    /// One of them is enough: shoppers see their own orders, staff see all.
    case anyOf([Permission])

    /// Empty for everybody.
    public var permissions: Set<Permission> {
        switch self {
        case .public: []
        case .permission(let permission): [permission]
        case .anyOf(let permissions): Set(permissions)
        }
    }

    /// Whether a caller may come in.
    public func allows(_ principal: Principal) -> Bool {
        permissions.isEmpty || !permissions.isDisjoint(with: principal.permissions)
    }
}
