public import Cryptography
public import Database
import Kernel

/// People: how they register, prove who they are, stay signed in, and keep their profile and addresses.
///
/// Everything a person presents is stored as a hash: passwords by Argon2id, tokens (256 random bits) by SHA-256. A
/// value; copies share the database and the hashing threads. Its use cases stand under `UseCases/`.
///
/// Lock order: throttles by account, then by address; verification codes; customer groups; users; throttles of the
/// second step; sessions; tokens; addresses; members of groups.
public struct Identity: Sendable {
    /// The numbers of this module.
    public struct Configuration: Sendable {
        /// The shop's own names, which are no passwords.
        public var shopNames: [String] = ["zhanggui", "掌柜"]
        /// Failed sign-ins of one account.
        public var accountRule: ThrottleRule = .perAccount
        /// Sign-ins and registrations from one network address, each counted for itself; nil switches it off.
        public var addressRule: ThrottleRule? = .perAddress
        /// Codes asked for from one network address, whichever phones they go to; nil switches it off.
        public var codeAddressRule: ThrottleRule? = .codesPerAddress
        public var accessTokenLife: Duration = .minutes(30)
        public var refreshTokenLife: Duration = .days(30)
        /// Without a visit in between.
        public var browserSessionLife: Duration = .days(14)
        /// A browser session's last visit is written at most this often.
        public var browserTouchInterval: Duration = .hours(1)
        public var codeLife: Duration = .minutes(5)
        public var codeAttemptLimit = 5
        /// Between two codes for one phone and purpose.
        public var codeInterval: Duration = .seconds(60)
        /// Codes for one phone and purpose in a day.
        public var codeDailyLimit = 10
        /// Staff without a second factor set one up before they come in.
        public var isSecondFactorRequiredOfStaff = true
        /// How long a browser may take between the first step of a sign-in and the second.
        public var pendingSignInLife: Duration = .minutes(10)
        public var invitationLife: Duration = .days(7)
        /// Opens `createDemoAccounts`, whose password everybody knows.
        public var isDemo = false

        public init() {}
    }

    /// Addresses in one person's book.
    public static let addressLimit = 20
    /// Sessions in one person's list: the newest.
    public static let listedSessionLimit = 100
    /// Invitations that may be open at a time.
    public static let openInvitationLimit = 100

    let database: Database
    let configuration: Configuration
    let passwords: PasswordHasher
    let sender: VerificationSender
    let random: SecureRandom
    let lookup: PrincipalLookup
    let recentSessions: RecentSessions
    let rules: PasswordRules

    public init(
        database: Database, configuration: Configuration, passwords: PasswordHasher, sender: VerificationSender,
        random: SecureRandom = .system
    ) {
        self.database = database
        self.configuration = configuration
        self.passwords = passwords
        self.sender = sender
        self.random = random
        lookup = PrincipalLookup(database: database)
        recentSessions = RecentSessions(database: database)
        rules = PasswordRules(shopNames: configuration.shopNames)
    }

    var now: Timestamp { database.clock.now() }
}

/// Where a request came from, as far as it is known.
public struct Origin: Sendable, Hashable {
    static let deviceLimit = 200

    /// The network address that attempts are counted by.
    public let address: String
    /// What the client calls itself, cut to 200 characters.
    public let device: String

    public init(address: String = "", device: String = "") {
        self.address = address
        let printable = device.unicodeScalars.filter { $0.properties.generalCategory != .control }
        self.device = String(String.UnicodeScalarView(printable.prefix(Self.deviceLimit)))
    }

    /// A shell or a test.
    public static let unknown = Origin()
}
