import ArgumentParser
import Demo
import Foundation
import Kernel
import Logging
import SandboxGateway
import Storefront
import WebRuntime

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run the shop.")

    @OptionGroup var options: DatabaseOptions
    @Option(help: "The address to listen on.")
    var host: String?
    @Option(help: "The port to listen on; 0 takes a free one.")
    var port: Int?
    @Option(help: "Where visitors and gateways reach the shop; by default where it listens.")
    var publicURL: String?
    @Option(help: "What this node does: web, worker, or both with a comma (as when nothing is said).")
    var roles: String?
    @Option(help: "The address of a sandbox gateway; its secret is ZHANGGUI_SANDBOX_SECRET.")
    var sandboxGateway: String?
    @Option(help: "Proxies whose forwarded headers are believed, by address, with commas.")
    var trustedProxies: String?
    @Flag(help: "A seeded shop to try, with a sandbox gateway beside it.")
    var demo = false
    @Option(help: "About how many orders the demo's past has; goods and shoppers become fewer with it.")
    var demoOrders: Int?
    @Option(help: "About how many orders an hour the demo's shoppers place while it runs; 0 is nobody.")
    var demoPace: Int?

    func run() async throws {
        try await Server(try serveSettings(try await options.settings())).run()
    }

    private func serveSettings(_ settings: Settings) throws -> ServeSettings {
        let gateway = try settings.text(.sandboxGateway, option: sandboxGateway)
        let secret = try settings.value(
            .sandboxSecret, wanted: "at least \(SandboxSecret.byteCountMinimum) bytes"
        ) { text in SandboxSecret(text) == nil ? nil : text }
        if gateway != nil, secret == nil {
            throw ValidationError("set \(Setting.sandboxSecret.variable) for the sandbox gateway")
        }
        let proxies = try settings.value(
            .trustedProxies, option: trustedProxies, wanted: "addresses or networks, with commas"
        ) { TrustedProxies($0) }
        let roles = try self.roles(settings)
        let host = try settings.text(.host, option: host) ?? "127.0.0.1"
        let publicURL = try settings.text(.publicURL, option: publicURL)
        guard publicURL != nil || !roles.contains("web") || !PublicAddress.isWildcard(host) else {
            throw ValidationError(
                "host \(host) is every address and none to go to: say with --public-url where the shop is reached")
        }
        return ServeSettings(
            location: try options.location(settings), directory: try options.directory(settings), host: host,
            port: try settings.number(.port, in: 0...Int(UInt16.max), option: port) ?? 8_080, publicURL: publicURL,
            roles: roles, sandboxGateway: gateway, sandboxSecret: secret, trustedProxies: proxies ?? .none,
            addressRate: try settings.number(.addressRate, in: 0...Settings.numberLimit),
            accountRate: try settings.number(.accountRate, in: 0...Settings.numberLimit),
            contact: try contact(settings),
            isDemo: try settings.flag(.demo, option: demo),
            demoOrders: try settings.number(.demoOrders, in: 0...Demo.Scale.ordersLimit, option: demoOrders)
                ?? Demo.Scale.standardOrders, demoPace: try demoPace(settings), logsCodes: try settings.flag(.logCodes),
            isSecondFactorRequired: try isSecondFactorRequired(settings), logger: try logger(settings))
    }

    private func demoPace(_ settings: Settings) throws -> Int {
        let pace = try settings.number(.demoPace, in: 0...Crowd.paceLimit, option: demoPace) ?? 0
        guard try pace == 0 || settings.flag(.demo, option: demo) else {
            throw ValidationError("\(Setting.demoPace.rawValue): shoppers act by themselves in a demo only")
        }
        return pace
    }

    private func roles(_ settings: Settings) throws -> Set<String> {
        let known: Set<String> = ["web", "worker"]
        let roles = try settings.value(.roles, option: roles, wanted: "web, worker or both with a comma") { text in
            let roles = Set(text.split(separator: ",").map(String.init))
            return !roles.isEmpty && roles.isSubset(of: known) ? roles : nil
        }
        return roles ?? known
    }

    /// Where nothing is said, everywhere but in a demo, whose accounts everybody may try.
    private func isSecondFactorRequired(_ settings: Settings) throws -> Bool {
        let said: Bool? = try settings.value(.staffSecondFactor, wanted: "required or optional") { text in
            switch text {
            case "required": true
            case "optional": false
            default: nil
            }
        }
        return try said ?? !settings.flag(.demo, option: demo)
    }

    private func contact(_ settings: Settings) throws -> String? {
        let limit = Storefront.contactLimit
        return try settings.value(.contact, wanted: "at most \(limit) characters") { $0.count <= limit ? $0 : nil }
    }

    private func logger(_ settings: Settings) throws -> Logger {
        let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        let level = try settings.value(.logLevel, wanted: "one of \(levels)") { Logger.Level(rawValue: $0) }
        var logger = Logger(label: "zhanggui", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = level ?? .notice
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
    let trustedProxies: TrustedProxies
    let addressRate: Int?
    let accountRate: Int?
    let contact: String?
    let isDemo: Bool
    let demoOrders: Int
    let demoPace: Int
    let logsCodes: Bool
    let isSecondFactorRequired: Bool
    let logger: Logger
}
