import AfterSales
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Console {
    var returnPages: [PageRoute] {
        [
            PageRoute(.get, .consoleReturns, .permission(.ordersRead), handler: returns),
            PageRoute(.get, .consoleReturn, .permission(.ordersRead)) { call in
                .page(try await returnPage(call, call.path.id("return")))
            },
            PageRoute(.post, .consoleReturnStep, .anyOf([.returnsManage, .refundsManage]), handler: decide),
        ]
    }

    private func returns(_ call: PageCall) async throws -> PageAnswer {
        do {
            let (filter, cursor) = (try ReturnListFilter(call.query), try call.query.cursor())
            let language = call.frame.language
            let form = FormState.fresh(Dictionary(filter.query.map { ($0.name, $0.value) }) { $1 })
            @Sendable func load(_ session: Session, _ cursor: Cursor?, _ limit: PageLimit) throws -> ReturnListModel {
                let (page, isCut) = try filter.page(shop, after: cursor, limit: limit, in: session)
                var model = try ReturnListModel(page, filter, form, shop, in: language, session)
                model.isCut = isCut
                return model
            }
            guard !call.wantsFile else { return file(call, "returns", reading: load) }
            return .page(try await database.read { try load($0, cursor, .standard) }.html(call.frame))
        } catch let error as InputError where error.isForForm {
            return try await refused(call, error, fields: call.query) { form in
                ReturnListModel(returns: [], next: nil, filter: .everything, form: form).html(call.frame)
            }
        }
    }

    private func returnPage(
        _ call: PageCall, _ id: ReturnID, _ state: FormState = .fresh(), look: Int64? = nil
    ) async throws -> HTML {
        let key = call.newKey()
        let model = try await database.read { [shop] session in
            guard let found = try shop.afterSales.find(id, in: session),
                let order = try shop.orders.order(found.orderID, .everybody, in: session)
            else { throw NotFound("return") }
            let (refunds, history) = try session.run(Payments.refunds(of: [order.id]), AfterSales.history(of: id))
            return ReturnModel(
                item: found, order: try shop.order(order, in: call.frame.language, session),
                buyer: try Self.profile(of: order.buyer, in: session),
                refund: refunds.first { $0.id == found.refundID }, history: history,
                names: try Names(of: history.map(\.by), in: session),
                lastDay: found.sendBy.map { shop.configuration.calendar.day(of: $0) + -1 }, state: state,
                look: look.map { Money($0, order.currency) }, key: key)
        }
        return model.html(call.frame)
    }

    /// What goods that came would bring back is shown first; the money leaves only as somebody has seen it.
    private func decide(_ call: PageCall) async throws -> PageAnswer {
        let id: ReturnID = try call.path.id("return")
        guard let step = ReturnStep(rawValue: try call.path.text("step")) else { throw NotFound("step") }
        guard call.frame.may(step.right) else { throw AccessError.permissionMissing(step.right.rawValue) }
        do {
            let (decision, paysOut) = (try ReturnDecision(step, call.form), call.frame.may(.refundsManage))
            let note = try call.form.optional(ReturnDecision.noteField, atMost: Return.textLimit) ?? ""
            let body: @Sendable (Transaction) throws -> Void = { [shop] transaction in
                try decision.apply(to: id, shop, note: note, paysOut: paysOut, by: call.caller, in: transaction)
            }
            if decision.isLook {
                try await database.write(body)
            } else {
                try await act(call, "returns.\(step.rawValue)", body)
            }
            let isLeft = step == .receive && !paysOut
            return .redirect(to: call.paths.consoleReturn(id))
                .saying(isLeft ? "console_return_received" : "console_return_\(step.rawValue)")
        } catch let look as ReturnLook {
            return .page(try await returnPage(call, id, .typed(call.form), look: look.dueMinor))
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await returnPage(call, id, $0) }
        }
    }
}
