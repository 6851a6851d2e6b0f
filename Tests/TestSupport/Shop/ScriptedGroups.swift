import Database
public import Kernel
import Synchronization
public import Workflows

/// Groups of customers as a test wants them, and how often somebody was looked up.
public final class ScriptedGroups: Sendable {
    private struct State {
        var names: [(id: CustomerGroupID, name: String)] = []
        var members: [UserID: Set<CustomerGroupID>] = [:]
        var lookups: [Set<UserID>] = []
    }

    private let state = Mutex(State())

    /// - Parameter names: of groups 1, 2, …
    public init(_ names: String...) {
        state.withLock { state in
            state.names = names.enumerated().map { (CustomerGroupID(Int64($0 + 1)), $1) }
        }
    }

    public var lookup: CustomerGroupLookup {
        CustomerGroupLookup(
            groups: { [self] users, _ in
                state.withLock { state in
                    state.lookups.append(users)
                    return state.members.filter { users.contains($0.key) }
                }
            },
            names: { [self] _ in state.withLock(\.names) })
    }

    /// Who was asked for since the last time, look by look.
    public func takeLookups() -> [Set<UserID>] {
        state.withLock { state in
            defer { state.lookups = [] }
            return state.lookups
        }
    }

    public func add(_ user: UserID, to group: CustomerGroupID) {
        state.withLock { state in _ = state.members[user, default: []].insert(group) }
    }

    public func remove(_ user: UserID) {
        state.withLock { state in state.members[user] = nil }
    }
}
