public import Catalog
public import Database
public import Kernel
public import Orders

extension Shop {
    /// What these variants are called in English, of those whose title somebody has translated; one query, and none for
    /// no ids.
    public func englishTitles(of ids: some Collection<SKUID>, in session: Session) throws -> [SKUID: String] {
        guard !ids.isEmpty else { return [:] }
        return try session.run(catalog.names(Set(ids))).compactMapValues(\.titleEnglish)
    }

    /// How these variants are shown now, those that are gone left out; one query, and none for no ids.
    public func faces(of ids: some Collection<SKUID>, in session: Session) throws -> [SKUID: SKUFace] {
        guard !ids.isEmpty else { return [:] }
        return try session.run(catalog.faces(Set(ids)))
    }

    /// An order keeps the words in which it was sold, which are Chinese: whoever reads English is shown what the goods
    /// are called now, where there is a name.
    ///
    /// - Parameter inEnglish: otherwise the order stays as it is, and nothing is asked for.
    public func titled(_ order: Order, inEnglish: Bool, in session: Session) throws -> Order {
        guard inEnglish else { return order }
        let titles = try englishTitles(of: order.lines.map(\.skuID), in: session)
        var order = order
        for index in order.lines.indices {
            if let title = titles[order.lines[index].skuID] { order.lines[index].title = title }
        }
        return order
    }

    /// The same for what lists show of orders: one query for all of a page.
    public func titled(
        _ orders: Page<OrderSummary>, inEnglish: Bool, in session: Session
    ) throws -> Page<OrderSummary> {
        guard inEnglish else { return orders }
        let titles = try englishTitles(of: orders.items.compactMap(\.firstSKUID), in: session)
        let items = orders.items.map { summary in
            var summary = summary
            if let title = summary.firstSKUID.flatMap({ titles[$0] }) { summary.firstTitle = title }
            return summary
        }
        return Page(items: items, next: orders.next)
    }
}
