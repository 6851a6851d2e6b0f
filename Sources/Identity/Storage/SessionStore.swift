import Database
import Kernel

/// SQL of `sessions`, `access_tokens` and `refresh_tokens`. Only hashes of tokens come here.
enum SessionStore {
    /// A session that has ended: before any moment, whatever another node's clock says.
    private static let ended = Timestamp(milliseconds: 0)

    struct Dates: Sendable {
        let now: Timestamp
        let expiresAt: Timestamp
    }

    struct BrowserRow: Sendable {
        let session: BrowserSession
        let usedAt: Timestamp
    }

    static func insertFamily(
        _ id: SessionID, of user: UserID, dates: Dates, origin: Origin, in transaction: Transaction
    ) throws {
        try transaction.post(
            """
            INSERT INTO sessions (id, kind, user_id, created_at, used_at, expires_at, device, address)
            VALUES (\(id), \(SessionSummary.Kind.api), \(user), \(dates.now), \(dates.now), \(dates.expiresAt),
                \(origin.device), \(origin.address))
            """)
    }

    static func insertTokens(_ tokens: IssuedTokens, session: SessionID, in transaction: Transaction) throws {
        try transaction.post(
            """
            INSERT INTO access_tokens (hash, session_id, expires_at)
            VALUES (\(tokens.accessHash), \(session), \(tokens.accessExpiresAt))
            """)
        try transaction.post(
            """
            INSERT INTO refresh_tokens (hash, session_id, expires_at)
            VALUES (\(tokens.refreshHash), \(session), \(tokens.refreshExpiresAt))
            """)
    }

    /// Spends a refresh token: of many at once one gets its session, the others nil.
    static func spendRefreshToken(_ hash: String, at now: Timestamp, in transaction: Transaction) throws -> SessionID? {
        try transaction.first(
            """
            UPDATE refresh_tokens SET used_at = \(now)
            WHERE hash = \(hash) AND used_at IS NULL AND expires_at > \(now)
            RETURNING session_id
            """
        ).map { try $0[0] }
    }

    /// The session of a refresh token that is stored and not spent.
    static func session(ofRefreshToken hash: String, in transaction: Transaction) throws -> SessionID? {
        try transaction.first(
            "SELECT session_id FROM refresh_tokens WHERE hash = \(hash) AND used_at IS NULL"
        ).map { try $0[0] }
    }

    /// The family of a token that was spent before.
    static func familyOfSpentToken(_ hash: String, in transaction: Transaction) throws -> SessionID? {
        try transaction.first(
            "SELECT session_id FROM refresh_tokens WHERE hash = \(hash) AND used_at IS NOT NULL"
        ).map { try $0[0] }
    }

    /// Nil where the session has ended.
    static func prolong(_ id: SessionID, dates: Dates, in transaction: Transaction) throws -> UserID? {
        try transaction.first(
            """
            UPDATE sessions SET used_at = \(dates.now), expires_at = \(dates.expiresAt)
            WHERE id = \(id) AND expires_at > \(dates.now) AND user_id IS NOT NULL
            RETURNING user_id
            """
        ).map { try $0[0] }
    }

    static func insertBrowser(
        _ browser: IssuedBrowser, of user: UserID?, dates: Dates, origin: Origin, in transaction: Transaction
    ) throws {
        try transaction.post(
            """
            INSERT INTO sessions (id, kind, user_id, token_hash, csrf_secret, created_at, used_at, expires_at, device,
                address)
            VALUES (\(browser.id), \(SessionSummary.Kind.browser), \(user.sqlValue), \(browser.tokenHash),
                \(browser.csrfSecret), \(dates.now), \(dates.now), \(dates.expiresAt), \(origin.device),
                \(origin.address))
            """)
    }

    /// Nil for a session that has ended or whose account may not be used.
    static func browser(_ tokenHash: String, at now: Timestamp, in session: Session) throws -> BrowserRow? {
        let found = try session.first(
            """
            SELECT s.id, s.csrf_secret, s.used_at, s.user_id, u.role, u.state, u.functions
            FROM sessions s LEFT JOIN users u ON u.id = s.user_id
            WHERE s.token_hash = \(tokenHash) AND s.expires_at > \(now)
            """)
        guard let row = found else { return nil }
        let id: SessionID = try row[0]
        var principal = Principal.anonymous
        if let user: UserID = try row[3] {
            guard let role: Role = try row[4], let state: UserState = try row[5], state == .active,
                let functions: StaffFunctions = try row[6]
            else { return nil }
            principal = .user(user, role, id, functions)
        }
        return BrowserRow(
            session: BrowserSession(id: id, principal: principal, csrfSecret: try row[1]), usedAt: try row[2])
    }

    static func touch(_ id: SessionID, dates: Dates, in transaction: Transaction) throws {
        try transaction.post(
            """
            UPDATE sessions SET used_at = \(dates.now), expires_at = \(dates.expiresAt)
            WHERE id = \(id) AND expires_at > \(dates.now)
            """)
    }

    /// Of many at once one gets the new token in.
    static func rotate(
        _ tokenHash: String, to newHash: String, at now: Timestamp, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            "UPDATE sessions SET token_hash = \(newHash) WHERE token_hash = \(tokenHash) AND expires_at > \(now)") == 1
    }

    static func endBrowser(_ tokenHash: String, in transaction: Transaction) throws {
        try transaction.post("UPDATE sessions SET expires_at = \(ended) WHERE token_hash = \(tokenHash)")
    }

    static func end(_ id: SessionID, in transaction: Transaction) throws {
        try transaction.post("UPDATE sessions SET expires_at = \(ended) WHERE id = \(id)")
    }

    /// False where there is no such live session of this person.
    static func end(
        _ id: SessionID, of user: UserID, at now: Timestamp, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE sessions SET expires_at = \(ended)
            WHERE id = \(id) AND user_id = \(user) AND expires_at > \(now)
            """) == 1
    }

    /// Sign-ins that wait for their second step, and secrets that were offered, end with the sessions.
    static func endAll(of user: UserID, except kept: SessionID?, in transaction: Transaction) throws {
        try transaction.post("DELETE FROM pending_sign_ins WHERE user_id = \(user)")
        try transaction.post("DELETE FROM second_factor_offers WHERE user_id = \(user)")
        let keptRaw = kept?.rawValue ?? 0
        try transaction.post(
            "UPDATE sessions SET expires_at = \(ended) WHERE user_id = \(user) AND id <> \(keptRaw)")
    }

    /// Of everybody with one of these roles and no second factor. Tells how many there were.
    static func endAllWithoutSecondFactor(roles: [Role], in transaction: Transaction) throws -> Int {
        try transaction.execute(
            """
            UPDATE sessions SET expires_at = \(ended)
            WHERE expires_at > \(ended) AND user_id IN (
                SELECT u.id FROM users u
                WHERE u.role \(in: roles) AND NOT EXISTS (
                    SELECT 1 FROM second_factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL))
            """)
    }

    /// Newest first.
    static func live(of user: UserID, at now: Timestamp, limit: Int, in session: Session) throws -> [SessionSummary] {
        try session.rows(
            """
            SELECT id, kind, created_at, used_at, device, address FROM sessions
            WHERE user_id = \(user) AND expires_at > \(now)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map { row in
            SessionSummary(
                id: try row[0], kind: try row[1], createdAt: try row[2], usedAt: try row[3], device: try row[4],
                address: try row[5])
        }
    }
}
