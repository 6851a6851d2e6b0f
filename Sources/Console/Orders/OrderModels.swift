import AfterSales
import Delivery
import Identity
import Inventory
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// Orders of everybody.
struct OrderListModel: Sendable {
    /// No state is counted further than this.
    static let countLimit = 1_000

    let orders: Page<OrderListing>
    let filter: OrderListFilter
    /// How many of the filter stand where; nil where it cannot be understood.
    let counts: OrderCounts?
    /// Of whoever looks.
    let saved: [SavedFilter]
    /// The form of the filter, and the one that keeps it under a name.
    let forms: FormStates<OrderListForm>
    let key: String
}

/// The forms of the list of orders.
enum OrderListForm: Sendable {
    case filter, save, rename
}

/// One order with everything about it.
struct OrderModel: Sendable {
    let order: Order
    /// Nil for guests.
    let buyer: Profile?
    let history: [OrderHistoryEntry]
    /// Of those who did something here.
    let names: Names
    let payments: [Payment]
    let refunds: [Refund]
    /// Whose money they gave back; a refund of an amount is missing.
    let refundedPieces: [RefundID: [RefundedPieces]]
    let parcels: [Parcel]
    /// From which warehouses each line's pieces come; a line of which nothing is held nor has left is missing.
    let sources: [OrderLineID: [LineSource]]
    /// The numbers of its parcels that another order's parcel has too, with that order.
    let shared: [String: OrderID]
    let returns: [Return]
    /// What happened to each of them.
    let returnSteps: [ReturnID: [ReturnHistoryEntry]]
    /// Of staff, oldest first.
    let notes: [Note]
    /// Whether personal data stand here without masks.
    let isShown: Bool
    let forms: FormStates<OrderPageForm>
    /// What would go back as the form of a refund was typed; nil before that is known.
    let refundLook: RefundLook?
    /// What would go back with the order, once somebody asked to cancel it.
    let cancelLook: Money?
    let key: String

    /// Of what the order counts as given back, the part that is still on its way.
    var refundingMinor: Int64 {
        refunds.reduce(0) { sum, refund in
            refund.state == .pending && !refund.origin.isOutsideTheOrder ? sum + refund.amount.amountMinor : sum
        }
    }

    /// Whether money of a payment is between the shop and the buyer.
    func isRefunding(_ payment: Payment) -> Bool {
        refunds.contains { $0.paymentID == payment.id && $0.state == .pending }
    }

    /// What can still go back.
    var refundable: Money {
        Money(order.refundSource(payments, refunds)?.availableMinor ?? 0, order.currency)
    }
}

/// The forms of an order's page.
enum OrderPageForm: Sendable {
    case ship, refund, cancel, receive, deliver, note
}

/// What the forms of an order's page say.
enum OrderForm {
    /// In front of a line's id: how many pieces leave, or go back as money.
    static let shipPrefix = "ship."
    static let refundPrefix = "refund."
    /// The amount in minor units that was shown before it is sent.
    static let sureField = "sure"
    /// The field that says that nothing is sent: the buyer comes for it.
    static let pickupField = "pickup"

    /// The name of the field for a line's pieces, where they lie in several warehouses for those of one of them.
    static func shipField(_ line: OrderLineID, _ warehouse: WarehouseID? = nil) -> String {
        shipPrefix + line.description + (warehouse.map { ".\($0)" } ?? "")
    }

    /// What is to leave: the lines with at least one piece, where that is said from a warehouse.
    static func shipped(_ form: FormFields) throws(InputError) -> [LineQuantity] {
        var lines: [LineQuantity] = []
        for (name, _) in form.prefixed(shipPrefix) {
            let parts = name.split(separator: ".", maxSplits: 1).map { String($0) }
            guard let first = parts.first, let id = OrderLineID(first) else {
                throw .unknownReference(field: "lines")
            }
            let warehouse = parts.count > 1 ? WarehouseID(parts[1]) : nil
            guard parts.count == 1 || warehouse != nil else { throw .unknownReference(field: "lines") }
            let quantity = try form.optionalInteger(shipPrefix + name, 0...Cart.quantityLimit) ?? 0
            if quantity > 0 { lines.append(LineQuantity(lineID: id, quantity: quantity, warehouseID: warehouse)) }
        }
        return lines
    }

    /// The lines with at least one piece.
    static func lines(_ form: FormFields, _ prefix: String) throws(InputError) -> [LineQuantity] {
        var lines: [LineQuantity] = []
        for (name, _) in form.prefixed(prefix) {
            guard let id = OrderLineID(name) else { throw .unknownReference(field: "lines") }
            let quantity = try form.optionalInteger(prefix + name, 0...Cart.quantityLimit) ?? 0
            if quantity > 0 { lines.append(LineQuantity(lineID: id, quantity: quantity)) }
        }
        return lines
    }

    /// Pieces where some are named, otherwise the amount. Who names both means something that cannot be told.
    static func refundScope(_ form: FormFields, _ currency: Currency) throws(InputError) -> RefundScope {
        let lines = try lines(form, refundPrefix)
        guard !lines.isEmpty else { return .amount(try form.money("amount", currency)) }
        guard try form.optional("amount") == nil else {
            _ = try form.money("amount", currency)
            throw .invalid(field: "amount", reason: .piecesOrAmount)
        }
        return .lines(lines)
    }
}
