import Glibc

/// Numeric network addresses, as the C library reads them.
public enum IPAddress {
    /// Four or sixteen bytes; nil for anything but a numeric address. IPv4 in IPv6 clothing counts as IPv4.
    public static func bytes(of text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: six) { Array($0) }
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        return bytes.starts(with: mapped) ? Array(bytes.suffix(4)) : bytes
    }

    /// By what limits know a visitor: an IPv4 address, or the first 64 bits of an IPv6 address, because every
    /// subscriber has at least so large a network to take addresses from (RFC 6177 section 2). Other text stays.
    public static func limitKey(of text: String) -> String {
        guard let bytes = bytes(of: text) else { return text }
        guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
        return groups.joined(separator: ":") + "::/64"
    }
}
