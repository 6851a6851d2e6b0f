import Database
import Foundation
import Identity
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct OnlineRetailImportTests {
    private static func importer(_ database: Database, chunkRows: Int = 10, list: String? = nil) -> OnlineRetailImport {
        OnlineRetailImport(
            database: database, options: .init(skippedRowsPath: list, chunkRows: chunkRows))
    }

    private static func expectSampleSummary(_ summary: ImportSummary) {
        #expect(summary.rows == 50)
        #expect(summary.goodsRows == 26)
        #expect(summary.chargeRows == 3)
        #expect(summary.returnRows == 4)
        #expect(summary.adjustmentRows == 3)
        #expect(summary.skipped == OnlineRetailSample.skipped)
        #expect(summary.rowsTaken + summary.rowsSkipped == 50)
        #expect([summary.orders, summary.guestOrders] as [Int] == [7, 2] as [Int])
        #expect([summary.returns, summary.adjustments] as [Int] == [2, 3] as [Int])
        #expect([summary.products, summary.customers] as [Int] == [11, 4] as [Int])
        #expect(summary.sales.description == "116.026")
        #expect(summary.guestSales.description == "26.60")
        #expect(summary.returned.description == "60.59")
        #expect(summary.adjusted.description == "-11062.06")
    }

    @Test(arguments: TestEngine.all)
    func `every row is taken or listed, and the report agrees`(engine: TestEngine) async throws {
        try await withImport(engine) { fixture in
            let path = try OnlineRetailSample.write(to: fixture.directory)
            let list = fixture.directory.appending(path: "skipped.csv").path
            let summary = try await Self.importer(fixture.database, list: list).run(file: path)
            Self.expectSampleSummary(summary)
            #expect(summary.rowsThereBefore == 0)
            _ = try await Self.importer(fixture.database).run(file: path)
            let log = try await fixture.database.read { try $0.auditLog().items }
            #expect(log.map(\.action) == ["import_begun"] && log.map(\.actor) == ["system:import"])
            let listed = try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n")
            #expect(listed.count == 15)
            #expect(listed[1] == "20,no_sale_price_zero,536375,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom")
            #expect(listed.contains("30,malformed,536380,only,three"))
            let report = try await SalesReport.make(fixture.database)
            #expect(report.orders == 7)
            #expect(report.customers == 3)
            #expect(report.revenue == Money(11_603, .gbp))
            #expect(report.averageOrder == Money(1_658, .gbp))
            #expect(report.repeatCustomers == 2)
            #expect(report.guestOrders == 2)
            #expect(report.guestRevenue == Money(2_660, .gbp))
            #expect(report.returnCount == 2)
            #expect(report.returnAmount == Money(6_059, .gbp))
            #expect(report.firstOrderAt?.rfc3339 == "2010-12-01T08:26:00.000Z")
            #expect(report.lastOrderAt?.rfc3339 == "2010-12-02T09:05:00.000Z")
            let rows = try await importedRows(fixture.database)
            for expected in [
                "text(\"good\") text(\"85123A\") text(\"archived\") integer(255)",
                "text(\"good\") text(\"85123a\") text(\"archived\") integer(110)",
                "text(\"title\") text(\"85123a\") text(\"Heart, \\\"small\\\"\")",
                "text(\"charge\") text(\"536365\") text(\"postage\") text(\"POST\")",
                "text(\"remainder\") text(\"536367\") integer(1000)",
                "text(\"remainder\") text(\"536368\") integer(-5000)",
                "text(\"record\") text(\"536378\") text(\"17850\") integer(3)",
                "text(\"money\") text(\"imported_sale\") text(\"clearing:online-retail\") text(\"revenue\") "
                    + "integer(14263)",
            ] { #expect(rows.contains(expected)) }
        }
    }

    @Test func `the report is written as the interface says`() async throws {
        try await withImport(.sqlite) { fixture in
            let path = try OnlineRetailSample.write(to: fixture.directory)
            _ = try await Self.importer(fixture.database).run(file: path)
            let report = try await SalesReport.make(fixture.database, shopCurrency: .cny)
            #expect(
                report.render(.json) == """
                    {"orders": 7, "customers": 3, "revenue": {"amount": 11603, "currency": "GBP"}, \
                    "average_order": {"amount": 1658, "currency": "GBP"}, "repeat_customers": 2, \
                    "repeat_share": 0.666667, "guests": {"orders": 2, "revenue": {"amount": 2660, "currency": "GBP"}}, \
                    "returns": {"orders": 2, "amount": {"amount": 6059, "currency": "GBP"}}, \
                    "first_order_at": "2010-12-01T08:26:00.000Z", "last_order_at": "2010-12-02T09:05:00.000Z"}

                    """)
            #expect(report.render(.csv).hasPrefix("currency,orders,customers,revenue,average_order,"))
            #expect(report.render(.csv).contains("GBP,7,3,116.03,16.58,2,0.666667,2,26.60,2,60.59,"))
            #expect(report.render(.table).contains("revenue           116.03\n"))
            let second = try #require(CivilDay("2010-12-02"))
            let london = BusinessCalendar(timeZone: TimeZone(identifier: "Europe/London") ?? .gmt)
            let day = try await SalesReport.make(fixture.database, from: second, to: second, calendar: london)
            #expect([day.orders, day.guestOrders, day.returnCount] as [Int] == [3, 0, 0] as [Int])
            #expect(day.revenue == Money(2_558, .gbp))
            let none = try await SalesReport.make(fixture.database, currency: .cny)
            #expect([none.orders, none.guestOrders, none.returnCount] as [Int] == [0, 0, 0] as [Int])
            #expect(none.render(.json).contains("\"first_order_at\": null"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the size of the chunks changes nothing`(engine: TestEngine) async throws {
        var shops: [[String]] = []
        for size in [1, 2, 7, 1_000] {
            try await withImport(engine) { fixture in
                let path = try OnlineRetailSample.write(to: fixture.directory)
                Self.expectSampleSummary(try await Self.importer(fixture.database, chunkRows: size).run(file: path))
                shops.append(try await importedRows(fixture.database, withLines: false))
            }
        }
        for shop in shops { #expect(shop == shops[0]) }
    }

    @Test(arguments: TestEngine.all)
    func `a file comes in once, however often, packed or not`(engine: TestEngine) async throws {
        try await withImport(engine) { fixture in
            let path = try OnlineRetailSample.write(to: fixture.directory)
            _ = try await Self.importer(fixture.database).run(file: path)
            let before = try await importedRows(fixture.database)
            let gzip = Process()
            gzip.executableURL = URL(filePath: "/bin/gzip")
            gzip.arguments = ["-k", path]
            try gzip.run()
            gzip.waitUntilExit()
            for file in [path, path + ".gz"] {
                let again = try await Self.importer(fixture.database, chunkRows: 3).run(file: file)
                Self.expectSampleSummary(again)
                #expect(again.rowsThereBefore == 50)
                #expect(try await importedRows(fixture.database) == before)
            }
            let other = OnlineRetailImport(database: fixture.database, options: .init(currency: .eur))
            await #expect(throws: ImportError.otherOptions(begun: "--currency GBP --time-zone Europe/London")) {
                _ = try await other.run(file: path)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a longer file adds only what is new`(engine: TestEngine) async throws {
        try await withImport(engine) { fixture in
            let path = try OnlineRetailSample.write(to: fixture.directory)
            _ = try await Self.importer(fixture.database).run(file: path)
            let new = "536390,22633,HAND WARMER,2,2010-12-05 09:05:00,1.85,13048.0,France"
            let longer = try OnlineRetailSample.write(
                OnlineRetailSample.rows + [new], to: fixture.directory, name: "longer.csv")
            let summary = try await Self.importer(fixture.database).run(file: longer)
            #expect(summary.rowsTaken == 1)
            #expect(summary.skipped[.alreadyImported] == 36)
            let report = try await SalesReport.make(fixture.database)
            #expect(report.orders == 8)
            #expect(report.revenue == Money(11_973, .gbp))
            #expect(report.returnAmount == Money(6_059, .gbp))
        }
    }

    @Test func `a dry run says the same and writes nothing`() async throws {
        try await withImport(.sqlite) { fixture in
            let path = try OnlineRetailSample.write(to: fixture.directory)
            let before = try await importedRows(fixture.database)
            let summary = try await OnlineRetailImport(
                database: fixture.database, options: .init(isDryRun: true, chunkRows: 10)
            ).run(file: path)
            Self.expectSampleSummary(summary)
            #expect(try await importedRows(fixture.database) == before)
        }
    }

    @Test func `what is no such file is refused as a whole`() async throws {
        try await withImport(.sqlite) { fixture in
            let importer = Self.importer(fixture.database)
            await #expect(throws: ImportError.self) { _ = try await importer.run(file: "/nowhere/at/all.csv") }
            let wrong = fixture.directory.appending(path: "wrong.csv").path
            try "a,b\n1,2\n".write(toFile: wrong, atomically: true, encoding: .utf8)
            await #expect(throws: ImportError.wrongHeader(missing: "InvoiceNo")) {
                _ = try await importer.run(file: wrong)
            }
            let cut = fixture.directory.appending(path: "cut.csv.gz").path
            try Data([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B]).write(to: URL(filePath: cut))
            await #expect(throws: ImportError.damagedArchive(path: cut)) { _ = try await importer.run(file: cut) }
        }
    }

    @Test(arguments: TestEngine.all, [true, false])
    func `whichever statement fails, a retry ends where an undisturbed run does`(
        engine: TestEngine, forGood: Bool
    ) async throws {
        let undisturbed = try await withImport(engine) { fixture in
            let path = try OnlineRetailSample.write(to: fixture.directory)
            _ = try await Self.importer(fixture.database, chunkRows: 15).run(file: path)
            return try await importedRows(fixture.database)
        }
        var nth = 1
        var hasFired = true
        while hasFired {
            try #require(nth < 500)
            let log = StatementLog()
            try await withImport(engine) { fixture in
                let path = try OnlineRetailSample.write(to: fixture.directory)
                let database = try await fixture.reopen(log: log)
                let importer = Self.importer(database, chunkRows: 15)
                log.plan(forGood ? .forGood(nth: nth) : .once(nth: nth))
                var hasFailed = false
                do { _ = try await importer.run(file: path) } catch { hasFailed = true }
                hasFired = log.endPlan()
                // A fault for good stops the import; one that strikes once may fall where the engine tries again.
                if forGood { #expect(hasFailed == hasFired) }
                Self.expectSampleSummary(try await importer.run(file: path))
                #expect(try await importedRows(database) == undisturbed)
            }
            nth += 1
        }
        #expect(nth > 30)
    }

    @Test(arguments: TestEngine.all)
    func `a lost answer to a commit doubles nothing`(engine: TestEngine) async throws {
        var undisturbed: [String]?
        for nth in [nil, 1, 2, 3, 4] {
            try await withImport(engine) { fixture in
                let path = try OnlineRetailSample.write(to: fixture.directory)
                let importer = Self.importer(fixture.database, chunkRows: 15)
                if let nth {
                    fixture.log.plan(
                        .once(nth: nth), matching: "COMMIT", error: DatabaseError(.commitUnknown, "a planned fault"))
                    _ = try? await importer.run(file: path)
                    #expect(fixture.log.endPlan())
                }
                Self.expectSampleSummary(try await importer.run(file: path))
                let rows = try await importedRows(fixture.database)
                #expect(rows == undisturbed ?? rows)
                undisturbed = rows
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `two programs at once take every row once`(engine: TestEngine) async throws {
        try await withImport(engine) { fixture in
            let path = try OnlineRetailSample.write(to: fixture.directory)
            let other = try await fixture.reopen()
            let first = Self.importer(fixture.database, chunkRows: 2)
            let second = Self.importer(other, chunkRows: 2)
            async let one = try? first.run(file: path)
            async let two = try? second.run(file: path)
            _ = await (one, two)
            Self.expectSampleSummary(try await first.run(file: path))
            let report = try await SalesReport.make(fixture.database)
            #expect(report.revenue == Money(11_603, .gbp))
        }
    }
}
