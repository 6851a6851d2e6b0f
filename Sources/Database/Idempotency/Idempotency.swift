public import Kernel

/// What makes a request the same request: who, doing what, under which key, with which content.
public struct IdempotencyKey: Sendable, Hashable {
    public let principal: String
    public let operation: String
    public let key: String
    /// A hash of everything that decides the answer: path, query and body.
    public let requestHash: String

    /// How long an answer is remembered.
    public static let lifetime: Duration = .hours(24)
    /// Longer keys are refused at the door.
    public static let lengthLimit = 200

    public init(principal: String, operation: String, key: String, requestHash: String) {
        self.principal = principal
        self.operation = operation
        self.key = key
        self.requestHash = requestHash
    }
}

/// A remembered answer: an HTTP status and a body.
public struct RememberedAnswer: Sendable, Hashable {
    public let status: Int
    public let body: String
    /// Whether somebody had done it before.
    public var isReplay = false

    public init(status: Int, body: String) {
        self.status = status
        self.body = body
    }
}

public enum IdempotencyError: ExpectedError, Equatable {
    /// The key was used for another request.
    case keyReused

    public var kind: ErrorKind { .invalid }
    public var code: String { "idempotency_key_reused" }
    public var field: String? { "Idempotency-Key" }
    public var detail: String { "This Idempotency-Key was used for a different request." }
}

extension ErrorKind {
    /// Whether a refusal is an answer to remember: rules are, moments (401, 429, 5xx) and malformed input are not.
    public var isRemembered: Bool {
        switch self {
        case .forbidden, .notFound, .conflict, .stale, .tooLarge, .invalid, .preconditionRequired: true
        case .malformed, .unauthenticated, .throttled, .unavailable: false
        }
    }
}

extension IdempotencyKey {
    /// Those of a batch's keys that were answered before; to be sent after the row locks, so that a rival's commit is
    /// seen. One look into the index for each key: two lists in one condition would be tried in all combinations.
    ///
    /// - Parameter keys: at least one, all of one operation.
    public static func answered(among keys: [IdempotencyKey], operation: String) -> Query<Set<IdempotencyKey>> {
        precondition(keys.allSatisfy { $0.operation == operation }, "keys of other operations than \(operation)")
        let names = keys.map { [$0.principal.sqlValue, $0.key.sqlValue] }
        return Query(
            """
            WITH v(principal, key) AS (\(rows: names, of: [.text, .text]))
            SELECT v.principal, v.key FROM v
            WHERE 1 = (
                SELECT 1 FROM idempotency_keys AS known
                WHERE known.principal = v.principal AND known.operation = \(operation) AND known.key = v.key)
            """
        ) { rows in
            let found = Set(try rows.map { [try $0[0] as String, try $0[1] as String] })
            return Set(keys.filter { found.contains([$0.principal, $0.key]) })
        }
    }
}

extension Database {
    /// How often work behind a claim runs when the answer to its COMMIT is lost.
    static let undecidedRunLimit = 4

    /// Does something once: claim, effect and answer commit together; whoever comes later gets the first answer.
    ///
    /// A refusal (`ExpectedError` whose kind is remembered) undoes the effect and is remembered as `refusal` prints it.
    /// A lost COMMIT runs again from the claim, which waits for the first attempt where that still lives.
    ///
    /// - Throws: `IdempotencyError.keyReused`; what the body throws where that is not a refusal to remember.
    public func writeOnce(
        _ claim: IdempotencyKey,
        refusal: @escaping @Sendable (any ExpectedError) -> RememberedAnswer,
        _ body: @escaping @Sendable (Transaction) throws -> RememberedAnswer
    ) async throws -> RememberedAnswer {
        let now = clock.now()
        var run = 1
        while true {
            do {
                return try await write { transaction in
                    try transaction.once(claim, at: now, refusal: refusal, body)
                }
            } catch let error as DatabaseError where error.kind == .commitUnknown && run < Self.undecidedRunLimit {
                run += 1
            }
        }
    }
}

extension Database {
    /// The answer that a key has already; for work that cannot be done in one transaction.
    ///
    /// - Throws: `IdempotencyError.keyReused`.
    public func rememberedAnswer(_ claim: IdempotencyKey) async throws -> RememberedAnswer? {
        try await read { session in try session.answer(of: claim) }
    }
}

extension Session {
    fileprivate func answer(of claim: IdempotencyKey) throws -> RememberedAnswer? {
        let row = try first(
            """
            SELECT request_hash, status, answer FROM idempotency_keys
            WHERE principal = \(claim.principal) AND operation = \(claim.operation) AND key = \(claim.key)
            """)
        guard let row else { return nil }
        guard try row[0] == claim.requestHash else { throw IdempotencyError.keyReused }
        var answer = RememberedAnswer(status: try row[1], body: try row[2])
        answer.isReplay = true
        return answer
    }
}

extension Transaction {
    fileprivate func once(
        _ claim: IdempotencyKey, at now: Timestamp, refusal: (any ExpectedError) -> RememberedAnswer,
        _ body: (Transaction) throws -> RememberedAnswer
    ) throws -> RememberedAnswer {
        if let answer = try self.claim(claim, at: now) { return answer }
        let answer: RememberedAnswer
        do {
            answer = try savepoint { try body(self) }
        } catch let error as any ExpectedError where error.kind.isRemembered {
            answer = refusal(error)
        }
        _ = try execute(
            """
            UPDATE idempotency_keys SET status = \(answer.status), answer = \(answer.body)
            WHERE principal = \(claim.principal) AND operation = \(claim.operation) AND key = \(claim.key)
            """)
        return answer
    }

    /// Takes the key; the remembered answer where it was taken already.
    private func claim(_ claim: IdempotencyKey, at now: Timestamp) throws -> RememberedAnswer? {
        let taken = try first(
            """
            INSERT INTO idempotency_keys (principal, operation, key, request_hash, status, answer, expires_at)
            VALUES (\(claim.principal), \(claim.operation), \(claim.key), \(claim.requestHash), 0, '',
                \(now + IdempotencyKey.lifetime))
            ON CONFLICT (principal, operation, key) DO NOTHING
            RETURNING key
            """)
        if taken != nil { return nil }
        guard let answer = try session.answer(of: claim) else {
            throw DatabaseError(.serialization, "the claim was swept between two statements")
        }
        return answer
    }

    /// What was answered under these keys before.
    public func rememberedAnswers(
        _ keys: Set<IdempotencyKey>
    ) throws(DatabaseError) -> [IdempotencyKey: (requestHash: String, answer: RememberedAnswer)] {
        let keys = Array(keys)
        guard !keys.isEmpty else { return [:] }
        let found = try rows(
            keys.map { key in
                """
                SELECT request_hash, status, answer FROM idempotency_keys
                WHERE principal = \(key.principal) AND operation = \(key.operation) AND key = \(key.key)
                """
            })
        var answers: [IdempotencyKey: (requestHash: String, answer: RememberedAnswer)] = [:]
        for (key, rows) in zip(keys, found) {
            guard let row = rows.first else { continue }
            var answer = RememberedAnswer(status: try row[1], body: try row[2])
            answer.isReplay = true
            answers[key] = (try row[0], answer)
        }
        return answers
    }

    /// Remembers the answers of a batch, in key order so that two nodes cannot deadlock.
    public func remember(_ answers: [(key: IdempotencyKey, answer: RememberedAnswer)], at now: Timestamp)
        throws(DatabaseError)
    {
        let expiry = (now + IdempotencyKey.lifetime).sqlValue
        let sorted = answers.sorted { ($0.key.principal, $0.key.key) < ($1.key.principal, $1.key.key) }
        try insert(
            into: "idempotency_keys",
            [
                .text("principal"), .text("operation"), .text("key"), .text("request_hash"), .integer("status"),
                .text("answer"), .integer("expires_at"),
            ],
            sorted.map { entry in
                [
                    .text(entry.key.principal), .text(entry.key.operation), .text(entry.key.key),
                    .text(entry.key.requestHash), .integer(Int64(entry.answer.status)), .text(entry.answer.body),
                    expiry,
                ]
            })
    }
}
