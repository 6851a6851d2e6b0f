import Database
import Foundation
import Kernel
import TestSupport
import Testing
import Workflows

/// The whole data set, which lies beside the project where it is there at all: it is no part of the product.
@Suite(.serialized) struct OnlineRetailFileTests {
    private static let path = URL(filePath: FileManager.default.currentDirectoryPath)
        .appending(path: "../shared/data/online_retail/online_retail.csv.gz").standardized.path
    private static let isThere = FileManager.default.fileExists(atPath: path)

    @Test(.enabled(if: isThere, "NOTICE: the Online Retail file is not beside the project"), arguments: TestEngine.all)
    func `the whole file comes in, and every figure agrees`(engine: TestEngine) async throws {
        try await withImport(engine) { fixture in
            let importer = OnlineRetailImport(database: fixture.database)
            let clock = ContinuousClock()
            let start = clock.now
            let summary = try await importer.run(file: Self.path)
            let seconds = Double((clock.now - start).milliseconds) / 1_000
            print("import of 541,909 rows on \(engine): \(seconds) s, \(Int(541_909 / seconds)) rows/s")
            #expect(summary.rows == 541_909)
            #expect(summary.rowsTaken + summary.rowsSkipped == 541_909)
            #expect(summary.goodsRows + summary.chargeRows == 530_103)
            #expect(summary.returnRows == 9_288)
            #expect(summary.adjustmentRows == 3)
            #expect(summary.skipped == [.noPrice: 1_179, .stockCorrection: 1_336])
            #expect(
                [summary.orders, summary.guestOrders, summary.returns] as [Int] == [18_532, 1_427, 3_836] as [Int])
            #expect(summary.customers == 4_372)
            #expect(summary.sales.description == "8911407.904")
            #expect(summary.guestSales.description == "1744214.58")
            #expect(summary.returned.description == "896812.49")
            let net =
                summary.sales.millionths + summary.guestSales.millionths - summary.returned.millionths
                + summary.adjusted.millionths
            #expect(net == 9_747_747_934_000)
            try await Self.expectFigures(fixture.database)
            let again = try await importer.run(file: Self.path)
            #expect(again.rowsThereBefore == 541_909)
            #expect(again.rowsTaken == summary.rowsTaken)
            try await Self.expectFigures(fixture.database)
        }
    }

    private static func expectFigures(_ database: Database) async throws {
        let report = try await SalesReport.make(database)
        #expect(report.orders == 18_532)
        #expect(report.customers == 4_338)
        #expect(report.revenue == Money(891_140_790, .gbp))
        #expect(report.averageOrder == Money(48_087, .gbp))
        #expect(report.repeatCustomers == 2_845)
        #expect((report.repeatShare * 10_000).rounded() == 6_558)
        #expect(report.guestOrders == 1_427)
        #expect(report.guestRevenue == Money(174_421_458, .gbp))
        #expect(report.returnCount == 3_836)
        #expect(report.returnAmount == Money(89_681_249, .gbp))
        #expect(report.firstOrderAt?.rfc3339 == "2010-12-01T08:26:00.000Z")
        #expect(report.lastOrderAt?.rfc3339 == "2011-12-09T12:50:00.000Z")
        // Known customers' returns, all codes but the charges, and what the ledger says of everything together.
        let facts = try await database.read { session in
            try session.rows([
                "SELECT COUNT(*), CAST(SUM(amount) AS BIGINT) FROM imported_returns WHERE user_id IS NOT NULL",
                "SELECT COUNT(*), COUNT(DISTINCT code) FROM skus",
                "SELECT COUNT(*) FROM users",
                "SELECT COUNT(*) FROM order_lines",
                """
                SELECT CAST(SUM(CASE WHEN debit_account = 'clearing:online-retail' THEN amount ELSE -amount END)
                    AS BIGINT) FROM ledger_transfers
                """,
                "SELECT COUNT(*) FROM stock_movements",
            ]).map { $0[0].values }
        }
        #expect(facts[0] == [.integer(3_654), .integer(61_134_209)])
        #expect(facts[2] == [.integer(4_372)])
        #expect(facts[3] == [.integer(530_103)])
        #expect(facts[4] == [.integer(974_774_793)])
        #expect(facts[5] == [.integer(0)])
        // 4,070 stock codes, of which 17 are charges.
        #expect(facts[1] == [.integer(4_053), .integer(4_053)])
    }
}
