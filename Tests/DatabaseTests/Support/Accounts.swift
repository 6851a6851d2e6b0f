import Database
import TestSupport

/// A small table with one constraint of each kind.
enum Accounts {
    static let migration = Migration(
        module: "accounts", number: 1, name: "create-accounts",
        [
            .createTable(Table("owners", [.integer("id")], primaryKey: "id")),
            .createTable(
                Table(
                    "accounts",
                    [
                        .integer("id"), .text("name"), .integer("balance"),
                        .integer("owner", optional: true, "REFERENCES owners (id)"),
                    ], primaryKey: "id",
                    constraints: [
                        "CONSTRAINT accounts_not_negative CHECK (balance >= 0)",
                        "CONSTRAINT accounts_name UNIQUE (name)",
                    ])),
            .createTable(Table("notes", [.integer("id"), .text("words")], primaryKey: "id")),
        ])

    static func insert(_ id: Int, balance: Int = 0, _ transaction: Transaction) throws {
        try transaction.post(
            "INSERT INTO accounts (id, name, balance) VALUES (\(id), \("account \(id)"), \(balance))")
    }

    static func ids(_ database: Database) async throws -> [Int] {
        try await database.read { session in
            try session.rows("SELECT id FROM accounts ORDER BY id").map { try $0[0] }
        }
    }

    static func balance(_ id: Int, _ database: Database) async throws -> Int? {
        try await database.read { session in
            try session.first("SELECT balance FROM accounts WHERE id = \(id)").map { try $0[0] }
        }
    }
}

/// Runs a test with the accounts' tables.
func withAccounts(_ engine: TestEngine, _ body: (DatabaseFixture) async throws -> Void) async throws {
    try await withDatabase(engine, migrations: [Accounts.migration], body)
}

struct Refusal: Error, Equatable {
    var number = 0
}

/// The kind of the database error that something throws; nil where it succeeds.
func errorKind(_ work: () async throws -> Void) async throws -> DatabaseError.Kind? {
    do {
        try await work()
        return nil
    } catch let error as DatabaseError {
        return error.kind
    }
}
