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
        let english = try english(order.lines.map(\.skuID), language, session)
        guard !english.isEmpty else { return order }
        var order = order
        for index in order.lines.indices {
            if let title = english[order.lines[index].skuID] { order.lines[index].title = title }
        }
        return order
    }

    /// The same for what lists show of orders.
    ///
    /// - Parameter summary: where it is in what a list has.
    func orders<Item>(
        _ orders: [Item], _ summary: WritableKeyPath<Item, OrderSummary>, in language: Language, _ session: Session
    ) throws -> [Item] {
        let english = try english(orders.compactMap { $0[keyPath: summary].firstSKUID }, language, session)
        guard !english.isEmpty else { return orders }
        return orders.map { item in
            var item = item
            if let title = item[keyPath: summary].firstSKUID.flatMap({ english[$0] }) {
                item[keyPath: summary].firstTitle = title
            }
            return item
        }
    }

    /// Empty, and not asked for, where the language is that of the lines.
    private func english(
        _ ids: [SKUID], _ language: Language, _ session: Session
    ) throws -> [SKUID: String] {
        guard language == .english, !ids.isEmpty else { return [:] }
        return try session.run(catalog.names(Set(ids))).compactMapValues(\.titleEnglish)
    }
}
