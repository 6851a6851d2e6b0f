import ArgumentParser
import Foundation
import Kernel
import Logging

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run the shop.")

    @OptionGroup var options: DatabaseOptions
    @Option(help: "The address to listen on.")
    var host: String?
    @Option(help: "The port to listen on; 0 takes a free one.")
    var port: Int?
    @Option(help: "Where visitors see the shop.")
    var publicURL: String?
    @Option(help: "What this node does: web, worker or both.")
    var roles = "web,worker"
    @Option(help: "The address of a sandbox gateway; its secret is ZHANGGUI_SANDBOX_SECRET.")
    var sandboxGateway: String?
    @Option(help: "Proxies whose forwarded headers are believed, by address, with commas.")
    var trustedProxies: String?
    @Flag(help: "A seeded shop to try, with a sandbox gateway beside it.")
    var demo = false

    func run() async throws {
        let environment = Environment()
        let roles = Set(roles.split(separator: ",").map(String.init))
        guard !roles.isEmpty, roles.isSubset(of: ["web", "worker"]) else {
            throw ValidationError("--roles takes web, worker or both with a comma")
        }
        let settings = ServeSettings(
            location: options.location, directory: options.directory, host: host ?? environment.host ?? "127.0.0.1",
            port: port ?? environment.port ?? 8_080, publicURL: publicURL ?? environment.publicURL,
            roles: roles, sandboxGateway: sandboxGateway ?? environment.sandboxGateway,
            sandboxSecret: environment.sandboxSecret, trustedProxies: trustedProxies ?? environment.trustedProxies,
            addressRate: environment.addressRate, isDemo: demo, logger: Self.logger(environment))
        do {
            try await Server(settings).run()
        } catch let error as any ExpectedError {
            Output.terminal.note(error.detail)
            throw ExitCode(1)
        }
    }

    private static func logger(_ environment: Environment) -> Logger {
        var logger = Logger(label: "zhanggui", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = environment.logLevel.flatMap(Logger.Level.init(rawValue:)) ?? .notice
        return logger
    }
}

/// What `serve` was told, in one place.
struct ServeSettings: Sendable {
    let location: DatabaseLocation
    let directory: URL
    let host: String
    let port: Int
    let publicURL: String?
    let roles: Set<String>
    let sandboxGateway: String?
    let sandboxSecret: String?
    let trustedProxies: String?
    let addressRate: Int?
    let isDemo: Bool
    let logger: Logger
}
