public import Cryptography
public import Database
public import Identity
public import Kernel
public import Logging

/// What the web surface needs from the rest of the house, as closures: the root fills them in.
public struct WebServices: Sendable {
    public var clock: Clock
    public var random: SecureRandom
    public var sessions: BrowserSessions
    /// Who a bearer token belongs to, a guest's or a person's; nil for a malformed, expired or revoked one.
    public var authenticate: @Sendable (_ bearerToken: String) async throws -> Principal?
    /// The file of a hash, for `/media/…`.
    public var findBlob: @Sendable (BlobHash) async throws -> Blob?
    /// A video of a hash, and what stands in it from a byte on, piece by piece, for `/media/…`.
    public var findFile: @Sendable (BlobHash) async throws -> PiecedFile? = { _ in nil }
    public var readFile: @Sendable (BlobHash, _ start: Int) async throws -> [UInt8]? = { _, _ in nil }
    public var logger: Logger
    /// What staff call the shop; empty for the program's own name. Asked for every page: it must be cheap.
    public var shopName: @Sendable () -> String = { "" }
    /// What the foot of every page says of the shop, in a language. As cheap.
    public var contact: @Sendable (Language) -> ShopContact = { _ in ShopContact() }

    public init(
        clock: Clock, random: SecureRandom = .system, sessions: BrowserSessions,
        authenticate: @escaping @Sendable (_ bearerToken: String) async throws -> Principal?,
        findBlob: @escaping @Sendable (BlobHash) async throws -> Blob?, logger: Logger
    ) {
        self.clock = clock
        self.random = random
        self.sessions = sessions
        self.authenticate = authenticate
        self.findBlob = findBlob
        self.logger = logger
    }
}

extension WebServices {
    /// With the sessions and tokens of the Identity module, and the files of the database.
    public init(
        identity: Identity, database: Database, clock: Clock, random: SecureRandom = .system, logger: Logger
    ) {
        let sessions = BrowserSessions(
            load: { token in
                try await identity.browserSession(token).map {
                    BrowserSessions.Session(principal: $0.principal, csrfSecret: $0.csrfSecret)
                }
            },
            end: { try await identity.endBrowserSession($0) })
        self.init(
            clock: clock, random: random, sessions: sessions,
            authenticate: { try await identity.principal(bearer: $0) },
            findBlob: { hash in try await database.read { try Blobs.find(hash, in: $0) } }, logger: logger)
        findFile = { hash in try await database.read { try PiecedFiles.find(hash, in: $0) } }
        readFile = { hash, start in try await database.read { try PiecedFiles.bytes(of: hash, from: start, in: $0) } }
    }
}

/// Sessions of browsers: opaque tokens, kept hashed by the Identity module. They begin with the use case that proves
/// who somebody is; `PageAnswer.beginningSession` hands the new token to the browser.
public struct BrowserSessions: Sendable {
    public struct Session: Sendable {
        public let principal: Principal
        /// Bound into every form of this session; not the token and not derivable from it.
        public let csrfSecret: String

        public init(principal: Principal, csrfSecret: String) {
            self.principal = principal
            self.csrfSecret = csrfSecret
        }
    }

    /// Nil for an unknown, expired or ended one.
    public var load: @Sendable (_ token: String) async throws -> Session?
    public var end: @Sendable (_ token: String) async throws -> Void

    public init(
        load: @escaping @Sendable (_ token: String) async throws -> Session?,
        end: @escaping @Sendable (_ token: String) async throws -> Void
    ) {
        self.load = load
        self.end = end
    }
}
