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
}
