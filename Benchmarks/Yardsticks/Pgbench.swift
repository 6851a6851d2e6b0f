import Foundation

/// The yardstick on PostgreSQL: its own load generator, with prepared statements.
struct Pgbench: Sendable {
    let store: Store
    let script: PgbenchOrder

    private static let threads = 2
    /// What our connections ask for too: the same plans for both.
    private static let options = "-c enable_seqscan=off -c jit=off -c synchronous_commit=on"

    /// Any script, so many transactions for each client.
    static func rate(_ file: URL, clients: Int, transactions: Int, of store: Store) async throws -> Double {
        let text = try await Command.run(
            "pgbench",
            [
                "-n", "-M", "prepared", "-c", "\(clients)", "-j", "\(threads)", "-t", "\(transactions)", "-f",
                file.path(percentEncoded: false), store.url,
            ], environment: ["PGOPTIONS": options], in: store.bench.directory)
        guard let rate = text.firstMatch(of: /tps = ([\d.]+)/).flatMap({ Double($0.1) }),
            text.contains("failed transactions: 0 ")
        else { throw BenchFailure("pgbench said: \(text)") }
        return rate
    }

    /// - Parameter done: how many orders each client has placed in earlier rounds.
    /// - Returns: transactions a second, without the time to connect.
    func rate(_ ordersPerClient: Int, done: Int) async throws -> Double {
        let file = store.bench.directory.appending(path: "order.pgbench")
        try script.text.write(to: file, atomically: true, encoding: .utf8)
        let text = try await Command.run(
            "pgbench",
            [
                "-n", "-M", "prepared", "-c", "\(script.clients)", "-j", "\(Self.threads)", "-t", "\(ordersPerClient)",
                "-D", "n=\(done)", "-f", file.path(percentEncoded: false), store.url,
            ], environment: ["PGOPTIONS": Self.options], in: store.bench.directory)
        guard let rate = text.firstMatch(of: /tps = ([\d.]+)/).flatMap({ Double($0.1) }),
            text.contains("failed transactions: 0 ")
        else { throw BenchFailure("pgbench said: \(text)") }
        return rate
    }
}
