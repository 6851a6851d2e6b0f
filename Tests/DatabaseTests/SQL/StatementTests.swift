import Database
import TestSupport
import Testing

@Suite struct StatementTests {
    @Test(arguments: TestEngine.all, [0, 1, 2, 3, 5, 64, 65])
    func `a list matches exactly its members`(engine: TestEngine, count: Int) async throws {
        try await withAccounts(engine) { fixture in
            try await fixture.database.write { transaction in
                for id in 1...70 { try Accounts.insert(id, transaction) }
            }
            let wanted = (0..<count).map { $0 + 1 }
            let found = try await fixture.database.read { session in
                try session.rows("SELECT id FROM accounts WHERE id \(in: wanted) ORDER BY id").map { try $0[0] as Int }
            }
            #expect(found == wanted)
        }
    }

    @Test(arguments: TestEngine.all, [1, 2, 3, 64, 65])
    func `rows of values are a relation that a query can look into`(engine: TestEngine, count: Int) async throws {
        try await withAccounts(engine) { fixture in
            try await fixture.database.write { transaction in
                for id in 1...70 { try Accounts.insert(id, balance: id * 10, transaction) }
            }
            // Each pair is one look: the balance of a neighbour does not count.
            let pairs: [[SQLValue]] = (1...count).map { id in
                let balance = id.isMultiple(of: 2) ? id * 10 : 20
                return [id.sqlValue, balance.sqlValue]
            }
            let found = try await fixture.database.read { session in
                try session.rows(
                    """
                    WITH v(id, amount) AS (\(rows: pairs, of: [.integer, .integer]))
                    SELECT v.id FROM v
                    WHERE 1 = (SELECT 1 FROM accounts WHERE accounts.id = v.id AND accounts.balance = v.amount)
                    """
                ).map { try $0[0] as Int }
            }
            #expect(Set(found) == Set((1...count).filter { $0.isMultiple(of: 2) }))
        }
    }

    @Test(arguments: TestEngine.all)
    func `many rows are inserted and changed by one call`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let count = 3_000
            try await fixture.database.write { transaction in
                try transaction.insert(
                    into: "accounts", [.integer("id"), .text("name"), .integer("balance"), .integer("owner")],
                    (1...count).map { [.integer(Int64($0)), .text("户 \($0)"), .integer(1), .null] })
                try transaction.apply(
                    "UPDATE accounts SET balance = balance + v.amount FROM v WHERE accounts.id = v.id",
                    [.integer("id"), .integer("amount")],
                    (1...count).map { [.integer(Int64($0)), .integer(Int64($0))] })
            }
            let row = try await fixture.database.read { session in
                try session.first(
                    """
                    SELECT COUNT(*) AS rows, CAST(SUM(balance) AS BIGINT) AS total, MAX(name) AS last,
                        MAX(owner) AS owner
                    FROM accounts
                    """)
            }
            #expect(try row?["rows"] == count)
            #expect(try row?["total"] == count + count * (count + 1) / 2)
            #expect(try row?["last"] == "户 999")
            #expect(try row?["owner"] == Int?.none)
        }
    }

    @Test(arguments: TestEngine.all)
    func `execute tells how many rows changed`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let counts = try await fixture.database.write { transaction in
                for id in 1...5 { try Accounts.insert(id, balance: id, transaction) }
                return [
                    try transaction.execute("UPDATE accounts SET balance = balance - 3 WHERE balance >= \(3)"),
                    try transaction.execute("UPDATE accounts SET balance = 9 WHERE id = \(77)"),
                    try transaction.execute("DELETE FROM accounts WHERE id <= \(2)"),
                ]
            }
            #expect(counts == [3, 0, 2])
        }
    }

    @Test(arguments: TestEngine.all)
    func `several queries answer in their order`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            try await fixture.database.write { try Accounts.insert(7, balance: 70, $0) }
            let results = try await fixture.database.read { session in
                try session.rows([
                    "SELECT balance FROM accounts WHERE id = \(7)", "SELECT id FROM owners",
                    "SELECT name AS title FROM accounts WHERE id = \(7)",
                ])
            }
            #expect(results.map(\.count) == [1, 0, 1])
            #expect(try results[0][0][0] == 70)
            #expect(try results[2][0]["title"] == "account 7")
        }
    }

    @Test(arguments: TestEngine.all)
    func `broken constraints are told by kind and name`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let database = fixture.database
            try await database.write { try Accounts.insert(1, $0) }
            func kind(_ statement: SQL) async throws -> DatabaseError.Kind? {
                try await errorKind { try await database.write { try $0.post(statement) } }
            }
            let isSQLite = engine == .sqlite
            #expect(
                try await kind("INSERT INTO accounts (id, name, balance) VALUES (2, 'account 1', 0)")
                    == .unique(isSQLite ? "accounts.name" : "accounts_name"))
            #expect(
                try await kind("INSERT INTO accounts (id, name, balance) VALUES (1, 'b', 0)")
                    == .unique(isSQLite ? "accounts.id" : "accounts_pkey"))
            #expect(
                try await kind("INSERT INTO accounts (id, name, balance) VALUES (2, 'b', \(-1))")
                    == .check("accounts_not_negative"))
            #expect(
                try await kind("INSERT INTO accounts (id, name, balance, owner) VALUES (2, 'b', 0, 9)") == .foreignKey)
            #expect(
                try await kind("INSERT INTO accounts (id, name, balance) VALUES (2, \(String?.none), 0)") == .notNull)
            #expect(try await kind("INSERT INTO accounts (id, name, balance) VALUES (2, 'b', \("x"))") != nil)
            #expect(try await kind("INSERT INTO nowhere (id) VALUES (1)") == .misuse)
            #expect(try await kind("DELETE FROM accounts; DELETE FROM owners") == .misuse)
            #expect(try await Accounts.ids(database) == [1])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a column of another type is a decoding error`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            try await fixture.database.write { try Accounts.insert(1, $0) }
            let kind = try await errorKind {
                _ = try await fixture.database.read { session in
                    try session.rows("SELECT name FROM accounts").map { try $0[0] as Int }
                }
            }
            #expect(kind == .decoding)
        }
    }

    @Test(arguments: TestEngine.all)
    func `more texts than the cache holds still run, before and after`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            for round in 1...2 {
                let sum = try await fixture.database.write { transaction in
                    var sum = 0
                    for number in 1...700 {
                        sum += try transaction.first("SELECT \(unsafe: "\(number)") + \(round)").map { try $0[0] } ?? 0
                    }
                    return sum
                }
                #expect(sum == 700 * 701 / 2 + 700 * round)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a statement survives a change of its table`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let database = fixture.database
            try await database.write { try Accounts.insert(1, $0) }
            let before = try await Self.columnCount(database)
            try await database.write { try $0.post("ALTER TABLE accounts ADD COLUMN remark TEXT") }
            for _ in 1...4 {
                #expect(try await Self.columnCount(database) == before + 1)
            }
        }
    }

    private static func columnCount(_ database: Database) async throws -> Int {
        try await database.write { try $0.rows("SELECT * FROM accounts")[0].values.count }
    }
}
