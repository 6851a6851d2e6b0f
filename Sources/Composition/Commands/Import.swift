import ArgumentParser
import Foundation
import Kernel
import Workflows

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import files, one after the other; restartable, and safe to repeat.",
        discussion: """
            Formats: online-retail; of goods: products (our own, as export writes it), shopify-products, \
            woocommerce-products; regions. Rows that are not taken are listed with their reason in a file.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case onlineRetail = "online-retail"
        case products
        case shopifyProducts = "shopify-products"
        case wooCommerceProducts = "woocommerce-products"
        case regions

        /// Nil for a file that is not of goods.
        var ofGoods: ProductFileFormat? { ProductFileFormat(rawValue: rawValue) }
    }

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The format of the files.")
    var format: Format
    @Argument(help: "The files, plain or gzip.")
    var files: [String]
    @Option(help: "The currency of its prices; where nothing is said, GBP for online-retail, the shop's for goods.")
    var currency: String?
    @Option(help: "The time zone of its times.")
    var timeZone = "Europe/London"
    @Option(
        help: """
            Where rows of the one file that are not taken are listed; FILE.skipped.csv in the working directory by \
            default.
            """)
    var skipped: String?
    @Flag(help: "Read and check everything, keep nothing.")
    var dryRun = false

    /// Two files of one name would write one list.
    func validate() throws {
        guard files.count > 1 else { return }
        if skipped != nil { throw ValidationError("--skipped is for one file; leave it out for \(files.count)") }
        let names = files.map(Self.name)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw ValidationError("two files are called \(twice): import them one by one, each with its --skipped")
        }
    }

    private static func name(_ file: String) -> String { URL(filePath: file).lastPathComponent }

    func run() async throws {
        let currency = try currency.map { code in
            guard let known = Currency(code) else { throw ValidationError("--currency \(code) is not known") }
            return known
        }
        guard let zone = TimeZone(identifier: timeZone) else {
            throw ValidationError("--time-zone \(timeZone) is not known")
        }
        do {
            try await OpenShop.with(try await database.location()) { opened in
                if format == .regions { return try await regions(opened.shop) }
                for file in files {
                    if let format = format.ofGoods {
                        try await goods(file, format, currency, opened.shop)
                        continue
                    }
                    let options = OnlineRetailImport.Options(
                        currency: currency ?? .gbp, timeZone: zone, isDryRun: dryRun,
                        skippedRowsPath: skipped ?? "\(Self.name(file)).skipped.csv")
                    let importer = OnlineRetailImport(database: opened.database, options: options)
                    let summary = try await importer.run(file: file) { progress in
                        ProgressLine.show(progress.bytesRead, of: progress.byteCount, rows: progress.rowsDone)
                    }
                    ProgressLine.end()
                    if files.count > 1 { Output.terminal.line(file) }
                    for line in summary.lines { Output.terminal.line(line) }
                }
            }
        } catch {
            ProgressLine.end()
            throw error
        }
    }

    private func goods(_ file: String, _ format: ProductFileFormat, _ currency: Currency?, _ shop: Shop) async throws {
        let importer = ProductImport(shop: shop, options: .init(currency: currency, isDryRun: dryRun))
        let summary = try await importer.run(file: file, format: format) { done, total in
            ProgressLine.show(done, of: total, rows: done)
        }
        ProgressLine.end()
        if files.count > 1 { Output.terminal.line(file) }
        for line in summary.lines { Output.terminal.line(line) }
        if dryRun {
            for change in summary.changes.prefix(Self.shownNotes) {
                let parts = change.parts.map { $0.text(column: $0.column) }.joined(separator: ", ")
                Output.terminal.line("row \(change.row): \(change.isNew ? "new " : "")\(change.slug): \(parts)")
            }
        }
        guard !summary.notes.isEmpty else { return }
        for note in summary.notes.prefix(Self.shownNotes) { Output.terminal.line("row \(note.row): \(note.text)") }
        let path = skipped ?? "\(Self.name(file)).skipped.csv"
        let lines = summary.notes.map { note in
            CSVText.line([String(note.row), note.isSkipped ? "not taken" : "remark", note.text])
        }
        try Data((CSVText.line(["Row", "Kind", "Reason"]) + lines.joined()).utf8).write(to: URL(filePath: path))
        Output.terminal.line("all \(summary.notes.count) in \(path)")
    }

    /// Of changes and of notes; the other notes stand in the file.
    private static let shownNotes = 20
}

extension Import {
    /// The files are one set: what stands above others may be in any of them.
    private func regions(_ shop: Shop) async throws {
        let summary = try await RegionImport(shop: shop, isDryRun: dryRun).run(files: files)
        for line in summary.lines { Output.terminal.line(line) }
    }
}

/// One line on standard error that is drawn over itself.
enum ProgressLine {
    private static let width = 30

    static func show(_ done: Int, of total: Int, rows: Int) {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 1
        let filled = Int(share * Double(width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
        FileHandle.standardError.write(Data("\r\(bar) \(Int(share * 100)) %  \(rows) rows".utf8))
    }

    static func end() {
        FileHandle.standardError.write(Data("\n".utf8))
    }
}
