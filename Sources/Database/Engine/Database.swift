public import Kernel
import Synchronization

/// A driver. It runs synchronous bodies on its own threads, never on the cooperative pool.
public protocol DatabaseEngine: Sendable {
    var dialect: Dialect { get }
    /// One snapshot, read only.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Session) throws -> Value) async throws -> Value
    /// One transaction; returns after the durable commit. Where the body throws, nothing of it stays.
    /// On SQLite bodies that arrive together share one commit, each in a savepoint of its own.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
    /// Finishes what is queued, then closes the connections. Later calls fail as unavailable.
    func shutdown() async
}

/// The database as modules see it: an engine, the clock and the ids. A value; copies share the engine.
public struct Database: Sendable {
    public let engine: any DatabaseEngine
    public let clock: Clock
    public let ids: IDGenerator
    private let writes = WriteCount()

    /// How often a body runs when the engine reports deadlock or serialisation failure.
    static let serializationRunLimit = 4

    public init(engine: any DatabaseEngine, clock: Clock, ids: IDGenerator) {
        self.engine = engine
        self.clock = clock
        self.ids = ids
    }

    public var dialect: Dialect { engine.dialect }

    /// How many writes this process has answered on the database, whatever became of them: who remembers what was read
    /// sees by it that nothing here has changed since.
    public var writeCount: Int { writes.value.load(ordering: .acquiring) }

    /// All reads of one page in one snapshot.
    ///
    /// - Throws: what the body throws; `DatabaseError` of kind `.unavailable` when there is no connection in time.
    public func read<Value: Sendable>(_ body: @escaping @Sendable (Session) throws -> Value) async throws -> Value {
        try await engine.read(body)
    }

    /// One transaction, answered after the durable commit. The body may run more than once.
    ///
    /// - Throws: what the body throws; `DatabaseError` of kind `.unavailable`, or `.commitUnknown` when the
    ///   connection was lost while committing: only work behind an idempotency claim may simply be repeated then.
    public func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
    {
        // Counted before the caller hears of it, failures too: a commit may be lost on its way.
        defer { writes.value.add(1, ordering: .releasing) }
        var run = 1
        while true {
            do {
                return try await engine.write(body)
            } catch let error as DatabaseError where error.kind == .serialization && run < Self.serializationRunLimit {
                run += 1
            }
        }
    }
}

/// Shared by the copies of one `Database`.
private final class WriteCount: Sendable {
    let value = Atomic(0)
}
