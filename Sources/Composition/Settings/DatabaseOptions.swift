import ArgumentParser
import Foundation

/// Which database a command works on; the same for all of them.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "The data directory of the embedded engine.")
    var data: String?

    @Option(name: .customLong("database-url"), help: "A PostgreSQL database instead: postgres://…")
    var databaseURL: String?

    /// Where data are kept when nothing is said.
    static let standardDirectory = "var/zhanggui"

    var directory: URL {
        URL(filePath: data ?? Environment().data ?? Self.standardDirectory, directoryHint: .isDirectory)
    }

    var location: DatabaseLocation {
        if let url = databaseURL ?? Environment().databaseURL, !url.isEmpty { return .postgres(url: url) }
        return .embedded(directory: directory)
    }
}

/// Where the shop's database is.
enum DatabaseLocation: Sendable {
    case embedded(directory: URL)
    case postgres(url: String)
}
