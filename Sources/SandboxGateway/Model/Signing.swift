import Cryptography
import Kernel

/// How the two sides prove who they are: Standard Webhooks' headers over id, time and content.
///
/// A notification signs its body, as the scheme says. A request signs `METHOD.path.body`, so that a signed body cannot
/// be sent to another place. Requests may be repeated within the tolerance: they are idempotent.
enum Signing {
    static let idHeader = "webhook-id"
    static let timestampHeader = "webhook-timestamp"
    static let signatureHeader = "webhook-signature"

    static func headers(id: String, content: [UInt8], secret: SandboxSecret, now: Timestamp) -> [(String, String)] {
        let seconds = now.milliseconds / 1_000
        let signature = Signature.sign(id: id, timestamp: seconds, body: content, secret: secret.key)
        return [(idHeader, id), (timestampHeader, String(seconds)), (signatureHeader, signature)]
    }

    /// - Parameter header: looks a header up by its lower-case name.
    /// - Throws: `SandboxError.notSigned`.
    static func verify(
        content: [UInt8], secret: SandboxSecret, now: Timestamp, header: (String) -> String?
    ) throws(SandboxError) {
        guard let id = header(idHeader), let signature = header(signatureHeader),
            let timestamp = header(timestampHeader).flatMap({ Int64($0) })
        else { throw .notSigned(reason: "a header is missing") }
        do {
            try Signature.verify(
                signature, id: id, timestamp: timestamp, body: content, secret: secret.key, now: now)
        } catch {
            switch error {
            case .wrong: throw .notSigned(reason: "the signature is wrong")
            case .expired: throw .notSigned(reason: "the time is too far off")
            }
        }
    }

    static func requestContent(method: String, path: String, body: [UInt8]) -> [UInt8] {
        Array("\(method).\(path).".utf8) + body
    }
}
