import Database
import Kernel

/// The rows of planned prices. They are written under the lock of their product's row.
enum PricePlanStore {
    static let migration = Migration(
        module: "catalog", number: 19, name: "create-price-plans",
        [
            .createTable(
                Table(
                    "price_plans",
                    [
                        .integer("id"), .integer("sku_id", "REFERENCES skus (id)"),
                        .integer("price_minor", "CHECK (price_minor >= 0)"),
                        .integer("list_price_minor", optional: true), .text("currency"), .integer("starts_at"),
                        .integer("ends_at", optional: true), .text("reason"), .integer("planned_at"),
                        .text("planned_by"),
                        .text("state", "CHECK (state IN ('planned', 'applied', 'ended', 'cancelled'))"),
                        .text("outcome", optional: true, "CHECK (outcome IN ('kept', 'archived', 'missed'))"),
                        // When the timer looks at it next.
                        .integer("due_at", optional: true), .integer("applied_version", optional: true),
                        .integer("former_price_minor", optional: true),
                        .integer("former_list_price_minor", optional: true),
                        .integer("set_list_price_minor", optional: true),
                    ], primaryKey: "id",
                    constraints: [
                        "CONSTRAINT price_plans_list_price CHECK (list_price_minor >= price_minor)",
                        "CONSTRAINT price_plans_window CHECK (ends_at > starts_at)",
                        """
                        CONSTRAINT price_plans_applied CHECK (
                            (state IN ('applied', 'ended')) = (applied_version IS NOT NULL))
                        """,
                    ])),
            // Of one moment the ends come first: 'applied' stands before 'planned'.
            .createIndex(Index("price_plans_due", on: "price_plans", "due_at, state, id")),
            .createIndex(Index("price_plans_by_sku", on: "price_plans", "sku_id, id")),
        ])

    private static let columns: SQL = """
        l.id, l.sku_id, l.price_minor, l.list_price_minor, l.currency, l.starts_at, l.ends_at, l.reason, l.planned_at,
        l.planned_by, l.state, l.outcome, l.applied_version, l.former_price_minor, l.former_list_price_minor,
        l.set_list_price_minor
        """

    /// Those of one variant, or of a product's, the latest planned first.
    static func page(
        of skus: [SKUID], after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> Page<PricePlan> {
        let before = cursor?.id ?? Int64.max
        let rows = try session.rows(
            """
            SELECT \(columns)
            FROM price_plans l
            WHERE l.sku_id \(in: skus) AND l.id < \(before)
            ORDER BY l.id DESC
            LIMIT \(limit.count + 1)
            """)
        let plans = try rows.map { row throws(DatabaseError) in try plan(row) }
        return Page(plans, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
    }

    static func find(_ id: PricePlanID, in session: Session) throws(DatabaseError) -> PricePlan? {
        try session.first("SELECT \(columns) FROM price_plans l WHERE l.id = \(id)").map(plan)
    }

    /// Whether a plan of the variant that holds or is to hold meets this time. One without an end takes its first
    /// moment alone.
    static func isTaken(
        from start: Timestamp, until end: Timestamp, of sku: SKUID, in session: Session
    ) throws(DatabaseError) -> Bool {
        try session.first(
            """
            SELECT 1
            FROM price_plans
            WHERE sku_id = \(sku) AND state IN ('planned', 'applied') AND starts_at < \(end)
                AND COALESCE(ends_at, starts_at + 1) > \(start)
            LIMIT 1
            """) != nil
    }

    static func plannedCount(of sku: SKUID, in session: Session) throws(DatabaseError) -> Int {
        try session.first("SELECT COUNT(*) FROM price_plans WHERE sku_id = \(sku) AND state = 'planned'")
            .map { row throws(DatabaseError) in try row[0] } ?? 0
    }

    /// What is to be done by now, in the order in which it became due; with the products.
    static func due(
        at now: Timestamp, in session: Session
    ) throws(DatabaseError) -> [(product: ProductID, id: PricePlanID)] {
        let rows = try session.rows(
            """
            SELECT s.product_id, l.id
            FROM price_plans l
            JOIN skus s ON s.id = l.sku_id
            WHERE l.due_at <= \(now)
            ORDER BY l.due_at, l.state, l.id
            LIMIT \(CatalogLimits.pricePlansAtOnce)
            """)
        return try rows.map { row throws(DatabaseError) in (try row[0], try row[1]) }
    }

    /// Those of these that are still to be done, their products' rows being locked.
    static func due(
        at now: Timestamp, of ids: [PricePlanID], in transaction: Transaction
    ) throws(DatabaseError) -> [PricePlan] {
        let rows = try transaction.rows(
            """
            SELECT \(columns)
            FROM price_plans l
            WHERE l.id \(in: ids) AND l.due_at <= \(now)
            ORDER BY l.due_at, l.state, l.id
            LIMIT \(CatalogLimits.pricePlansAtOnce)
            """)
        return try rows.map { row throws(DatabaseError) in try plan(row) }
    }

    static func insert(_ plan: PricePlan, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post(
            """
            INSERT INTO price_plans (
                id, sku_id, price_minor, list_price_minor, currency, starts_at, ends_at, reason, planned_at,
                planned_by, state, due_at)
            VALUES (
                \(plan.id), \(plan.skuID), \(plan.priceMinor), \(plan.listPriceMinor), \(plan.currency),
                \(plan.startsAt), \(plan.endsAt), \(plan.reason), \(plan.plannedAt), \(plan.plannedBy),
                \(plan.state), \(plan.dueAt))
            """)
    }

    /// - Returns: false where it is not in that state any more.
    static func update(
        _ plan: PricePlan, from state: PricePlanState, in transaction: Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE price_plans
            SET state = \(plan.state), outcome = \(plan.outcome), due_at = \(plan.dueAt),
                applied_version = \(plan.applied?.version), former_price_minor = \(plan.applied?.formerPriceMinor),
                former_list_price_minor = \(plan.applied?.formerListPriceMinor),
                set_list_price_minor = \(plan.applied?.listPriceMinor)
            WHERE id = \(plan.id) AND state = \(state)
            """) == 1
    }

    private static func plan(_ row: Row) throws(DatabaseError) -> PricePlan {
        var plan = PricePlan(
            id: try row[0], skuID: try row[1], priceMinor: try row[2], listPriceMinor: try row[3],
            currency: try row[4], startsAt: try row[5], endsAt: try row[6], reason: try row[7],
            plannedAt: try row[8], plannedBy: try row[9], state: try row[10], outcome: try row[11])
        if let version: Int64 = try row[12] {
            plan.applied = PricePlan.Applied(
                version: version, formerPriceMinor: try row[13], formerListPriceMinor: try row[14],
                listPriceMinor: try row[15])
        }
        return plan
    }
}
