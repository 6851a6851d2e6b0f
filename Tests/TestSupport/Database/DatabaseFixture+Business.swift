public import Database

extension DatabaseFixture {
    /// Everything that the business keeps, so that a test can say that nothing changed. Remembered refusals, tokens
    /// and throttles are not business.
    ///
    /// - Parameter tables: where a fixture has not all of them.
    public func everything(_ tables: [String] = DatabaseFixture.business) async throws -> [[SQLValue]] {
        try await database.read { session in
            var rows: [[SQLValue]] = []
            for table in tables {
                rows += try session.rows("SELECT * FROM \(unsafe: table) ORDER BY 1, 2").map(\.values)
            }
            return rows
        }
    }

    public static let business = [
        "users", "customer_groups", "customer_group_members", "recovery_codes", "staff_invitations", "setting_changes",
        "addresses", "categories", "brands", "retired_slugs", "blobs", "picture_sizes", "pieced_files", "products",
        "skus", "price_history", "price_plans", "price_rules", "warehouses", "stock_levels", "stock_movements",
        "stock_reservations", "carts", "cart_lines", "orders", "order_lines", "order_allocations", "order_history",
        "payments", "refunds", "ledger_transfers", "parcels", "parcel_lines", "returns", "return_lines",
        "return_history", "outbox_events", "audit_log", "jobs",
    ]

    /// Goods and stock, without the people.
    public static let goods = [
        "categories", "brands", "products", "skus", "price_history", "warehouses", "stock_levels", "stock_movements",
        "outbox_events", "audit_log",
    ]

    /// How many lines the audit log has.
    public func auditLineCount() async throws -> Int {
        try await database.read { try $0.first("SELECT COUNT(*) FROM audit_log").map { try $0[0] } ?? -1 }
    }

    /// Does something while nobody can write a line of the audit log.
    public func withoutAuditLog<Value>(_ body: () async throws -> Value) async throws -> Value {
        _ = try await database.write { try $0.execute("ALTER TABLE audit_log RENAME TO audit_log_away") }
        let value = try await body()
        _ = try await database.write { try $0.execute("ALTER TABLE audit_log_away RENAME TO audit_log") }
        return value
    }
}
