import Dispatch
import Foundation
import Glibc
import Kernel
import Logging
import ServiceLifecycle

/// The sandbox gateway as a process of its own beside the demo. It ends when this process ends, however that happens,
/// because it watches the pipe that it is given as its standard input.
final class GatewayProcess: Sendable {
    struct DidNotStart: Error, CustomStringConvertible {
        let description = "the sandbox gateway did not start"
    }

    let baseURL: String
    private let process: Process
    private let leash: Pipe
    /// Signalled at its end.
    private let ended: DispatchSemaphore

    /// More than the gateway waits itself for one before it that still ends.
    private static let startPatience: Duration = .seconds(90)
    /// More than the gateway gives to what is in flight, less than the shop has for all of its own end.
    private static let endPatience: DispatchTimeInterval = .seconds(12)
    /// For a process that nothing holds any more.
    private static let exitPatience: DispatchTimeInterval = .seconds(2)

    private init(baseURL: String, process: Process, leash: Pipe, ended: DispatchSemaphore) {
        self.baseURL = baseURL
        self.process = process
        self.leash = leash
        self.ended = ended
    }

    /// - Parameter directory: where it keeps its own database.
    /// - Throws: `DidNotStart`.
    static func start(directory: URL, secret: String) async throws -> GatewayProcess {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        if let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            process.executableURL = URL(filePath: link)
        }
        process.arguments = [
            "sandbox-gateway", "--port", "0", "--data", directory.path(percentEncoded: false), "--end-with-input",
        ]
        var environment = ProcessInfo.processInfo.environment
        environment["ZHANGGUI_SANDBOX_SECRET"] = secret
        process.environment = environment
        let output = Pipe()
        let leash = Pipe()
        process.standardOutput = output
        process.standardInput = leash
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        let line = await firstLine(of: output.fileHandleForReading, from: process.processIdentifier)
        guard let line, line.hasPrefix("ready ") else {
            process.terminate()
            throw DidNotStart()
        }
        return GatewayProcess(
            baseURL: String(line.dropFirst("ready ".count)), process: process, leash: leash, ended: ended)
    }

    /// Asks it to end, on a thread of its own: whoever waits for it may be given up meanwhile.
    func stop() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            Thread.detachNewThread { [self] in
                end()
                continuation.resume()
            }
        }
    }

    /// One that does not end is let go of, and exits at the end of its input; one that cannot is killed.
    private func end() {
        process.terminate()
        if ended.wait(timeout: .now() + Self.endPatience) == .success { return }
        try? leash.fileHandleForWriting.close()
        if ended.wait(timeout: .now() + Self.exitPatience) == .success { return }
        kill(process.processIdentifier, SIGKILL)
    }

    /// Nil where it ends without one, and where it takes too long: then it is killed.
    private static func firstLine(of handle: FileHandle, from id: pid_t) async -> String? {
        await withTaskGroup(of: String?.self) { group in
            group.addTask { await firstLine(of: handle) }
            group.addTask {
                let isLate = (try? await Task.sleep(for: startPatience)) != nil
                if isLate { kill(id, SIGKILL) }
                return nil
            }
            let line = await group.next() ?? nil
            group.cancelAll()
            return line
        }
    }

    /// Reads on a thread of its own: the gateway may take its time.
    private static func firstLine(of handle: FileHandle) async -> String? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var bytes: [UInt8] = []
                while let next = try? handle.read(upToCount: 1)?.first {
                    if next == UInt8(ascii: "\n") {
                        return continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
                    }
                    bytes.append(next)
                }
                continuation.resume(returning: nil)
            }
        }
    }
}

/// Stops the gateway's process with the rest of the program.
struct GatewayProcessService: Service {
    let process: GatewayProcess

    func run() async throws {
        try? await gracefulShutdown()
        await process.stop()
    }
}
