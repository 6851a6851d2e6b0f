import AfterSales
import Database
import Kernel
import Orders
import WebRuntime
import Workflows

/// What the list of returns is asked for, as its address says it.
struct ReturnListFilter: Sendable {
    private static let numberLimit = 64

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

    /// A page of what it wants.
    func page(
        _ shop: Shop, after cursor: Cursor?, limit: PageLimit,
        in session: Session
    ) throws -> Page<ReturnID> {
        let calendar = shop.configuration.calendar
        return try shop.afterSales.returns(
            nil, state: state, match: try number.map { try shop.returnMatch($0, in: session) },
            from: from.map { calendar.start(of: $0) },
            until: to.map { calendar.start(of: $0 + 1) }, after: cursor, limit: limit, in: session)
    }
}

extension Shop {
    /// What a text may mean among returns: of the orders that it finds, so many of the newest are looked through.
    func returnMatch(_ text: String, in session: Session) throws -> ReturnMatch {
        let filter = OrderFilter(match: try orderMatch(text, in: session))
        let found = try orders.listings(
            filter, after: nil, limit: PageLimit(clamping: PageLimit.range.upperBound), in: session)
        return ReturnMatch(orders: found.items.map(\.summary.id), trackingNumber: text)
    }
}
