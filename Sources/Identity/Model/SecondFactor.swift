import Cryptography
import Foundation
public import Kernel

/// What is left to do of a sign-in whose password or code was right.
public enum SecondStep: String, Sendable {
    /// Show the digits of the authenticator app, or a recovery code.
    case code
    /// Staff without a second factor set one up before they come in.
    case setUp = "set_up"
}

/// A person's second factor: an authenticator app, with recovery codes for when it is lost.
public struct SecondFactor: Sendable, Hashable {
    /// Codes that a person gets at once.
    public static let recoveryCodeCount = 10

    /// Since when it is asked for; nil where there is none.
    public let since: Timestamp?
    public let recoveryCodesLeft: Int
    /// Whether beginning to set it up takes the password.
    public let hasPassword: Bool

    public init(since: Timestamp?, recoveryCodesLeft: Int, hasPassword: Bool) {
        self.since = since
        self.recoveryCodesLeft = recoveryCodesLeft
        self.hasPassword = hasPassword
    }

    public var isOn: Bool { since != nil }
}

/// A secret on its way into an authenticator app; it counts once the app has shown its first digits.
public struct SecondFactorSetup: Sendable, Hashable {
    /// Base 32, as apps take it.
    public let secret: String
    /// The name under which the app lists it.
    public let account: String

    /// What a QR code for authenticator apps holds (Key URI Format).
    ///
    /// - Parameters:
    ///   - issuer: the shop's name.
    ///   - limit: bytes that the code holds. Where it is too short for all of it the issuer is named once, or not at
    ///     all; a long account can still be longer.
    public func uri(issuer: String, atMost limit: Int = .max) -> String {
        func encoded(_ text: String) -> String {
            text.addingPercentEncoding(
                withAllowedCharacters: .alphanumerics.intersection(.init(charactersIn: "!"..."~")))
                ?? ""
        }
        let (shop, name) = (encoded(issuer), encoded(account))
        let bare = "otpauth://totp/\(name)?secret=\(secret)"
        let full = "otpauth://totp/\(shop):\(name)?secret=\(secret)&issuer=\(shop)"
        return [full, "\(bare)&issuer=\(shop)"].first { $0.utf8.count <= limit } ?? bare
    }

    /// In groups of four, for those who type it.
    public var readableSecret: String { secret.grouped }
}

/// A sign-in that waits for its second step.
public struct PendingSignIn: Sendable, Hashable {
    public let user: Profile
    public let step: SecondStep
    /// Of one that has to be set up.
    public let setup: SecondFactorSetup?
}

/// A code for when the app is lost: 80 random bits, good for one use, stored as a hash.
enum RecoveryCode {
    private static let byteCount = 10
    static let digitCount = 16

    static func make(_ random: SecureRandom) -> String { Base32.encode(random.bytes(byteCount)).grouped.lowercased() }

    /// What is stored of one. Of 80 random bits nothing slower is needed.
    static func hash(_ code: String, of user: UserID) -> String { SHA256.hex("recovery:\(user):\(normalized(code))") }

    /// What people type: in any case, with blanks and hyphens.
    static func normalized(_ text: String) -> String {
        String(
            text.precomposedStringWithCompatibilityMapping.uppercased().filter { !$0.isWhitespace && $0 != "-" }
                .prefix(digitCount + 1))
    }
}

extension String {
    /// `ABCD-EFGH`
    fileprivate var grouped: String {
        let digits = Array(self)
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
            .joined(separator: "-")
    }
}
