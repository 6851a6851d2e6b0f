public import Database
public import Foundation
public import Kernel

/// Takes in a file of the form of the UCI Online Retail data set: products, customers, orders, returns, adjustments.
///
/// A row's identity is its place in the file. Chunks of rows are written in transactions that also advance the journal
/// of imports, so the import can be stopped anywhere, gone on with, and repeated: every row counts once. Memory is
/// bounded but for a few bytes per invoice, code and customer. `docs/import.md` says what becomes of which row.
public struct OnlineRetailImport: Sendable {
    public struct Options: Sendable {
        public var currency: Currency
        public var timeZone: TimeZone
        /// Reads and counts, writes nothing but the list of skipped rows.
        public var isDryRun: Bool
        /// Where skipped rows are listed; nil: nowhere.
        public var skippedRowsPath: String?
        /// Rows of one transaction.
        public var chunkRows: Int

        public init(
            currency: Currency = .gbp, timeZone: TimeZone = TimeZone(identifier: "Europe/London") ?? .gmt,
            isDryRun: Bool = false, skippedRowsPath: String? = nil, chunkRows: Int = 10_000
        ) {
            precondition((1...50_000).contains(chunkRows), "\(chunkRows) rows in a chunk")
            self.currency = currency
            self.timeZone = timeZone
            self.isDryRun = isDryRun
            self.skippedRowsPath = skippedRowsPath
            self.chunkRows = chunkRows
        }
    }

    public static let source = "online-retail"

    let database: Database
    let options: Options

    public init(database: Database, options: Options = Options()) {
        self.database = database
        self.options = options
    }

    /// Takes the file in, or what an earlier run left of it.
    ///
    /// - Throws: `ImportError`, `CSVError` for the file; `DatabaseError`, after which it can simply be run again.
    public func run(
        file path: String, progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportSummary {
        let run = try await begin(try ImportFile.fingerprint(of: path))
        let file = try ImportFile(path: path)
        let list = try options.skippedRowsPath.map(SkippedRowsFile.init(path:))
        var chunks = try OnlineRetailChunks(file, size: options.chunkRows, seam: run?.rowsDone ?? 0)
        var tally = ImportTally(ImportSummary(currency: options.currency, isDryRun: options.isDryRun))
        tally.summary.rowsThereBefore = run?.rowsDone ?? 0
        let writer = OnlineRetailWriter(database: database, currency: options.currency, timeZone: options.timeZone)
        var memory = OnlineRetailWriter.Memory()
        while let chunk = try chunks.next() {
            let outcome: OnlineRetailWriter.Outcome
            if let run, !options.isDryRun, !run.isDone, chunk.end > run.rowsDone {
                outcome = try await writer.write(chunk, of: run, memory)
            } else {
                outcome = try await writer.look(at: chunk, of: run)
            }
            memory.learn(outcome, chunk)
            let skipped = (chunk.skipped + outcome.skipped).sorted { $0.ordinal < $1.ordinal }
            try list?.add(skipped)
            tally.add(chunk, skipped: skipped, parts: outcome.parts)
            progress(ImportProgress(rowsDone: chunk.end, bytesRead: file.bytesRead, byteCount: file.byteCount))
        }
        if let run, !options.isDryRun, !run.isDone { try await writer.finish(run, memory) }
        try list?.flush()
        return tally.summary
    }

    /// Nil for a dry run of a file that was never begun.
    private func begin(_ fingerprint: String) async throws -> ImportRun? {
        let text = "--currency \(options.currency.code) --time-zone \(options.timeZone.identifier)"
        let run: ImportRun?
        if options.isDryRun {
            run = try await database.read { session in
                try ImportJournal.run(source: Self.source, fingerprint: fingerprint, in: session)
            }
        } else {
            let (id, now) = (database.ids.nextRaw(), database.clock.now())
            run = try await database.write { transaction in
                let run = try ImportJournal.begin(
                    source: Self.source, fingerprint: fingerprint, options: text, id: id, at: now, in: transaction)
                if run.id == id {
                    try transaction.audit(
                        "import_begun", of: Self.source, text, by: .system("import"), at: now,
                        id: database.ids.nextRaw())
                }
                return run
            }
        }
        if let run, run.options != text { throw ImportError.otherOptions(begun: run.options) }
        return run
    }
}
