import Cryptography

/// The tokens in forms: an HMAC over what the browser holds, so that no other site can make one.
///
/// A signed-in browser's token is bound to its session's secret, an anonymous one's to a cookie of random bits.
struct FormTokens: Sendable {
    let key: [UInt8]

    func token(boundTo secret: String) -> String {
        Hexadecimal.encode(HMACSHA256.code(Array("form:\(secret)".utf8), key: key))
    }

    func isValid(_ token: String?, boundTo secret: String) -> Bool {
        guard let token else { return false }
        return ConstantTime.equal(token, self.token(boundTo: secret))
    }
}
