import AfterSales
import Catalog
import Database
import Delivery
import HTTPTypes
import Identity
import Inventory
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Storefront {
    var orderPages: [PageRoute] {
        [
            PageRoute(.get, .orders, .permission(.shopBuy), strangersGo: .guestOrders, handler: orders),
            PageRoute(.get, .guestOrders, .public) { .page(GuestOrdersModel(state: .fresh()).html($0.frame)) },
            PageRoute(.post, .guestOrders, .public, handler: findGuestOrder),
            PageRoute(.get, .order, .permission(.shopBuy)) { try await order($0) },
            PageRoute(.post, .orderPay, .permission(.shopBuy), handler: pay),
            PageRoute(.get, .payResult, .permission(.shopBuy), handler: payResult),
            PageRoute(.post, .orderCancel, .permission(.shopBuy), handler: cancel),
            PageRoute(.post, .orderReorder, .permission(.shopBuy), handler: reorder),
            PageRoute(.post, .orderReceipt, .permission(.shopBuy), handler: confirmReceipt),
        ]
    }

    private func orders(_ call: PageCall) async throws -> PageAnswer {
        let (buyer, cursor) = (try call.requireBuyer(), try call.query.cursor())
        let group: OrderGroup? = try call.query.optionalChoice("state")
        // What was looked up stands on the first page of all, beside what is the account's.
        let beside = cursor == nil && group == nil ? call.guestBeside : nil
        let (page, faces, returns, payments, found) = try await database.read { [shop] session in
            let hasComeBack = group?.hasComeBack == true
            let own = try shop.orders.summaries(
                .of(buyer), states: group?.states ?? [], hasComeBack: hasComeBack,
                orAmong: hasComeBack ? try shop.afterSales.ordersWithReturns(of: buyer, in: session) : [],
                after: cursor, limit: .standard, in: session)
            let unpaid = own.items.filter(\.isPayable).map(\.id)
            return (
                try shop.titled(own, inEnglish: call.frame.language == .english, in: session),
                try shop.faces(of: own.items.compactMap(\.firstSKUID), in: session),
                own.items.isEmpty ? [:] : try session.run(AfterSales.standings(of: own.items.map(\.id))),
                unpaid.isEmpty ? [] : try session.run(Payments.payments(of: unpaid, lock: false)),
                try beside.map { guest in
                    try shop.orders.summaries(.of(guest), after: nil, limit: .standard, in: session).items
                } ?? []
            )
        }
        let keys = page.items.filter(\.isPayable).map { ($0.id, call.newKey()) }
        let model = OrderListModel(
            orders: page, faces: faces, keys: Dictionary(uniqueKeysWithValues: keys), returns: returns,
            inPayment: Set(payments.filter { $0.state == .pending }.map(\.orderID)), group: group,
            lookedUp: found)
        return .page(model.html(call.frame))
    }

    /// Shows a guest's order to whoever knows its number and the contact that it was placed with, from then on in this
    /// browser.
    private func findGuestOrder(_ call: PageCall) async throws -> PageAnswer {
        do {
            // Staff read every order in the console.
            if call.frame.isStaff { throw OrderError.lookupFailed }
            let number = Order.normalized(number: try call.form.required("number", atMost: Self.numberLimit))
            let contact = try call.form.required("contact", atMost: PlaceOrderRequest.contactLimit)
            try await identity.countLookup(of: number, from: call.origin)
            let new = call.guestTokenHash == nil ? call.newGuest().token : nil
            guard let hash = call.guestTokenHash ?? new.flatMap({ GuestToken($0)?.hash }) else {
                throw OrderError.lookupFailed
            }
            let id = try await database.write { [shop] transaction in
                try shop.findGuestOrder(
                    numbered: number, contact: contact, for: call.finderHash(hash), by: call.caller, in: transaction)
            }
            try await identity.lookupSucceeded(of: number, from: call.origin)
            let answer = PageAnswer.redirect(to: call.paths.order(id))
            return new.map { answer.beginningGuest($0) } ?? answer
        } catch let error as any ExpectedError where error.isForForm {
            let state = FormState.refused(call.form, error, call.frame)
            return .page(GuestOrdersModel(state: state).html(call.frame), status: error.pageStatus)
        }
    }

    /// No order's number is longer.
    private static let numberLimit = 64

    /// - Parameter refusal: why something that was asked for here was not done.
    private func order(_ call: PageCall, _ refusal: (any ExpectedError)? = nil) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        let buyer = try await holder(of: id, call)
        let (state, key) = (refusal.map { FormState.refused(call.form, $0, call.frame) } ?? .fresh(), call.newKey())
        let (now, calendar, rules) = (call.frame.now, shop.configuration.calendar, shop.configuration.orders)
        let reach = shownContact
        let divisions = try await shop.delivery.divisions()
        let isReceiptOpen = call.query.raw("step") == OrderModel.receiptStep
        let model = try await database.read { [shop] session in
            guard let order = try shop.orders.order(id, .of(buyer), in: session) else { throw NotFound("order") }
            let (history, payments, refunds, places) = try session.run(
                Orders.history(of: id), Payments.payments(of: [id], lock: false), Payments.refunds(of: [id]),
                Inventory.warehousesHolding(id))
            let returns = try shop.afterSales.returns(of: id, in: session)
            let (scope, parcels) = (OrderScope.of(buyer), try shop.delivery.parcels(of: id, in: session))
            return OrderModel(
                order: try shop.titled(order, inEnglish: call.frame.language == .english, in: session),
                faces: try shop.faces(of: order.lines.map(\.skuID), in: session),
                history: scope.told(history), payments: payments, refunds: scope.told(refunds),
                isReceiptOpen: isReceiptOpen,
                parcels: parcels, placeCount: places,
                returns: returns,
                isReturnable: order.isReturnable(at: now, calendar),
                returning: try OrderModel.returning(returns, of: order), divisions: divisions,
                lastReturnDay: order.lastReturnDay(calendar),
                arrival: OrderModel.isOutside(order, divisions)
                    ? nil
                    : OrderModel.arrival(
                        of: order, history, parcels, rules.promise, on: calendar.day(of: now), calendar),
                completionDays: Int(rules.completionDelay.milliseconds / Duration.days(1).milliseconds),
                contact: reach,
                pickup: PickupPlace(shop.settings, in: call.frame.language),
                state: state, key: key)
        }
        return .page(model.html(call.frame), status: refusal?.pageStatus ?? 200)
    }

    /// Opens the payment, or the open one again, and leads to the gateway's page.
    private func pay(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        let buyer = try await holder(of: id, call)
        do {
            let answer = try await shop.startPayment(
                of: id, .of(buyer), gateway: gateway, returnPath: call.paths.payResult(id),
                claim: try call.claim("payments.create"), refusal: { Refusal($0).answer },
                render: { Refusal.done($0.payURL ?? "") })
            if let refusal = Refusal(answer) { throw refusal }
            return .redirect(to: answer.body.isEmpty ? call.paths.payResult(id) : answer.body)
        } catch let error as any ExpectedError where error.isForForm || error is GatewayError {
            return try await order(call, error)
        }
    }

    /// Where the gateway sends the shopper back to: the notification may be here already, or not; then the gateway is
    /// asked.
    private func payResult(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        let buyer = try await holder(of: id, call)
        var (order, payments) = try await paid(id, by: buyer)
        if order.isPayable, let last = payments.max(by: { $0.id < $1.id }), last.state == .pending,
            try await shop.askAboutPayment(last)
        {
            (order, payments) = try await paid(id, by: buyer)
        }
        guard order.state == .pendingPayment else {
            let answer = PageAnswer.redirect(to: call.paths.order(id))
            return order.state == .cancelled || order.state == .closed ? answer : answer.saying("payment_received")
        }
        let last = payments.max { $0.id < $1.id }
        let hasFailed = order.isPayable && (last?.state == .failed || last?.state == .expired)
        let look = min(max(call.query.raw("look").flatMap { Int($0) } ?? 0, 0), PayResultModel.lookLimit)
        let model = PayResultModel(
            id: id, number: order.number, isPayable: order.isPayable, hasFailed: hasFailed, look: look,
            key: call.newKey())
        return .page(model.html(call.frame))
    }

    private func paid(_ id: OrderID, by buyer: Buyer) async throws -> (order: Order, payments: [Payment]) {
        try await database.read { [shop] session in
            guard let order = try shop.orders.order(id, .of(buyer), in: session) else { throw NotFound("order") }
            return (order, try session.run(Payments.payments(of: [id], lock: false)))
        }
    }

    /// Puts what is still sold of an order into the cart, whose page says what is not.
    private func reorder(_ call: PageCall) async throws -> PageAnswer {
        let (id, buyer): (OrderID, Buyer) = (try call.path.id("order"), try call.requireBuyer())
        let holder = try await holder(of: id, call)
        let pieces = try await call.once("orders.reorder", on: database) { [shop] transaction in
            String(try shop.reorder(id, of: holder, buyer: buyer, in: transaction).pieces)
        }
        let answer = PageAnswer.redirect(to: call.paths(.cart, query: [("reordered", id.description)]))
        return pieces == "0" ? answer : answer.saying("reordered")
    }

    private func cancel(_ call: PageCall) async throws -> PageAnswer {
        let reason = try call.form.optional("reason", atMost: Shop.reasonLimit) ?? ""
        return try await act(call, "orders.cancel", saying: "order_cancelled") { shop, id, buyer, transaction in
            _ = try shop.cancelOrder(id, .of(buyer), reason: reason, by: call.caller(for: buyer), in: transaction)
        }
    }

    private func confirmReceipt(_ call: PageCall) async throws -> PageAnswer {
        try await act(call, "orders.receipt", saying: "receipt_confirmed") { shop, id, buyer, transaction in
            _ = try shop.confirmReceipt(of: id, .of(buyer), by: call.caller(for: buyer), in: transaction)
        }
    }

    /// Something a buyer does to an order, once; the order's page shows how it went.
    private func act(
        _ call: PageCall, _ operation: String, saying: String,
        _ body: @escaping @Sendable (Shop, OrderID, Buyer, Transaction) throws -> Void
    ) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        let buyer = try await holder(of: id, call)
        do {
            _ = try await call.once(operation, on: database) { [shop] transaction in
                try body(shop, id, buyer, transaction)
                return id.description
            }
            return .redirect(to: call.paths.order(id)).saying(saying)
        } catch let error as any ExpectedError where error.isForForm {
            return try await order(call, error)
        }
    }
}
