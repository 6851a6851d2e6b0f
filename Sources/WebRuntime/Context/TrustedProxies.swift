import Kernel

/// Whose `X-Forwarded-For` is believed: addresses and networks in CIDR form.
public struct TrustedProxies: Sendable {
    private let networks: [Network]

    public static let none = TrustedProxies(networks: [])

    private init(networks: [Network]) {
        self.networks = networks
    }

    /// Reads `10.0.0.0/8, 192.168.1.4, ::1`; nil where a part is no address or network.
    public init?(_ list: String) {
        var networks: [Network] = []
        for part in list.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let network = Network(part) else { return nil }
            networks.append(network)
        }
        self.networks = networks
    }

    public func contains(_ address: String) -> Bool {
        guard let bytes = IPAddress.bytes(of: address) else { return false }
        return networks.contains { $0.contains(bytes) }
    }

    /// The client behind a connection: the last forwarded address that is not one of our own proxies. What stands
    /// further left was written by the client itself.
    public func client(peer: String, forwardedFor: [String]) -> String {
        guard contains(peer) else { return peer }
        let hops = forwardedFor.joined(separator: ",").split(separator: ",").suffix(Self.hopLimit)
        var client = peer
        for hop in hops.reversed() {
            let address = hop.trimmingPrefix(while: \.isWhitespace).prefix { !$0.isWhitespace }
            guard IPAddress.bytes(of: String(address)) != nil else { return client }
            client = String(address)
            if !contains(client) { return client }
        }
        return client
    }

    /// No chain of proxies is longer.
    private static let hopLimit = 16
}

private struct Network: Sendable {
    let prefix: [UInt8]
    let bitCount: Int

    init?(_ text: Substring) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let bytes = IPAddress.bytes(of: String(parts[0])) else { return nil }
        let bits = parts.count == 2 ? Int(parts[1]) : bytes.count * 8
        guard let bits, (0...bytes.count * 8).contains(bits) else { return nil }
        prefix = bytes
        bitCount = bits
    }

    func contains(_ address: [UInt8]) -> Bool {
        guard address.count == prefix.count else { return false }
        for bit in 0..<bitCount where (address[bit / 8] ^ prefix[bit / 8]) & (0x80 >> (bit % 8)) != 0 { return false }
        return true
    }
}
