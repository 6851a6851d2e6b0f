public import Database
public import Kernel

/// Whether an account may be used.
public enum UserState: String, SQLEnumeration, CaseIterable {
    case active, suspended, closed
}

/// A person as the person itself and staff see it.
public struct Profile: Sendable, Hashable, Identifiable {
    public let id: UserID
    /// Folded.
    public let email: String?
    /// E.164.
    public let phone: String?
    /// May be empty.
    public let name: String
    public let role: Role
    /// What an operator was narrowed to.
    public let functions: StaffFunctions
    public let state: UserState
    /// Grows with every change: the `If-Match` of the profile.
    public let version: Int
    public let createdAt: Timestamp

    public init(
        id: UserID, email: String?, phone: String?, name: String, role: Role,
        functions: StaffFunctions = .unlimited, state: UserState, version: Int, createdAt: Timestamp
    ) {
        self.id = id
        self.email = email
        self.phone = phone
        self.name = name
        self.role = role
        self.functions = functions
        self.state = state
        self.version = version
        self.createdAt = createdAt
    }
}

/// What a person presents to sign in.
public enum Credentials: Sendable {
    case emailPassword(email: String, password: String)
    case phonePassword(phone: String, password: String)
    case phoneCode(phone: String, code: String)
}

/// Which terms a person agreed to, and when.
public struct TermsAgreement: Sendable, Hashable {
    public let version: String
    public let at: Timestamp
}

/// What a person presents to register.
public enum Registration: Sendable {
    case email(String, password: String)
    /// The code proves the phone; a password may be set at once.
    case phone(String, code: String, password: String? = nil)
}

/// A person with a fresh pair of tokens. The tokens are told once and never again.
public struct SignedIn: Sendable {
    public let user: Profile
    public let tokens: TokenPair
}

/// An access token and the refresh token that follows it.
public struct TokenPair: Sendable {
    public let accessToken: String
    public let refreshToken: String
    /// Of the access token.
    public let expiresInSeconds: Int
    public let sessionID: SessionID
}

/// A person with a fresh browser session.
public struct BrowserSignedIn: Sendable {
    public let user: Profile
    public let session: OpenedBrowserSession
    /// What has to be done before the session is anybody's; nil where the person is in.
    public let step: SecondStep?
}

/// A new browser session or a new token of one: the token goes into an HttpOnly cookie, told once.
public struct OpenedBrowserSession: Sendable {
    public let token: String
    public let session: BrowserSession
}

/// What a browser's cookie stands for.
public struct BrowserSession: Sendable, Hashable {
    public let id: SessionID
    /// `.anonymous` before sign-in. A guest's token has a cookie of its own and is not known here.
    public let principal: Principal
    /// What the forms' tokens are made from.
    public let csrfSecret: String
}

/// One line of a person's list of sessions.
public struct SessionSummary: Sendable, Hashable, Identifiable {
    public enum Kind: String, SQLEnumeration {
        case api, browser
    }

    public let id: SessionID
    public let kind: Kind
    public let createdAt: Timestamp
    /// To the hour for browsers, to the last refresh for tokens.
    public let usedAt: Timestamp
    public let device: String
    public let address: String
}
