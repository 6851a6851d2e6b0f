public import Database

/// The embedded engine: one writer thread with group commit, a few reader threads, straight on the C library.
///
/// A transaction is durable when its caller is answered (WAL, `synchronous=FULL`). Another process may write the same
/// file in short transactions; this one waits for it up to `busyTimeoutSeconds`.
public final class SQLiteEngine: DatabaseEngine {
    /// How many bodies share one commit at most.
    static let groupLimit = 64
    /// How long a statement waits for another process.
    static let busyTimeoutSeconds = 5
    /// How many bodies wait for a thread before callers are turned away.
    public static let queueLimit = 4_096

    private let writes: WorkQueue<EngineJob<Transaction>>
    private let reads: WorkQueue<EngineJob<Session>>
    private let writer = EngineThreads()
    private let readers = EngineThreads()

    public var dialect: Dialect { .sqlite }

    /// Opens the file, and makes it where there is none.
    ///
    /// - Throws: `DatabaseError` of kind `.unavailable` where the file cannot be opened or is no database.
    public init(
        path: String, readerCount: Int = 4, queueLimit: Int = SQLiteEngine.queueLimit,
        observer: StatementObserver? = nil
    ) async throws {
        precondition(readerCount > 0, "\(readerCount) readers cannot read")
        let writes = WorkQueue<EngineJob<Transaction>>("write", limit: queueLimit)
        let reads = WorkQueue<EngineJob<Session>>("read", limit: queueLimit)
        self.writes = writes
        self.reads = reads
        do {
            // The writer first: it makes the file and its write-ahead log.
            try await writer.start("sqlite-writer") { () throws(DatabaseError) in
                try SQLiteConnection(path: path, role: .writer, observer: observer)
            } serving: { connection in
                while case let jobs = writes.take(upTo: Self.groupLimit), !jobs.isEmpty {
                    connection.commitTogether(jobs.filter { !$0.isOverdue })
                }
            }
            for number in 1...readerCount {
                try await readers.start("sqlite-reader-\(number)") { () throws(DatabaseError) in
                    try SQLiteConnection(path: path, role: .reader, observer: observer)
                } serving: { connection in
                    while let job = reads.take(upTo: 1).first {
                        if !job.isOverdue { connection.runSnapshot(job) }
                    }
                }
            }
        } catch {
            await shutdown()
            throw error
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
        // The writer last and alone: of connections that close at the same moment none sees itself as the last one,
        // and the write-ahead log would stay beside the file.
        reads.close()
        await readers.allEnded()
        writes.close()
        await writer.allEnded()
    }
}
