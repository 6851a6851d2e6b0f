public import Kernel

/// What can go wrong with a gateway.
public enum GatewayError: ExpectedError, Equatable {
    /// Timeout, lost connection, 5xx, or a no that is not about the matter (signature, rights, address, limit): it is
    /// not known whether the call took effect. Repeat it or ask.
    case unavailable(reason: String)
    /// The gateway's final no, with its code (`amount_differs`, `payment_closed`, `refund_exceeds_payment` …).
    case refused(code: String, message: String)
    /// A notification that the gateway did not sign, or signed too long ago.
    case badSignature(reason: String)
    /// Something that cannot be read: an answer or a notification that breaks the format.
    case malformed(reason: String)

    /// When a caller may try again.
    public static let retryAfterSeconds = 5

    public var kind: ErrorKind {
        switch self {
        case .unavailable: .unavailable(retryAfterSeconds: Self.retryAfterSeconds)
        case .refused: .conflict
        case .badSignature: .unauthenticated
        case .malformed: .malformed
        }
    }

    public var code: String {
        switch self {
        case .unavailable: "gateway_unavailable"
        case .refused: "gateway_refused"
        case .badSignature: "bad_signature"
        case .malformed: "gateway_malformed"
        }
    }

    public var detail: String {
        switch self {
        case .unavailable: "The payment gateway does not answer at the moment."
        case .refused(let code, let message): "The payment gateway refused: \(message) (\(code))"
        case .badSignature: "The signature does not prove who sent this."
        case .malformed: "The payment gateway's message cannot be read."
        }
    }
}
