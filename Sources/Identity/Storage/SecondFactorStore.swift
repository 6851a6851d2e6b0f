import Cryptography
import Database
import Kernel

/// SQL of `second_factors`, `second_factor_offers`, `recovery_codes` and `pending_sign_ins`.
enum SecondFactorStore {
    static func isOn(_ user: UserID, in session: Session) throws -> Bool {
        try session.first(
            "SELECT 1 FROM second_factors WHERE user_id = \(user) AND confirmed_at IS NOT NULL") != nil
    }

    /// Those of some people who have one.
    static func owners(among users: [UserID], in session: Session) throws -> Set<UserID> {
        guard !users.isEmpty else { return [] }
        let found: [UserID] = try session.rows(
            "SELECT user_id FROM second_factors WHERE user_id \(in: users) AND confirmed_at IS NOT NULL"
        ).map { try $0[0] }
        return Set(found)
    }

    static func state(of user: UserID, in session: Session) throws -> SecondFactor {
        let row = try session.first(
            """
            SELECT f.confirmed_at,
                (SELECT COUNT(*) FROM recovery_codes c WHERE c.user_id = f.user_id AND c.used_at IS NULL),
                u.password_hash
            FROM users u LEFT JOIN second_factors f ON f.user_id = u.id AND f.confirmed_at IS NOT NULL
            WHERE u.id = \(user)
            """)
        return try row.map { row in
            let hash: String? = try row[2]
            return SecondFactor(since: try row[0], recoveryCodesLeft: try row[1], hasPassword: hash != nil)
        } ?? SecondFactor(since: nil, recoveryCodesLeft: 0, hasPassword: false)
    }

    /// The secret that one session is being offered. Another session of the same person is told nothing of it.
    static func offered(to user: UserID, in holder: SessionID, at now: Timestamp, in session: Session) throws -> String?
    {
        try session.first(
            """
            SELECT secret FROM second_factor_offers
            WHERE session_id = \(holder) AND user_id = \(user) AND expires_at > \(now)
            """
        ).map { try $0[0] }
    }

    /// A fresh secret, in place of one that this session was offered before.
    static func offer(
        _ secret: String, to user: UserID, in holder: SessionID, until expiresAt: Timestamp,
        in transaction: Transaction
    ) throws {
        try transaction.post(
            """
            INSERT INTO second_factor_offers (session_id, user_id, secret, expires_at)
            VALUES (\(holder), \(user), \(secret), \(expiresAt))
            ON CONFLICT (session_id) DO UPDATE SET
                user_id = excluded.user_id, secret = excluded.secret, expires_at = excluded.expires_at
            """)
    }

    static func withdrawOffer(to user: UserID, in holder: SessionID, in transaction: Transaction) throws {
        try transaction.post(
            "DELETE FROM second_factor_offers WHERE session_id = \(holder) AND user_id = \(user)")
    }

    /// From now on it is asked for. False where the digits are wrong, this session was offered nothing, or a
    /// confirmed one stands.
    static func confirm(
        _ digits: String, of user: UserID, in holder: SessionID, at now: Timestamp, in transaction: Transaction
    ) throws -> Bool {
        guard let text = try offered(to: user, in: holder, at: now, in: transaction.session),
            let secret = Base32.decode(text), let step = OneTimePassword.step(of: digits, secret: secret, at: now)
        else { return false }
        return try transaction.execute(
            """
            INSERT INTO second_factors (user_id, secret, confirmed_at, last_step, created_at)
            VALUES (\(user), \(text), \(now), \(step), \(now))
            ON CONFLICT (user_id) DO UPDATE SET
                secret = excluded.secret, confirmed_at = excluded.confirmed_at, last_step = excluded.last_step
            WHERE second_factors.confirmed_at IS NULL
            """) == 1
    }

    /// Takes digits of the app, each step once: of many at once one is let in.
    static func redeem(_ digits: String, of user: UserID, at now: Timestamp, in transaction: Transaction) throws -> Bool
    {
        let text: String? = try transaction.first(
            "SELECT secret FROM second_factors WHERE user_id = \(user) AND confirmed_at IS NOT NULL"
        ).map { try $0[0] }
        guard let text, let secret = Base32.decode(text),
            let step = OneTimePassword.step(of: digits, secret: secret, at: now)
        else { return false }
        return try transaction.execute(
            "UPDATE second_factors SET last_step = \(step) WHERE user_id = \(user) AND last_step < \(step)") == 1
    }

    static func redeemRecovery(_ hash: String, of user: UserID, at now: Timestamp, in transaction: Transaction) throws
        -> Bool
    {
        try transaction.execute(
            """
            UPDATE recovery_codes SET used_at = \(now)
            WHERE user_id = \(user) AND hash = \(hash) AND used_at IS NULL
            """) == 1
    }

    static func replaceRecovery(_ hashes: [String], of user: UserID, in transaction: Transaction) throws {
        try transaction.post("DELETE FROM recovery_codes WHERE user_id = \(user)")
        for hash in hashes {
            try transaction.post("INSERT INTO recovery_codes (user_id, hash) VALUES (\(user), \(hash))")
        }
    }

    /// - Returns: whether there was one that counted.
    static func remove(of user: UserID, in transaction: Transaction) throws -> Bool {
        try transaction.post("DELETE FROM recovery_codes WHERE user_id = \(user)")
        return try transaction.execute(
            "DELETE FROM second_factors WHERE user_id = \(user) AND confirmed_at IS NOT NULL") == 1
    }

    static func insertPending(_ session: SessionID, of user: UserID, in transaction: Transaction) throws {
        try transaction.post("INSERT INTO pending_sign_ins (session_id, user_id) VALUES (\(session), \(user))")
    }

    /// The sign-in that waits behind a browser's token.
    static func pending(_ tokenHash: String, at now: Timestamp, in session: Session) throws -> Waiting? {
        try session.first(
            """
            SELECT p.session_id, p.user_id FROM pending_sign_ins p JOIN sessions s ON s.id = p.session_id
            WHERE s.token_hash = \(tokenHash) AND s.expires_at > \(now)
            """
        ).map { Waiting(session: try $0[0], user: try $0[1]) }
    }

    /// A browser's session that is nobody's yet, and whose it is to be.
    struct Waiting: Sendable, Hashable {
        let session: SessionID
        let user: UserID
    }
}
