import Foundation
import TestSupport
import Testing

/// `zhanggui import` with more than one file, as the real program takes them.
@Suite struct ImportFilesTests {
    private static let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"

    /// A directory with two files of one invoice each, for the body to work in.
    private static func withFiles(_ body: (URL) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "zhanggui-import-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        for (folder, invoice) in [("a", 536_365), ("b", 536_366)] {
            let place = directory.appending(path: folder)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let row = "\(invoice),85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom"
            try Data("\(header)\n\(row)\n".utf8).write(to: place.appending(path: "\(folder).csv"))
            try Data("\(header)\n\(row)\n".utf8).write(to: place.appending(path: "same.csv"))
        }
        try body(directory)
    }

    private static func run(_ directory: URL, _ arguments: [String]) throws -> (code: Int32, output: String) {
        let path = directory.path(percentEncoded: false)
        return try ServerProcess.run(
            ["import", "online-retail"] + arguments.map { $0.replacing("HERE", with: path) } + [
                "--data", "\(path)/data",
            ],
            in: directory)
    }

    @Test func `several files are taken one after the other, each with its own summary and list`() throws {
        try Self.withFiles { directory in
            let first = try Self.run(directory, ["HERE/a/a.csv", "HERE/b/b.csv"])
            #expect(first.code == 0, "\(first.output)")
            #expect(first.output.components(separatedBy: "\ntaken 1 of 1 rows\n").count == 3, "\(first.output)")
            for name in ["a.csv", "b.csv"] {
                let list = directory.appending(path: "\(name).skipped.csv").path(percentEncoded: false)
                #expect(FileManager.default.fileExists(atPath: list), "\(name)")
            }
            let again = try Self.run(directory, ["HERE/b/b.csv", "HERE/a/a.csv"])
            #expect(again.code == 0 && again.output.contains("(1 were there before)"), "\(again.output)")
            let report = try ServerProcess.run(
                [
                    "report", "sales", "--format", "json", "--data",
                    directory.appending(path: "data").path(percentEncoded: false),
                ])
            #expect(report.output.replacing(" ", with: "").contains("\"orders\":2"), "\(report.output)")
        }
    }

    @Test func `two files that would write one list of skipped rows are refused`() throws {
        try Self.withFiles { directory in
            for arguments in [
                ["HERE/a/same.csv", "HERE/b/same.csv"], ["HERE/a/a.csv", "HERE/b/b.csv", "--skipped", "HERE/list.csv"],
                [],
            ] {
                let answer = try Self.run(directory, arguments)
                #expect(answer.code == 2, "\(arguments): \(answer.output)")
            }
            #expect(
                !FileManager.default.fileExists(atPath: directory.appending(path: "data").path(percentEncoded: false)))
        }
    }

    @Test func `what stood before a file that is not there is taken`() throws {
        try Self.withFiles { directory in
            let answer = try Self.run(directory, ["HERE/a/a.csv", "HERE/none.csv", "HERE/b/b.csv"])
            #expect(answer.code == 1 && answer.output.contains("none.csv"), "\(answer.output)")
            let again = try Self.run(directory, ["HERE/a/a.csv"])
            #expect(again.code == 0 && again.output.contains("(1 were there before)"), "\(again.output)")
        }
    }
}
