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

    let baseURL: String
    private let process: Process

    /// Starts it and waits for its `ready` line.
    ///
    /// - Parameter errors: an existing file that takes its standard error.
    init(_ arguments: [String], environment extra: [String: String] = [:], errors: URL? = nil) throws {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        for (name, value) in extra { environment[name] = value }
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = try errors.map { try FileHandle(forWritingTo: $0) } ?? FileHandle.nullDevice
        try process.run()
        var line: [UInt8] = []
        while let next = try output.fileHandleForReading.read(upToCount: 1)?.first, next != UInt8(ascii: "\n") {
            line.append(next)
        }
        let text = String(decoding: line, as: UTF8.self)
        guard text.hasPrefix("ready ") else {
            process.terminate()
            throw Unexpected("the server said \(text)")
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
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: String = "", in directory: URL? = nil
    ) throws -> (code: Int32, output: String) {
        try run(binary, arguments, environment: environment, input: input, in: directory)
    }

    static func run(
        _ program: URL, _ arguments: [String], environment extra: [String: String] = [:], input: String = "",
        in directory: URL? = nil
    ) throws -> (code: Int32, output: String) {
        let process = Process()
        if let directory { process.currentDirectoryURL = directory }
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(extra) { $1 }
        let (output, told) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = output
        process.standardInput = told
        try process.run()
        // A few bytes: the pipe takes them whether the command reads or not.
        try told.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try told.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
