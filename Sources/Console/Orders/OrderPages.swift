import AfterSales
import Database
import Delivery
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Console {
    var orderPages: [PageRoute] {
        [
            PageRoute(.get, .consoleOrder, .permission(.ordersRead)) { call in
                .page(try await order(call, call.path.id("order")))
            },
            PageRoute(.post, .consoleOrderCancel, .permission(.ordersManage), handler: cancel),
            PageRoute(.post, .consoleOrderReceipt, .permission(.ordersManage), handler: confirmReceipt),
            PageRoute(.post, .consoleOrderNotes, .anyOf([.ordersManage, .customersManage]), handler: addNote),
            // Whoever comes back to the address of a page that was shown once is led to the order, behind masks.
            PageRoute(.get, .consoleOrderPersonalData, .permission(.ordersRead)) { call in
                .redirect(to: call.paths.consoleOrder(try call.path.id("order")))
            },
            PageRoute(.post, .consoleOrderPersonalData, .permission(.recipientsRead), handler: showRecipient),
            PageRoute(.post, .consoleOrderParcels, .permission(.parcelsManage), handler: ship),
            PageRoute(.post, .consoleOrderRefunds, .permission(.refundsManage), handler: refund),
            PageRoute(.post, .consoleParcelDelivery, .permission(.parcelsManage), handler: deliver),
        ]
    }

    private func order(
        _ call: PageCall, _ id: OrderID, isShown: Bool = false,
        _ forms: FormStates<OrderPageForm> = .fresh, refundLook: RefundLook? = nil, cancelLook: Money? = nil
    ) async throws -> HTML {
        let key = call.newKey()
        let model = try await database.read { [shop] session in
            guard let order = try shop.orders.order(id, .everybody, in: session) else { throw NotFound("order") }
            let (history, payments, refunds, notes) = try session.run(
                Orders.history(of: id), Payments.payments(of: [id], lock: false), Payments.refunds(of: [id]),
                Orders.notes(of: id))
            let returns = try shop.afterSales.returns(of: id, in: session)
            let steps = returns.isEmpty ? [:] : try session.run(AfterSales.histories(ofOrder: id))
            let parcels = try shop.delivery.parcels(of: id, in: session)
            let tracked = try shop.delivery.orders(tracked: parcels.map(\.trackingNumber), in: session)
            let pieces =
                refunds.contains { $0.origin == .staff } ? try shop.refundedPieces(of: id, in: session) : [:]
            return OrderModel(
                order: try shop.order(order, in: call.frame.language, session),
                buyer: try Self.profile(of: order.buyer, in: session), history: history,
                names: try Names(
                    of: history.map(\.by) + refunds.map(\.by) + notes.map(\.by)
                        + steps.values.flatMap { $0.map(\.by) }, in: session),
                payments: payments, refunds: refunds, refundedPieces: pieces, parcels: parcels,
                sources: try shop.sources(of: order, parcels, in: session),
                shared: tracked.compactMapValues { orders in orders.first { $0 != id } },
                returns: returns, returnSteps: steps, notes: notes, isShown: isShown, forms: forms,
                refundLook: refundLook, cancelLook: cancelLook, key: key)
        }
        return model.html(call.frame)
    }

    static func profile(of buyer: Buyer?, in session: Session) throws -> Profile? {
        guard case .user(let id) = buyer else { return nil }
        return try Identity.profiles([id], in: session)[id]
    }

    /// Money that goes back with the order is shown first: it leaves only as somebody has seen it.
    private func cancel(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        do {
            return try await change(call, id, .cancel, saying: "console_cancelled") {
                let reason = try call.form.required("reason", atMost: Shop.reasonLimit)
                let seen = try call.form.optionalInteger(OrderForm.sureField, 0...Int.max) ?? 0
                try await act(call, "orders.cancel") { [shop] transaction in
                    let before = try shop.orders.order(id, .everybody, in: transaction.session)
                    let after = try shop.cancelOrder(id, .everybody, reason: reason, by: call.caller, in: transaction)
                    let backMinor = after.refundedMinor - (before?.refundedMinor ?? 0)
                    guard backMinor == Int64(seen) else { throw RefundLook(amount: Money(backMinor, after.currency)) }
                }
            }
        } catch let look as RefundLook {
            return .page(try await order(call, id, .sent(.cancel, .typed(call.form)), cancelLook: look.amount))
        }
    }

    private func confirmReceipt(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        return try await change(call, id, .receive, saying: "console_completed") {
            try await act(call, "orders.receive") { [shop] transaction in
                _ = try shop.confirmReceipt(of: id, .everybody, by: call.caller, in: transaction)
            }
        }
    }

    private func addNote(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        return try await change(call, id, .note, saying: "console_saved") {
            let text = try call.form.required("note", atMost: Note.rule.length.upperBound)
            try await act(call, "orders.note") { [shop] transaction in
                _ = try shop.orders.addNote(text, to: id, by: call.caller, in: transaction)
            }
        }
    }

    /// Shows the page without masks, this once, and keeps who looked.
    private func showRecipient(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        try await witness { [shop] transaction in
            try shop.showPersonalData(of: id, by: call.caller, in: transaction)
        }
        return .page(try await order(call, id, isShown: true))
    }

    private func ship(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        // The form of an order that is picked up has no such fields.
        let isPickup = call.form.raw(OrderForm.pickupField) != nil
        let saying = isPickup ? "console_ready" : "console_shipped"
        return try await change(call, id, .ship, saying: saying, lines: OrderForm.shipPrefix) {
            let lines = try OrderForm.shipped(call.form)
            let carrier = isPickup ? "" : try call.form.required("carrier")
            let number = isPickup ? "" : try call.form.required("tracking_number")
            try await act(call, "orders.ship") { [shop] transaction in
                _ = try shop.shipLines(
                    lines, of: id, carrier: carrier, trackingNumber: number, by: call.caller, in: transaction)
            }
        }
    }

    /// First what would go back, then the money itself: it leaves only as somebody has seen it.
    private func refund(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        do {
            return try await change(call, id, .refund, saying: "console_refunded", lines: OrderForm.refundPrefix) {
                let scope = try OrderForm.refundScope(call.form, shop.orders.configuration.currency)
                let reason = try call.form.required("refund_reason", atMost: Shop.reasonLimit)
                let seen = try call.form.optionalInteger(OrderForm.sureField, 0...Int.max).map { Int64($0) }
                let body: @Sendable (Transaction) throws -> Void = { [shop] transaction in
                    let made = try shop.giveBack(id, scope, reason: reason, by: call.caller, in: transaction)
                    let amount = made.refund.amount
                    guard amount.amountMinor == seen else { throw RefundLook(amount: amount, sum: made.sum) }
                }
                // A look refuses what the refund itself would refuse, and nothing of it stays.
                if seen == nil { try await database.write(body) } else { try await act(call, "orders.refund", body) }
            }
        } catch let look as RefundLook {
            return .page(try await order(call, id, .sent(.refund, .typed(call.form)), refundLook: look))
        }
    }

    /// The form names the parcel's order, so that its page can be shown again.
    private func deliver(_ call: PageCall) async throws -> PageAnswer {
        let (parcel, id): (ParcelID, OrderID) = (try call.path.id("parcel"), try call.form.id("order"))
        return try await change(call, id, .deliver, saying: "console_delivered") {
            try await act(call, "parcels.deliver") { [shop] transaction in
                _ = try shop.deliverParcel(parcel, by: call.caller, in: transaction)
            }
        }
    }

    /// A change of an order; its page shows how it went.
    ///
    /// - Parameter prefix: in front of a line's id, the name of the field for its pieces.
    private func change(
        _ call: PageCall, _ id: OrderID, _ form: OrderPageForm, saying: String, lines prefix: String? = nil,
        _ body: () async throws -> Void
    ) async throws -> PageAnswer {
        do {
            try await body()
            return .redirect(to: call.paths.consoleOrder(id)).saying(saying)
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, lines: prefix) { try await order(call, id, .sent(form, $0)) }
        }
    }
}

/// Ends a transaction that was to show what a refund would come to, so that nothing of it stays.
struct RefundLook: Error {
    let amount: Money
    /// Of pieces, what of the amount is for what.
    var sum: ExpectedRefund?
}
