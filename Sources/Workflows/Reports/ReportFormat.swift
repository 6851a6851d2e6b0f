import Kernel

/// How a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
    case table, json, csv
}

extension SalesReport {
    /// The report as text that ends with a line end.
    public func render(_ format: ReportFormat) -> String {
        switch format {
        case .json: json
        case .csv: CSVText.line(rows.map(\.name)) + CSVText.line(rows.map(\.value))
        case .table: table
        }
    }

    private var json: String {
        let parts = [
            "\"orders\": \(orders)", "\"customers\": \(customers)", "\"revenue\": \(Self.json(revenue))",
            "\"average_order\": \(Self.json(averageOrder))", "\"repeat_customers\": \(repeatCustomers)",
            "\"repeat_share\": \(share)",
            "\"guests\": {\"orders\": \(guestOrders), \"revenue\": \(Self.json(guestRevenue))}",
            "\"returns\": {\"orders\": \(returnCount), \"amount\": \(Self.json(returnAmount))}",
            "\"first_order_at\": \(Self.json(firstOrderAt))", "\"last_order_at\": \(Self.json(lastOrderAt))",
        ]
        return "{\(parts.joined(separator: ", "))}\n"
    }

    private var table: String {
        let width = rows.map(\.name.count).max() ?? 0
        return rows.map { row in
            row.name + String(repeating: " ", count: width - row.name.count + 2) + row.value + "\n"
        }.joined()
    }

    private var rows: [(name: String, value: String)] {
        [
            ("currency", revenue.currency.code), ("orders", String(orders)), ("customers", String(customers)),
            ("revenue", revenue.decimal), ("average_order", averageOrder.decimal),
            ("repeat_customers", String(repeatCustomers)), ("repeat_share", share),
            ("guest_orders", String(guestOrders)), ("guest_revenue", guestRevenue.decimal),
            ("returns", String(returnCount)), ("returns_amount", returnAmount.decimal),
            ("first_order_at", firstOrderAt?.rfc3339 ?? ""), ("last_order_at", lastOrderAt?.rfc3339 ?? ""),
        ]
    }

    /// Six digits behind the point, whatever the locale.
    private var share: String { String((repeatShare * 1_000_000).rounded() / 1_000_000) }

    private static func json(_ money: Money) -> String {
        "{\"amount\": \(money.amountMinor), \"currency\": \"\(money.currency.code)\"}"
    }

    private static func json(_ time: Timestamp?) -> String { time.map { "\"\($0.rfc3339)\"" } ?? "null" }
}
