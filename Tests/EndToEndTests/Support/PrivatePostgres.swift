import Database
import Foundation
import PostgresEngine
import TestSupport

/// A PostgreSQL of the test's own, which it may restart and whose connections it may cut.
struct PrivatePostgres: Sendable {
    enum Restart: String, Sendable {
        /// Open transactions are rolled back and their connections closed.
        case fast
        /// As after a crash: connections end in the middle, the server recovers when it starts.
        case immediate
    }

    private static let script = ServerProcess.root.appending(path: "scripts/postgres-for-tests")

    let address: String
    private let directory: URL

    /// - Parameter name: short: the path of the server's socket has at most 107 bytes.
    init(_ name: String) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "zt-\(name)-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let started = try ServerProcess.run(Self.script, [directory.path])
        guard started.code == 0 else { throw Unexpected("no PostgreSQL: \(started.output)") }
        address = started.output.split(separator: "\n").last.map(String.init) ?? ""
    }

    func restart(_ mode: Restart) throws {
        let restarted = try ServerProcess.run(Self.script, ["--restart", mode.rawValue, directory.path])
        guard restarted.code == 0 else { throw Unexpected("PostgreSQL does not restart: \(restarted.output)") }
    }

    func stop() throws {
        _ = try ServerProcess.run(Self.script, ["--stop", directory.path])
        try FileManager.default.removeItem(at: directory)
    }

    /// Cuts every connection that is in the middle of a transaction.
    ///
    /// - Returns: how many there were.
    func cutTransactions() async throws -> Int {
        try await read { session in
            try session.rows(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE pid <> pg_backend_pid() AND backend_type = 'client backend' AND xact_start IS NOT NULL
                """
            ).count
        }
    }

    /// Looks into the database with a connection of its own.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Session) throws -> Value) async throws -> Value {
        let engine = try await PostgresEngine(url: address, writerCount: 1, readerCount: 1)
        let result: Result<Value, any Error>
        do { result = .success(try await engine.read(body)) } catch { result = .failure(error) }
        await engine.shutdown()
        return try result.get()
    }
}
