import Catalog
import Database
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// What sold best today, and the orders that came last.
struct TodayLists: Sendable {
    static let limit = 5

    let sold: [SoldVariant]
    let names: [SKUID: SKUName]
    let orders: [OrderListing]

    init(_ shop: Shop, _ window: SalesWindow, in language: Language, _ session: Session) throws {
        sold = try session.run(Orders.bestSold(window, limit: Self.limit))
        names = try shop.names(of: sold.map(\.skuID), in: language, session)
        let latest = try shop.orders.listings(
            OrderFilter(), after: nil, limit: PageLimit(clamping: Self.limit), in: session)
        orders = try shop.orders(latest.items, \.summary, in: language, session)
    }

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <div class="columns"><section><h2>\(words("console.today.best"))</h2>
            \(frame.table(
                ["line.title", "#line.quantity"], sold, empty: words("console.today.best_none")
            ) { item in
                """
                <td>\(name(item.skuID, frame))</td><td class="number">\(frame.format.number(item.pieces))</td>
                """
            })</section>
            <section><h2>\(words("console.today.latest"))</h2>
            \(frame.table(
                ["order.number", "order.placed_at", "order.state", "#totals.total"], orders,
                empty: words("console.today.latest_none")
            ) { order in
                """
                <td class="nowrap"><a href="\(frame.paths.consoleOrder(order.summary.id))">\
                \(order.summary.number)</a></td>\
                <td>\(frame.time(order.summary.placedAt))</td><td>\(frame.orderState(order.summary))</td>\
                <td class="number">\(frame.money(order.summary.total))</td>
                """
            })</section></div>
            """
    }

    private func name(_ id: SKUID, _ frame: PageFrame) -> HTML {
        guard let name = names[id] else { return HTML(text: id.description) }
        let text: HTML = "\(name.title) <span class=\"muted\">\(name.code)</span>"
        guard frame.may(.catalogRead) else { return text }
        return "<a href=\"\(frame.paths.consoleProduct(name.productID))\">\(text)</a>"
    }
}
