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
        (#"{"address-rate": -1}"#, "address-rate in"), (#"{"data": null}"#, "every value"), ("[]", "JSON object"),
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
        let option = try ServerProcess.run(["serve", "--port", "70000"])
        #expect(option.code == 2 && option.output.contains("--port"), "\(option)")
        let missing = try ServerProcess.run(["serve", "--config", "/nowhere/shop.json"])
        #expect(missing.code == 2 && missing.output.contains("/nowhere/shop.json"), "\(missing)")
    }
}
