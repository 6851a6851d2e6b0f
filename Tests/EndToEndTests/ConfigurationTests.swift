import Foundation
import TestSupport
import Testing

/// Options, environment and configuration file, as the real program takes them.
@Suite(.serialized) struct ConfigurationTests {
    /// A directory of its own with a configuration file in it.
    private static func withFile<Value>(
        _ text: String, _ body: (_ file: String, _ directory: URL) throws -> Value
    ) throws -> Value {
        let directory = FileManager.default.temporaryDirectory.appending(path: "zhanggui-config-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appending(path: "shop.json")
        try Data(text.replacing("HERE", with: directory.path(percentEncoded: false)).utf8).write(to: file)
        return try body(file.path(percentEncoded: false), directory)
    }

    private static func isShop(_ directory: URL, _ name: String) -> Bool {
        FileManager.default.fileExists(
            atPath: directory.appending(path: "\(name)/zhanggui.sqlite").path(percentEncoded: false))
    }

    @Test func `the option wins over the environment, and the environment over the file`() throws {
        try Self.withFile(#"{"data": "HERE/file"}"#) { file, directory in
            let variable = ["ZHANGGUI_DATA": directory.appending(path: "variable").path(percentEncoded: false)]
            let option = ["--data", directory.appending(path: "option").path(percentEncoded: false)]
            let command = ["migrate", "--config", file]
            #expect(try ServerProcess.run(command + option, environment: variable).code == 0)
            #expect(Self.isShop(directory, "option") && !Self.isShop(directory, "variable"))
            #expect(try ServerProcess.run(command, environment: variable).code == 0)
            #expect(Self.isShop(directory, "variable") && !Self.isShop(directory, "file"))
            #expect(try ServerProcess.run(command, environment: ["ZHANGGUI_DATA": ""]).code == 0)
            #expect(Self.isShop(directory, "file"))
            let named = try ServerProcess.run(["reconcile"], environment: ["ZHANGGUI_CONFIG": file])
            #expect(named.code == 0, "\(named.output)")
        }
    }

    @Test func `a shop is served as its file says`() throws {
        let text = #"{"data": "HERE/shop", "host": "127.0.0.1", "port": 0, "roles": "web", "log-level": "error"}"#
        try Self.withFile(text) { file, directory in
            let server = try ServerProcess(["serve", "--config", file])
            #expect(server.baseURL.hasPrefix("http://127.0.0.1:") && !server.baseURL.hasSuffix(":0"))
            #expect(server.stop() == 0)
            #expect(Self.isShop(directory, "shop"))
        }
    }

    @Test(arguments: [
        (#"{"prot": 8080}"#, "prot in"), (#"{"port": "8080"}"#, "port in"), (#"{"port": 70000}"#, "port in"),
        (#"{"host": 7}"#, "host in"), (#"{"port": 0, "roles": "cook"}"#, "roles in"),
        (#"{"log-level": "loud"}"#, "log-level in"), (#"{"trusted-proxies": "the one"}"#, "trusted-proxies in"),
        (#"{"database-url": "mysql://x"}"#, "database-url in"), (#"{"sandbox-secret": "short"}"#, "sandbox-secret in"),
        (#"{"demo": "perhaps"}"#, "demo in"), (#"{"log-codes": "on"}"#, "log-codes in"),
        (#"{"host": "::"}"#, "--public-url"), (#"{"address-rate": -1}"#, "address-rate in"),
        (#"{"data": null}"#, "every value"), ("[]", "JSON object"),
        ("{", "JSON object"),
    ])
    func `a file that cannot be used is refused, and the key is named`(text: String, named: String) throws {
        try Self.withFile(text) { file, _ in
            // Should it be taken after all, the program ends with another code instead of serving.
            let answer = try ServerProcess.run(
                ["serve", "--config", file], environment: ["ZHANGGUI_DATA": "/dev/null/nowhere"])
            #expect(answer.code == 2 && answer.output.contains(named), "\(answer)")
        }
    }

    @Test func `a variable that cannot be used is refused by its name, and a missing file by its path`() throws {
        let bad = try ServerProcess.run(["serve"], environment: ["ZHANGGUI_PORT": "eighty"])
        #expect(bad.code == 2 && bad.output.contains("ZHANGGUI_PORT"), "\(bad)")
        let flag = try ServerProcess.run(["serve"], environment: ["ZHANGGUI_DEMO": "perhaps"])
        #expect(flag.code == 2 && flag.output.contains("ZHANGGUI_DEMO"), "\(flag)")
        let option = try ServerProcess.run(["serve", "--port", "70000"])
        #expect(option.code == 2 && option.output.contains("--port"), "\(option)")
        let missing = try ServerProcess.run(["serve", "--config", "/nowhere/shop.json"])
        #expect(missing.code == 2 && missing.output.contains("/nowhere/shop.json"), "\(missing)")
    }

    private static func document() throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/configuration.md")
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// The rows of the table in the document, by key.
    private static func documented() throws -> [String: [String]] {
        let lines = try document().split(separator: "\n").filter { $0.hasPrefix("| `") }
        let rows = lines.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0) })
    }

    @Test func `the document lists every setting, and no other`() throws {
        let documented = try Self.documented()
        try Self.withFile(#"{"no-such-setting": 1}"#) { file, _ in
            let answer = try ServerProcess.run(["migrate", "--config", file])
            let list = try #require(answer.output.firstMatch(of: /there are ([a-z, -]+)/)).output.1
            let names = list.split(separator: ", ").map(String.init)
            #expect(names.count > 10 && Set(names) == Set(documented.keys), "\(answer.output)")
        }
        let help = try ServerProcess.run(["serve", "--help"]).output
        let options = Set(help.matches(of: /--([a-z-]+)/).map { String($0.output.1) })
        #expect(options.contains("database-url") && options.count > 8, "\(help)")
        let known = options.subtracting(["help", "version", "config"])
        #expect(known.isSubset(of: documented.keys), "\(options)")
        let sentence = try #require(Self.document().firstMatch(of: /but for seven [^:]*:([^.]*)\./)).output.1
        let told = Set(sentence.matches(of: /`([a-z-]+)`/).map { String($0.output.1) })
        #expect(told == Set(documented.keys).subtracting(known), "settings that are no options: \(told)")
    }

    @Test func `every setting is taken from the variable that the document names`() throws {
        // None of them can be used; the first one that is read is named.
        let wrong = [
            "port": "x", "address-rate": "x", "account-rate": "x", "roles": "cook", "trusted-proxies": "the one",
            "log-level": "loud", "database-url": "mysql://x", "sandbox-secret": "short", "demo": "perhaps",
            "demo-orders": "x", "demo-pace": "x", "contact": String(repeating: "x", count: 201),
            "staff-second-factor": "perhaps",
        ]
        for (key, row) in try Self.documented() {
            let variable = row[1]
            let usual = "ZHANGGUI_\(key.uppercased().replacing("-", with: "_"))"
            #expect(variable == (key == "database-url" ? "DATABASE_URL" : usual))
            guard let value = wrong[key] else { continue }
            let answer = try ServerProcess.run(
                ["serve"], environment: ["ZHANGGUI_DATA": "/dev/null/nowhere", variable: value])
            #expect(answer.code == 2 && answer.output.contains(variable), "\(key): \(answer)")
        }
    }
}
