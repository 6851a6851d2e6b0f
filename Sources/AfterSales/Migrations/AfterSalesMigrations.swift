public import Database

public enum AfterSalesMigrations {
    public static let all: [Migration] = [
        Migration(
            module: "aftersales", number: 1, name: "create-returns",
            [
                .createTable(
                    Table(
                        "returns",
                        [
                            .integer("id"), .integer("order_id"), .text("buyer"),
                            .text(
                                "state",
                                "CHECK (state IN ('requested', 'approved', 'rejected', 'received', 'refunded', "
                                    + "'cancelled'))"
                            ),
                            .integer("version"), .text("evidence", personal: .delivery), .integer("created_at"),
                            .integer("updated_at"),
                            .integer("refund_id", optional: true),
                            .integer("refund_due", optional: true, "CHECK (refund_due >= 0)"),
                        ], primaryKey: "id")),
                .createIndex(Index("returns_of_order", on: "returns", "order_id")),
                .createIndex(Index("returns_by_state", on: "returns", "state, id")),
                .createIndex(Index("returns_of_buyer", on: "returns", "buyer, id")),
                .createTable(
                    Table(
                        "return_lines",
                        [
                            .integer("id"), .integer("return_id", "REFERENCES returns (id)"),
                            .integer("order_line_id"), .integer("quantity", "CHECK (quantity > 0)"),
                            .text("reason", personal: .delivery),
                            .text("grade", optional: true, "CHECK (grade IN ('resellable', 'flawed', 'scrap'))"),
                        ], primaryKey: "id")),
                .createIndex(Index("return_lines_of_return", on: "return_lines", "return_id, id")),
                .createTable(
                    Table(
                        "return_history",
                        [
                            .integer("return_id"), .integer("version"), .integer("at"),
                            .text("from_state", optional: true), .text("to_state"), .text("by"), .text("reason"),
                        ], primaryKey: "return_id, version")),
            ]),
        Migration(
            module: "aftersales", number: 2, name: "create-imported-returns",
            [
                .createTable(
                    Table(
                        "imported_returns",
                        [
                            .integer("id"), .text("source"), .text("number"), .integer("user_id", optional: true),
                            .text("currency"), .integer("returned_at"), .integer("amount", "CHECK (amount >= 0)"),
                            .integer("remainder_millionths"),
                        ], primaryKey: "id",
                        constraints: ["CONSTRAINT imported_return_once UNIQUE (source, number)"])),
                .createIndex(Index("imported_returns_by_time", on: "imported_returns", "returned_at, id")),
                .createTable(
                    Table(
                        "imported_return_lines",
                        [
                            .integer("return_id"), .integer("position"), .integer("sku_id"),
                            .text("charge", optional: true), .text("title"),
                            .integer("quantity", "CHECK (quantity > 0)"), .integer("unit_price"), .integer("total"),
                        ], primaryKey: "return_id, position")),
            ]),
        // Returns that were approved before have no last day; nothing closes them by itself.
        Migration(
            module: "aftersales", number: 3, name: "add-the-way-back",
            [
                .only(.sqlite, "ALTER TABLE returns ADD COLUMN send_by INTEGER"),
                .only(.postgres, "ALTER TABLE returns ADD COLUMN send_by BIGINT"),
                .only(.sqlite, "ALTER TABLE returns ADD COLUMN sent_at INTEGER"),
                .only(.postgres, "ALTER TABLE returns ADD COLUMN sent_at BIGINT"),
                .run("ALTER TABLE returns ADD COLUMN carrier TEXT NOT NULL DEFAULT ''"),
                .run("ALTER TABLE returns ADD COLUMN tracking_number TEXT NOT NULL DEFAULT ''"),
            ]),
        Migration(
            module: "aftersales", number: 4, name: "index-numbers-of-parcels-that-come-back",
            [
                .createIndex(
                    Index(
                        "returns_by_tracking_number", on: "returns", "tracking_number, id",
                        where: "tracking_number <> ''"))
            ]),
        // A grade of its own, beside the others: a CHECK that stands cannot be changed on SQLite.
        Migration(
            module: "aftersales", number: 5, name: "tell-pieces-that-did-not-come",
            [
                .only(
                    .sqlite,
                    """
                    ALTER TABLE return_lines ADD COLUMN missing INTEGER NOT NULL DEFAULT 0
                    CHECK (missing IN (0, 1) AND (missing = 0 OR grade IS NULL))
                    """),
                .only(
                    .postgres,
                    """
                    ALTER TABLE return_lines ADD COLUMN missing BOOLEAN NOT NULL DEFAULT false
                    CHECK (NOT missing OR grade IS NULL)
                    """),
            ]),
        Migration(
            module: "aftersales", number: 6, name: "note-how-goods-came",
            [.addColumn(.text("receipt_note", "DEFAULT ''", personal: .delivery), to: "returns")]),
    ]
}
