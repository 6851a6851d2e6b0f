import AfterSales
import Database
import Delivery
import Inventory
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// An order with everything that hangs on it.
struct OrderView: Sendable {
    let order: Order
    let history: [OrderHistoryEntry]
    let payments: [Payment]
    let refunds: [Refund]
    let parcels: [Parcel]
    let returns: [ReturnView]
    /// From which warehouses each line comes; nil for whoever is not told.
    var sources: [OrderLineID: [LineSource]]?
    /// Whether whoever reads it may know to whom it goes.
    var isRecipientShown = true

    init(
        order: Order, history: [OrderHistoryEntry], payments: [Payment], refunds: [Refund], parcels: [Parcel],
        returns: [ReturnView]
    ) {
        self.order = order
        self.history = history
        self.payments = payments
        self.refunds = refunds
        self.parcels = parcels
        self.returns = returns
    }

    /// One that was placed just now: nothing hangs on it yet but its first step.
    init(placed order: Order) {
        let first = OrderHistoryEntry(
            at: order.placedAt, from: nil, to: order.state, by: Doer.you.rawValue, reason: "placed")
        self.init(order: order, history: [first], payments: [], refunds: [], parcels: [], returns: [])
    }
}

extension Shop {
    /// The whole order in five trips, for staff six, however much hangs on it; its buyer is told less than staff.
    ///
    /// - Throws: `OrderError.orderNotFound` where it is not in the scope.
    func view(of id: OrderID, _ scope: OrderScope, in session: Session) throws -> OrderView {
        guard let order = try orders.order(id, scope, in: session) else { throw OrderError.orderNotFound }
        let (history, payments, refunds) = try session.run(
            Orders.history(of: id), Payments.payments(of: [id], lock: false), Payments.refunds(of: [id]))
        let told = scope.told(refunds)
        let returns = try afterSales.returns(of: id, in: session)
        let parcels = try delivery.parcels(of: id, in: session)
        var view = OrderView(
            order: order, history: scope.told(history), payments: payments, refunds: told, parcels: parcels,
            returns: returns.map { ReturnView($0, refunds: told, settings) })
        if scope == .everybody { view.sources = try sources(of: order, parcels, in: session) }
        return view
    }
}

enum OrderShape {
    static let byText = "`you`, `shop` or `system`; staff read who it was."
    static let reasonText = "What the shop noted is read by staff only."
    static let recipientText = "Null also for staff without `recipients.read`."

    static let schema = Schema.object([
        "id": .id(OrderTag.self), "number": .string, "version": .integer, "state": .enumeration(OrderState.self),
        "placed_at": .timestamp, "due_at": .timestamp.nullable().described("When the state's timer acts."),
        "delivery_option": .enumeration(DeliveryOption.self), "lines": .array(.component("OrderLine")),
        "totals": .component("Totals"), "refunded": .money, "address": .component("Address").nullable(),
        "contact": .string.nullable().described(recipientText),
        "invoice": .component("Invoice").nullable(), "note": .string,
        "payments": .array(.component("Payment")), "refunds": .array(.component("Refund")),
        "parcels": .array(.component("Parcel")), "returns": .array(.component("Return")),
        "history": .array(
            .object([
                "at": .timestamp, "from": .enumeration(OrderState.self).nullable(),
                "to": .enumeration(OrderState.self), "by": .string.described(byText),
                "reason": .string.described(reasonText),
            ])),
    ])

    static let lineSchema = Schema.object([
        "id": .id(OrderLineTag.self), "sku_id": .id(SKUTag.self), "title": .string, "quantity": .integer,
        "unit_price": .money, "allocations": .array(.component("Allocation")), "total": .money,
        "shipped_quantity": .integer,
        "cancelled_quantity": .integer.described("Refunded before they left: not sent any more."),
        "returned_quantity": .integer, "refunded_quantity": .integer,
        "sources": .array(.component("LineSource")).optional()
            .described("From which warehouses its pieces come, in the order of picking; only staff read it."),
    ]).example(
        JSON(
            finished: """
                {"id":"lin_1M5V8KZ3QX0G7","sku_id":"sku_1M5V8KZ3QX0G7","title":"茶杯 红","quantity":1,\
                "unit_price":{"amount":1999,"currency":"CNY"},"allocations":[],\
                "total":{"amount":1999,"currency":"CNY"},"shipped_quantity":0,"cancelled_quantity":0,\
                "returned_quantity":0,"refunded_quantity":0,"sources":[{"warehouse_id":"whs_1M5V8KZ3QX0G7",\
                "warehouse":"上海一仓","warehouse_kind":"regional","waiting_quantity":1,"shipped_quantity":0}]}
                """))

    static func write(_ json: inout JSONObject, _ view: OrderView) {
        let order = view.order
        json.set("id", order.id)
        json.set("number", order.number)
        json.set("version", order.version)
        json.set("state", order.state.rawValue)
        json.set("placed_at", order.placedAt)
        json.set("due_at", order.dueAt)
        json.set("delivery_option", order.delivery.rawValue)
        json.array("lines", order.lines) { json, line in
            writeLine(&json, line, order.currency)
            if let sources = view.sources { json.array("sources", sources[line.id] ?? [], LineSourceShape.write) }
        }
        json.object("totals") { TotalsShape.write(&$0, order.totals, order.currency) }
        json.set("refunded", Money(order.refundedMinor, order.currency))
        let isShown = view.isRecipientShown
        json.set("address", isShown ? order.address.map { JSON.object($0, as: AddressShape.write) } : nil)
        json.set("contact", isShown ? order.contact : nil)
        json.set("invoice", isShown ? order.invoice.map { JSON.object($0, as: InvoiceShape.write) } : nil)
        json.set("note", order.note)
        json.array("payments", view.payments, PaymentShape.write)
        json.array("refunds", view.refunds, RefundShape.write)
        json.array("parcels", view.parcels, ParcelShape.write)
        json.array("returns", view.returns, ReturnShape.write)
        json.array("history", view.history) { json, entry in
            json.set("at", entry.at)
            json.set("from", entry.from?.rawValue)
            json.set("to", entry.to.rawValue)
            json.set("by", entry.by)
            json.set("reason", entry.reason)
        }
    }

    private static func writeLine(_ json: inout JSONObject, _ line: OrderLine, _ currency: Currency) {
        json.set("id", line.id)
        json.set("sku_id", line.skuID)
        json.set("title", line.title)
        json.set("quantity", line.quantity)
        json.set("unit_price", Money(line.unitPriceMinor, currency))
        json.array("allocations", line.allocations) { AllocationShape.write(&$0, $1, currency) }
        json.set("total", Money(line.totalMinor, currency))
        json.set("shipped_quantity", line.shippedQuantity)
        json.set("cancelled_quantity", line.cancelledQuantity)
        json.set("returned_quantity", line.returnedQuantity)
        json.set("refunded_quantity", line.refundedQuantity)
    }
}

/// What a list of orders shows of each.
enum OrderSummaryShape {
    static let schema = Schema.object([
        "id": .id(OrderTag.self), "number": .string, "state": .enumeration(OrderState.self),
        "placed_at": .timestamp, "total": .money, "title": .string.described("Of its first line."),
        "pieces": .integer, "line_count": .integer.described("How many different things were ordered."),
        "partly_shipped": .boolean.described("Whether some of it has left and some has not."),
    ]).example(
        JSON(
            finished: """
                {"id":"ord_1M5V8KZ3QX0G7","number":"ZG1M5V8KZ3QX0G7","state":"paid",\
                "placed_at":"2026-11-20T06:05:00.000Z","total":{"amount":2799,"currency":"CNY"},"title":"茶杯 红",\
                "pieces":1,"line_count":1,"partly_shipped":false}
                """))

    static func write(_ json: inout JSONObject, _ order: OrderSummary) {
        json.set("id", order.id)
        json.set("number", order.number)
        json.set("state", order.state.rawValue)
        json.set("placed_at", order.placedAt)
        json.set("total", order.total)
        json.set("title", order.firstTitle)
        json.set("pieces", order.pieces)
        json.set("line_count", order.lineCount)
        json.set("partly_shipped", order.isPartlyShipped)
    }
}
