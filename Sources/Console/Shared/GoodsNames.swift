import Catalog
import Database
import Kernel
import Orders
import WebRuntime
import Workflows

// Staff who read English are shown English titles where somebody has written them, as shoppers are. Lists ask for all
// of a page at once.
extension PageFrame {
    func title(_ product: Product) -> String { inLanguage(product.title, product.titleEnglish) }

    /// What was ordered, in a line of a list.
    func goods(_ order: OrderSummary) -> String { goods(order.firstTitle, kinds: order.lineCount) }

    func title(_ sku: FoundSKU) -> String { inLanguage(sku.title, sku.titleEnglish) }
}

extension Shop {
    /// What these variants are called in the language of whoever reads.
    func names(
        of ids: some Collection<SKUID>, in language: Language, _ session: Session
    ) throws -> [SKUID: SKUName] {
        guard !ids.isEmpty else { return [:] }
        let names = try session.run(catalog.names(ids))
        return language == .english ? names.mapValues(\.inEnglish) : names
    }

    /// The order with its lines in the language of whoever reads; what is not translated keeps the words in which it
    /// was sold.
    func order(_ order: Order, in language: Language, _ session: Session) throws -> Order {
        try titled(order, inEnglish: language == .english, in: session)
    }

    /// Several orders, with one look for the names of all.
    func orders(_ ids: [OrderID], in language: Language, _ session: Session) throws -> [OrderID: Order] {
        let found = try orders.orders(ids, in: session)
        let skus = Set(found.flatMap { $0.lines.map(\.skuID) })
        let english = language == .english ? try englishTitles(of: skus, in: session) : [:]
        return Dictionary(
            found.map { order in
                var order = order
                for index in order.lines.indices {
                    if let title = english[order.lines[index].skuID] { order.lines[index].title = title }
                }
                return (order.id, order)
            }, uniquingKeysWith: { $1 })
    }

    /// The same for what lists show of orders.
    ///
    /// - Parameter summary: where it is in what a list has.
    func orders<Item>(
        _ orders: [Item], _ summary: WritableKeyPath<Item, OrderSummary>, in language: Language, _ session: Session
    ) throws -> [Item] {
        guard language == .english else { return orders }
        let english = try englishTitles(of: orders.compactMap { $0[keyPath: summary].firstSKUID }, in: session)
        return orders.map { item in
            var item = item
            if let title = item[keyPath: summary].firstSKUID.flatMap({ english[$0] }) {
                item[keyPath: summary].firstTitle = title
            }
            return item
        }
    }
}
