import Cryptography
import Database
public import Kernel

extension Identity {
    /// Who holds this access token; nil for one that is unknown, expired, or whose session or account has ended.
    /// One read, shared with those who ask at the same time.
    public func authenticate(accessToken: String) async throws -> Principal? {
        guard BearerToken.isPlausible(accessToken) else { return nil }
        return try await lookup.principal(tokenHash: SHA256.hex(accessToken))
    }

    /// Who holds what stands behind `Authorization: Bearer`: an access token or a guest token. A guest token is no
    /// account, so any well-formed one is taken: what it opens are the carts and orders made with it.
    public func principal(bearer token: String) async throws -> Principal? {
        if let guest = GuestToken(token) { return .guest(tokenHash: guest.hash) }
        return try await authenticate(accessToken: token)
    }

    /// A new pair for a refresh token, which is spent by it. A token that comes a second time was stolen, or its first
    /// answer was: the whole session ends, and its owner signs in again.
    ///
    /// - Throws: `IdentityError.invalidToken`. Of many refreshes with one token at once one gets a pair, which then
    ///   dies with the session.
    public func refresh(_ refreshToken: String) async throws -> SignedIn {
        guard BearerToken.isPlausible(refreshToken) else { throw IdentityError.invalidToken }
        let hash = SHA256.hex(refreshToken)
        let now = now
        let tokens = IssuedTokens(configuration: configuration, random: random, at: now)
        let dates = SessionStore.Dates(now: now, expiresAt: tokens.refreshExpiresAt)
        let rotate: @Sendable (Transaction) throws -> (Profile, SessionID)? = { transaction in
            var session = try SessionStore.spendRefreshToken(hash, at: now, in: transaction)
            let isNew = session != nil
            if !isNew {
                // Spent by ourselves, where the answer to our COMMIT was lost and this is the second run.
                session = try SessionStore.session(ofRefreshToken: tokens.refreshHash, in: transaction)
            }
            guard let session else {
                if let family = try SessionStore.familyOfSpentToken(hash, in: transaction) {
                    try SessionStore.end(family, in: transaction)
                }
                return nil
            }
            guard let id = try SessionStore.prolong(session, dates: dates, in: transaction),
                let user = try UserStore.candidate(.id(id), in: transaction.session), user.profile.state == .active
            else { return nil }
            if isNew { try SessionStore.insertTokens(tokens, session: session, in: transaction) }
            return (user.profile, session)
        }
        let outcome: (Profile, SessionID)?
        do {
            outcome = try await database.write(rotate)
        } catch let error as DatabaseError where error.kind == .commitUnknown {
            outcome = try await database.write(rotate)
        }
        guard let (user, session) = outcome else { throw IdentityError.invalidToken }
        return SignedIn(user: user, tokens: tokens.pair(session))
    }

    /// Ends a session, whatever its kind: its tokens are dead from now on. Ending one twice is fine.
    public func signOut(_ session: SessionID) async throws {
        try await database.write { try SessionStore.end(session, in: $0) }
    }

    /// The live sessions of a person, newest first, at most `listedSessionLimit`.
    public func sessions(of user: UserID) async throws -> [SessionSummary] {
        let now = now
        return try await database.read {
            try SessionStore.live(of: user, at: now, limit: Self.listedSessionLimit, in: $0)
        }
    }

    /// Ends one of a person's own sessions.
    ///
    /// - Throws: `NotFound` for a session that is not live or somebody else's.
    public func revoke(_ session: SessionID, of user: UserID) async throws {
        let now = now
        let isEnded = try await database.write { try SessionStore.end(session, of: user, at: now, in: $0) }
        guard isEnded else { throw NotFound("session") }
    }

    /// Deletes what has expired: tokens, sessions, codes, throttles; at most `limit` rows of each in one transaction.
    ///
    /// - Returns: how many rows; the caller goes on while it is not 0.
    public func sweepExpired(limit: Int) async throws -> Int {
        let now = now
        return try await database.write { try ExpiryStore.sweep(limit: limit, at: now, in: $0) }
    }
}
