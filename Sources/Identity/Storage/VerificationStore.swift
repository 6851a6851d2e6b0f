import Cryptography
import Database
import Kernel

/// SQL of `verification_codes`: one row for each phone or e-mail address and purpose.
enum VerificationStore {
    struct NewCode: Sendable {
        let recipient: CodeRecipient
        let purpose: VerificationPurpose
        let salt: String
        let hash: String
    }

    /// The salt only keeps equal codes from looking equal: a million possibilities are no secret for long, which is why
    /// a code lives for minutes and bears five guesses.
    static func hash(_ code: String, salt: String, recipient: CodeRecipient) -> String {
        SHA256.hex("\(salt):\(recipient.key):\(code)")
    }

    /// - Throws: `IdentityError.throttled` before the interval or the day is over.
    static func issue(
        _ code: NewCode, configuration: Identity.Configuration, at now: Timestamp, in transaction: Transaction
    ) throws {
        let written = try transaction.execute(
            """
            INSERT INTO verification_codes (phone, purpose, salt, code_hash, attempts, expires_at, next_send_at,
                sent_count, forgotten_at)
            VALUES (\(code.recipient.key), \(code.purpose), \(code.salt), \(code.hash), 0,
                \(now + configuration.codeLife), \(now + configuration.codeInterval), 1, \(now + .days(1)))
            ON CONFLICT (phone, purpose) DO UPDATE SET
                salt = excluded.salt, code_hash = excluded.code_hash, attempts = 0,
                expires_at = excluded.expires_at, next_send_at = excluded.next_send_at,
                sent_count = CASE WHEN verification_codes.forgotten_at <= \(now) THEN 1
                    ELSE verification_codes.sent_count + 1 END,
                forgotten_at = CASE WHEN verification_codes.forgotten_at <= \(now) THEN excluded.forgotten_at
                    ELSE verification_codes.forgotten_at END
            WHERE verification_codes.next_send_at <= \(now)
                AND (verification_codes.sent_count < \(configuration.codeDailyLimit)
                    OR verification_codes.forgotten_at <= \(now))
            """)
        guard written == 0 else { return }
        let row = try transaction.first(
            """
            SELECT next_send_at, sent_count, forgotten_at FROM verification_codes
            WHERE phone = \(code.recipient.key) AND purpose = \(code.purpose)
            """)
        // The row can only be missing when a sweep came between the two statements.
        guard let row else { throw IdentityError.throttled(retryAfterSeconds: 1) }
        var next: Timestamp = try row[0]
        let (count, forgotten): (Int, Timestamp) = (try row[1], try row[2])
        if count >= configuration.codeDailyLimit { next = max(next, forgotten) }
        throw IdentityError.throttled(retryAfterSeconds: max(1, Int(((next - now).milliseconds + 999) / 1_000)))
    }

    /// A code that could not be sent holds up nobody.
    static func withdraw(_ code: NewCode, at now: Timestamp, in transaction: Transaction) throws {
        try transaction.post(
            """
            UPDATE verification_codes SET expires_at = \(now), next_send_at = \(now)
            WHERE phone = \(code.recipient.key) AND purpose = \(code.purpose) AND code_hash = \(code.hash)
            """)
    }

    /// Counts the guess first, then compares: of many at once no more than the limit are looked at. A right code is
    /// spent. The caller lets the transaction commit where it was wrong.
    static func redeem(
        _ code: String, of recipient: CodeRecipient, purpose: VerificationPurpose, attemptLimit: Int, at now: Timestamp,
        in transaction: Transaction
    ) throws -> Bool {
        let row = try transaction.first(
            """
            UPDATE verification_codes SET attempts = attempts + 1
            WHERE phone = \(recipient.key) AND purpose = \(purpose) AND expires_at > \(now)
                AND attempts < \(attemptLimit)
            RETURNING salt, code_hash
            """)
        guard let row, ConstantTime.equal(hash(code, salt: try row[0], recipient: recipient), try row[1]) else {
            return false
        }
        try transaction.post(
            """
            UPDATE verification_codes SET expires_at = \(now)
            WHERE phone = \(recipient.key) AND purpose = \(purpose)
            """)
        return true
    }

    /// What proved a phone for one purpose proves it for another, until then.
    static func handOver(
        from: VerificationPurpose, to: VerificationPurpose, of phone: PhoneNumber, until: Timestamp,
        in transaction: Transaction
    ) throws {
        try transaction.post(
            """
            INSERT INTO verification_codes (phone, purpose, salt, code_hash, attempts, expires_at, next_send_at,
                sent_count, forgotten_at)
            SELECT phone, \(to), salt, code_hash, 0, \(until), next_send_at, sent_count, forgotten_at
            FROM verification_codes WHERE phone = \(phone.e164) AND purpose = \(from)
            ON CONFLICT (phone, purpose) DO UPDATE SET
                salt = excluded.salt, code_hash = excluded.code_hash, attempts = 0, expires_at = excluded.expires_at
            """)
    }
}
