public import Database
import Kernel

extension Orders {
    /// Orders of everybody that one text may mean, newest first: those whose number begins so, and those that go to
    /// exactly this name or phone. Each by its own index, each bounded.
    ///
    /// - Parameter text: as it was typed, without blanks at its ends.
    public func found(_ text: String, limit: Int, in session: Session) throws -> [OrderSummary] {
        func part(_ condition: SQL) -> SQL {
            """
            SELECT id FROM (
                SELECT id FROM orders WHERE \(condition) ORDER BY placed_at DESC, id DESC LIMIT \(limit)
            ) AS meant
            """
        }
        let (number, phones) = (text.uppercased(), OrderMatch.phones(text))
        var parts = [
            // One beginning is one stretch of the index; `~` comes after every digit of a number.
            part("number >= \(number) AND number < \(number + "~")"), part("address_name = \(text)"),
        ]
        if !phones.isEmpty { parts.append(part("address_phone \(in: phones)")) }
        return try session.rows(
            """
            SELECT id, number, state, placed_at, total, currency,
                (SELECT title FROM order_lines WHERE order_lines.order_id = orders.id ORDER BY id LIMIT 1),
                (SELECT CAST(SUM(quantity) AS BIGINT) FROM order_lines WHERE order_lines.order_id = orders.id),
                (SELECT sku_id FROM order_lines WHERE order_lines.order_id = orders.id ORDER BY id LIMIT 1)
            FROM orders
            WHERE id IN (\(SQL(parts, separator: " UNION ")))
            ORDER BY placed_at DESC, id DESC
            LIMIT \(limit)
            """
        ).map { row in
            OrderSummary(
                id: try row[0], number: try row[1], state: try row[2], placedAt: try row[3],
                total: Money(try row[4], try row[5]), firstTitle: try row[6] ?? "", pieces: try row[7] ?? 0,
                firstSKUID: try row[8])
        }
    }
}
