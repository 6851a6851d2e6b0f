public import Cryptography
public import Kernel

/// The bearer token of a guest's cart and of the orders made from it: 128 random bits as 22 digits of base64url. It is
/// never stored; `hash` is.
public struct GuestToken: Sendable, Hashable {
    static let byteCount = 16
    static let digitCount = 22

    public let text: String

    /// Nil for what cannot be a guest token.
    public init?(_ text: String) {
        guard text.utf8.count == Self.digitCount, Base64URL.decode(text)?.count == Self.byteCount else { return nil }
        self.text = text
    }

    private init(made text: String) {
        self.text = text
    }

    public static func make(_ random: SecureRandom = .system) -> GuestToken {
        GuestToken(made: random.token(byteCount: byteCount))
    }

    /// SHA-256 in hex: what carts and orders are owned by, and `Principal.guest` carries.
    public var hash: String { SHA256.hex(text) }

    /// What a signed-in shopper's browser holds besides the account: what was looked up in it. It needs the token and
    /// the account both: nobody else who signs in there has it, and neither has whoever sits there signed out.
    ///
    /// - Parameter tokenHash: of the browser's guest token.
    public static func hash(_ tokenHash: String, beside user: UserID) -> String { SHA256.hex("\(tokenHash) \(user)") }
}

/// Access, refresh and browser tokens: 256 random bits as 43 digits of base64url.
enum BearerToken {
    static let byteCount = 32
    static let digitCount = 43

    /// Tells what cannot be a token without asking the database.
    static func isPlausible(_ text: String) -> Bool {
        text.utf8.count == digitCount && Base64URL.decode(text) != nil
    }
}
