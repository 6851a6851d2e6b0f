import Database
import Foundation
import Kernel
import TestSupport
import Testing

/// Every write of the command line: one line each in the audit log.
@Suite(.serialized) struct CommandAuditTests {
    private static let sale =
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
        + "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom\n"

    @Test(arguments: TestEngine.all)
    func `what is done at the shell leaves one line, what is refused none`(engine: TestEngine) async throws {
        try await withServedShop(engine) { served in
            let base = served.fixture.base
            let file = base.directory.appending(path: "sales.csv")
            try Data(Self.sale.utf8).write(to: file)
            let create = ["admin", "create", "--role", "operator", "--password-stdin", "--email"]
            let reset = ["admin", "reset-password", "--password-stdin", "--email"]
            let takeIn = [
                "import", "online-retail", file.path(percentEncoded: false), "--skipped",
                base.directory.appending(path: "skipped.csv").path(percentEncoded: false),
            ]
            let (good, clerk) = ("seven green bottles\n", "clerk@example.com")
            let deeds: [(arguments: [String], input: String, line: String?)] = [
                (create + [clerk], "short\n", nil), (create + [clerk], good, "system:cli staff_created"),
                (create + [clerk], good, nil), (reset + ["nobody@example.com"], good, nil),
                (reset + [clerk], "short\n", nil), (reset + [clerk], good, "system:cli password_reset"),
                (takeIn + ["--dry-run"], "", nil), (takeIn, "", "system:import import_begun"), (takeIn, "", nil),
            ]
            for deed in deeds {
                let before = try await base.auditLineCount()
                let done = try ServerProcess.run(deed.arguments + served.arguments, input: deed.input)
                #expect((done.code == 0) == (deed.line != nil || deed.input.isEmpty), "\(deed.arguments): \(done)")
                #expect(try await base.auditLineCount() == before + (deed.line == nil ? 0 : 1), "\(deed.arguments)")
                guard let line = deed.line else { continue }
                let newest = try #require(try await base.database.read { try $0.auditLog().items.first })
                #expect("\(newest.actor) \(newest.action)" == line && newest.requestID == nil)
                #expect(!newest.details.contains("@"))
            }
        }
    }
}
