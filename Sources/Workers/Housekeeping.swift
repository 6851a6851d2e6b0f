public import Database
import Kernel

extension Workers {
    /// How often the sweeps look.
    static let sweepInterval: Duration = .minutes(10)
    /// The most chunks that one sweep deletes before it lets the others go on.
    static let sweepRoundLimit = 200

    /// The timers that keep the database layer's own tables small: delivered events, done jobs, remembered answers.
    public static func housekeeping(_ database: Database) -> [Timer] {
        let outbox = Outbox(database: database)
        let archive = JobArchive(database: database)
        return [
            sweep("outbox-sweep") { try await outbox.sweep() },
            sweep("job-sweep") { try await archive.sweep() },
            sweep("idempotency-sweep") { try await database.sweepIdempotencyKeys() },
        ]
    }

    /// A timer around one bounded deletion, repeated until it finds nothing.
    public static func sweep(_ name: String, _ step: @escaping @Sendable () async throws -> Int) -> Timer {
        Timer(name: name, every: sweepInterval) {
            for _ in 0..<sweepRoundLimit where !Task.isCancelled {
                if try await step() == 0 { return }
            }
        }
    }
}
