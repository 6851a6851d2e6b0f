/// Runs work for so long at most.
///
/// Work that is given up is cancelled and waited for: nothing goes on behind the answer's back. What does not listen to
/// cancellation (a transaction that is committing) therefore still finishes first.
///
/// - Throws: what the work throws; `RequestError.deadlineExceeded`.
func withDeadline<Value: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        defer { group.cancelAll() }
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw RequestError.deadlineExceeded
        }
        guard let value = try await group.next() else { throw RequestError.deadlineExceeded }
        return value
    }
}
