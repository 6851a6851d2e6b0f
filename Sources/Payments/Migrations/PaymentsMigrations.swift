public import Database

public enum PaymentsMigrations {
    public static let all: [Migration] = [
        Migration(
            module: "payments", number: 1, name: "create-payments",
            [
                .createTable(
                    Table(
                        "payments",
                        [
                            .integer("id"), .integer("order_id"), .text("gateway"),
                            .integer("amount", "CHECK (amount > 0)"), .text("currency"), .text("state"),
                            .integer("version"), .integer("captured"), .integer("refunded"),
                            .text("reference", optional: true), .text("pay_url", optional: true),
                            .integer("created_at"), .integer("expires_at"), .integer("captured_at", optional: true),
                            .integer("unanswered_since", optional: true),
                            .integer("duplicate_of", optional: true),
                        ], primaryKey: "id",
                        constraints: [
                            "CONSTRAINT refunds_fit_the_capture CHECK (0 <= refunded AND refunded <= captured)"
                        ])),
                .createIndex(Index("payments_of_order", on: "payments", "order_id")),
                // A double click meets the same open payment.
                .createIndex(
                    Index(
                        "payments_open_of_order", on: "payments", "order_id", unique: true,
                        where: "state IN ('created', 'pending')")),
                .createIndex(
                    Index("payments_duplicate", on: "payments", "duplicate_of", where: "duplicate_of IS NOT NULL")),
                .createIndex(
                    Index("payments_open", on: "payments", "created_at", where: "state IN ('created', 'pending')")),
                .createIndex(
                    Index(
                        "payments_by_capture", on: "payments", "gateway, captured_at, id",
                        where: "captured_at IS NOT NULL")),
                .createTable(
                    Table(
                        "refunds",
                        [
                            .integer("id"), .integer("payment_id"), .integer("order_id"),
                            .integer("amount", "CHECK (amount > 0)"), .text("currency"),
                            .text("state", "CHECK (state IN ('pending', 'succeeded', 'failed'))"), .text("origin"),
                            .text("reason", personal: .delivery), .text("by"), .integer("created_at"),
                            .integer("finished_at", optional: true),
                            .boolean("after_settlement"), .integer("tax"), .integer("ask_at"),
                        ], primaryKey: "id",
                        constraints: [
                            "CONSTRAINT refund_of_a_payment FOREIGN KEY (payment_id) REFERENCES payments (id)",
                            "CONSTRAINT refund_tax_fits CHECK (0 <= tax AND tax <= amount)",
                        ])),
                .createIndex(Index("refunds_of_order", on: "refunds", "order_id")),
                .createIndex(Index("refunds_of_payment", on: "refunds", "payment_id")),
                .createIndex(Index("refunds_pending", on: "refunds", "ask_at, id", where: "state = 'pending'")),
                .createIndex(Index("refunds_by_end", on: "refunds", "finished_at, id", where: "state = 'succeeded'")),
            ]),
        Migration(
            module: "payments", number: 2, name: "create-ledger",
            [
                .createTable(
                    Table(
                        "ledger_transfers",
                        [
                            .integer("id"), .text("debit_account"), .text("credit_account"),
                            .integer("amount", "CHECK (amount > 0)"), .text("currency"), .text("reason"),
                            .integer("reference"), .integer("leg"), .integer("at"),
                            .integer("booked_day", optional: true),
                        ], primaryKey: "id",
                        constraints: [
                            "CONSTRAINT ledger_posted_once UNIQUE (reason, reference, leg)",
                            "CONSTRAINT ledger_two_accounts CHECK (debit_account <> credit_account)",
                        ])),
                .createIndex(Index("ledger_by_debit", on: "ledger_transfers", "debit_account, at")),
                .createIndex(Index("ledger_by_credit", on: "ledger_transfers", "credit_account, at")),
                .createIndex(
                    Index("ledger_not_booked", on: "ledger_transfers", "at, id", where: "booked_day IS NULL")),
                .createTable(Table("ledger_days", [.integer("day"), .integer("ends_at")], primaryKey: "day")),
                .createTable(
                    Table(
                        "ledger_snapshots",
                        [.text("account"), .text("currency"), .integer("day"), .integer("balance")],
                        primaryKey: "account, currency, day")),
                .createIndex(Index("ledger_snapshots_of_day", on: "ledger_snapshots", "day")),
            ]),
        Migration(
            module: "payments", number: 3, name: "create-differences",
            [
                .createTable(
                    Table(
                        "payment_differences",
                        [
                            .integer("id"), .text("kind"), .text("gateway"), .text("subject"),
                            .text("statement_day"), .integer("expected"), .integer("actual"), .text("currency"),
                            .text("note"), .text("state", "CHECK (state IN ('open', 'resolved', 'settled'))"),
                            .integer("run"), .integer("found_at"), .integer("resolved_at", optional: true),
                            .text("resolved_by", optional: true), .text("resolution", optional: true),
                        ], primaryKey: "id",
                        constraints: [
                            "CONSTRAINT difference_once UNIQUE (gateway, kind, subject, statement_day)"
                        ])),
                .createIndex(
                    Index("payment_differences_open", on: "payment_differences", "id", where: "state = 'open'")),
                .createIndex(
                    Index(
                        "payment_differences_of_day", on: "payment_differences", "gateway, statement_day",
                        where: "state = 'open'")),
            ]),
        Migration(
            module: "payments", number: 4, name: "create-imported-adjustments",
            [
                .createTable(
                    Table(
                        "imported_adjustments",
                        [
                            .integer("id"), .text("source"), .text("number"), .integer("position"),
                            .text("description"), .integer("amount", "CHECK (amount <> 0)"), .text("currency"),
                            .integer("at"),
                        ], primaryKey: "id",
                        constraints: ["CONSTRAINT adjustment_once UNIQUE (source, number, position)"]))
            ]),
        Migration(
            module: "payments", number: 5, name: "create-statements",
            [
                .createTable(
                    Table(
                        "statement_days",
                        [
                            .integer("id", "UNIQUE"), .text("gateway"), .text("day"),
                            .text("state", "CHECK (state IN ('running', 'compared'))"), .integer("run"),
                            .integer("lines"), .integer("started_at"), .integer("compared_at", optional: true),
                        ], primaryKey: "gateway, day")),
                .createIndex(Index("statement_days_by_day", on: "statement_days", "day, id")),
                .createTable(
                    Table(
                        "statement_lines",
                        [
                            .text("gateway"), .text("day"), .integer("position"), .integer("run"),
                            .text("kind", "CHECK (kind IN ('payment', 'refund'))"), .text("subject"),
                            .integer("payment_id"), .integer("amount"), .integer("fee"), .text("currency"),
                            .integer("at"), .text("reference"),
                        ], primaryKey: "gateway, day, position")),
                .createIndex(
                    Index(
                        "statement_lines_by_subject", on: "statement_lines", "gateway, kind, subject, day, position")),
                .createTable(
                    Table(
                        "statement_totals",
                        [
                            .text("gateway"), .text("day"), .text("currency"), .integer("payments_here"),
                            .integer("payments_here_amount"), .integer("refunds_here"),
                            .integer("refunds_here_amount"), .integer("payments_there"),
                            .integer("payments_there_amount"), .integer("refunds_there"),
                            .integer("refunds_there_amount"), .integer("fees"),
                        ], primaryKey: "gateway, day, currency")),
            ]),
        Migration(
            module: "payments", number: 6, name: "index-statement-lines",
            [.createIndex(Index("statement_lines_by_day", on: "statement_lines", "day, gateway, position"))]),
        Migration(
            module: "payments", number: 7, name: "index-differences",
            [
                .createIndex(Index("payment_differences_by_day", on: "payment_differences", "statement_day, id")),
                .createIndex(Index("payment_differences_by_kind", on: "payment_differences", "kind, id")),
            ]),
        Migration(
            module: "payments", number: 8, name: "version-differences",
            [
                .only(.sqlite, "ALTER TABLE payment_differences ADD COLUMN version INTEGER NOT NULL DEFAULT 1"),
                .only(.postgres, "ALTER TABLE payment_differences ADD COLUMN version BIGINT NOT NULL DEFAULT 1"),
            ]),
        Migration(
            module: "payments", number: 9, name: "index-payments-by-state",
            [
                .createIndex(Index("payments_by_state", on: "payments", "state, id")),
                .createIndex(Index("refunds_by_state", on: "refunds", "state, id")),
            ]),
        // SQLite takes the whole index on the state before a partial one, unless that begins with the state too.
        Migration(
            module: "payments", number: 10, name: "index-refunds-by-state-and-end",
            [
                .run("DROP INDEX refunds_by_end"),
                .createIndex(
                    Index("refunds_by_end", on: "refunds", "state, finished_at, id", where: "state = 'succeeded'")),
            ]),
        // A batch posts many transfers at one moment: the id tells where a page of them goes on.
        Migration(
            module: "payments", number: 11, name: "index-ledger-by-account-and-order",
            [
                .run("DROP INDEX ledger_by_debit"), .run("DROP INDEX ledger_by_credit"),
                .createIndex(Index("ledger_by_debit", on: "ledger_transfers", "debit_account, at, id")),
                .createIndex(Index("ledger_by_credit", on: "ledger_transfers", "credit_account, at, id")),
            ]),
    ]
}
