import ArgumentParser
import Foundation
import Kernel
import Workflows

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write goods to a file that import takes.",
        discussion:
            "docs/products-csv.md describes it; importing it into an empty shop and exporting again gives it back.")

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case products
    }

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "What to write: products.")
    var subject: Subject
    @Option(help: "The file; standard output where nothing is said.")
    var output: String?

    func run() async throws {
        let handle = try file()
        try await OpenShop.with(try await database.location()) { opened in
            let count = try await ProductExport(shop: opened.shop).run { text in
                try handle.write(contentsOf: Data(text.utf8))
            }
            Output.terminal.note("\(count) products")
        }
        if output != nil { try handle.close() }
    }

    private func file() throws -> FileHandle {
        guard let output else { return .standardOutput }
        guard FileManager.default.createFile(atPath: output, contents: nil),
            let handle = FileHandle(forWritingAtPath: output)
        else { throw ImportError.unwritable(path: output, reason: "it cannot be made") }
        return handle
    }
}
