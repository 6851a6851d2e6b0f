public import Database

/// The engine for a PostgreSQL server: dedicated threads, each with a connection of its own that takes whole bodies and
/// sends their statements in pipeline mode.
///
/// Connections are made when the first body needs them, and again after they were lost.
public final class PostgresEngine: DatabaseEngine {
    /// How many bodies wait for a thread before callers are turned away.
    public static let queueLimit = 4_096

    private let writes: WorkQueue<EngineJob<Transaction>>
    private let reads: WorkQueue<EngineJob<Session>>
    private let threads = EngineThreads()

    public var dialect: Dialect { .postgres }

    /// - Parameters:
    ///   - url: `postgres://user:password@host:port/database`; a socket's directory as `?host=/directory`; everything
    ///     else that libpq knows, such as `sslmode`, as a query parameter.
    ///   - writerCount: how many transactions run side by side.
    ///   - readerCount: how many snapshots are read side by side.
    /// - Throws: `DatabaseError` of kind `.misuse` where the address is wrong. A server that does not answer shows at
    ///   the first call.
    public init(
        url: String, writerCount: Int = 6, readerCount: Int = 4, queueLimit: Int = PostgresEngine.queueLimit,
        observer: StatementObserver? = nil
    ) async throws {
        precondition(writerCount > 0 && readerCount > 0, "\(writerCount) writers and \(readerCount) readers")
        let settings = try ConnectionSettings(url: url)
        let writes = WorkQueue<EngineJob<Transaction>>("write", limit: queueLimit)
        let reads = WorkQueue<EngineJob<Session>>("read", limit: queueLimit)
        self.writes = writes
        self.reads = reads
        for number in 1...writerCount {
            threads.start("pg-writer-\(number)") {
                let worker = PostgresWorker(settings: settings, observer: observer)
                while let job = writes.take(upTo: 1).first {
                    if !job.isOverdue { worker.runTransaction(job) }
                }
            }
        }
        for number in 1...readerCount {
            threads.start("pg-reader-\(number)") {
                let worker = PostgresWorker(settings: settings, observer: observer)
                while let job = reads.take(upTo: 1).first {
                    if !job.isOverdue { worker.runSnapshot(job) }
                }
            }
        }
    }

    public func read<Value: Sendable>(_ body: @escaping @Sendable (Session) throws -> Value) async throws -> Value {
        try await reads.answer(to: body)
    }

    public func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
    {
        try await writes.answer(to: body)
    }

    public func shutdown() async {
        writes.close()
        reads.close()
        await threads.allEnded()
    }
}
