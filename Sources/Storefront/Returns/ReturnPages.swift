import AfterSales
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Storefront {
    var returnPages: [PageRoute] {
        [
            PageRoute(.get, .orderReturn, .permission(.shopBuy)) { try await askReturn($0) },
            PageRoute(.post, .orderReturn, .permission(.shopBuy), handler: requestReturn),
            PageRoute(.get, .returnPage, .permission(.shopBuy)) { try await returnPage($0) },
            PageRoute(.post, .returnCancel, .permission(.shopBuy), handler: cancelReturn),
            PageRoute(.post, .returnParcel, .permission(.shopBuy), handler: sendReturn),
        ]
    }

    private func askReturn(_ call: PageCall, _ refusal: (any ExpectedError)? = nil) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        let buyer = try await holder(of: id, call)
        let (order, faces) = try await database.read { [shop] session in
            guard let order = try shop.orders.order(id, .of(buyer), in: session) else { throw NotFound("order") }
            return (
                try shop.titled(order, inEnglish: call.frame.language == .english, in: session),
                try shop.faces(of: order.lines.map(\.skuID), in: session)
            )
        }
        let model = AskReturnModel(
            order: order, expected: try AskReturnModel.expected(of: order), faces: faces,
            isReturnable: order.isReturnable(at: call.frame.now, shop.configuration.calendar),
            lastDay: order.lastReturnDay(shop.configuration.calendar),
            state: refusal.map { refusal in
                .refused(
                    call.form, refusal, call.frame, lines: AskReturnModel.quantityPrefix,
                    asking: AskReturnModel.asking(of: order, call.words))
            } ?? .fresh(AskReturnModel.fields(of: order)),
            key: call.newKey())
        return .page(model.html(call.frame), status: refusal?.pageStatus ?? 200)
    }

    private func requestReturn(_ call: PageCall) async throws -> PageAnswer {
        let id: OrderID = try call.path.id("order")
        let buyer = try await holder(of: id, call)
        do {
            let lines = try AskReturnModel.lines(call.form, call.words)
            let evidence = try call.form.optional("evidence", atMost: Return.textLimit) ?? ""
            let made = try await call.once("returns.request", on: database) { [shop] transaction in
                try shop.requestReturn(of: id, .of(buyer), lines: lines, evidence: evidence, in: transaction).id
                    .description
            }
            return .redirect(to: call.paths(.returnPage, made)).saying("return_requested")
        } catch let error as any ExpectedError where error.isForForm {
            return try await askReturn(call, error)
        }
    }

    private func cancelReturn(_ call: PageCall) async throws -> PageAnswer {
        let id: ReturnID = try call.path.id("return")
        let buyer = try await holder(of: id, call)
        do {
            _ = try await call.once("returns.cancel", on: database) {
                [shop, caller = call.caller(for: buyer)] transaction in
                try shop.cancelReturn(id, .of(buyer), by: caller, in: transaction).id.description
            }
            return .redirect(to: call.paths(.returnPage, id.description)).saying("return_cancelled")
        } catch let error as any ExpectedError where error.isForForm {
            return try await returnPage(call, error)
        }
    }

    private func sendReturn(_ call: PageCall) async throws -> PageAnswer {
        let id: ReturnID = try call.path.id("return")
        let buyer = try await holder(of: id, call)
        do {
            let carrier = try call.form.required("carrier", atMost: ReturnParcel.textLimit)
            let number = try call.form.required("tracking_number", atMost: ReturnParcel.textLimit)
            _ = try await call.once("returns.send", on: database) {
                [shop, caller = call.caller(for: buyer)] transaction in
                try shop.sendReturn(
                    id, carrier: carrier, trackingNumber: number, .of(buyer), by: caller, in: transaction
                ).id.description
            }
            return .redirect(to: call.paths(.returnPage, id.description)).saying("return_sent")
        } catch let error as any ExpectedError where error.isForForm {
            return try await returnPage(call, error)
        }
    }

    /// - Parameter refusal: why what was asked for here was not done.
    private func returnPage(_ call: PageCall, _ refusal: (any ExpectedError)? = nil) async throws -> PageAnswer {
        let id: ReturnID = try call.path.id("return")
        let buyer = try await holder(of: id, call)
        let (sent, key) = (refusal.map { FormState.refused(call.form, $0, call.frame) }, call.newKey())
        let (reach, isEnglish) = (shownContact, call.frame.language == .english)
        let model = try await database.read { [shop] session in
            guard let found = try shop.afterSales.find(id, in: session),
                let order = try shop.orders.order(found.orderID, .of(buyer), in: session)
            else { throw NotFound("return") }
            let refunds = OrderScope.of(buyer).told(try session.run(Payments.refunds(of: [order.id])))
            let isAhead = found.state == .requested || found.state == .approved
            let pieces = found.lines.map { LineQuantity(lineID: $0.orderLineID, quantity: $0.quantity) }
            // The moment is the end of the day.
            let last = found.sendBy.map { shop.configuration.calendar.day(of: $0) + -1 }
            return ReturnModel(
                item: found, order: try shop.titled(order, inEnglish: isEnglish, in: session),
                refund: refunds.first { $0.id == found.refundID },
                expected: isAhead ? try order.expectedRefund(of: pieces) : nil,
                place: ReturnPlace(shop.settings, inEnglish: isEnglish), lastDay: last, contact: reach,
                state: sent ?? .fresh(ReturnModel.fields(found.parcel)), key: key)
        }
        return .page(model.html(call.frame), status: refusal?.pageStatus ?? 200)
    }
}
