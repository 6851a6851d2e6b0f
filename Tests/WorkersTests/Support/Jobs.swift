import Database
import Kernel
import Logging
import TestSupport

extension DatabaseFixture {
    /// A runner whose leases are renewed only when `renewal` opens.
    func runner(
        _ owner: String, database: Database? = nil, seed: UInt64 = 1, renewal: Gate = Gate(),
        _ body: @escaping @Sendable (LeasedJob) async throws -> Void
    ) -> JobRunner {
        var configuration = JobRunner.Configuration()
        configuration.backoff = Backoff(jitter: .seeded(seed))
        configuration.sleep = { _ in try await renewal.wait() }
        return JobRunner(
            database: database ?? self.database, owner: owner, handlers: [JobHandler(kind: "test", run: body)],
            configuration: configuration, logger: .silent)
    }

    func enqueue(
        _ payloads: String..., kind: String = "test", uniqueKey: String? = nil, delays: [String: Duration] = [:],
        attemptLimit: Int = Job.standardAttemptLimit
    ) async throws {
        let now = clock.now
        try await database.write { transaction in
            try transaction.enqueue(
                payloads.map { payload in
                    Job(
                        kind: kind, payload: payload, uniqueKey: uniqueKey, dueAt: now + (delays[payload] ?? .zero),
                        attemptLimit: attemptLimit)
                })
        }
    }

    func enqueue(_ payloads: [String]) async throws {
        let now = clock.now
        try await database.write { transaction in
            try transaction.enqueue(payloads.map { Job(kind: "test", payload: $0, dueAt: now) })
        }
    }

    /// State and attempts by payload.
    func jobStates() async throws -> [String: String] {
        try await database.read { session in
            let rows = try session.rows("SELECT payload, state, attempts FROM jobs ORDER BY id LIMIT 1000")
            return try Dictionary(
                uniqueKeysWithValues: rows.map {
                    (try $0[0] as String, "\(try $0[1] as String) \(try $0[2] as Int)")
                })
        }
    }
}
