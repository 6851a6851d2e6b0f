import Foundation

/// Programs that end by themselves: pgbench, wrk, sqlite3, psql, strip.
enum Command {
    /// Runs a program that is on the PATH and gives what it wrote to standard output.
    ///
    /// - Throws: `BenchFailure` with what it wrote to standard error where it fails.
    @discardableResult
    static func run(
        _ program: String, _ arguments: [String], environment extra: [String: String] = [:], in directory: URL
    ) async throws -> String {
        let stem = directory.appending(path: "command-\(ProcessInfo.processInfo.globallyUniqueString)")
        let (output, errors) = (stem.appendingPathExtension("out"), stem.appendingPathExtension("err"))
        defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(extra) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.handle(output)
        process.standardError = try Self.handle(errors)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        guard process.terminationStatus == 0 else {
            let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
            throw BenchFailure("\(program) ended with \(process.terminationStatus): \(said)\(text)")
        }
        return text
    }

    private static func handle(_ file: URL) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: file.path(percentEncoded: false), contents: nil) else {
            throw BenchFailure("cannot write \(file.path(percentEncoded: false))")
        }
        return try FileHandle(forWritingTo: file)
    }
}
