import AfterSales
import Database
import Kernel
import Orders
import WebRuntime

extension Storefront {
    /// Whose an order is that somebody asks for: the account's, or that of the guest whom the browser is besides.
    ///
    /// - Throws: `AccessError` for staff and for strangers.
    func holder(of order: OrderID, _ call: PageCall) async throws -> Buyer {
        try await holder(call) { Orders.isOrder(order, ofGuest: $0) }
    }

    /// The same of the order that a return belongs to.
    func holder(of item: ReturnID, _ call: PageCall) async throws -> Buyer {
        try await holder(call) { AfterSales.isReturn(item, ofGuest: $0) }
    }

    private func holder(
        _ call: PageCall, isGuests: @escaping @Sendable (_ tokenHash: String) -> Query<Bool>
    ) async throws -> Buyer {
        let buyer = try call.requireBuyer()
        guard let guest = call.guestBeside, case .guest(let hash) = guest else { return buyer }
        return try await database.read { try $0.run(isGuests(hash)) } ? guest : buyer
    }
}
