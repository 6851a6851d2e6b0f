import Kernel
import Synchronization

/// Where visitors and gateways find this node: what was set, or the address that it listens on, which with `--port 0`
/// is known only when it does.
final class PublicAddress: Sendable {
    private let given: String?
    private let host: String
    private let port: Mutex<Int>

    init(set: String?, host: String, port: Int) {
        given = set
        self.host = host
        self.port = Mutex(port)
    }

    var url: String { given ?? Self.url(host: host, port: port.withLock { $0 }) }

    func listens(on port: Int) { self.port.withLock { $0 = port } }

    static func url(host: String, port: Int) -> String {
        host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
    }

    /// Whether a server there listens on every address of the machine, so that its host leads nobody to it.
    static func isWildcard(_ host: String) -> Bool {
        if ["", "0", "*"].contains(host) { return true }
        return IPAddress.bytes(of: host)?.allSatisfy { $0 == 0 } ?? false
    }
}
