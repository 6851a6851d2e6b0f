public import Database
public import Kernel
public import Orders

extension Shop {
    /// A file of orders has at most so many rows.
    public static let orderExportLimit = 10_000

    /// Permits staff to take orders away with the personal data of their recipients: counts them, and leaves a line in
    /// the audit log that tells how many, and of which.
    ///
    /// - Throws: `InputError` for more than the limit.
    public func exportOrders(
        _ filter: OrderFilter, atMost limit: Int = orderExportLimit, by caller: Caller, in transaction: Transaction
    ) throws -> Int {
        let count = try transaction.run(Orders.count(filter, upTo: limit + 1))
        guard count <= limit else { throw InputError.invalid(field: "from", reason: .tooManyRows(limit)) }
        let told = filter.told(in: configuration.calendar)
        try parts.audit(
            "orders_exported", of: "orders", "\(count)\(told.isEmpty ? "" : ": \(told)")", by: caller, in: transaction)
        return count
    }
}

extension OrderFilter {
    /// `state=shipped, from=2026-11-01, text`: of a text that was looked for only that there was one, for it may name
    /// people. Empty for every order.
    fileprivate func told(in calendar: BusinessCalendar) -> String {
        let parts: [String?] = [
            isPartlyShipped ? "state=partly_shipped" : state.map { "state=\($0.rawValue)" },
            isPaid.map { "paid=\($0)" }, delivery.map { "delivery=\($0.rawValue)" },
            from.map { "from=\(calendar.day(of: $0))" }, until.map { "to=\(calendar.day(of: $0) + -1)" },
            match == nil ? nil : "text",
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
