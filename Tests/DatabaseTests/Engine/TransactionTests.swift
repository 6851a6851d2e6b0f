import Database
import Dispatch
import TestSupport
import Testing

@Suite struct TransactionTests {
    @Test(arguments: TestEngine.all)
    func `nothing stays of a body that throws`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            await #expect(throws: Refusal(number: 3)) {
                try await fixture.database.write { transaction in
                    try Accounts.insert(1, transaction)
                    _ = try transaction.execute("UPDATE accounts SET balance = 5")
                    throw Refusal(number: 3)
                }
            }
            let ids = try await Accounts.ids(fixture.database)
            #expect(ids == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many bodies at once the failing ones fail alone`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let database = fixture.database
            let outcomes = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
                for id in 1...100 {
                    group.addTask {
                        do {
                            try await database.write { transaction in
                                try Accounts.insert(id, transaction)
                                if id % 10 == 0 { throw Refusal(number: id) }
                                // The constraint fails the statement, and with it the body.
                                if id % 10 == 5 { try Accounts.insert(id + 1_000, balance: -1, transaction) }
                            }
                            return (id, true)
                        } catch let refusal as Refusal {
                            #expect(refusal.number == id)
                            return (id, false)
                        } catch let error as DatabaseError {
                            #expect(error.kind == .check("accounts_not_negative"))
                            return (id, false)
                        }
                    }
                }
                return try await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
            }
            let good = (1...100).filter { $0 % 5 != 0 }
            #expect(outcomes.filter(\.value).keys.sorted() == good)
            #expect(try await Accounts.ids(database) == good)
        }
    }

    @Test(arguments: TestEngine.all)
    func `concurrent writers lose no update`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let database = fixture.database
            try await database.write { try Accounts.insert(1, balance: 10, $0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...200 {
                    group.addTask {
                        try await database.write { transaction in
                            let row = try transaction.first(
                                "SELECT balance FROM accounts WHERE id = 1 \(lock: .forUpdate)")
                            let balance: Int = try row?[0] ?? 0
                            try transaction.post("UPDATE accounts SET balance = \(balance + 1) WHERE id = 1")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await Accounts.balance(1, database) == 210)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a read sees one snapshot however long it lasts`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let database = fixture.database
            try await database.write { try Accounts.insert(1, balance: 1, $0) }
            let (started, startedSignal) = AsyncStream<Void>.makeStream()
            let written = DispatchSemaphore(value: 0)
            let seen = try await withThrowingTaskGroup(of: [Int].self) { group in
                group.addTask {
                    try await database.read { session in
                        let before: Int = try session.rows("SELECT balance FROM accounts")[0][0]
                        startedSignal.finish()
                        // The engine's own thread may wait.
                        written.wait()
                        let after: Int = try session.rows("SELECT balance FROM accounts")[0][0]
                        return [before, after]
                    }
                }
                for await _ in started {}
                try await database.write { try $0.post("UPDATE accounts SET balance = 2") }
                written.signal()
                return try await group.next()
            }
            #expect(seen == [1, 1])
            #expect(try await Accounts.balance(1, database) == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a reading body cannot write`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let kind = try await errorKind {
                _ = try await fixture.database.read { session in
                    try session.rows("INSERT INTO owners (id) VALUES (1) RETURNING id")
                }
            }
            #expect(kind == .misuse)
            let owners = try await fixture.database.read { try $0.rows("SELECT id FROM owners").count }
            #expect(owners == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a part fails alone and the rest stands`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let kinds = try await fixture.database.write { transaction in
                var kinds: [DatabaseError.Kind] = []
                try Accounts.insert(1, transaction)
                for id in 2...5 {
                    do {
                        try transaction.savepoint {
                            try Accounts.insert(id, transaction)
                            // Even numbers break a constraint by their last, posted statement.
                            if id % 2 == 0 { try Accounts.insert(id + 100, balance: -1, transaction) }
                        }
                    } catch let error as DatabaseError {
                        kinds.append(error.kind)
                    }
                }
                // A part that throws by itself while its statement is still on the way.
                do {
                    try transaction.savepoint {
                        try Accounts.insert(1, transaction)
                        throw Refusal()
                    }
                } catch is Refusal {
                    try Accounts.insert(6, transaction)
                } catch is DatabaseError where transaction.dialect == .sqlite {
                    // SQLite tells at once.
                    try Accounts.insert(6, transaction)
                }
                return kinds
            }
            #expect(kinds == [.check("accounts_not_negative"), .check("accounts_not_negative")])
            #expect(try await Accounts.ids(fixture.database) == [1, 3, 5, 6])
        }
    }

    @Test(arguments: TestEngine.all)
    func `an error before a part is not the part's`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let kind = try await errorKind {
                try await fixture.database.write { transaction in
                    try Accounts.insert(1, transaction)
                    try Accounts.insert(1, transaction)
                    do {
                        try transaction.savepoint { try Accounts.insert(2, transaction) }
                    } catch let error as DatabaseError where error.kind == .foreignKey {
                        Issue.record("the part failed with \(error)")
                    }
                }
            }
            #expect(kind == .unique(engine == .sqlite ? "accounts.id" : "accounts_pkey"))
            #expect(try await Accounts.ids(fixture.database) == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `parts stand inside each other`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            try await fixture.database.write { transaction in
                try transaction.savepoint {
                    try Accounts.insert(1, transaction)
                    try? transaction.savepoint {
                        try Accounts.insert(2, transaction)
                        throw Refusal()
                    }
                    try transaction.savepoint { try Accounts.insert(3, transaction) }
                }
            }
            #expect(try await Accounts.ids(fixture.database) == [1, 3])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a full queue turns callers away and a shut engine finishes what it has`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let database = fixture.database
            let outcomes = try await withThrowingTaskGroup(of: DatabaseError.Kind?.self) { group in
                for id in 1...20 {
                    group.addTask { try await errorKind { try await database.write { try Accounts.insert(id, $0) } } }
                }
                group.addTask {
                    await database.engine.shutdown()
                    return nil
                }
                return try await group.reduce(into: [DatabaseError.Kind?]()) { $0.append($1) }
            }
            let refused = outcomes.filter { $0 != nil }
            #expect(refused.allSatisfy { $0 == .unavailable })
            #expect(try await errorKind { _ = try await database.read { try $0.rows("SELECT 1") } } == .unavailable)
            let again = try await fixture.reopen()
            #expect(try await Accounts.ids(again).count == 20 - refused.count)
        }
    }
}
