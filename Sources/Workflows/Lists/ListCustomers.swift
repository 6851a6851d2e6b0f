public import Database
public import Identity
public import Kernel

/// Which customers staff want to see.
public struct CustomerFilter: Sendable, Hashable {
    public static let everybody = CustomerFilter()
    /// How long a text may be, in code points.
    public static let textLimit = 100

    /// What `Identity.customers(matching:)` takes; empty for everybody.
    public let text: String
    public let group: CustomerGroupID?

    public init(text: String = "", group: CustomerGroupID? = nil) {
        (self.text, self.group) = (text, group)
    }
}

/// Customers as far as staff looked for them.
public struct CustomerPage: Sendable {
    public static let empty = CustomerPage(customers: Page(items: [], next: nil), isCut: false)

    /// The newest first; those that a text finds by name, on one page.
    public let customers: Page<Profile>
    /// Whether a text fits more than are shown.
    public let isCut: Bool

    private init(customers: Page<Profile>, isCut: Bool) {
        (self.customers, self.isCut) = (customers, isCut)
    }

    /// - Parameter most: so many are shown of what a text finds.
    public init(
        _ filter: CustomerFilter, after cursor: Cursor?, limit: PageLimit, most: Int = Identity.customerSearchLimit,
        in session: Session
    ) throws {
        guard !filter.text.isEmpty else {
            customers = try Identity.customers(ofGroup: filter.group, after: cursor, limit: limit, in: session)
            isCut = false
            return
        }
        // One more tells whether there are more.
        let found = try Identity.customers(
            matching: filter.text, ofGroup: filter.group, limit: most + 1, in: session)
        customers = Page(items: Array(found.prefix(most)), next: nil)
        isCut = found.count > most
    }
}
