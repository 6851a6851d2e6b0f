public import Kernel

/// Settings of the web surface, read once at the root.
public struct WebConfiguration: Sendable {
    /// A longer address is answered with 414. Ours with most in it names the hundred orders of a pick list, and has a
    /// third of this.
    public static let addressLimitBytes = 8_192

    /// Where visitors see the shop, without a slash at the end; `https` makes cookies Secure and sends HSTS.
    public var publicURL: String
    public var trustedProxies: TrustedProxies
    /// Signs the form tokens of visitors who are not signed in; at least 32 bytes, the same on every node.
    public var csrfKey: [UInt8]
    /// What is behind a request of its own; larger ones are answered with 413.
    public var bodyLimitBytes = 256 * 1_024
    /// How long a request may take before it is given up with 503.
    public var deadline: Duration = .seconds(15)
    /// The same for forms with files: a video of 32 MB comes in it at 1 Mbit/s.
    public var uploadDeadline: Duration = .seconds(300)
    /// Bytes of files that forms bring at the same time; more are asked to come again with 503.
    public var uploadRoomBytes = 128 * 1_024 * 1_024
    /// Loose, against floods; nil for none.
    public var addressRate: Rate? = Rate(count: 600, per: .minutes(1), burst: 300)
    /// Strict, per signed-in person or guest; nil for none.
    public var accountRate: Rate? = Rate(count: 300, per: .minutes(1), burst: 100)
    /// Addresses that the address limit does not count: probes, load generators, the demo's own machine.
    public var unlimitedAddresses: Set<String> = []
    public var calendar: BusinessCalendar = .shanghai

    public init(publicURL: String, csrfKey: [UInt8], trustedProxies: TrustedProxies = .none) {
        precondition(csrfKey.count >= 32, "the form key has \(csrfKey.count) bytes")
        self.publicURL = publicURL
        self.csrfKey = csrfKey
        self.trustedProxies = trustedProxies
    }

    /// Whether visitors come through TLS.
    public var isSecure: Bool { publicURL.hasPrefix("https://") }
}
