import AfterSales
import Catalog
import Identity
import Kernel
import Orders
import WebRuntime

extension SearchModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let found: HTML =
            if text.isEmpty {
                frame.empty(words("console.search.hint"))
            } else if isEmpty {
                nothing(frame)
            } else {
                "\(orderList(frame))\(returnList(frame))\(skuList(frame))\(productList(frame))\(personList(frame))"
            }
        return frame.console(
            title: words("console.search.title"), .consoleSearch,
            """
            \(frame.filter(.consoleSearch, button: "console.search.title", frame.input(
                "q", label: words("console.search.title"), value: text, type: "search")))\(found)
            """)
    }

    /// What is said of a text that was found nowhere: who may not see orders is not told that there is none.
    private func nothing(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let kinds: [(key: String, right: Permission)] = [
            ("orders", .ordersRead), ("goods", .catalogRead), ("customers", .customersRead),
        ]
        func named(_ isSeen: Bool) -> String {
            kinds.filter { frame.may($0.right) == isSeen }.map { words("console.nav.\($0.key)") }
                .joined(separator: words("console.audit.separator"))
        }
        guard !kinds.allSatisfy({ frame.may($0.right) }) else {
            return frame.empty(
                words("console.search.nothing", ["text": text]), icon: "search",
                "<p class=\"muted\">\(words("console.search.hint"))</p>")
        }
        return frame.empty(
            words("console.search.nothing_in", ["text": text, "parts": named(true)]), icon: "search",
            "<p class=\"muted\">\(words("console.search.without", ["parts": named(false)]))</p>")
    }

    /// What was found of a kind; where there is more than is shown, the way to the list that has all of it.
    private func part<Item>(
        _ title: String, _ items: [Item], _ columns: [String], in list: PagePath, field: String = "q",
        _ frame: PageFrame,
        _ row: (Item) -> HTML
    ) -> HTML {
        guard !items.isEmpty else { return "" }
        let more: HTML =
            items.count > Self.limit
            ? """
            <p class="actions"><span class="muted">\(frame.words("console.search.cut", ["most": "\(Self.limit)"]))\
            </span><a href="\(frame.paths(list, query: [(field, text)]))">\(frame.words("console.search.more"))</a></p>
            """ : ""
        return """
            <h2>\(frame.words(title))</h2>\(frame.table(columns, Array(items.prefix(Self.limit)), row))\(more)
            """
    }

    private func orderList(_ frame: PageFrame) -> HTML {
        part(
            "console.nav.orders", orders,
            [
                "order.number", "order.placed_at", "order.state", "console.orders.recipient", "line.title",
                "#totals.total",
            ], in: .consoleOrders, frame
        ) { order in
            let summary = order.summary
            return """
                <td class="nowrap"><a href="\(frame.paths.consoleOrder(summary.id))">\(summary.number)</a></td>\
                <td class="nowrap">\(frame.time(summary.placedAt))</td><td>\(frame.orderState(summary))</td>\
                <td>\(order.recipient.map { "\(Mask.name($0.name)) \(Mask.phone($0.phone))" })</td>\
                <td>\(frame.goods(summary))</td><td class="number">\(frame.money(summary.total))</td>
                """
        }
    }

    private func returnList(_ frame: PageFrame) -> HTML {
        let list = part(
            "console.nav.returns", returns,
            ["order.number", "console.return.asked_at", "order.state", "return.reason"],
            in: .consoleReturns, field: "number", frame
        ) { found in
            """
            <td class="nowrap"><a href="\(frame.paths.consoleReturn(found.item.id))">\(found.number)</a></td>\
            <td>\(frame.time(found.item.createdAt))</td><td>\(frame.returnState(found.item.standing))</td>\
            <td>\(found.item.lines.first?.reason)</td>
            """
        }
        let cut: HTML? = areReturnsCut ? "<p class=\"notice warn\">\(frame.returnsCut)</p>" : nil
        return "\(list)\(cut)"
    }

    private func skuList(_ frame: PageFrame) -> HTML {
        part(
            "console.search.skus", skus, ["console.goods.code", "console.goods.name"],
            in: frame.may(.stockRead) ? .consoleStock : .consoleGoods, frame
        ) { sku in
            let code: HTML =
                frame.may(.stockRead)
                ? "<a href=\"\(frame.paths.consoleStockItem(sku.id))\">\(sku.code)</a>" : "\(sku.code)"
            return """
                <td>\(code)</td>\
                <td><a href="\(frame.paths.consoleProduct(sku.productID))">\(frame.title(sku))</a></td>
                """
        }
    }

    private func productList(_ frame: PageFrame) -> HTML {
        part(
            "console.nav.goods", products, ["console.goods.name", "order.state", "#line.unit_price"],
            in: .consoleGoods, frame
        ) { product in
            """
            <td><a href="\(frame.paths.consoleProduct(product.id))">\(frame.title(product))</a></td>\
            <td>\(frame.words("product.state.\(product.state.rawValue)"))</td>\
            <td class="number">\(product.price.map { frame.money($0) })</td>
            """
        }
    }

    /// Behind the same masks as in their list.
    private func personList(_ frame: PageFrame) -> HTML {
        part(
            "console.search.people", people, ["field.name", "console.customers.contact", "order.state"],
            in: .consoleCustomers, frame
        ) { person in
            """
            <td><a href="\(frame.paths.consoleCustomer(person.id))">\(frame.customerName(person))</a></td>\
            <td>\(frame.reach(person))</td><td>\(frame.userState(person.state))</td>
            """
        }
    }
}
