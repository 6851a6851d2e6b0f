import Database
import Delivery
import Inventory
import Kernel
import Orders

// Pieces that were paid for and are not sent any more: they were refunded before they left.
extension ShopParts {
    /// With the last piece that still had to go, sent or given up, an order of which something left has left whole;
    /// where all that left has arrived, it is delivered.
    func leaveIfNothingWaits(_ order: inout Order, by actor: Actor, in transaction: Transaction) throws {
        guard order.state == .allocated, order.hasShippedSomething, !order.isWaiting else { return }
        let left = try order.step(to: .shipped, by: actor, reason: "the rest was given up", at: now)
        try orders.write([left], in: transaction)
        let parcels = try delivery.parcels(of: order.id, in: transaction.session)
        guard parcels.allSatisfy({ $0.state == .delivered }) else { return }
        let arrived = try deliver(&order, by: actor, reason: "all parcels arrived", at: now)
        try orders.write([arrived], in: transaction)
    }

    /// Gives back what the order held of pieces that are not sent any more. After the payments: the lock order.
    func release(
        _ pieces: [LineQuantity], of id: OrderID, for refund: RefundID, by actor: Actor, in transaction: Transaction
    ) throws {
        guard !pieces.isEmpty else { return }
        var stock = try inventory.ledger(of: [id], in: transaction)
        for part in pieces {
            guard stock.release(part.quantity, of: part.lineID, in: id, for: refund, by: actor) else {
                throw DatabaseError(.misuse, "\(id) does not hold \(part.quantity) of \(part.lineID)")
            }
        }
        try inventory.write(stock, in: transaction)
    }
}

extension Order {
    /// What became of pieces since `before`: not sent any more.
    func cancelledPieces(since before: Order) -> [LineQuantity] {
        zip(before.lines, lines).compactMap { old, new in
            let quantity = new.cancelledQuantity - old.cancelledQuantity
            return quantity > 0 ? LineQuantity(lineID: new.id, quantity: quantity) : nil
        }
    }
}
