import CLibPQ
import Database
import Dispatch
import Foundation

/// The private PostgreSQL server that `scripts/test` starts: a superuser's address stands in the environment.
enum PostgresForTests {
    static let variable = "ZHANGGUI_TEST_POSTGRES"

    /// All tests of a suite run at once and have several connections each: a server has only so many.
    static let turnstile = Turnstile(places: 96)

    static var address: String? { ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 } }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// A database that nobody connects to, kept by the server for the runs to come.
    static func makeTemplate(_ fingerprint: String, _ migrations: [Migration]) async throws -> String {
        let name = "zt_template_\(fingerprint)"
        let exists = "SELECT 1 FROM pg_database WHERE datname = '\(name)'"
        if try await run([exists]) == 1 { return name }
        let draft = "\(name)_\(ProcessInfo.processInfo.processIdentifier)"
        _ = try await run(["DROP DATABASE IF EXISTS \(draft) WITH (FORCE)", "CREATE DATABASE \(draft)"])
        try await migrate(.postgres, at: try location(of: draft), migrations)
        do {
            _ = try await run(["ALTER DATABASE \(draft) RENAME TO \(name)"])
        } catch {
            // Another test program was faster.
            _ = try await run(["DROP DATABASE \(draft) WITH (FORCE)"])
            guard try await run([exists]) == 1 else { throw error }
        }
        return name
    }

    static func create(_ name: String, from template: String) async throws -> String {
        _ = try await run([
            "DROP DATABASE IF EXISTS \(name) WITH (FORCE)", "CREATE DATABASE \(name) TEMPLATE \(template)",
        ])
        return try location(of: name)
    }

    static func drop(_ location: String) async throws {
        guard let name = URLComponents(string: location)?.path.dropFirst() else { return }
        _ = try await run(["DROP DATABASE IF EXISTS \(name) WITH (FORCE)"])
    }

    private static func location(of database: String) throws -> String {
        guard let address, var components = URLComponents(string: address) else {
            throw Failure(description: "\(variable) is not a postgres:// address")
        }
        components.path = "/\(database)"
        guard let location = components.string else { throw Failure(description: "no address for \(database)") }
        return location
    }

    /// Statements outside of transactions, as CREATE DATABASE wants them.
    ///
    /// - Returns: how many rows the last one gave.
    private static func run(_ statements: [String]) async throws -> Int {
        guard let address else { throw Failure(description: "\(variable) is not set") }
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try runBlocking(address, statements) })
            }
        }
    }

    private static func runBlocking(_ address: String, _ statements: [String]) throws -> Int {
        let connection = PQconnectdb(address)
        defer { PQfinish(connection) }
        guard PQstatus(connection) == CONNECTION_OK else { throw failure(connection) }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        var count = 0
        for statement in statements {
            let result = PQexec(connection, statement)
            defer { PQclear(result) }
            guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
                throw failure(connection)
            }
            count = Int(PQntuples(result))
        }
        return count
    }

    private static func failure(_ connection: OpaquePointer?) -> Failure {
        Failure(description: "the PostgreSQL for tests: " + String(cString: PQerrorMessage(connection)))
    }
}
