import Database

/// The sandbox's own database: nothing of the shop is in it.
enum SandboxMigrations {
    static let all: [Migration] = [
        Migration(module: "sandbox", number: 1, name: "create-payments", [payments, closures]),
        Migration(
            module: "sandbox", number: 2, name: "create-refunds",
            [
                refunds,
                .createIndex(
                    Index("sandbox_refunds_due", on: "sandbox_refunds", "due_at, id", where: "state = 'pending'")),
            ]),
        Migration(
            module: "sandbox", number: 3, name: "create-movements",
            [
                movements,
                .createIndex(Index("sandbox_movements_by_time", on: "sandbox_movements", "at, id")),
            ]),
        Migration(
            module: "sandbox", number: 4, name: "create-notifications",
            [
                notifications,
                .createIndex(
                    Index(
                        "sandbox_notifications_due", on: "sandbox_notifications", "due_at, id",
                        where: "state = 'waiting'")),
            ]),
    ]

    private static let payments = SchemaChange.createTable(
        Table(
            "sandbox_payments",
            [
                .integer("id"), .integer("order_id"), .text("reference", "UNIQUE"), .text("token", "UNIQUE"),
                .integer("amount", "CHECK (amount > 0)"), .text("currency"), .text("description"),
                .text("return_url"), .text("notify_url"), .integer("expires_at"),
                .text("state", "CHECK (state IN ('pending', 'succeeded', 'failed', 'closed'))"), .text("reason"),
                .integer("refunded"), .integer("settled_at", optional: true), .integer("created_at"),
            ], primaryKey: "id",
            constraints: ["CONSTRAINT refunds_within_payment CHECK (refunded BETWEEN 0 AND amount)"]))

    /// Payments closed before they were created: a `create` still on its way is refused.
    private static let closures = SchemaChange.createTable(
        Table("sandbox_closures", [.integer("payment_id"), .integer("closed_at")], primaryKey: "payment_id"))

    private static let refunds = SchemaChange.createTable(
        Table(
            "sandbox_refunds",
            [
                .integer("id"), .integer("payment_id", "REFERENCES sandbox_payments (id)"),
                .text("reference", "UNIQUE"), .integer("amount", "CHECK (amount > 0)"), .text("currency"),
                .text("reason"), .text("state", "CHECK (state IN ('pending', 'succeeded', 'failed'))"),
                .text("failure"), .integer("due_at"), .integer("settled_at", optional: true), .integer("created_at"),
            ], primaryKey: "id"))

    /// Money that moved: the daily statement. The subject is a payment or a refund.
    private static let movements = SchemaChange.createTable(
        Table(
            "sandbox_movements",
            [
                .integer("id"), .text("kind", "CHECK (kind IN ('payment', 'refund'))"), .integer("subject_id"),
                .integer("payment_id"), .integer("amount", "CHECK (amount > 0)"), .integer("fee", "CHECK (fee >= 0)"),
                .text("currency"), .integer("at"), .text("reference"),
            ], primaryKey: "id", constraints: ["CONSTRAINT moved_once UNIQUE (kind, subject_id)"]))

    /// The queue: a row goes when the shop has answered 2xx, and stays as `abandoned` when it never did.
    private static let notifications = SchemaChange.createTable(
        Table(
            "sandbox_notifications",
            [
                .integer("id"), .text("event_id"), .text("url"), .text("body"), .integer("due_at"),
                .boolean("waits_for_next"), .integer("attempts"),
                .text("state", "CHECK (state IN ('waiting', 'abandoned'))"),
            ], primaryKey: "id"))
}
