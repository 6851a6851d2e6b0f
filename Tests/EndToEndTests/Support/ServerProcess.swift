import Foundation
import TestSupport

#if canImport(Glibc)
import Glibc
#endif

/// A real `zhanggui` process.
final class ServerProcess: @unchecked Sendable {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static var binary: URL {
        if let path = ProcessInfo.processInfo.environment["ZHANGGUI_BINARY"] { return URL(filePath: path) }
        return root.appending(path: ".build/release/zhanggui")
    }

    /// How often is looked for a moment, 1 ms and more apart.
    private static let lookLimit = 60_000

    let baseURL: String
    private let process: Process

    /// Starts it and waits for its `ready` line.
    ///
    /// - Parameters:
    ///   - errors: an existing file that takes its standard error.
    ///   - input: its standard input, which is the test's own otherwise.
    /// - Throws: `Unexpected` with the end of its standard error where it does not serve.
    init(_ arguments: [String], environment extra: [String: String] = [:], errors: URL? = nil, input: Pipe? = nil)
        throws
    {
        let process = Self.unstarted(Self.binary, arguments, extra)
        if let input { process.standardInput = input }
        let output = Pipe()
        process.standardOutput = output
        let temporary = FileManager.default.temporaryDirectory.appending(path: "server-\(UUID().uuidString).log")
        if errors == nil { try Data().write(to: temporary) }
        // A process writes on into a file that has no name any more.
        defer { try? FileManager.default.removeItem(at: temporary) }
        process.standardError = try FileHandle(forWritingTo: errors ?? temporary)
        try process.run()
        var line: [UInt8] = []
        while let next = try output.fileHandleForReading.read(upToCount: 1)?.first, next != UInt8(ascii: "\n") {
            line.append(next)
        }
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix("ready ") else {
            process.terminate()
            process.waitUntilExit()
            let complaint = String(decoding: try Data(contentsOf: errors ?? temporary), as: UTF8.self)
            throw Unexpected("the server said \(text), and to the log: \(complaint.suffix(2_000))")
        }
        self.process = process
        baseURL = String(text.dropFirst("ready ".count))
    }

    /// SIGKILL: no good-bye.
    func kill() {
        _ = Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// SIGTERM, and the exit code.
    @discardableResult
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// A command that ends by itself; the output is what it printed, complaints included.
    ///
    /// - Throws: `Unexpected` where it serves instead.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: String = "", in directory: URL? = nil
    ) throws -> (code: Int32, output: String) {
        try run(binary, arguments, environment: environment, input: input, in: directory)
    }

    static func run(
        _ program: URL, _ arguments: [String], environment extra: [String: String] = [:], input: String = "",
        in directory: URL? = nil
    ) throws -> (code: Int32, output: String) {
        let process = unstarted(program, arguments, extra)
        if let directory { process.currentDirectoryURL = directory }
        let (output, told) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = output
        process.standardInput = told
        try process.run()
        // A few bytes: the pipe takes them whether the command reads or not.
        try told.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try told.fileHandleForWriting.close()
        var said = Data()
        while case let more = output.fileHandleForReading.availableData, !more.isEmpty {
            said += more
            guard said.range(of: Data("ready http".utf8)) == nil else {
                process.terminate()
                process.waitUntilExit()
                throw Unexpected("\(arguments.joined(separator: " ")) serves")
            }
        }
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    /// Starts a command and kills it at the first moment at which something holds.
    static func kill(_ arguments: [String], when holds: () async throws -> Bool) async throws {
        let process = unstarted(binary, arguments, [:])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        var looks = 0
        while try await !holds(), process.isRunning, looks < lookLimit {
            looks += 1
            try await Task.sleep(for: .milliseconds(1))
        }
        _ = Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if looks == lookLimit { throw Unexpected("what was waited for never held") }
    }

    private static func unstarted(_ program: URL, _ arguments: [String], _ extra: [String: String]) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        // A small past; and clerks sign in with a password alone, where a test says nothing else.
        let usual = ["ZHANGGUI_DEMO_ORDERS": "60", "ZHANGGUI_STAFF_SECOND_FACTOR": "optional"]
        process.environment = usual.merging(ProcessInfo.processInfo.environment) { $1 }.merging(extra) { $1 }
        return process
    }
}
