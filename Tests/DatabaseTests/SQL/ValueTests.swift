import Database
import Kernel
import TestSupport
import Testing

struct ValueTests {
    static let everyType = Migration(
        module: "values", number: 1, name: "create-values",
        [
            .createTable(
                Table(
                    "every_type",
                    [
                        .integer("id"), .integer("number", optional: true), Column("ratio", .double, optional: true),
                        .text("words", optional: true), Column("bytes", .blob, optional: true), .boolean("flag"),
                    ], primaryKey: "id"))
        ])

    @Test(arguments: TestEngine.all)
    func `values come back as they went in`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: [Self.everyType]) { fixture in
            let values: [[SQLValue]] = [
                [.integer(.min), .double(-0.1), .text("掌柜 🧮\n'\""), .blob([0, 1, 255]), .boolean(true)],
                [.integer(.max), .double(1e300), .text(""), .blob([]), .boolean(false)],
                [.null, .null, .null, .null, .boolean(true)],
            ]
            let read = try await fixture.database.write { transaction in
                for (index, row) in values.enumerated() {
                    try transaction.post(
                        """
                        INSERT INTO every_type (id, number, ratio, words, bytes, flag)
                        VALUES (\(index), \(row[0]), \(row[1]), \(row[2]), \(row[3]), \(row[4]))
                        """)
                }
                return try transaction.rows("SELECT number, ratio, words, bytes, flag FROM every_type ORDER BY id")
            }
            for (row, expected) in zip(read, values) {
                #expect(Array(row.values.dropLast()) == Array(expected.dropLast()))
                let flag: Bool = try row["flag"]
                #expect(.boolean(flag) == expected[4])
            }
            #expect(read.count == 3)
        }
    }
}
