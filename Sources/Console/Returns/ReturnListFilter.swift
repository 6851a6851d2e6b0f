import AfterSales
import Database
import Kernel
import Orders
import WebRuntime

/// What the list of returns is asked for, as its address says it.
struct ReturnListFilter: Sendable {
    private static let numberLimit = 64

    let state: ReturnState?
    let from: CivilDay?
    let to: CivilDay?
    /// Of an order, as it was typed.
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
        _ afterSales: AfterSales, _ calendar: BusinessCalendar, after cursor: Cursor?, limit: PageLimit,
        in session: Session
    ) throws -> Page<ReturnID> {
        var order: OrderID?
        if let number {
            let normalized = Order.normalized(number: number)
            let known = OrderID(number)
            order = try known ?? session.run(Orders.orders(numbered: [normalized]))[normalized]
            guard order != nil else { return Page(items: [], next: nil) }
        }
        return try afterSales.returns(
            nil, state: state, order: order, from: from.map { calendar.start(of: $0) },
            until: to.map { calendar.start(of: $0 + 1) }, after: cursor, limit: limit, in: session)
    }
}
