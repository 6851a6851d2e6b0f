import Kernel
public import Orders
public import Payments

/// What shoppers are told of who did something: nobody's id.
public enum Doer: String, Sendable, CaseIterable {
    case you, shop, system
}

extension OrderScope {
    /// An order's history for this reader: staff read all of it, its buyer neither who of the shop it was nor their
    /// notes.
    public func told(_ history: [OrderHistoryEntry]) -> [OrderHistoryEntry] {
        guard let buyer else { return history }
        return history.map { entry in
            let doer = buyer.doer(entry.by)
            return OrderHistoryEntry(
                at: entry.at, from: entry.from, to: entry.to, by: doer.rawValue,
                reason: doer == .shop ? "" : entry.reason)
        }
    }

    /// Refunds for this reader, by the same rule.
    public func told(_ refunds: [Refund]) -> [Refund] {
        guard let buyer else { return refunds }
        return refunds.map { refund in
            let doer = buyer.doer(refund.by)
            var told = refund
            told.by = doer.rawValue
            if doer == .shop { told.reason = "" }
            return told
        }
    }

    private var buyer: Buyer? {
        if case .of(let buyer) = self { buyer } else { nil }
    }
}

extension Buyer {
    /// - Parameter actor: as `Actor` prints it. A guest's orders may have become a person's: only its buyer can have
    ///   been the guest.
    fileprivate func doer(_ actor: String) -> Doer {
        switch actor {
        case self.actor.description, Actor.guest.description: .you
        case _ where actor.hasPrefix(Actor.system("").description): .system
        default: .shop
        }
    }
}
