import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var deliveryNotePages: [PageRoute] {
        [
            PageRoute(.get, .consoleDeliveryNotes, .permission(.ordersRead), handler: deliveryNotes),
            PageRoute(.post, .consoleDeliveryNotes, .permission(.recipientsRead), handler: addressedNotes),
        ]
    }

    /// The notes of the chosen orders, each on its sheet.
    private func deliveryNotes(_ call: PageCall) async throws -> PageAnswer {
        let chosen = try PickListModel.chosen(call.query)
        let filter = try OrderListFilter(call.query)
        let scope = try call.query.optionalChoice(PickListModel.scopeField, of: PickListScope.self)
        guard !chosen.isEmpty else {
            // Nobody prints a note for every order there is.
            guard scope == .chosen else { return .redirect(to: call.paths(.consoleOrders)) }
            return .page(filter.noneChosen(call.frame, title: "console.notes.of_chosen"), status: 422)
        }
        return .page(try await notes(of: chosen, call, isShown: false).html(call.frame))
    }

    /// The same with the whole addresses, this once; the log keeps a line for each order.
    private func addressedNotes(_ call: PageCall) async throws -> PageAnswer {
        let chosen = try PickListModel.chosen(call.form)
        guard !chosen.isEmpty else { throw InputError.missing(field: "order") }
        try await witness { [shop] transaction in
            try shop.showPersonalData(of: chosen, by: call.caller, in: transaction)
        }
        return .page(try await notes(of: chosen, call, isShown: true).html(call.frame))
    }

    private func notes(of chosen: [OrderID], _ call: PageCall, isShown: Bool) async throws -> DeliveryNotesModel {
        let (contact, pickupPlace) = (shop.settings.contact, shop.settings.pickupPlace(call.frame.language))
        return try await database.read { [shop] session in
            let found = try shop.orders(chosen, in: call.frame.language, session)
            // One for each, in the order of the list; nothing is sent of what was not paid or was given up.
            var seen: Set<OrderID> = []
            let orders = chosen.filter { seen.insert($0).inserted }.compactMap { found[$0] }
            let sent = orders.filter { ![.pendingPayment, .cancelled, .closed].contains($0.state) }
            let skus = Set(sent.flatMap { $0.lines.map(\.skuID) })
            let goods = skus.isEmpty ? [:] : try session.run(shop.catalog.names(skus))
            return DeliveryNotesModel(
                notes: sent.map {
                    DeliveryNoteModel(
                        order: $0, goods: goods, contact: contact, pickupPlace: pickupPlace, isShown: isShown)
                }, leftOutCount: seen.count - sent.count, isShown: isShown)
        }
    }
}

/// What lies in the parcels of several orders.
struct DeliveryNotesModel: Sendable {
    let notes: [DeliveryNoteModel]
    /// How many of the chosen orders have no note.
    let leftOutCount: Int
    /// Whether the addresses stand here without masks.
    let isShown: Bool

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let leftOut: HTML =
            leftOutCount == 0
            ? ""
            : """
            <p class="notice warn">\
            \(words("console.notes.left_out", ["count": frame.format.number(leftOutCount)]))</p>
            """
        return frame.console(
            title: words("console.notes.of_chosen"), .consoleOrders,
            """
            <p class="screen-only">\(words("console.notes.count", ["count": frame.format.number(notes.count)]))</p>
            \(leftOut)\(showForm(frame))\(frame.printHint)\(each: notes, { $0.sheet(frame) })
            """)
    }

    private func showForm(_ frame: PageFrame) -> HTML {
        guard !isShown, !notes.isEmpty, frame.may(.recipientsRead) else { return "" }
        return frame.form(
            to: frame.paths(.consoleDeliveryNotes), class: "actions",
            """
            \(each: notes, { frame.hidden("order", $0.order.id.description) })\
            <button type="submit">\(frame.words("console.note.show"))</button>\
            <span class="muted">\(frame.words("console.notes.show_hint"))</span>
            """)
    }
}
