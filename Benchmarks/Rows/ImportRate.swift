import Database
import Foundation
import Workflows

/// `import`: rows of the UCI Online Retail file in a second, against the fastest way into each database: the same file,
/// as text, into one table that checks nothing.
struct ImportRate: Sendable {
    let engine: EngineName
    let bench: Workbench

    func measure() async throws -> [Measured] {
        guard let file = bench.onlineRetail, FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
        else {
            Report.say("import: left out, the file of the Online Retail data set is not here (--online-retail FILE)")
            return []
        }
        let plain = try await unpacked(file)
        let rowCount =
            try Data(contentsOf: plain, options: .mappedIfSafe).count(where: { $0 == UInt8(ascii: "\n") }) - 1
        let target: Target = engine == .sqlite ? .atLeast(0.1) : .atLeast(0.03)
        let measured = try await Rounds.interleaved(bench.effort.importRounds) { _ in
            let store = try await Store.make(engine, "import", bench)
            let seconds = try await store.with { database in
                let begin = ContinuousClock.now
                _ = try await OnlineRetailImport(database: database).run(file: plain.path(percentEncoded: false))
                return begin.duration(to: .now).seconds
            }
            try await store.remove()
            return Double(rowCount) / seconds
        } yardstick: { _ in
            Double(rowCount) / (engine == .sqlite ? try await sqliteImport(plain) : try await copy(plain))
        }
        let yardstick = engine == .sqlite ? "sqlite3 .import of the file" : "COPY of the file"
        return [measured.row("import", engine, unit: "rows/s", against: yardstick, target)]
    }

    private func unpacked(_ file: URL) async throws -> URL {
        guard file.pathExtension == "gz" else { return file }
        let plain = bench.directory.appending(path: file.deletingPathExtension().lastPathComponent)
        let command = "gzip -dc \"$0\" > \"$1\""
        try await Command.run(
            "sh", ["-c", command, file.path(percentEncoded: false), plain.path(percentEncoded: false)],
            in: bench.directory)
        return plain
    }

    private func sqliteImport(_ file: URL) async throws -> Double {
        let path = bench.path("bare-import.sqlite")
        try? FileManager.default.removeItem(atPath: path)
        let begin = ContinuousClock.now
        try await Command.run(
            "sqlite3", [path, ".import --csv \"\(file.path(percentEncoded: false))\" rows"], in: bench.directory)
        let seconds = begin.duration(to: .now).seconds
        try? FileManager.default.removeItem(atPath: path)
        return seconds
    }

    private func copy(_ file: URL) async throws -> Double {
        let store = try await Store.make(engine, "copy", bench)
        try await Command.run("psql", ["-qX", "-d", store.url, "-c", BareTable.create], in: bench.directory)
        let begin = ContinuousClock.now
        try await Command.run(
            "psql",
            ["-qX", "-d", store.url, "-c", "\\copy rows FROM '\(file.path(percentEncoded: false))' CSV HEADER"],
            in: bench.directory)
        let seconds = begin.duration(to: .now).seconds
        try await store.remove()
        return seconds
    }
}
