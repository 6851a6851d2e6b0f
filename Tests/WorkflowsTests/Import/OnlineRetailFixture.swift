import Database
import Foundation
import Identity
import Kernel
import TestSupport
import Testing
import Workflows

/// Fifty rows with everything that the real file has, and much that it has not.
enum OnlineRetailSample {
    static let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"

    static var rows: [String] {
        head + corrections + wrong
            + (0..<11).map { "536384,22086,CHRISTMAS KIT \($0),1,2010-12-03 10:00:00,0.85,,EIRE" }
            + [
                "536378,22633,HAND WARMER,1,2010-12-02 09:02:00,1.85,17850.0,United Kingdom",
                "C536370,22632,HAND WARMER RED,-2,2010-12-01 09:41:00,4.25,13047.0,France",
            ]
    }

    private static let head = [
        "536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom",
        "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom",
        "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom",
        "536365,POST,POSTAGE,1,2010-12-01 08:26:00,18.00,17850.0,United Kingdom",
        "536366,85123a,\"Heart, \"\"small\"\" \",2,2010-12-01 08:28:00,1.1,13047.0,France",
        "536366,22632,,1,2010-12-01 08:28:00,4.25,13047.0,France",
        "536367,PADS,PADS TO MATCH ALL CUSHIONS,1,2010-12-01 08:34:00,0.001,13047.0,France",
        "536367,22632,HAND WARMER RED,1,2010-12-01 08:35:00,10.00,13047.0,France",
        "536368,21730,STAR,1,2010-12-01 08:36:00,0.005,13048.0,France",
        "536368,21730,STAR,1,2010-12-01 08:36:00,0.005,13048.0,France",
        "536368,21730,STAR,1,2010-12-01 08:36:00,0.005,13048.0,France",
        "536369,DOT,DOTCOM POSTAGE,1,2010-12-01 08:40:00,4.50,,United Kingdom",
        "536369,22632,HAND WARMER RED,3,2010-12-01 08:40:00,4.25,,United Kingdom",
        "C536370,22632,HAND WARMER RED,-1,2010-12-01 09:41:00,4.25,13047.0,France",
        "C536370,D,Discount,-1,2010-12-01 09:41:00,27.50,13047.0,France",
        "C536371,71053,WHITE METAL LANTERN,-6,2010-12-01 09:49:00,3.39,,United Kingdom",
    ]

    private static let corrections = [
        "A536372,B,Adjust bad debt,1,2010-12-01 14:50:00,11062.06,,United Kingdom",
        "A536373,B,Adjust bad debt,1,2010-12-01 14:51:00,-11062.06,,United Kingdom",
        "A536374,B,Adjust bad debt,1,2010-12-01 14:52:00,-11062.06,,United Kingdom",
        "536375,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom",
        "536376,85123b,damaged,-10,2010-12-01 11:53:00,0.0,,United Kingdom",
        "536377,22778,GLASS CLOCHE,1,2010-12-01 11:54:00,0.0,12647.0,Germany",
        "536378,22633,HAND WARMER,6,2010-12-02 09:00:00,1.85,17850.0,United Kingdom",
        "536379,84879,BIRD,2,2010-12-02 09:01:00,1.69,13047.0,France",
        "536378,22633,HAND WARMER,4,2010-12-02 09:02:00,1.85,17850.0,United Kingdom",
    ]

    private static let wrong = [
        "536380,22633,HAND WARMER,x,2010-12-02 09:05:00,1.85,17850.0,United Kingdom",
        "536380,22633,HAND WARMER,1,2010-12-02 09:05:00,1.8x,17850.0,United Kingdom",
        "536380,22633,HAND WARMER,1,2010-13-02 09:05:00,1.85,17850.0,United Kingdom",
        "536380,22633,HAND WARMER,1,2010-12-02 09:05:00,1.85,somebody,United Kingdom",
        "536380,only,three",
        ",22633,HAND WARMER,1,2010-12-02 09:05:00,1.85,17850.0,United Kingdom",
        "536380,,HAND WARMER,1,2010-12-02 09:05:00,1.85,17850.0,United Kingdom",
        "536380,22633,HAND WARMER,1,2010-12-02 09:05:00,1.85,17850.0,United Kingdom",
        "536380,22633,HAND WARMER,1,2010-12-02 09:05:00,1.85,13047.0,United Kingdom",
        "536381,22633,HAND WARMER,1,2010-12-02 09:05:00,-1.85,17850.0,United Kingdom",
        "C536382,22633,HAND WARMER,1,2010-12-02 09:05:00,1.85,17850.0,United Kingdom",
        "536383,22633,HAND WARMER,1000000000,2010-12-02 09:05:00,999999999,17850.0,United Kingdom",
    ]

    static let skipped: [SkipReason: Int] = [
        .noPrice: 2, .stockCorrection: 1, .wrongQuantity: 1, .wrongPrice: 1, .wrongTime: 1, .wrongCustomer: 1,
        .malformed: 1, .wrongInvoice: 1, .wrongCode: 1, .otherCustomer: 1, .negativePrice: 1, .noReturn: 1,
        .amountTooLarge: 1,
    ]

    /// Writes the sample, or other rows under its header, into the test's directory.
    static func write(_ rows: [String] = rows, to directory: URL, name: String = "sample.csv") throws -> String {
        let path = directory.appending(path: name).path
        let text = ([header] + rows).joined(separator: "\r\n") + "\r\n"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }
}

func withImport<Value>(
    _ engine: TestEngine, _ body: (DatabaseFixture) async throws -> Value
) async throws -> Value {
    try await withDatabase(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
        let value = try await body(fixture)
        try await expectSound(fixture.database)
        return value
    }
}

func expectSound(_ database: Database) async throws {
    let broken = try await Shop.reconcile(database).filter { !$0.isSound }
    #expect(broken.isEmpty)
}

/// Everything that an import wrote, without ids: equal texts are equal shops.
func importedRows(_ database: Database, withLines: Bool = true) async throws -> [String] {
    let queries: [SQL] = [
        """
        SELECT 'order', number, orders.state, source, COALESCE(users.import_key, '-'), placed_at, goods, freight,
            total, note, orders.version FROM orders LEFT JOIN users ON users.id = orders.user_id ORDER BY number
        """,
        """
        SELECT 'charge', orders.number, order_charges.kind, order_charges.code FROM order_charges
        JOIN orders ON orders.id = order_charges.order_id ORDER BY 2, 4
        """,
        """
        SELECT 'remainder', orders.number, millionths FROM order_remainders
        JOIN orders ON orders.id = order_remainders.order_id ORDER BY 2
        """,
        """
        SELECT 'return', number, COALESCE(users.import_key, '-'), returned_at, amount, remainder_millionths
        FROM imported_returns LEFT JOIN users ON users.id = imported_returns.user_id ORDER BY number
        """,
        "SELECT 'adjustment', number, position, description, amount, at FROM imported_adjustments ORDER BY number",
        """
        SELECT 'money', reason, debit_account, credit_account, CAST(SUM(amount) AS BIGINT) FROM ledger_transfers
        GROUP BY reason, debit_account, credit_account ORDER BY 2, 3, 4
        """,
        "SELECT 'record', name, party, row_count FROM imported_records ORDER BY name",
        """
        SELECT 'good', code, products.state, skus.price_minor FROM skus JOIN products ON products.id = product_id
        ORDER BY code
        """,
        "SELECT 'person', import_key, name, role FROM users ORDER BY import_key",
        "SELECT 'run', rows_done, finished_at IS NOT NULL FROM imports ORDER BY id",
    ]
    let lines: [SQL] = [
        """
        SELECT 'line', orders.number, order_lines.position, COALESCE(skus.code, '-'), order_lines.title, quantity,
            unit_price, order_lines.total FROM order_lines JOIN orders ON orders.id = order_lines.order_id
        LEFT JOIN skus ON skus.id = order_lines.sku_id ORDER BY orders.number, order_lines.position
        """,
        """
        SELECT 'returned', number, position, charge, title, quantity, unit_price, total FROM imported_return_lines
        JOIN imported_returns ON imported_returns.id = return_id ORDER BY number, position
        """,
        "SELECT 'title', code, title FROM skus JOIN products ON products.id = product_id ORDER BY code",
        "SELECT 'allocation', kind, amount FROM order_allocations ORDER BY order_id, order_line_id, position",
    ]
    return try await database.read { session in
        try session.rows(queries + (withLines ? lines : [])).flatMap { rows in
            rows.map { row in row.values.map { "\($0)" }.joined(separator: " ") }
        }
    }
}
