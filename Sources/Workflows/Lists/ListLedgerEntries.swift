public import Database
public import Kernel
public import Payments

/// A page of one account's entries, with the orders that they are about.
public struct LedgerEntryPage: Sendable {
    public static let empty = LedgerEntryPage(entries: Page(items: [], next: nil), orders: [:])

    public let entries: Page<LedgerEntry>
    /// By the payment or refund, as statements name it.
    private let orders: [String: OrderID]

    fileprivate init(entries: Page<LedgerEntry>, orders: [String: OrderID]) {
        self.entries = entries
        self.orders = orders
    }

    /// Nil for what is about none: imported returns and adjustments.
    public func order(of entry: LedgerEntry) -> OrderID? {
        switch entry.reason {
        case .settle, .importedSale: OrderID(entry.reference)
        default: entry.subject.flatMap { orders[$0] }
        }
    }
}

extension Shop {
    /// What moved on an account on these days, the latest first; nothing for an account that nothing ever moved on.
    public func ledgerEntries(
        of account: String, on days: DaySpan, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> LedgerEntryPage {
        let calendar = configuration.calendar
        let page = try payments.entries(
            of: account, from: days.start(in: calendar), until: days.end(in: calendar), after: cursor, limit: limit,
            in: session)
        let subjects = page.items.compactMap(\.subject)
        return LedgerEntryPage(
            entries: page, orders: subjects.isEmpty ? [:] : try payments.orders(ofSubjects: subjects, in: session))
    }
}
