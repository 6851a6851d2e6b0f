import ArgumentParser
import Cryptography
import Database
import Foundation
import Kernel
import Logging
import SQLiteEngine
import SandboxGateway
import ServiceLifecycle
import Synchronization
import UnixSignals

struct SandboxGatewayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox-gateway", abstract: "A payment gateway to try the shop with, as a service of its own.")

    /// How long another gateway on the directory may take to end.
    private static let patience: Duration = .seconds(5)

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8090
    @Option(help: "Where the gateway keeps its own database.")
    var data = "var/sandbox-gateway"
    @Option(help: "Faults to play, one a line; see docs/sandbox-gateway.md.")
    var script: String?
    @Flag(help: .hidden)
    var endWithInput = false

    func run() async throws {
        let wanted = "at least \(SandboxSecret.byteCountMinimum) bytes"
        let secret = try await Settings(file: nil).value(.sandboxSecret, wanted: wanted) { SandboxSecret($0) }
        guard let secret else { throw ValidationError("set \(Setting.sandboxSecret.variable): \(wanted)") }
        let directory = URL(filePath: data, directoryHint: .isDirectory)
        let input = endWithInput ? EndOfInput() : nil
        let lock = try await DirectoryLock.waited(for: directory, atMost: Self.patience) { input?.hasEnded != true }
        guard let lock else { return }
        let engine = try await SQLiteEngine(
            path: directory.appending(path: "gateway.sqlite").path(percentEncoded: false), readerCount: 2)
        let database = Database(engine: engine, clock: .system, ids: IDGenerator(clock: .system, node: 0))
        var configuration = SandboxGatewayConfiguration(secret: secret)
        configuration.port = port
        if let script { configuration.script = try FaultScript(path: script) }
        var logger = Logger(label: "sandbox-gateway", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let gateway = SandboxGatewayService(configuration: configuration, database: database, logger: logger) { port in
            Output.terminal.line("ready http://127.0.0.1:\(port)")
        }
        var services: [any Service] = [gateway]
        if let input { services.append(input) }
        let group = ServiceGroup(
            configuration: .init(
                services: services.map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await engine.shutdown()
        withExtendedLifetime(lock) {}
    }
}

/// Ends when standard input does: whoever started this process is gone. It listens from its making on.
final class EndOfInput: Service {
    private let ended = Atomic(false)
    private let end: AsyncStream<Void>

    init() {
        let (end, continuation) = AsyncStream<Void>.makeStream()
        self.end = end
        Thread.detachNewThread { [self] in
            while let data = try? FileHandle.standardInput.read(upToCount: 1_024), !data.isEmpty {}
            ended.store(true, ordering: .relaxed)
            continuation.finish()
        }
    }

    var hasEnded: Bool { ended.load(ordering: .relaxed) }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in self.end {}
        }
    }
}
