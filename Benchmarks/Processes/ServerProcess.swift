import Foundation

/// A server that says `ready http://…` when it listens.
final class ServerProcess {
    /// Nobody is refused for asking often.
    static let unlimited = ["ZHANGGUI_ADDRESS_RATE": "0", "ZHANGGUI_ACCOUNT_RATE": "0"]

    let baseURL: String
    private let process: Process

    var processID: Int32 { process.processIdentifier }

    init(_ program: URL, _ arguments: [String], environment extra: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(extra) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line: [UInt8] = []
        while let next = try output.fileHandleForReading.read(upToCount: 1)?.first, next != UInt8(ascii: "\n") {
            line.append(next)
        }
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix("ready ") else {
            process.terminate()
            throw BenchFailure("\(program.lastPathComponent) did not start: \(text)")
        }
        self.process = process
        baseURL = String(text.dropFirst("ready ".count))
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Starts a server, works with it, stops it.
    static func with<Value>(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:],
        _ body: (ServerProcess) async throws -> Value
    ) async throws -> Value {
        let server = try ServerProcess(program, arguments, environment: environment)
        defer { server.stop() }
        return try await body(server)
    }
}
