import ArgumentParser
import Foundation
import Hummingbird
import Logging
import NIOCore

/// The yardstick of calls and pages: a Hummingbird route, and nothing around it, that answers bytes from memory.
struct BareServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bare-server", abstract: "A bare route that answers a file's bytes.", shouldDisplay: false)

    @Option(help: "What it answers.")
    var body: String
    @Option(help: "The route.")
    var route: String
    @Option(help: "The media type of the bytes.")
    var contentType = "application/json"

    func run() async throws {
        let buffer = ByteBuffer(bytes: try Data(contentsOf: URL(filePath: body)))
        let (router, contentType) = (Router(), contentType)
        router.get(RouterPath(route)) { _, _ in
            Response(status: .ok, headers: [.contentType: contentType], body: .init(byteBuffer: buffer))
        }
        var logger = Logger(label: "bare-server")
        logger.logLevel = .error
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                Report.say("ready http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
            }, logger: logger)
        try await application.runService()
    }
}
