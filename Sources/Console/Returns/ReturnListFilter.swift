import AfterSales
import Database
import Kernel
import Orders
import WebRuntime
import Workflows

/// What the list of returns is asked for, as its address says it.
struct ReturnListFilter: Sendable {
    private static let numberLimit = 64
    /// Of the orders that a text finds, the returns of so many of the newest are looked for: fewer than any meaning of
    /// a text gives, so that none is cut without being told.
    static let orderLimit = 1_000

    let state: ReturnState?
    let from: CivilDay?
    let to: CivilDay?
    /// Of what a return is known by, as it was typed: its order's number, its recipient or phone, a parcel.
    let number: String?

    static let everything = ReturnListFilter()

    private init() {
        (state, from, to, number) = (nil, nil, nil, nil)
    }

    /// - Throws: `InputError`, naming the field.
    init(_ fields: FormFields) throws(InputError) {
        state = try fields.optionalChoice("state")
        from = try fields.optionalDay("from")
        to = try fields.optionalDay("to")
        number = try fields.optional("number", atMost: Self.numberLimit)
        if let from, let to, to < from { throw .invalid(field: "to", reason: .lastDayFirst) }
    }

    /// The query of the list's address: what was not asked for is left out.
    var query: [(name: String, value: String)] {
        let all: [(name: String, value: String?)] = [
            ("number", number), ("state", state?.rawValue), ("from", from?.description), ("to", to?.description),
        ]
        return all.compactMap { field in field.value.map { (field.name, $0) } }
    }

    /// A page of what it wants, and whether older orders that its text finds were not looked at.
    func page(
        _ shop: Shop, after cursor: Cursor?, limit: PageLimit,
        in session: Session
    ) throws -> (page: Page<ReturnID>, isCut: Bool) {
        let calendar = shop.configuration.calendar
        let found = try number.map { try shop.returnMatch($0, shop.orderMatch($0, in: session), in: session) }
        let page = try shop.afterSales.returns(
            nil, state: state, match: found?.match, from: from.map { calendar.start(of: $0) },
            until: to.map { calendar.start(of: $0 + 1) }, after: cursor, limit: limit, in: session)
        return (page, found?.isCut ?? false)
    }
}

extension Shop {
    /// What a text may mean among returns, and whether it finds more orders than are looked at.
    ///
    /// - Parameter orders: what the text may mean among orders.
    func returnMatch(
        _ text: String, _ orders: OrderMatch, in session: Session
    ) throws -> (match: ReturnMatch, isCut: Bool) {
        let limit = ReturnListFilter.orderLimit
        let found = try self.orders.ids(OrderFilter(match: orders), upTo: limit + 1, in: session)
        return (ReturnMatch(orders: Array(found.prefix(limit)), trackingNumber: text), found.count > limit)
    }
}
