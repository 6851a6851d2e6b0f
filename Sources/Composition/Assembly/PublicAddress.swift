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

    var url: String { given ?? "http://\(host):\(port.withLock { $0 })" }

    func listens(on port: Int) { self.port.withLock { $0 = port } }
}
