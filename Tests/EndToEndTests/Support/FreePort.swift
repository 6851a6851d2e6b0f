import Foundation
import TestSupport

#if canImport(Glibc)
import Glibc
#endif

/// A port that nobody listened on a moment ago.
///
/// It is below those that outgoing connections are given: a client that tries a server again and again while it is down
/// would otherwise meet itself there one day, and keep the server from its port.
enum FreePort {
    private static let range: Range<UInt16> = 20_000..<32_000
    private static let attempts = 100

    static func take() throws -> Int {
        for _ in 0..<attempts {
            let port = UInt16.random(in: range)
            if try isFree(port) { return Int(port) }
        }
        throw Unexpected("no port")
    }

    private static func isFree(_ port: UInt16) throws -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Unexpected("no socket") }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { socketAddress in
                bind(descriptor, socketAddress, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
