import ArgumentParser
import Cryptography
import Database
import Foundation
import Glibc
import Kernel
import Logging
import SQLiteEngine
import SandboxGateway
import ServiceLifecycle
import UnixSignals

struct SandboxGatewayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox-gateway", abstract: "A payment gateway to try the shop with, as a service of its own.")

    /// How long the gateway of a shop that is gone may take to end. The shop keeps its directory to itself, so that
    /// only such a one can be in the way: on a busy disk its last sync may well take its time.
    private static let patience: Duration = .seconds(60)
    /// The same for one that somebody started by hand and starts again.
    private static let shortPatience: Duration = .seconds(5)
    /// How long what is in flight may take after SIGTERM.
    private static let shutdownGrace: Duration = .seconds(10)

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
        if endWithInput { exitAtEndOfInput() }
        let lock = try await DirectoryLock.waited(
            for: directory, atMost: endWithInput ? Self.patience : Self.shortPatience)
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
        var group = ServiceGroupConfiguration(
            services: [gateway], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = Self.shutdownGrace
        try await ServiceGroup(configuration: group).run()
        await engine.shutdown()
        withExtendedLifetime(lock) {}
    }

    /// Ends the process when standard input does: whoever started it is gone, and nobody is left to end it. What it has
    /// answered is in its database, as after SIGKILL.
    private func exitAtEndOfInput() {
        Thread.detachNewThread {
            while let data = try? FileHandle.standardInput.read(upToCount: 1_024), !data.isEmpty {}
            _exit(EXIT_SUCCESS)
        }
    }
}
