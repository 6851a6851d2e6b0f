public import Database
public import Kernel
import Orders

/// Pieces of one kind of goods whose money a refund gave back, as the audit log keeps them.
public struct RefundedPieces: Sendable, Hashable {
    public let skuID: SKUID
    public let quantity: Int
    /// Those of them that had not left: they are not sent any more.
    public let unsent: Int

    /// `3 sku_… (1 unsent)`
    var told: String { "\(quantity) \(skuID)\(unsent > 0 ? " (\(unsent) unsent)" : "")" }

    /// Those that a line of the log tells of; none where money went back by its amount, and in lines from before.
    public static func all(in details: String) -> [RefundedPieces] {
        details.matches(of: /(\d+) (sku_[0-9A-Z]+)(?: \((\d+) unsent\))?/).compactMap { match in
            guard let quantity = Int(match.output.1), let id = SKUID(match.output.2) else { return nil }
            return RefundedPieces(skuID: id, quantity: quantity, unsent: match.output.3.flatMap { Int($0) } ?? 0)
        }
    }
}

extension Order {
    /// The pieces whose money went back since `before`.
    func refundedPieces(since before: Order) -> [RefundedPieces] {
        zip(before.lines, lines).compactMap { old, new in
            let quantity = new.refundedQuantity - old.refundedQuantity
            guard quantity > 0 else { return nil }
            return RefundedPieces(
                skuID: new.skuID, quantity: quantity, unsent: new.cancelledQuantity - old.cancelledQuantity)
        }
    }
}

extension Shop {
    /// One look takes in so many refunds of an order, the latest ones.
    private static let refundLimit = PageLimit(clamping: 100)

    /// Of which pieces staff gave the money of an order back, by refund; those of an amount are missing.
    public func refundedPieces(of id: OrderID, in session: Session) throws -> [RefundID: [RefundedPieces]] {
        let filter = AuditFilter(subjects: [id.description], action: "refund_created")
        let pairs = try session.auditLog(filter, limit: Self.refundLimit).items.compactMap { entry in
            entry.details.split(separator: " ").first.flatMap { RefundID($0) }.map {
                ($0, RefundedPieces.all(in: entry.details))
            }
        }
        return Dictionary(pairs.filter { !$0.1.isEmpty }) { first, _ in first }
    }
}
