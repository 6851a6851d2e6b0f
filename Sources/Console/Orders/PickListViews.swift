import Catalog
import Identity
import Inventory
import Kernel
import Orders
import WebRuntime

extension PickListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let pieces = held.reduce(0) { $0 + $1.quantity }
        let shelves = warehouses.filter { warehouse in held.contains { $0.warehouseID == warehouse.id } }
        let count = words(
            "console.pick.count",
            ["orders": frame.format.number(orders.count), "pieces": frame.format.number(pieces)])
        let cut: HTML =
            isCut
            ? "<p class=\"notice warn\">\(words("console.pick.cut", ["most": "\(Self.orderLimit.count)"]))</p>" : ""
        return frame.console(
            title: words("console.pick.title"), .consoleOrders,
            """
            <p>\(count) <span class="muted">\(frame.time(frame.now))</span></p>\(cut)\(frame.printHint)
            \(held.isEmpty ? frame.empty(words("console.pick.none")) : "")
            \(each: shelves, { shelf($0, frame) })
            """)
    }

    private func shelf(_ warehouse: Warehouse, _ frame: PageFrame) -> HTML {
        """
        <section class="sheet"><h2>\(frame.place(warehouse)) <span class="muted">\(warehouse.code)</span></h2>
        \(frame.table(
            [
                "console.pick.done", "console.stock.bin", "console.goods.code", "line.title", "#line.quantity",
                "console.pick.orders",
            ], picks(in: warehouse.id)
        ) { pick in
            """
            <td><span class="tick"></span></td><td>\(pick.bin)</td><td>\(code(pick.skuID))</td>\
            <td>\(goods[pick.skuID]?.title)</td>\
            <td class="number"><strong>\(frame.format.number(pick.quantity))</strong></td>\
            <td>\(each: pick.orders, { "<span class=\"nowrap\">\($0.number) × \($0.quantity)</span> " })</td>
            """
        })</section>
        """
    }
}

extension OrderListFilter {
    /// Instead of a pick list or notes, where no order was ticked.
    ///
    /// - Parameter title: the key of the page's title.
    func noneChosen(_ frame: PageFrame, title: String = "console.pick.title") -> HTML {
        let words = frame.words
        return frame.console(
            title: words(title), .consoleOrders,
            """
            <p class="notice bad" role="alert">\(words("console.pick.none_chosen"))</p>
            <p><a href="\(frame.paths(.consoleOrders, query: query))">\(words("console.pick.back"))</a></p>
            """)
    }
}

extension DeliveryNoteModel {
    func html(_ frame: PageFrame) -> HTML {
        frame.console(
            title: frame.words("console.note.title"), .consoleOrders,
            "\(showForm(frame))\(frame.printHint)\(sheet(frame))")
    }

    /// The note itself, on a sheet of its own.
    func sheet(_ frame: PageFrame) -> HTML {
        let words = frame.words
        // What lies in the parcel that is packed now; of an order that has left, what it was of.
        let isWaiting = order.lines.contains { $0.unshippedQuantity > 0 }
        let lines = order.lines.map { line in
            (line: line, pieces: isWaiting ? line.unshippedQuantity : line.quantity - line.cancelledQuantity)
        }.filter { $0.pieces > 0 }
        let apart: HTML? =
            isWaiting && order.isPartlyShipped ? "<p class=\"muted\">\(words("console.note.apart"))</p>" : nil
        let facts: [(key: String, value: String?)] = [
            ("console.note.from", [frame.shopName, contact].filter { !$0.isEmpty }.joined(separator: " · ")),
            ("order.number", order.number), ("order.placed_at", frame.time(order.placedAt)),
            (
                "console.orders.recipient",
                order.address.map {
                    isShown ? "\($0.name) \($0.phone)" : "\(Mask.name($0.name)) \(Mask.phone($0.phone))"
                }
            ), destination,
            ("order.delivery", words("delivery.\(order.delivery.rawValue)")),
            ("order.note", order.note.isEmpty ? nil : order.note),
        ]
        return """
            <section class="sheet"><dl class="facts">\(each: facts, { fact in
                fact.value.map { "<dt>\(words(fact.key))</dt><dd>\($0)</dd>" } ?? ""
            })</dl>
            \(frame.table(["console.goods.code", "line.title", "#line.quantity"], lines) { item in
                """
                <td>\(goods[item.line.skuID]?.code)</td><td>\(item.line.title)</td>\
                <td class="number">\(item.pieces)</td>
                """
            })
            \(apart)
            <p class="muted">\(words("console.note.thanks"))</p></section>
            """
    }

    /// Where it goes; what its buyer comes for goes nowhere, whatever home was typed.
    private var destination: (key: String, value: String?) {
        guard order.delivery != .pickup else { return ("console.note.pickup", pickupPlace.isEmpty ? nil : pickupPlace) }
        return (isShown ? "order.address" : "console.note.place", order.address.map { place($0) })
    }

    /// The whole of it for the parcel; before that no more than tells two parcels apart.
    private func place(_ address: Address) -> String {
        if isShown { return address.place }
        return PlaceName.parts(province: address.province, city: address.city, district: address.district)
            .joined(separator: " ")
    }

    /// Each look at the whole address is kept, and so is each print of it.
    private func showForm(_ frame: PageFrame) -> HTML {
        guard !isShown, order.address != nil, frame.may(.recipientsRead) else { return "" }
        return frame.form(
            to: frame.paths(.consoleDeliveryNote, order.id.description), class: "actions",
            """
            <button type="submit">\(frame.words("console.note.show"))</button>\
            <span class="muted">\(frame.words("console.note.show_hint"))</span>
            """)
    }
}

extension PageFrame {
    /// How to get it on paper; it is not printed itself.
    var printHint: HTML { "<p class=\"muted screen-only\">\(words("console.print_hint"))</p>" }
}
