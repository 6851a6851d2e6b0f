import Database
import Kernel
import Synchronization

/// Who holds an access token. Callers that arrive while a query runs share the next one: one statement answers up to
/// `batchLimit` of them, and nobody waits for company that does not come.
final class PrincipalLookup: Sendable {
    static let batchLimit = 256
    /// Callers that may wait; one more asks on its own.
    static let waitingLimit = 4_096

    private enum Signal: Sendable {
        case answered(Principal?)
        /// The shared query failed: ask on your own, so that the failure is your own.
        case alone
        case lead
    }

    private struct Waiter {
        let hash: String
        let continuation: CheckedContinuation<Signal, Never>
    }

    private struct State {
        var waiters: [Waiter] = []
        var isLed = false
    }

    private let database: Database
    private let state = Mutex(State())

    init(database: Database) {
        self.database = database
    }

    func principal(tokenHash: String) async throws -> Principal? {
        let signal = await withCheckedContinuation { continuation in
            let immediate: Signal? = state.withLock { state in
                if !state.isLed {
                    state.isLed = true
                    return .lead
                }
                if state.waiters.count >= Self.waitingLimit { return .alone }
                state.waiters.append(Waiter(hash: tokenHash, continuation: continuation))
                return nil
            }
            if let immediate { continuation.resume(returning: immediate) }
        }
        switch signal {
        case .answered(let principal): return principal
        case .alone: return try await read([tokenHash])[tokenHash]
        case .lead: return try await lead(tokenHash)
        }
    }

    /// Answers its own caller and those who wait, then hands over to the first of those who came meanwhile.
    private func lead(_ hash: String) async throws -> Principal? {
        let company = state.withLock { state in
            let taken = Array(state.waiters.prefix(Self.batchLimit - 1))
            state.waiters.removeFirst(taken.count)
            return taken
        }
        let outcome: Result<[String: Principal], any Error>
        do {
            outcome = .success(try await read([hash] + company.map(\.hash)))
        } catch {
            outcome = .failure(error)
        }
        let successor: Waiter? = state.withLock { state in
            if state.waiters.isEmpty {
                state.isLed = false
                return nil
            }
            return state.waiters.removeFirst()
        }
        successor?.continuation.resume(returning: .lead)
        for waiter in company {
            switch outcome {
            case .success(let found): waiter.continuation.resume(returning: .answered(found[waiter.hash]))
            case .failure: waiter.continuation.resume(returning: .alone)
            }
        }
        return try outcome.get()[hash]
    }

    private func read(_ hashes: [String]) async throws -> [String: Principal] {
        let now = database.clock.now()
        return try await database.read { session in
            let found: [(String, Principal)] = try session.rows(
                """
                SELECT t.hash, s.id, u.id, u.role, u.functions
                FROM access_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id
                WHERE t.hash \(in: hashes) AND t.expires_at > \(now) AND s.expires_at > \(now)
                    AND u.state = \(UserState.active)
                """
            ).map { row in (try row[0], .user(try row[2], try row[3], try row[1], try row[4])) }
            return Dictionary(uniqueKeysWithValues: found)
        }
    }
}
