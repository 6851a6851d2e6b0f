import Cryptography
import Database
import Kernel

/// What a proof of identity is turned into: tokens for a program, or a session for a browser.
struct SessionOpening: Sendable {
    enum Form: Sendable {
        case api(SessionID, IssuedTokens)
        case browser(IssuedBrowser, replacing: String?)
    }

    let form: Form
    let now: Timestamp
    let expiresAt: Timestamp
    let origin: Origin

    /// - Precondition: the account is active, and its row is held or new.
    func open(for user: UserID, in transaction: Transaction) throws {
        let dates = SessionStore.Dates(now: now, expiresAt: expiresAt)
        switch form {
        case .api(let id, let tokens):
            try SessionStore.insertFamily(id, of: user, dates: dates, origin: origin, in: transaction)
            try SessionStore.insertTokens(tokens, session: id, in: transaction)
        case .browser(let browser, let replaced):
            // A session that somebody planted before sign-in must not become the signed-in one.
            if let replaced { try SessionStore.endBrowser(SHA256.hex(replaced), in: transaction) }
            try SessionStore.insertBrowser(browser, of: user, dates: dates, origin: origin, in: transaction)
        }
    }

    /// A short session for the browser that belongs to nobody until the second step is done.
    ///
    /// - Parameter secret: what this browser is offered, where the second factor has to be set up.
    func openHalfway(
        for user: UserID, offering secret: String?, until expiresAt: Timestamp, in transaction: Transaction
    ) throws {
        guard case .browser(let browser, let replaced) = form else {
            preconditionFailure("a program has no second step")
        }
        if let replaced { try SessionStore.endBrowser(SHA256.hex(replaced), in: transaction) }
        let dates = SessionStore.Dates(now: now, expiresAt: expiresAt)
        try SessionStore.insertBrowser(browser, of: nil, dates: dates, origin: origin, in: transaction)
        try SecondFactorStore.insertPending(browser.id, of: user, in: transaction)
        if let secret {
            try SecondFactorStore.offer(secret, to: user, in: browser.id, until: expiresAt, in: transaction)
        }
    }

    var isForProgram: Bool {
        if case .api = form { true } else { false }
    }

    func signedIn(_ user: Profile) -> SignedIn {
        guard case .api(let id, let tokens) = form else { preconditionFailure("a browser session has no tokens") }
        return SignedIn(user: user, tokens: tokens.pair(id))
    }

    func browserSignedIn(_ user: Profile, step: SecondStep? = nil) -> BrowserSignedIn {
        guard case .browser(let browser, _) = form else { preconditionFailure("tokens are no browser session") }
        let principal: Principal = step == nil ? .user(user.id, user.role, browser.id, user.functions) : .anonymous
        return BrowserSignedIn(user: user, session: browser.opened(principal), step: step)
    }
}

extension Identity {
    func apiOpening(_ origin: Origin) -> SessionOpening {
        let now = now
        let tokens = IssuedTokens(configuration: configuration, random: random, at: now)
        return SessionOpening(
            form: .api(database.ids.next(), tokens), now: now, expiresAt: tokens.refreshExpiresAt, origin: origin)
    }

    func browserOpening(_ origin: Origin, replacing token: String?) -> SessionOpening {
        let now = now
        let browser = IssuedBrowser(id: database.ids.next(), random: random)
        return SessionOpening(
            form: .browser(browser, replacing: token), now: now, expiresAt: now + configuration.browserSessionLife,
            origin: origin)
    }

    /// The throttle of one network address for one kind of attempt; nil where there is none.
    func addressThrottle(
        _ kind: String, _ origin: Origin, rule: ThrottleRule?
    ) -> (key: String, rule: ThrottleRule)? {
        guard let rule, !origin.address.isEmpty else { return nil }
        return (ThrottleStore.key("\(kind):\(IPAddress.limitKey(of: origin.address))"), rule)
    }
}
