public import Database
public import Kernel

// An order of a guest belongs to whoever holds the token.
extension Orders {
    /// Gives a guest's order to another token; the one that had it opens it no more. An account's order stays.
    ///
    /// - Precondition: the order is held.
    public func giveGuestOrder(
        _ id: OrderID, to tokenHash: String, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post(
            "UPDATE orders SET guest_token_hash = \(tokenHash) WHERE id = \(id) AND guest_token_hash IS NOT NULL")
    }
}
