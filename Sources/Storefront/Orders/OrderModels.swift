import AfterSales
import Catalog
import Delivery
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// A shopper's orders, newest first.
struct OrderListModel: Sendable {
    let orders: Page<OrderSummary>
    /// How the first goods of each are shown.
    let faces: [SKUID: SKUFace]
    /// A key for each order's button.
    let keys: [OrderID: String]
    /// The newest return of each, and where it stands; orders without one are missing.
    let returns: [OrderID: (id: ReturnID, standing: ReturnStanding)]
    /// Those of which a payment is under way.
    let inPayment: Set<OrderID>
    /// Nil for all.
    let group: OrderGroup?
    /// Orders of a guest that a signed-in shopper has looked up in this browser.
    let lookedUp: [OrderSummary]
}

/// One order with everything about it.
struct OrderModel: Sendable {
    /// In the page's address, by `step`: the buyer is about to say that everything has come.
    static let receiptStep = "receipt"

    let order: Order
    /// How its goods are shown now; those that are gone are missing.
    let faces: [SKUID: SKUFace]
    let history: [OrderHistoryEntry]
    let payments: [Payment]
    let refunds: [Refund]
    /// Whether the second step of confirming the receipt is open.
    let isReceiptOpen: Bool
    let parcels: [Parcel]
    /// In how many warehouses its pieces lie that still wait to be sent.
    let placeCount: Int
    let returns: [Return]
    let isReturnable: Bool
    /// What comes back for what is being returned, as it would be now; nil where nothing is.
    let returning: Money?
    /// Where the shop delivers, and what places are called in English.
    let divisions: Divisions
    /// Until when something may be sent back; nil before it has come.
    let lastReturnDay: CivilDay?
    /// The days on which what is on its way arrives, as promised; nil where nothing is, and once they are over.
    let arrival: ClosedRange<CivilDay>?
    /// How many days after delivery it completes by itself.
    let completionDays: Int
    /// How the shop is reached; nil where it has said nothing.
    let contact: String?
    /// As the shop says it now, also for orders from before.
    let pickup: PickupPlace
    let state: FormState
    let key: String

    /// The newest payment, as long as the gateway waits for its end.
    var openPayment: Payment? {
        guard order.isPayable, let last = payments.max(by: { $0.id < $1.id }) else { return nil }
        return last.state == .pending ? last : nil
    }

    /// Whether it goes where the shop has to be asked first if it delivers there, as the shop says it now.
    var isOutside: Bool { Self.isOutside(order, divisions) }

    static func isOutside(_ order: Order, _ divisions: Divisions) -> Bool {
        guard order.delivery != .pickup, let address = order.address else { return false }
        return !divisions.reach(country: address.country, province: address.province)
    }

    /// Whether its buyer still has to come for it, as far as it is not given up.
    var isToCollect: Bool {
        guard order.delivery == .pickup else { return false }
        switch order.state {
        case .pendingPayment, .paid, .allocated, .shipped: return true
        case .delivered, .completed, .cancelled, .closed: return false
        }
    }

    /// What comes back of the returns that are not over yet.
    ///
    /// - Throws: `OrderError`, never for lines of the order itself.
    static func returning(_ returns: [Return], of order: Order) throws -> Money? {
        let pieces = returns.filter { $0.state == .requested || $0.state == .approved }.flatMap(\.pieces)
        return pieces.isEmpty ? nil : try order.expectedRefund(of: pieces).amount
    }

    /// - Parameter promise: what the shop says now, also for orders from before.
    static func arrival(
        of order: Order, _ history: [OrderHistoryEntry], _ parcels: [Parcel], _ promise: DeliveryPromise,
        on today: CivilDay, _ calendar: BusinessCalendar
    ) -> ClosedRange<CivilDay>? {
        let onTheWay = parcels.filter { $0.state == .shipped }.map(\.shippedAt)
        let days: ClosedRange<CivilDay>? =
            switch order.state {
            case .paid, .allocated:
                history.first { $0.to == .paid }.map {
                    promise.arrival(of: order.delivery, paidAt: $0.at, calendar)
                }
            // What is picked up lies there already.
            case .shipped where order.delivery == .pickup: nil
            case .shipped: onTheWay.max().map { promise.arrival(of: order.delivery, leaving: calendar.day(of: $0)) }
            case .pendingPayment, .delivered, .completed, .cancelled, .closed: nil
            }
        return days.flatMap { today <= $0.upperBound ? $0 : nil }
    }
}

/// The shopper is back from the gateway, the money is not yet, or never comes.
struct PayResultModel: Sendable {
    /// The page looks again by itself so often: over a minute in all.
    static let lookLimit = 20
    /// So many of the looks follow each other quickly; a notification rarely takes longer.
    private static let quickLooks = 6

    let id: OrderID
    let number: String
    /// Whether its buyer can still go to the gateway: who left it unpaid waits for nothing.
    let isPayable: Bool
    /// Whether the newest payment took nothing and the order can be paid by another one.
    let hasFailed: Bool
    /// How often the page has looked already.
    let look: Int
    let key: String

    /// How long the page waits until it looks again; nil where it has looked often enough.
    var pauseSeconds: Int? { look < Self.lookLimit ? (look < Self.quickLooks ? 2 : 5) : nil }
}
