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
    /// Nil for all.
    let group: OrderGroup?
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
    /// As the shop says it now, also for orders from before.
    let pickup: PickupPlace
    let state: FormState
    let key: String
}

/// The shopper is back from the gateway, the money is not yet, or never comes.
struct PayResultModel: Sendable {
    let id: OrderID
    let number: String
    /// Whether the newest payment took nothing and the order can be paid by another one.
    let hasFailed: Bool
    let key: String
}
