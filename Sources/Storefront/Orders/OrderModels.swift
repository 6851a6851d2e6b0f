import AfterSales
import Delivery
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// A shopper's orders, newest first.
struct OrderListModel: Sendable {
    let orders: Page<OrderSummary>
}

/// One order with everything about it.
struct OrderModel: Sendable {
    let order: Order
    let history: [OrderHistoryEntry]
    let payments: [Payment]
    let refunds: [Refund]
    let parcels: [Parcel]
    let returns: [Return]
    let isReturnable: Bool
    let state: FormState
    let key: String

    var isPayable: Bool { order.state == .pendingPayment && order.totals.total > 0 }

    var isCancellable: Bool {
        OrderTransition.isAllowed(from: order.state, to: .cancelled) && !order.hasShippedSomething
    }

    var isReceivable: Bool { order.state == .shipped || order.state == .delivered }
}

/// The shopper is back from the gateway, the money is not yet.
struct PayResultModel: Sendable {
    let id: OrderID
    let number: String
}

extension Order {
    /// Whether its buyer may ask to send something back.
    func isReturnable(at now: Timestamp, _ calendar: BusinessCalendar) -> Bool {
        guard state == .delivered || state == .completed, let deliveredAt,
            calendar.day(of: now) <= calendar.day(of: deliveredAt) + Return.windowDays
        else { return false }
        return lines.contains { $0.returnableQuantity > 0 }
    }
}
