public import Database
public import Kernel

extension Orders {
    /// Orders of everybody that one text may mean, newest first: those whose number begins so, and those that go to
    /// exactly this name or phone. Each by its own index, each bounded.
    ///
    /// - Parameters:
    ///   - text: as it was typed, without blanks at its ends.
    ///   - orders: others that it names, by the number of a parcel.
    public func found(
        _ text: String, orders: [OrderID] = [], limit: Int, in session: Session
    ) throws -> [OrderSummary] {
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
        if !orders.isEmpty { parts.append(part("id \(in: orders)")) }
        return try session.rows(
            """
            SELECT \(Self.summaryColumns)
            FROM orders
            WHERE id IN (\(SQL(parts, separator: " UNION ")))
            ORDER BY placed_at DESC, id DESC
            LIMIT \(limit)
            """
        ).map(Self.summary(from:))
    }
}
