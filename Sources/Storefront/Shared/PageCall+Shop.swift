import Identity
import Kernel
import Orders
import WebRuntime

extension PageCall {
    /// Whose cart and orders.
    ///
    /// - Throws: `AccessError`: staff do not shop, and strangers have nothing yet.
    func requireBuyer() throws(AccessError) -> Buyer {
        if let buyer { return buyer }
        if case .anonymous = context.principal { throw .unauthenticated }
        throw .permissionMissing(Permission.shopBuy.rawValue)
    }

    /// Where a sign-in came from.
    var origin: Origin { Origin(address: context.clientAddress, device: browserName) }
}
