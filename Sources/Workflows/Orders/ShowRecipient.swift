public import Database
public import Kernel
import Orders

extension Shop {
    /// Permits staff to see an order's personal data without masks: the audit log keeps who did.
    ///
    /// - Throws: `NotFound`.
    public func showPersonalData(of id: OrderID, by caller: Caller, in transaction: Transaction) throws {
        guard try !transaction.run(Orders.orders([id], lock: false)).isEmpty else { throw NotFound("order") }
        try parts.audit("personal_data_shown", of: id.description, by: caller, in: transaction)
    }

    /// The same for several orders at once, with a line for each.
    ///
    /// - Parameter ids: of a page of them; the caller has a limit.
    /// - Throws: `NotFound` where one of them is missing.
    public func showPersonalData(of ids: [OrderID], by caller: Caller, in transaction: Transaction) throws {
        let wanted = Set(ids)
        guard try transaction.run(Orders.orders(wanted.sorted(), lock: false)).count == wanted.count else {
            throw NotFound("order")
        }
        for id in wanted.sorted() {
            try parts.audit("personal_data_shown", of: id.description, by: caller, in: transaction)
        }
    }
}
