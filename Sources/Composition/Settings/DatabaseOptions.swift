import ArgumentParser
import Foundation

/// Which database a command works on; the same for all of them.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "The data directory of the embedded engine.")
    var data: String?

    @Option(name: .customLong("database-url"), help: "A PostgreSQL database instead: postgres://…")
    var databaseURL: String?

    @Option(help: "A configuration file: a JSON object with options by their names; see docs/configuration.md.")
    var config: String?

    /// Where data are kept when nothing is said.
    static let standardDirectory = "var/zhanggui"

    func settings() async throws -> Settings { try await Settings(file: config) }

    func directory(_ settings: Settings) throws -> URL {
        URL(
            filePath: try settings.text(.data, option: data) ?? Self.standardDirectory, directoryHint: .isDirectory)
    }

    func location(_ settings: Settings) throws -> DatabaseLocation {
        let url: String? = try settings.value(
            .databaseURL, option: databaseURL, wanted: "an address that begins with postgres:// or postgresql://"
        ) { text in
            text.isEmpty || text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") ? text : nil
        }
        if let url, !url.isEmpty { return .postgres(url: url) }
        return .embedded(directory: try directory(settings))
    }

    func location() async throws -> DatabaseLocation { try location(try await settings()) }
}

/// Where the shop's database is.
enum DatabaseLocation: Sendable {
    case embedded(directory: URL)
    case postgres(url: String)
}
