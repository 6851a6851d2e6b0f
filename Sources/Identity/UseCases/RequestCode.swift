import Cryptography
import Database
import Kernel

extension Identity {
    /// When a code ends and when the next one may be asked for.
    public struct CodeReceipt: Sendable, Hashable {
        public let expiresInSeconds: Int
        public let resendAfterSeconds: Int
    }

    /// Sends six digits to a phone, whether or not it has an account: the answer tells nobody who is a customer.
    ///
    /// A new code replaces the last one for the same purpose. The code leaves after its row is committed.
    ///
    /// - Throws: `IdentityError.invalidPhone`, `throttled` (a minute between codes, ten a day, and the address's rule),
    ///   `codeNotSent`.
    public func requestCode(
        phone text: String, purpose: VerificationPurpose, from origin: Origin
    ) async throws -> CodeReceipt {
        guard let phone = PhoneNumber(text) else { throw IdentityError.invalidPhone }
        return try await sendCode(to: .phone(phone), purpose: purpose, from: origin)
    }

    /// Six digits on their way to a phone or a mailbox, with the rules of all codes.
    func sendCode(
        to recipient: CodeRecipient, purpose: VerificationPurpose, from origin: Origin
    ) async throws -> CodeReceipt {
        let digits = random.digits(6)
        let salt = random.token(byteCount: 16)
        let code = VerificationStore.NewCode(
            recipient: recipient, purpose: purpose, salt: salt,
            hash: VerificationStore.hash(digits, salt: salt, recipient: recipient))
        let address = addressThrottle("code", origin, rule: configuration.codeAddressRule)
        let (configuration, now) = (configuration, now)
        try await database.write { transaction in
            if let address { try ThrottleStore.count(address.key, rule: address.rule, at: now, in: transaction) }
            try VerificationStore.issue(code, configuration: configuration, at: now, in: transaction)
        }
        do {
            try await sender.send(Verification(recipient: recipient.key, code: digits, purpose: purpose))
        } catch {
            try await database.write { try VerificationStore.withdraw(code, at: now, in: $0) }
            throw IdentityError.codeNotSent
        }
        return CodeReceipt(
            expiresInSeconds: Int(configuration.codeLife.milliseconds / 1_000),
            resendAfterSeconds: Int(configuration.codeInterval.milliseconds / 1_000))
    }
}
