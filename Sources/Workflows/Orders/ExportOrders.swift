public import Database
public import Kernel
public import Orders

extension Shop {
    /// A file of orders has at most so many rows.
    public static let orderExportLimit = 10_000

    /// Permits staff to take orders away with the personal data of their recipients: counts them, and leaves a line in
    /// the audit log that tells how many.
    ///
    /// - Throws: `InputError` for more than the limit.
    public func exportOrders(
        _ filter: OrderFilter, atMost limit: Int = orderExportLimit, by caller: Caller, in transaction: Transaction
    ) throws -> Int {
        let count = try transaction.run(Orders.count(filter, upTo: limit + 1))
        guard count <= limit else { throw InputError.invalid(field: "from", reason: .tooManyRows(limit)) }
        try parts.audit("orders_exported", of: "orders", String(count), by: caller, in: transaction)
        return count
    }
}
