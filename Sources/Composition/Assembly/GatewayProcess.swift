import Foundation
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

    /// - Parameter directory: where it keeps its own database.
    init(directory: URL, secret: String) throws {
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
        try process.run()
        guard let line = Self.firstLine(of: output.fileHandleForReading), line.hasPrefix("ready ") else {
            process.terminate()
            throw DidNotStart()
        }
        self.baseURL = String(line.dropFirst("ready ".count))
        self.process = process
        self.leash = leash
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    private static func firstLine(of handle: FileHandle) -> String? {
        var bytes: [UInt8] = []
        while let next = try? handle.read(upToCount: 1)?.first {
            if next == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(next)
        }
        return nil
    }
}

/// Stops the gateway's process with the rest of the program.
struct GatewayProcessService: Service {
    let process: GatewayProcess

    func run() async throws {
        try? await gracefulShutdown()
        process.stop()
    }
}
