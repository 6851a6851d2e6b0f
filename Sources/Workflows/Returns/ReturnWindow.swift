public import AfterSales
public import Kernel
public import Orders

extension Order {
    /// How many days after the day of delivery something may be sent back: what a setting says now is for new orders.
    public var daysToReturn: Int { returnWindowDays ?? Return.windowDays }

    /// The last day on which something of it may be sent back; nil before it was delivered.
    public func lastReturnDay(_ calendar: BusinessCalendar) -> CivilDay? {
        guard state == .delivered || state == .completed, let deliveredAt else { return nil }
        return calendar.day(of: deliveredAt) + daysToReturn
    }

    /// Why nothing of it can be sent back at this moment; nil where its lines decide.
    public func returnRefusal(at now: Timestamp, _ calendar: BusinessCalendar) -> ReturnError? {
        guard let lastDay = lastReturnDay(calendar) else { return .notDelivered }
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

/// What comes back for pieces that are sent back or given up.
public struct ExpectedRefund: Sendable, Hashable {
    public let amount: Money
    /// The share of what delivery cost; nil where there is none, and where less comes back than was paid for these
    /// pieces, because money went back before: nobody can say then which part of them it was.
    public let freight: Money?

    /// The goods alone, as they were paid.
    public var goods: Money { Money(amount.amountMinor - (freight?.amountMinor ?? 0), amount.currency) }
}

extension Order {
    /// What would be due if these pieces came back now, as it is worked out when they do.
    ///
    /// - Throws: `OrderError.unknownLine`.
    public func expectedRefund(of pieces: [LineQuantity]) throws(OrderError) -> ExpectedRefund {
        var order = self
        let dueMinor = try order.takeReturn(of: pieces)
        return order.expectedRefund(of: dueMinor, since: self)
    }

    /// What of `dueMinor` is for what: it is due for the pieces that count as refunded since `before`.
    func expectedRefund(of dueMinor: Int64, since before: Order) -> ExpectedRefund {
        var (paidMinor, freightMinor) = (Int64(0), Int64(0))
        for (before, after) in zip(before.lines, lines) where after.refundedQuantity > before.refundedQuantity {
            let pieces = before.refundedQuantity...after.refundedQuantity
            paidMinor += before.share(of: before.totalMinor, pieces)
            freightMinor += before.share(of: before.freightMinor, pieces)
        }
        let isWhole = dueMinor == paidMinor && freightMinor > 0
        return ExpectedRefund(
            amount: Money(dueMinor, currency), freight: isWhole ? Money(freightMinor, currency) : nil)
    }
}

extension OrderLine {
    /// The part of an amount of the whole line that lies on the pieces after the first so many, up to so many: parts
    /// always sum to the amount.
    fileprivate func share(of minor: Int64, _ pieces: ClosedRange<Int>) -> Int64 {
        func upTo(_ count: Int) -> Int64 {
            Int64(quantity).dividingFullWidth(minor.multipliedFullWidth(by: Int64(count))).quotient
        }
        return upTo(pieces.upperBound) - upTo(pieces.lowerBound)
    }
}
