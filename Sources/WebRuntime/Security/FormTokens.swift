import Cryptography

/// The tokens in forms: an HMAC over what the browser holds, so that no other site can make one.
///
/// A signed-in browser's token is bound to its session's secret, an anonymous one's to a cookie of random bits. It is
/// written another way on every page, behind bits that are new each time: pages are packed, and a text that stands on
/// each of them could be guessed from their lengths (BREACH, see docs/decisions/0010).
struct FormTokens: Sendable {
    let key: [UInt8]
    let random: SecureRandom

    /// Half of the HMAC: RFC 2104 allows it, and 128 bits are not guessed.
    private static let length = 16

    func token(boundTo secret: String) -> String {
        let mask = random.bytes(Self.length)
        return Hexadecimal.encode(mask + Self.masked(code(secret), mask))
    }

    func isValid(_ token: String?, boundTo secret: String) -> Bool {
        guard let token, token.utf8.count == Self.length * 4, let bytes = Hexadecimal.decode(token) else {
            return false
        }
        return ConstantTime.equal(Self.masked(bytes.prefix(Self.length), bytes.suffix(Self.length)), code(secret))
    }

    private func code(_ secret: String) -> [UInt8] {
        Array(HMACSHA256.code(Array("form:\(secret)".utf8), key: key).prefix(Self.length))
    }

    private static func masked(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> [UInt8] {
        zip(left, right).map { $0 ^ $1 }
    }
}
