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
