import Database
public import Kernel
import Synchronization

/// What became of divisions that were taken in.
public struct DivisionChanges: Sendable, Hashable {
    public let added: Int
    public let renamed: Int
    public let unchanged: Int

    public init(added: Int, renamed: Int, unchanged: Int) {
        self.added = added
        self.renamed = renamed
        self.unchanged = unchanged
    }
}

extension Delivery {
    /// How long a node goes by what it has read: so much later it knows what another program took in.
    static let divisionsKept: Duration = .minutes(1)

    /// The divisions that the shop knows, read at most once a minute.
    public func divisions() async throws -> Divisions {
        let now = database.clock.now()
        if let known = knownDivisions.get(at: now) { return known }
        let read = try await database.read { Divisions(try DivisionStore.all(in: $0)) }
        knownDivisions.set(read, at: now)
        return read
    }

    /// Takes divisions in: new ones are added, others renamed; what is not among them stays. Doing it again changes
    /// nothing.
    ///
    /// - Parameters:
    ///   - divisions: whole with what stands above them, or with that known already.
    ///   - isDryRun: only says what would be done.
    public func take(
        _ divisions: [Division], isDryRun: Bool = false, by caller: Caller
    ) async throws -> DivisionChanges {
        let (now, audit) = (database.clock.now(), database.ids.nextRaw())
        let sorted = divisions.sorted { ($0.level.rawValue, $0.code) < ($1.level.rawValue, $1.code) }
        guard !isDryRun else {
            return try await database.read { session in
                Self.difference(of: sorted, from: try DivisionStore.all(in: session)).changes
            }
        }
        let changes = try await database.write { transaction in
            let known = try DivisionStore.all(in: transaction.session)
            let (added, renamed, changes) = Self.difference(of: sorted, from: known)
            guard known.count + added.count <= Division.countLimit else {
                throw InputError.invalid(field: "divisions", reason: "at most \(Division.countLimit) are kept.")
            }
            try DivisionStore.insert(added, in: transaction)
            try DivisionStore.rename(renamed, in: transaction)
            if changes.added + changes.renamed > 0 {
                try transaction.audit(
                    "divisions_changed", of: "divisions", "\(changes.added) \(changes.renamed)", by: caller, at: now,
                    id: audit)
            }
            return changes
        }
        knownDivisions.forget()
        return changes
    }

    private static func difference(
        of divisions: [Division], from known: [Division]
    ) -> (added: [Division], renamed: [Division], changes: DivisionChanges) {
        let old = Dictionary(known.map { ($0.code, $0) }) { first, _ in first }
        let added = divisions.filter { old[$0.code] == nil }
        let renamed = divisions.filter { new in old[new.code].map { $0 != new } ?? false }
        let changes = DivisionChanges(
            added: added.count, renamed: renamed.count, unchanged: divisions.count - added.count - renamed.count)
        return (added, renamed, changes)
    }
}

/// What a node has read of the divisions, and when.
final class KnownDivisions: Sendable {
    private let known = Mutex<(divisions: Divisions, at: Timestamp)?>(nil)

    func get(at now: Timestamp) -> Divisions? {
        known.withLock { known in
            guard let known, now < known.at + Delivery.divisionsKept else { return nil }
            return known.divisions
        }
    }

    func set(_ divisions: Divisions, at now: Timestamp) { known.withLock { $0 = (divisions, now) } }

    func forget() { known.withLock { $0 = nil } }
}
