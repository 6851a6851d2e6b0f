public import Database

/// What a code is for: one that was asked for to register signs nobody in.
public enum VerificationPurpose: String, SQLEnumeration, CaseIterable {
    case register
    case signIn = "sign_in"
    case resetPassword = "reset_password"
}

/// Where a code goes.
enum CodeRecipient: Sendable, Hashable {
    case phone(PhoneNumber)
    case email(EmailAddress)

    /// Nil for what is neither.
    init?(_ text: String) {
        if let email = EmailAddress(text) {
            self = .email(email)
        } else if let phone = PhoneNumber(text) {
            self = .phone(phone)
        } else {
            return nil
        }
    }

    /// As it is stored: E.164, or the folded address. No phone has an `@`.
    var key: String {
        switch self {
        case .phone(let phone): phone.e164
        case .email(let email): email.folded
        }
    }

    var identifier: UserStore.Identifier {
        switch self {
        case .phone(let phone): .phone(phone)
        case .email(let email): .email(email)
        }
    }
}

/// A code on its way to a phone or a mailbox.
public struct Verification: Sendable, Hashable {
    /// E.164, or an e-mail address: it has an `@`.
    public let recipient: String
    public let code: String
    public let purpose: VerificationPurpose
}

/// An invitation on its way to somebody's mailbox.
public struct InvitationMessage: Sendable, Hashable {
    public let email: String
    /// The page where it is taken; whoever has it can.
    public let link: String
}

/// How codes reach phones and mailboxes, and invitations mailboxes: a gateway, or the log where there is none.
public struct VerificationSender: Sendable {
    /// Sends one code; throwing means that it did not leave.
    public let send: @Sendable (Verification) async throws -> Void
    /// Sends one invitation; throwing means that it did not leave.
    public let invite: @Sendable (InvitationMessage) async throws -> Void

    /// - Parameter invite: by default there is no way to any mailbox.
    public init(
        send: @escaping @Sendable (Verification) async throws -> Void,
        invite: @escaping @Sendable (InvitationMessage) async throws -> Void = { _ in throw NoSender() }
    ) {
        self.send = send
        self.invite = invite
    }

    /// No way to anybody: every code is refused as not sent.
    public static let none = VerificationSender { _ in throw NoSender() }

    /// There is no way to phones or mailboxes yet.
    public struct NoSender: Error {
        public init() {}
    }

    /// The development sender. Whoever reads the log can sign in as anybody: never in a real shop. Invitations are not
    /// sent: their links are handed over in the console, and no e-mail address goes to the log.
    public static func log(_ line: @escaping @Sendable (String) -> Void) -> VerificationSender {
        VerificationSender { line("verification code for \($0.recipient) to \($0.purpose.rawValue): \($0.code)") }
    }
}
