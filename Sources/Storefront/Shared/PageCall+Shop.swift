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

    /// The guest that a signed-in shopper's browser is besides: it holds the orders that were looked up in it.
    var guestBeside: Buyer? {
        guard let shopper, let guestTokenHash else { return nil }
        return .guest(tokenHash: GuestToken.hash(guestTokenHash, beside: shopper))
    }

    /// What holds the orders that are looked up: the browser's guest, and for whoever is signed in `guestBeside`.
    ///
    /// - Parameter guest: the hash of the browser's guest token.
    func finderHash(_ guest: String) -> String { shopper.map { GuestToken.hash(guest, beside: $0) } ?? guest }

    /// Nil for staff and for whoever is not signed in.
    private var shopper: UserID? {
        guard case .user(let user, let role, _, _) = context.principal, !role.isStaff else { return nil }
        return user
    }

    /// Who acts on what is the holder's, for its history: a guest's order knows nobody but its guest as its buyer.
    func caller(for holder: Buyer) -> Caller {
        guard case .guest = holder else { return caller }
        return Caller(.guest, requestID: caller.requestID)
    }

    /// Where a sign-in came from.
    var origin: Origin { Origin(address: context.clientAddress, device: browserName) }
}
