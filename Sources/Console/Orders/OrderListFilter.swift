import Catalog
import Database
import Delivery
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// What the list of orders is asked for, as its address says it.
struct OrderListFilter: Sendable, Hashable {
    /// Under this name its filters are saved.
    static let list = "orders"
    private static let textLimit = 100

    let standing: OrderStanding?
    let isPaid: Bool?
    let delivery: DeliveryOption?
    let from: CivilDay?
    let to: CivilDay?
    let text: String?
    let sort: OrderSort

    static let everything = OrderListFilter()

    private init() {
        (standing, isPaid, delivery, from, to, text, sort) = (nil, nil, nil, nil, nil, nil, .newest)
    }

    /// - Throws: `InputError`, naming the field.
    init(_ fields: FormFields) throws(InputError) {
        standing = try fields.optionalChoice("state")
        isPaid = try fields.optionalBoolean("paid")
        delivery = try fields.optionalChoice("delivery")
        from = try fields.optionalDay("from")
        to = try fields.optionalDay("to")
        text = try fields.optional("q", atMost: Self.textLimit)
        sort = try fields.optionalChoice("sort") ?? .newest
        if let from, let to, to < from { throw .invalid(field: "to", reason: .lastDayFirst) }
    }

    /// The same, wherever the orders stand, or where they stand there.
    func standing(_ standing: OrderStanding?) -> OrderListFilter {
        OrderListFilter(
            standing: standing, isPaid: isPaid, delivery: delivery, from: from, to: to, text: text, sort: sort)
    }

    private init(
        standing: OrderStanding?, isPaid: Bool?, delivery: DeliveryOption?, from: CivilDay?, to: CivilDay?,
        text: String?, sort: OrderSort
    ) {
        self.delivery = delivery
        (self.standing, self.isPaid, self.from, self.to) = (standing, isPaid, from, to)
        (self.text, self.sort) = (text, sort)
    }

    /// The query of the list's address: what was not asked for is left out.
    var query: [(name: String, value: String)] {
        let all: [(name: String, value: String?)] = [
            ("q", text), ("state", standing?.rawValue), ("paid", isPaid.map { $0 ? "true" : "false" }),
            ("delivery", delivery?.rawValue), ("from", from?.description), ("to", to?.description),
            ("sort", sort == .newest ? nil : sort.rawValue),
        ]
        return all.compactMap { field in field.value.map { (field.name, $0) } }
    }

    /// The same as a text, to be kept.
    var kept: String {
        query.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }

    /// Nil for what is no filter of the list any more.
    init?(kept text: String) {
        guard let fields = try? FormFields(urlEncoded: text.utf8), let filter = try? OrderListFilter(fields) else {
            return nil
        }
        self = filter
    }

    /// What it asks of the orders, with what its text may mean.
    func resolved(_ shop: Shop, in session: Session) throws -> OrderFilter {
        let calendar = shop.configuration.calendar
        var filter = OrderFilter(
            state: standing?.state, isPartlyShipped: standing == .partlyShipped, isPaid: isPaid,
            delivery: delivery, from: from.map { calendar.start(of: $0) },
            until: to.map { calendar.start(of: $0 + 1) },
            sort: sort)
        filter.match = try text.map { try shop.orderMatch($0, in: session) }
        return filter
    }
}

extension Shop {
    /// A name of goods that fits more of them is too little to find orders by.
    private static let namedGoodsLimit = 20

    /// What a text may mean among orders: beside what stands in the order itself, variants by their code or their
    /// product's name, people, and parcels.
    func orderMatch(_ text: String, in session: Session) throws -> OrderMatch {
        let (coded, people) = try session.run(Catalog.skus(coded: text), Identity.people(knownAs: text))
        let named = coded.isEmpty ? try skus(named: text, in: session) : []
        let sent = try delivery.orders(tracked: [text], in: session).values.flatMap(\.self)
        return OrderMatch(text, skus: coded + named, buyers: people, orders: sent)
    }

    /// The variants of the products that are called exactly so, or that begin so where few do.
    private func skus(named text: String, in session: Session) throws -> [SKUID] {
        guard text.contains(where: { $0.isLetter && !$0.isASCII }) || text.contains(" ") else { return [] }
        let found = try catalog.productsForStaff(
            query: text, limit: PageLimit(clamping: Self.namedGoodsLimit), in: session)
        let named = found.items.filter { $0.title.contains(text) || ($0.titleEnglish ?? "").contains(text) }
        return named.flatMap { $0.skus.map(\.id) }
    }
}

/// Where orders stand, as their list is parted by it: a state, or a part of those that wait to be shipped.
enum OrderStanding: RawRepresentable, CaseIterable, Hashable, Sendable {
    case state(OrderState)
    case partlyShipped

    private static let partlyShippedName = "partly_shipped"

    /// In the order of an order's life.
    static let allCases: [OrderStanding] = OrderState.allCases.flatMap { state in
        state == .allocated ? [.state(state), .partlyShipped] : [.state(state)]
    }

    init?(rawValue: String) {
        if rawValue == Self.partlyShippedName {
            self = .partlyShipped
        } else if let state = OrderState(rawValue: rawValue) {
            self = .state(state)
        } else {
            return nil
        }
    }

    var rawValue: String {
        switch self {
        case .state(let state): state.rawValue
        case .partlyShipped: Self.partlyShippedName
        }
    }

    /// The state that its orders are in.
    var state: OrderState {
        switch self {
        case .state(let state): state
        case .partlyShipped: .allocated
        }
    }

    func count(_ counts: OrderCounts) -> Int {
        switch self {
        case .state(let state): counts.states[state, default: 0]
        case .partlyShipped: counts.partlyShipped
        }
    }
}

extension FormFields {
    /// A day as browsers send it: `2026-11-20`.
    func optionalDay(_ name: String) throws(InputError) -> CivilDay? {
        guard let text = try optional(name) else { return nil }
        guard let day = CivilDay(text) else { throw .invalid(field: name, reason: .day) }
        return day
    }
}
