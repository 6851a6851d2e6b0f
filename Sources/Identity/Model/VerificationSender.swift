public import Database

/// What a code is for: one that was asked for to register signs nobody in.
public enum VerificationPurpose: String, SQLEnumeration, CaseIterable {
    case register
    case signIn = "sign_in"
}

/// A code on its way to a phone.
public struct Verification: Sendable, Hashable {
    /// E.164.
    public let phone: String
    public let code: String
    public let purpose: VerificationPurpose
}

/// How codes reach phones: a gateway, or the log where there is none.
public struct VerificationSender: Sendable {
    /// Sends one code; throwing means that it did not leave.
    public let send: @Sendable (Verification) async throws -> Void

    public init(send: @escaping @Sendable (Verification) async throws -> Void) {
        self.send = send
    }

    /// No way to any phone: every code is refused as not sent.
    public static let none = VerificationSender { _ in throw NoSender() }

    private struct NoSender: Error {}

    /// The development sender. Whoever reads the log can sign in as anybody: never in a real shop.
    public static func log(_ line: @escaping @Sendable (String) -> Void) -> VerificationSender {
        VerificationSender { line("verification code for \($0.phone) to \($0.purpose.rawValue): \($0.code)") }
    }
}
