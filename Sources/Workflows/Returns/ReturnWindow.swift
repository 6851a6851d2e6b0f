public import AfterSales
public import Kernel
public import Orders

extension Order {
    /// Why nothing of it can be sent back at this moment; nil where its lines decide.
    public func returnRefusal(at now: Timestamp, _ calendar: BusinessCalendar) -> ReturnError? {
        guard state == .delivered || state == .completed, let deliveredAt else { return .notDelivered }
        let lastDay = calendar.day(of: deliveredAt) + Return.windowDays
        return calendar.day(of: now) <= lastDay ? nil : .windowOver
    }

    /// Whether its buyer may ask to send something back.
    public func isReturnable(at now: Timestamp, _ calendar: BusinessCalendar) -> Bool {
        returnRefusal(at: now, calendar) == nil && lines.contains { $0.returnableQuantity > 0 }
    }
}

extension OrderLine {
    /// Pieces that left, are not in a return and whose money is not back yet.
    public var returnableQuantity: Int {
        max(0, min(shippedQuantity - returnedQuantity, quantity - max(refundedQuantity, returnedQuantity)))
    }
}

/// What comes back for pieces that are sent back.
public struct ExpectedRefund: Sendable, Hashable {
    public let amount: Money
    /// The goods alone, as they were priced.
    public let goods: Money

    /// The share of what was paid beside the goods; nil where there is none, and where less than the goods comes back,
    /// because money went back before.
    public var freight: Money? {
        let minor = amount.amountMinor - goods.amountMinor
        return minor > 0 ? Money(minor, amount.currency) : nil
    }
}

extension Order {
    /// What would be due if these pieces came back now, as it is worked out when they do.
    ///
    /// - Throws: `OrderError.unknownLine`.
    public func expectedRefund(of pieces: [LineQuantity]) throws(OrderError) -> ExpectedRefund {
        var order = self
        let dueMinor = try order.takeReturn(of: pieces)
        let goodsMinor = pieces.reduce(Int64(0)) { sum, part in
            sum + (line(part.lineID)?.unitPriceMinor ?? 0) * Int64(part.quantity)
        }
        return ExpectedRefund(amount: Money(dueMinor, currency), goods: Money(goodsMinor, currency))
    }
}
