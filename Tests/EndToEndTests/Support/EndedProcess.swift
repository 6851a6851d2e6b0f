import Foundation
import TestSupport

#if canImport(Glibc)
import Glibc
#endif

/// A command that ought to end by itself: how it ended, and what it said to standard error.
struct EndedProcess: Sendable {
    /// How often is looked for a moment, 1 ms and more apart.
    private static let lookLimit = 60_000

    let code: Int32
    let notes: String

    /// - Throws: `Unexpected` where it serves instead.
    init(_ arguments: [String], environment extra: [String: String] = [:], input: String = "") throws {
        let process = Process()
        process.executableURL = ServerProcess.binary
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(extra) { $1 }
        let (output, errors, told) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = told
        try process.run()
        // A few bytes: the pipe takes them whether the command reads or not.
        try told.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try told.fileHandleForWriting.close()
        if let first = try output.fileHandleForReading.read(upToCount: 6), first == Data("ready ".utf8) {
            process.terminate()
            process.waitUntilExit()
            throw Unexpected("\(arguments.joined(separator: " ")) serves")
        }
        let notes = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        code = process.terminationStatus
        self.notes = String(decoding: notes, as: UTF8.self)
    }

    /// Starts a command and kills it at the first moment at which something holds.
    static func kill(
        _ arguments: [String], environment extra: [String: String] = [:], when holds: () async throws -> Bool
    ) async throws {
        let process = Process()
        process.executableURL = ServerProcess.binary
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(extra) { $1 }
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
}
