public import Kernel

/// The signature of a request between machines, after Standard Webhooks (https://www.standardwebhooks.com):
/// HMAC-SHA256 over `id.timestamp.body`, written as `v1,` and base 64.
///
/// The three parts travel in the headers `webhook-id`, `webhook-timestamp` (whole seconds) and `webhook-signature`.
public enum Signature {
    /// How far a request's time may be from ours, in either direction. Whoever answers requests also remembers ids
    /// for this long, because inside of it a signed request can be sent again.
    public static let toleranceSeconds: Int64 = 300
    /// Signatures that one header may carry while a secret is being changed.
    static let signatureLimit = 8
    private static let version = "v1"

    /// The header's value for a message.
    ///
    /// - Parameters:
    ///   - id: unique per message and without a dot, the same when the message is sent again.
    ///   - timestamp: whole seconds since 1970 UTC, of this sending.
    public static func sign(id: String, timestamp: Int64, body: [UInt8], secret: [UInt8]) -> String {
        precondition(!id.contains("."), "a dot in the id would make the signed text ambiguous: \(id)")
        return "\(version),\(Base64.encode(code(id: id, timestamp: timestamp, body: body, secret: secret)))"
    }

    /// Accepts a message that one of the header's space-separated signatures proves.
    ///
    /// - Throws: `expired` for a time outside the tolerance, `wrong` where no signature fits.
    public static func verify(
        _ header: String, id: String, timestamp: Int64, body: [UInt8], secret: [UInt8], now: Timestamp
    ) throws(SignatureError) {
        guard !id.contains(".") else { throw .wrong }
        let expected = code(id: id, timestamp: timestamp, body: body, secret: secret)
        let offers = header.split(separator: " ", maxSplits: signatureLimit)
        let isProved = offers.prefix(signatureLimit).contains { offer in
            let parts = offer.split(separator: ",", maxSplits: 1)
            guard parts.count == 2, parts[0] == version, let bytes = Base64.decode(String(parts[1])) else {
                return false
            }
            return ConstantTime.equal(bytes, expected)
        }
        guard isProved else { throw .wrong }
        // After the proof: only the holder of the secret learns that its clock is wrong.
        let (age, overflow) = (now.milliseconds / 1_000).subtractingReportingOverflow(timestamp)
        guard !overflow, (-toleranceSeconds...toleranceSeconds).contains(age) else { throw .expired }
    }

    /// The key behind a shared secret: base 64 after `whsec_`, or the text's own bytes. Nil for one that is empty.
    public static func key(from text: String) -> [UInt8]? {
        let prefix = "whsec_"
        guard text.hasPrefix(prefix) else { return text.isEmpty ? nil : Array(text.utf8) }
        guard let bytes = Base64.decode(String(text.dropFirst(prefix.count))), !bytes.isEmpty else { return nil }
        return bytes
    }

    private static func code(id: String, timestamp: Int64, body: [UInt8], secret: [UInt8]) -> [UInt8] {
        HMACSHA256.code(Array("\(id).\(timestamp).".utf8) + body, key: secret)
    }
}

/// A signed request that is not accepted.
public enum SignatureError: ExpectedError, Equatable {
    case wrong
    case expired

    public var kind: ErrorKind { .unauthenticated }

    public var code: String {
        switch self {
        case .wrong: "signature_wrong"
        case .expired: "signature_expired"
        }
    }

    public var detail: String {
        switch self {
        case .wrong: "The signature does not fit the message."
        case .expired: "The message's time is more than \(Signature.toleranceSeconds) seconds away from ours."
        }
    }
}
