import AfterSales
import Database
import Kernel
import Orders
import WebRuntime
import Workflows

extension Storefront {
    /// Whose an order is that somebody asks for: the account's, or that of the guest whom the browser is besides.
    ///
    /// - Throws: `AccessError` for staff and for strangers.
    func holder(of order: OrderID, _ call: PageCall) async throws -> Buyer {
        let buyer = try call.requireBuyer()
        guard let guest = call.guestBeside else { return buyer }
        let isGuests = try await database.read { [shop] session in
            try shop.orders.order(order, .of(guest), in: session) != nil
        }
        return isGuests ? guest : buyer
    }

    /// The same of the order that a return belongs to.
    func holder(of item: ReturnID, _ call: PageCall) async throws -> Buyer {
        let buyer = try call.requireBuyer()
        guard call.guestBeside != nil else { return buyer }
        let order = try await database.read { [shop] session in try shop.afterSales.find(item, in: session)?.orderID }
        guard let order else { return buyer }
        return try await holder(of: order, call)
    }
}
