import Database
import Kernel
import TestSupport
import Testing

@Suite struct MigrationTests {
    private static let all = DatabaseMigrations.all + [Accounts.migration]

    @Test(arguments: TestEngine.all)
    func `migrating again changes nothing`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let applied = try await fixture.database.migrate(Self.all)
            #expect(applied == [])
            let pending = try await fixture.database.pendingMigrations(Self.all)
            #expect(pending == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `nodes that migrate at once apply each migration once`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let more = (2...6).map { number in
                Migration(
                    module: "accounts", number: number, name: "create-extra",
                    [.createTable(Table("extra_\(number)", [.integer("id")], primaryKey: "id"))])
            }
            let nodes = [fixture.database, try await fixture.reopen(node: 2), try await fixture.reopen(node: 3)]
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for node in nodes { group.addTask { try await node.migrate(Self.all + more) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == more.map(\.label).sorted())
        }
    }

    @Test(arguments: TestEngine.all)
    func `looking for pending migrations only reads`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let database = fixture.database
            fixture.log.clear()
            #expect(try await database.pendingMigrations(Self.all) == [])
            let sent = fixture.log.statements
            #expect(!sent.isEmpty && sent.allSatisfy { $0.hasPrefix("SELECT") && !$0.contains("lock") }, "\(sent)")
            try await database.write { try $0.post("DROP TABLE schema_migrations") }
            // Where there is no table all are pending, and looking makes none.
            for _ in 1...2 {
                fixture.log.clear()
                #expect(try await database.pendingMigrations(Self.all) == Self.all.map(\.label))
                #expect(fixture.log.statements.count == 1)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a migration that fails leaves nothing`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let broken = Migration(
                module: "accounts", number: 2, name: "break",
                [
                    .createTable(Table("half", [.integer("id")], primaryKey: "id")),
                    .run("INSERT INTO accounts (id, name, balance) VALUES (1, 'a', -1)"),
                ])
            let kind = try await errorKind { _ = try await fixture.database.migrate(Self.all + [broken]) }
            #expect(kind == .check("accounts_not_negative"))
            #expect(try await fixture.database.pendingMigrations(Self.all + [broken]) == ["accounts/002-break"])
            #expect(
                try await errorKind { _ = try await fixture.database.read { try $0.rows("SELECT id FROM half") } }
                    == .misuse)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a database of a newer program is refused`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            await #expect(throws: MigrationError.unknownMigration("accounts/001-create-accounts")) {
                try await fixture.database.migrate(DatabaseMigrations.all)
            }
        }
    }
}
