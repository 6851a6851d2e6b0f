public import Kernel
import Synchronization

public enum NodeLeaseError: ExpectedError, Equatable {
    /// All node numbers are taken.
    case noneFree
    /// The number may be somebody else's by now: ids made with it could repeat, so the node must stop.
    case lost(number: Int)

    public var kind: ErrorKind { .unavailable(retryAfterSeconds: Int(NodeLease.duration.milliseconds / 1_000)) }
    public var code: String {
        switch self {
        case .noneFree: "no_free_node_number"
        case .lost: "node_lease_lost"
        }
    }
    public var detail: String {
        switch self {
        case .noneFree: "All node numbers are taken."
        case .lost(let number): "The lease of node number \(number) is lost."
        }
    }
}

/// A node number for `IDGenerator` that no other process on the database has while the lease lasts.
///
/// The holder takes itself for stopped when its lease ends; others may take the number only `quarantine` later, so that
/// neither a slow holder nor ids borrowed from the next milliseconds can meet the successor's.
public final class NodeLease: Sendable {
    /// How long a number is held without a renewal.
    public static let duration: Duration = .seconds(30)
    /// How often `renew` should be called.
    public static let renewalInterval: Duration = .seconds(10)
    /// How long a number rests after its lease has ended.
    public static let quarantine: Duration = .seconds(30)

    public let number: Int
    private let database: Database
    private let owner: String
    private let heldUntil: Mutex<Timestamp>

    private init(number: Int, database: Database, owner: String, heldUntil: Timestamp) {
        self.number = number
        self.database = database
        self.owner = owner
        self.heldUntil = Mutex(heldUntil)
    }

    /// Takes a number: one that nobody ever had, or else the one that has rested longest.
    ///
    /// - Parameters:
    ///   - database: with any id generator; none of its ids is used.
    ///   - owner: names this process among all others that ever ran: random, for example.
    /// - Throws: `NodeLeaseError.noneFree`.
    public static func acquire(database: Database, owner: String) async throws -> NodeLease {
        let now = database.clock.now()
        let until = now + duration
        let number = try await database.write { transaction -> Int? in
            var leases: [Int: Timestamp] = [:]
            for row in try transaction.rows("SELECT number, lease_until FROM nodes") {
                leases[try row[0]] = try row[1]
            }
            let fresh = (0..<IDGenerator.nodeLimit).filter { leases[$0] == nil }
            let rested = leases.filter { $0.value + quarantine < now }
                .sorted { ($0.value, $0.key) < ($1.value, $1.key) }
            for candidate in fresh + rested.map(\.key) {
                // A rival may take the same candidate: the later insert waits for it and finds the guard false.
                let taken = try transaction.execute(
                    """
                    INSERT INTO nodes (number, owner, lease_until) VALUES (\(candidate), \(owner), \(until))
                    ON CONFLICT (number) DO UPDATE SET owner = excluded.owner, lease_until = excluded.lease_until
                    WHERE nodes.lease_until < \(now - quarantine)
                    """)
                if taken == 1 { return candidate }
            }
            return nil
        }
        guard let number else { throw NodeLeaseError.noneFree }
        return NodeLease(number: number, database: database, owner: owner, heldUntil: until)
    }

    /// Whether ids may still be made: the lease has not ended by this process's own clock.
    public var isHeld: Bool {
        heldUntil.withLock { database.clock.now() < $0 }
    }

    /// How many processes hold a number at a moment: nodes, and commands that work beside them.
    public static func heldCount(at now: Timestamp) -> Query<Int> {
        .count("SELECT number FROM nodes WHERE lease_until > \(now)")
    }

    /// Prolongs the lease.
    ///
    /// - Throws: `NodeLeaseError.lost` when it has ended or is somebody else's: stop this process. A `DatabaseError`
    ///   while it still lasts: try again before it ends.
    public func renew() async throws {
        let now = database.clock.now()
        guard isHeld else { throw NodeLeaseError.lost(number: number) }
        let until = now + Self.duration
        do {
            let renewed = try await database.write { [number, owner] transaction in
                try transaction.execute(
                    """
                    UPDATE nodes SET lease_until = \(until)
                    WHERE number = \(number) AND owner = \(owner) AND lease_until >= \(now)
                    """)
            }
            guard renewed == 1 else {
                heldUntil.withLock { $0 = now }
                throw NodeLeaseError.lost(number: number)
            }
            heldUntil.withLock { $0 = max($0, until) }
        } catch let error as DatabaseError {
            guard isHeld else { throw NodeLeaseError.lost(number: number) }
            throw error
        }
    }

    /// Ends the lease; the number rests before anybody else has it.
    public func release() async throws {
        let now = database.clock.now()
        heldUntil.withLock { $0 = min($0, now) }
        try await database.write { [number, owner] transaction in
            try transaction.post(
                """
                UPDATE nodes SET lease_until = \(now)
                WHERE number = \(number) AND owner = \(owner) AND lease_until > \(now)
                """)
        }
    }
}
