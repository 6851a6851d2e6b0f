import Database
import Foundation

/// Migrated databases that tests copy, each set of migrations migrated once: copying a file, or `CREATE DATABASE …
/// TEMPLATE`, takes a fraction of migrating again.
actor DatabaseTemplates {
    static let shared = DatabaseTemplates()

    private var files: [String: Task<URL, any Error>] = [:]
    private var databases: [String: Task<String, any Error>] = [:]
    private var copyCount = 0

    /// - Returns: where the copy is, as an engine opens it.
    func copy(_ engine: TestEngine, _ migrations: [Migration], into directory: URL) async throws -> String {
        let key = Self.fingerprint(of: migrations)
        switch engine {
        case .sqlite:
            let template = files[key] ?? Task { try await Self.makeFile(migrations) }
            files[key] = template
            let copy = directory.appending(path: "zhanggui.sqlite")
            try FileManager.default.copyItem(at: try await template.value, to: copy)
            return copy.path
        case .postgres:
            let template = databases[key] ?? Task { try await PostgresForTests.makeTemplate(key, migrations) }
            databases[key] = template
            copyCount += 1
            let name = "zt_\(ProcessInfo.processInfo.processIdentifier)_\(copyCount)"
            return try await PostgresForTests.create(name, from: try await template.value)
        }
    }

    /// The directory of a file is removed by who made it.
    nonisolated func remove(_ engine: TestEngine, _ location: String) async throws {
        if engine == .postgres { try await PostgresForTests.drop(location) }
    }

    private static func makeFile(_ migrations: [Migration]) async throws -> URL {
        let directory = FileManager.default.temporaryDirectory.appending(path: "zhanggui-template-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        TemporaryDirectories.removeAtExit(directory)
        let file = directory.appending(path: "template.sqlite")
        // The last connection that closes takes the write-ahead log in: the file alone is the database.
        try await migrate(.sqlite, at: file.path, migrations)
        return file
    }

    /// FNV-1a over everything the migrations contain: the same in every run, so that a server keeps its templates.
    private static func fingerprint(of migrations: [Migration]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in String(reflecting: migrations).utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}

/// Directories that live as long as the test program.
enum TemporaryDirectories {
    private static let registry = Registry()

    static func removeAtExit(_ directory: URL) {
        registry.add(directory)
    }

    private final class Registry: @unchecked Sendable {
        private let lock = NSLock()
        private var directories: [URL] = []

        init() {
            atexit { TemporaryDirectories.registry.removeAll() }
        }

        func add(_ directory: URL) { lock.withLock { directories.append(directory) } }

        func removeAll() {
            for directory in lock.withLock({ directories }) { try? FileManager.default.removeItem(at: directory) }
        }
    }
}
