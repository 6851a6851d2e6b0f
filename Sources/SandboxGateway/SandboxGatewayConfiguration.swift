internal import Cryptography
public import Kernel

/// What the sandbox gateway needs to know; read once, where the program starts.
public struct SandboxGatewayConfiguration: Sendable {
    /// What wallets take of a payment, in ten-thousandths.
    public static let standardFeePerMyriad: Int64 = 60

    public var host: String
    /// 0 takes a free port; `onReady` tells which.
    public var port: Int
    public var secret: SandboxSecret
    public var script: FaultScript
    /// How long after the payment `late` tells of it.
    public var lateDelay: Duration
    /// How long a refund is pending.
    public var refundDelay: Duration
    /// How long the shop may take to answer a notification.
    public var deliveryTimeout: Duration
    /// What the gateway keeps of a payment, in ten-thousandths, rounded half up.
    public var feePerMyriad: Int64
    /// Decides which day a statement line belongs to.
    public var calendar: BusinessCalendar

    public init(
        host: String = "127.0.0.1", port: Int = 0, secret: SandboxSecret, script: FaultScript = .empty,
        lateDelay: Duration = .seconds(5), refundDelay: Duration = .seconds(1),
        deliveryTimeout: Duration = .seconds(5), feePerMyriad: Int64 = standardFeePerMyriad,
        calendar: BusinessCalendar = .shanghai
    ) {
        precondition((0...10_000).contains(feePerMyriad), "a fee of \(feePerMyriad) ten-thousandths")
        self.host = host
        self.port = port
        self.secret = secret
        self.script = script
        self.lateDelay = lateDelay
        self.refundDelay = refundDelay
        self.deliveryTimeout = deliveryTimeout
        self.feePerMyriad = feePerMyriad
        self.calendar = calendar
    }

    func feeMinor(of amount: Money) -> Int64 {
        (amount.amountMinor * feePerMyriad + 5_000) / 10_000
    }
}

/// The secret that the shop and the sandbox share. Prints as nothing, so that it stays out of logs.
public struct SandboxSecret: Sendable, CustomStringConvertible {
    /// Shorter keys are refused.
    public static let byteCountMinimum = 16

    let key: [UInt8]

    /// Reads `whsec_` and base 64, or takes the text's own bytes; nil for a key of less than 16 bytes.
    public init?(_ text: String) {
        guard let key = Signature.key(from: text), key.count >= Self.byteCountMinimum else { return nil }
        self.key = key
    }

    public var description: String { "SandboxSecret" }
}
