import Database
import Foundation
import PostgresEngine
import SQLiteEngine
import TestSupport
import Testing

@Suite struct EngineFaultTests {
    @Test(arguments: TestEngine.all)
    func `a commit that fails fails everybody and leaves nothing`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let database = fixture.database
            fixture.log.plan(.forGood(nth: 1), matching: "COMMIT")
            let kinds = try await withThrowingTaskGroup(of: DatabaseError.Kind?.self) { group in
                for id in 1...20 {
                    group.addTask { try await errorKind { try await database.write { try Accounts.insert(id, $0) } } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            fixture.log.endPlan()
            #expect(kinds == Array(repeating: .unavailable, count: 20))
            #expect(try await Accounts.ids(database) == [])
            try await database.write { try Accounts.insert(1, $0) }
            #expect(try await Accounts.ids(database) == [1])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a serialisation failure runs the body again`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            fixture.log.plan(.once(nth: 1), matching: "INSERT", error: DatabaseError(.serialization, "planned"))
            try await fixture.database.write { try Accounts.insert(1, $0) }
            #expect(fixture.log.endPlan())
            #expect(try await Accounts.ids(fixture.database) == [1])

            fixture.log.plan(.forGood(nth: 1), matching: "INSERT", error: DatabaseError(.serialization, "planned"))
            let kind = try await errorKind { try await fixture.database.write { try Accounts.insert(2, $0) } }
            #expect(kind == .serialization)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the log has what a body sent, in order`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            fixture.log.clear()
            try await fixture.database.write { transaction in
                try Accounts.insert(1, transaction)
                _ = try transaction.rows("SELECT id FROM accounts")
            }
            #expect(fixture.log.texts.first == "BEGIN" && fixture.log.texts.last == "COMMIT")
            #expect(fixture.log.statements.count == 2)
            #expect(fixture.log.statements.last == "SELECT id FROM accounts")
        }
    }

    @Test func `when SQLite leaves the transaction only the culprit fails`() async throws {
        try await withAccounts(.sqlite) { fixture in
            let database = fixture.database
            try await database.write { try Accounts.insert(1_000, $0) }
            let failures = try await withThrowingTaskGroup(of: (Int, DatabaseError.Kind?).self) { group in
                for id in 1...60 {
                    group.addTask {
                        let kind = try await errorKind {
                            try await database.write { transaction in
                                try Accounts.insert(id, transaction)
                                guard id % 20 == 0 else { return }
                                try transaction.post(
                                    "INSERT OR ROLLBACK INTO accounts (id, name, balance) VALUES (1000, 'x', 0)")
                            }
                        }
                        return (id, kind)
                    }
                }
                return try await group.reduce(into: [Int: DatabaseError.Kind]()) { $0[$1.0] = $1.1 }
            }
            #expect(failures == [20: .unique("accounts.id"), 40: .unique("accounts.id"), 60: .unique("accounts.id")])
            #expect(try await Accounts.ids(database) == (1...60).filter { $0 % 20 != 0 } + [1_000])
        }
    }

    @Test func `a body cannot end the transaction it shares`() async throws {
        try await withAccounts(.sqlite) { fixture in
            for text in ["COMMIT", "ROLLBACK", " end", "BEGIN"] {
                let kind = try await errorKind {
                    try await fixture.database.write { transaction in
                        try Accounts.insert(1, transaction)
                        try transaction.post("\(unsafe: text)")
                    }
                }
                #expect(kind == .misuse)
            }
            #expect(try await Accounts.ids(fixture.database) == [])
        }
    }

    @Test func `a file that is no database is refused`() async throws {
        try await withAccounts(.sqlite) { fixture in
            let file = fixture.directory.appending(path: "letter.txt")
            try Data("Dear database, this is only a letter. ".utf8).write(to: file)
            #expect(try await errorKind { _ = try await SQLiteEngine(path: file.path) } == .unavailable)
            let nowhere = fixture.directory.appending(path: "no/such/place.sqlite").path
            #expect(try await errorKind { _ = try await SQLiteEngine(path: nowhere) } == .unavailable)
        }
    }

    @Test func `a server that does not answer is unavailable, an address that is none is misuse`() async throws {
        let engine = try await PostgresEngine(
            url: "postgres://nobody@/nothing?host=/nonexistent", writerCount: 1, readerCount: 1)
        for _ in 1...3 {
            let kind = try await errorKind { try await engine.write { try $0.post("SELECT 1") } }
            #expect(kind == .unavailable)
        }
        await engine.shutdown()
        #expect(try await errorKind { _ = try await PostgresEngine(url: "mysql://x") } == .misuse)
    }
}

/// What only a server can do to us.
@Suite(.enabled(if: TestEngine.all.contains(.postgres)))
struct PostgresFaultTests {
    @Test func `a connection that dies in a body is replaced`() async throws {
        try await withAccounts(.postgres) { fixture in
            let database = fixture.database
            for id in 1...4 {
                let kind = try await errorKind {
                    try await database.write { transaction in
                        try Accounts.insert(id, transaction)
                        _ = try transaction.rows("SELECT 1")
                        _ = try transaction.rows("SELECT pg_terminate_backend(pg_backend_pid())")
                    }
                }
                #expect(kind == .unavailable)
            }
            #expect(try await Accounts.ids(database) == [])
            try await database.write { try Accounts.insert(9, $0) }
            #expect(try await Accounts.ids(database) == [9])
        }
    }

    @Test func `a connection that died while idle costs no caller anything`() async throws {
        try await withAccounts(.postgres) { fixture in
            let database = fixture.database
            let other = try await fixture.reopen()
            for id in 1...6 {
                try await database.write { try Accounts.insert(id, $0) }
                _ = try await Accounts.ids(database)
                _ = try await other.read { session in
                    try session.rows(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()
                        """)
                }
            }
            #expect(try await Accounts.ids(database) == Array(1...6))
        }
    }

    @Test func `what the server says of an error quotes no rows`() async throws {
        try await withAccounts(.postgres) { fixture in
            for (id, balance, constraint) in [(2, 0, "accounts_name"), (1, -1, "accounts_not_negative")] {
                do {
                    try await fixture.database.write { transaction in
                        for id in [1, id] {
                            try transaction.post(
                                "INSERT INTO accounts (id, name, balance) VALUES (\(id), '13912345678', \(balance))")
                        }
                    }
                    Issue.record("\(constraint) did not hold")
                } catch let error as DatabaseError {
                    #expect(error.message.contains(constraint) && error.message.contains("PostgreSQL 23"))
                    #expect(!error.message.contains("13912345678"), "\(error.message)")
                }
            }
        }
    }

    @Test func `a statement waits ten seconds for a lock at most`() async throws {
        try await withAccounts(.postgres) { fixture in
            let limit = try await fixture.database.write { transaction in
                try transaction.first("SELECT current_setting('lock_timeout')").map { try $0[0] as String }
            }
            #expect(limit == "10s")
        }
    }

    @Test func `a lock that is not to be had in time is unavailable, and nothing was done`() async throws {
        try await withAccounts(.postgres) { fixture in
            let (database, rival) = (fixture.database, try await fixture.reopen())
            try await database.write { try Accounts.insert(1, $0) }
            let (held, release) = (AsyncStream.makeStream(of: Void.self), DispatchSemaphore(value: 0))
            async let holding: Void = rival.write { transaction in
                _ = try transaction.rows("SELECT id FROM accounts FOR UPDATE")
                held.continuation.finish()
                release.wait()
            }
            for await _ in held.stream {}
            do {
                defer { release.signal() }
                let kind = try await errorKind {
                    try await database.write { transaction in
                        try transaction.post("SET LOCAL lock_timeout = '20ms'")
                        try Accounts.insert(2, transaction)
                        _ = try transaction.rows("SELECT id FROM accounts WHERE id = 1 FOR UPDATE")
                    }
                }
                #expect(kind == .unavailable)
            }
            try await holding
            #expect(try await Accounts.ids(database) == [1])
        }
    }

    @Test func `a connection that dies while committing leaves it undecided`() async throws {
        try await withAccounts(.postgres) { fixture in
            let database = fixture.database
            try await database.write { transaction in
                try transaction.post(
                    """
                    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END'
                    """)
                try transaction.post(
                    """
                    CREATE CONSTRAINT TRIGGER die AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION die()
                    """)
            }
            let kind = try await errorKind {
                try await database.write { transaction in
                    _ = try transaction.execute("INSERT INTO notes (id, words) VALUES (1, 'x')")
                }
            }
            #expect(kind == .commitUnknown)
            let notes = try await database.read { try $0.rows("SELECT id FROM notes").count }
            #expect(notes == 0)
        }
    }

    @Test func `a body that swallows an error does not commit half`() async throws {
        try await withAccounts(.postgres) { fixture in
            let kind = try await errorKind {
                try await fixture.database.write { transaction in
                    try Accounts.insert(1, transaction)
                    _ = try? transaction.execute("INSERT INTO accounts (id, name, balance) VALUES (2, 'x', -1)")
                    _ = try? transaction.rows("SELECT 1")
                }
            }
            #expect(kind == .check("accounts_not_negative"))
            #expect(try await Accounts.ids(fixture.database) == [])
        }
    }

    @Test func `a pipeline larger than every buffer does not hang`() async throws {
        try await withAccounts(.postgres) { fixture in
            let words = String(repeating: "字", count: 20_000)
            let total = try await fixture.database.write { transaction in
                for id in 1...300 {
                    try transaction.post("INSERT INTO notes (id, words) VALUES (\(id), \(words))")
                }
                return try transaction.rows((1...300).map { "SELECT words FROM notes WHERE id = \($0)" })
                    .reduce(0) { try $0 + ($1[0][0] as String).utf8.count }
            }
            #expect(total == 300 * 60_000)
        }
    }

    @Test func `a deadlock is run again until both are through`() async throws {
        try await withAccounts(.postgres) { fixture in
            let database = fixture.database
            try await database.write { transaction in
                try Accounts.insert(1, transaction)
                try Accounts.insert(2, transaction)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for order in [[1, 2], [2, 1]] {
                    group.addTask {
                        try await database.write { transaction in
                            for id in order {
                                _ = try transaction.execute(
                                    "UPDATE accounts SET balance = balance + 1 WHERE id = \(id)")
                                _ = try transaction.rows("SELECT pg_sleep(0.1)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await Accounts.balance(1, database) == 2)
            #expect(try await Accounts.balance(2, database) == 2)
        }
    }
}
