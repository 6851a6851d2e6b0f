import Database
import Foundation
import Identity
import Kernel
import TestSupport
import Testing

/// What the commands refuse, and what they make on disk.
@Suite(.serialized) struct CommandTests {
    private static func withPlace<Value>(_ body: (URL) throws -> Value) throws -> Value {
        let place = FileManager.default.temporaryDirectory.appending(path: "zhanggui-command-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        return try body(place)
    }

    private static let readers: [[String]] = [
        ["report", "sales"], ["reconcile"],
        ["admin", "reset-password", "--email", "a@example.com", "--password-stdin"],
        ["admin", "reset-second-factor", "--email", "a@example.com"],
        ["admin", "reset-second-factor", "--phone", "13800138000"],
        ["admin", "reset-second-factor", "--id", "\(UserID(7))"],
    ]

    @Test(arguments: readers)
    func `a command that needs a shop makes none`(command: [String]) throws {
        try Self.withPlace { place in
            let data = place.appending(path: "typo").path(percentEncoded: false)
            let refused = try ServerProcess.run(command + ["--data", data], input: "seven green bottles\n")
            #expect(refused.code == 1 && refused.output.contains("There is no shop in \(data)"), "\(refused)")
            #expect(!FileManager.default.fileExists(atPath: place.path(percentEncoded: false)))
        }
    }

    @Test(arguments: TestEngine.all, readers)
    func `nor does it migrate one`(engine: TestEngine, command: [String]) async throws {
        try await withEmptyShop(engine) { shop in
            let last = try #require(IdentityMigrations.all.last?.label)
            _ = try await shop.base.database.write {
                try $0.execute("DELETE FROM schema_migrations WHERE label = \(last)")
            }
            let refused = try ServerProcess.run(command + shop.arguments, input: "seven green bottles\n")
            #expect(refused.code == 1 && refused.output.contains("zhanggui migrate"), "\(refused)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `reconcile tells of open differences, which are no fault of the books`(engine: TestEngine) async throws {
        try await withEmptyShop(engine) { shop in
            let clean = try ServerProcess.run(["reconcile"] + shop.arguments)
            #expect(clean.code == 0 && !clean.output.contains("open "), "\(clean)")
            _ = try await shop.base.database.write {
                try $0.execute(
                    """
                    INSERT INTO payment_differences (id, kind, gateway, subject, statement_day, expected, actual,
                        currency, note, state, run, found_at)
                    VALUES (1, 'wrong_amount', 'sandbox', 'X', '', 2, 1, 'CNY', '', 'open', 0, 0)
                    """)
            }
            let told = try ServerProcess.run(["reconcile"] + shop.arguments)
            #expect(told.code == 0 && told.output.contains("open  1 payment differences wait"), "\(told)")
        }
    }

    @Test func `a data directory and what is in it are for its owner alone`() throws {
        try Self.withPlace { place in
            let server = try ServerProcess(
                ["serve", "--demo", "--port", "0", "--data", place.path(percentEncoded: false)])
            var seen: [String: Int] = [:]
            let files = FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil)
            for url in [place] + (files?.allObjects.compactMap { $0 as? URL } ?? []) {
                let path = url.path(percentEncoded: false)
                let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
                seen[url.lastPathComponent] = rights?.intValue
            }
            #expect(server.stop() == 0)
            #expect(seen.keys.contains("zhanggui.sqlite-wal") && seen.keys.contains("gateway.sqlite"), "\(seen)")
            for (name, rights) in seen { #expect(rights & 0o077 == 0, "\(name): \(String(rights, radix: 8))") }
        }
    }

    @Test(arguments: [
        (["report", "sales", "--from", "x"], "report"),
        (["report", "sales", "--from", "2010-12-05", "--to", "2010-12-03"], "report"),
        (["admin", "create", "--email", "a@example.com", "--role", "king", "--password-stdin"], "admin create"),
        (
            [
                "admin", "create", "--email", "a@example.com", "--role", "operator", "--functions", "goods,king",
                "--password-stdin",
            ], "admin create"
        ),
        (["serve", "--config", "/nowhere/shop.json"], "serve"),
    ])
    func `a wrong use is told the command's own usage`(arguments: [String], name: String) throws {
        let refused = try ServerProcess.run(arguments)
        #expect(refused.code == 2 && refused.output.contains("Usage: zhanggui \(name) "), "\(refused)")
    }

    @Test func `migrations are applied in the order of their numbers`() throws {
        try Self.withPlace { place in
            let data = place.path(percentEncoded: false)
            let lines = try ServerProcess.run(["migrate", "--data", data]).output.split(separator: "\n")
            let labels = lines.compactMap { $0.firstMatch(of: /^applied (\w+)\/(\d+)/)?.output }
            #expect(labels.count > 10)
            for (module, own) in Dictionary(grouping: labels, by: { $0.1 }) {
                #expect(own.map { $0.2 } == own.map { $0.2 }.sorted(), "\(module)")
            }
        }
    }

    @Test func `a PostgreSQL database in another encoding is refused`() async throws {
        let postgres = try PrivatePostgres("latin")
        let made = try ServerProcess.run(
            URL(filePath: "/bin/sh"),
            ["-c", "psql -q -c \"CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0\" '\(postgres.address)'"])
        let address = postgres.address.replacing("/postgres?", with: "/latin?")
        let refused = try ServerProcess.run(["migrate", "--database-url", address])
        try postgres.stop()
        #expect(made.code == 0, "\(made)")
        #expect(refused.code == 1 && refused.output.contains("LATIN1") && refused.output.contains("UTF8"), "\(refused)")
    }
}
