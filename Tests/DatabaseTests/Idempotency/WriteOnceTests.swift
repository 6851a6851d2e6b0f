import Database
import Kernel
import TestSupport
import Testing

@Suite struct WriteOnceTests {
    private enum Rule: ExpectedError {
        case refused, throttled

        var kind: ErrorKind { self == .refused ? .conflict : .throttled(retryAfterSeconds: 1) }
        var code: String { "rule" }
        var detail: String { "The rule says no." }
    }

    private static func key(_ name: String = "k", hash: String = "h") -> IdempotencyKey {
        IdempotencyKey(principal: "user:1", operation: "deposit", key: name, requestHash: hash)
    }

    /// Adds one to the account's balance once, and answers with the new balance.
    private static func deposit(_ key: IdempotencyKey, _ database: Database) async throws -> RememberedAnswer {
        try await database.writeOnce(key, refusal: refusal) { transaction in
            let row = try transaction.first(
                "UPDATE accounts SET balance = balance + 1 WHERE id = 1 RETURNING balance")
            return RememberedAnswer(status: 201, body: "\(try row?[0] as Int? ?? 0)")
        }
    }

    private static let refusal: @Sendable (any ExpectedError) -> RememberedAnswer = { error in
        RememberedAnswer(status: 409, body: error.code)
    }

    private static func withAccount(_ engine: TestEngine, _ body: (DatabaseFixture) async throws -> Void) async throws {
        try await withAccounts(engine) { fixture in
            try await fixture.database.write { try Accounts.insert(1, balance: 10, $0) }
            try await body(fixture)
        }
    }

    @Test(arguments: TestEngine.all)
    func `fifty at once with one key have one effect and one answer`(engine: TestEngine) async throws {
        try await Self.withAccount(engine) { fixture in
            let nodes = [fixture.database, try await fixture.reopen()]
            let answers = try await withThrowingTaskGroup(of: RememberedAnswer.self) { group in
                for number in 0..<50 { group.addTask { try await Self.deposit(Self.key(), nodes[number % 2]) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 50)
            #expect(answers.allSatisfy { $0.status == 201 && $0.body == "11" })
            #expect(answers.filter { !$0.isReplay }.count == 1)
            #expect(try await Accounts.balance(1, fixture.database) == 11)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a key serves one request only`(engine: TestEngine) async throws {
        try await Self.withAccount(engine) { fixture in
            _ = try await Self.deposit(Self.key(), fixture.database)
            await #expect(throws: IdempotencyError.keyReused) {
                _ = try await Self.deposit(Self.key(hash: "other"), fixture.database)
            }
            #expect(try await Accounts.balance(1, fixture.database) == 11)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refusal by rule is remembered and its effect undone`(engine: TestEngine) async throws {
        try await Self.withAccount(engine) { fixture in
            for isReplay in [false, true] {
                let answer = try await fixture.database.writeOnce(Self.key(), refusal: Self.refusal) { transaction in
                    try transaction.post("UPDATE accounts SET balance = 99")
                    throw Rule.refused
                }
                #expect(answer.status == 409 && answer.body == "rule" && answer.isReplay == isReplay)
            }
            #expect(try await Accounts.balance(1, fixture.database) == 10)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refusal of the moment is not remembered`(engine: TestEngine) async throws {
        try await Self.withAccount(engine) { fixture in
            await #expect(throws: Rule.throttled) {
                _ = try await fixture.database.writeOnce(Self.key(), refusal: Self.refusal) { _ in throw Rule.throttled
                }
            }
            let answer = try await Self.deposit(Self.key(), fixture.database)
            #expect(answer.body == "11" && !answer.isReplay)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a lost answer to COMMIT is found again by its key`(engine: TestEngine) async throws {
        try await Self.withAccount(engine) { fixture in
            fixture.log.plan(.once(nth: 1), matching: "COMMIT", error: DatabaseError(.commitUnknown, "planned"))
            let answer = try await Self.deposit(Self.key(), fixture.database)
            #expect(fixture.log.endPlan())
            #expect(answer.body == "11" && answer.isReplay)
            #expect(try await Accounts.balance(1, fixture.database) == 11)
        }
    }

    @Test(arguments: TestEngine.all)
    func `whatever statement fails, a second try does it once`(engine: TestEngine) async throws {
        try await Self.withAccount(engine) { fixture in
            var fired = true
            var nth = 0
            while fired {
                nth += 1
                #expect(nth < 30, "the fault loop does not end")
                fixture.log.plan(.once(nth: nth))
                let first = try? await Self.deposit(Self.key("k\(nth)"), fixture.database)
                fired = fixture.log.endPlan()
                #expect((first == nil) == fired)
                let second = try await Self.deposit(Self.key("k\(nth)"), fixture.database)
                #expect(second.body == "\(10 + nth)" && second.isReplay == !fired)
            }
            #expect(nth > 5)
            #expect(try await Accounts.balance(1, fixture.database) == 10 + nth)
        }
    }
}
