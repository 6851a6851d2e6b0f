import Synchronization

/// The memory for files that are on their way in: whoever brings one takes as much as it says that it has, for as long
/// as its request runs.
final class UploadRoom: Sendable {
    private let limitBytes: Int
    private let taken = Mutex(0)

    init(limitBytes: Int) { self.limitBytes = limitBytes }

    /// - Parameters:
    ///   - bytes: of the body, as its head says.
    ///   - limit: of the form; a body that claims more is refused as soon as it is read.
    /// - Throws: `RequestError.uploadsBusy`; what the body throws.
    func taking<Value>(_ bytes: Int, atMost limit: Int, _ body: () async throws -> Value) async throws -> Value {
        let share = min(max(0, bytes), limit)
        let hasRoom = taken.withLock { taken in
            guard taken + share <= limitBytes else { return false }
            taken += share
            return true
        }
        guard hasRoom else { throw RequestError.uploadsBusy }
        defer { taken.withLock { $0 -= share } }
        return try await body()
    }
}
