import Kernel
import Orders

/// The demo's whole past, from its seed and the moment at which it ends: the same every time it is made.
struct PastPlan: Sendable {
    struct Event: Sendable {
        let at: Timestamp
        /// Index of its order in `orders`.
        let order: Int
        let event: OrderEvent
    }

    /// Since when people have known the shop, before the first order.
    private static let knownDays = 300
    /// Orders that wait to be paid when the past ends.
    private static let openOrders = 5

    let catalogue: DemoCatalogue
    let people: [Person]
    /// The shopper whose account everybody knows: the one behind the last of `people`.
    let regular: Person
    let orders: [OrderPlan]
    /// What happens on each day, in order. The shop opened on the first.
    let days: [(day: CivilDay, events: [Event])]
    /// When goods and stock came.
    let openedAt: Timestamp

    init(_ scale: Demo.Scale, until end: Timestamp, _ shop: PastShop) {
        let calendar = shop.calendar
        let first = calendar.day(of: end) + (1 - scale.days)
        openedAt = calendar.start(of: first + -1) + .hours(8)
        catalogue = DemoCatalogue(goodsPerShelf: scale.goodsPerShelf, seed: scale.seed)
        people = Person.all(
            scale.shoppers, from: openedAt - .days(Self.knownDays), until: end, seed: scale.seed &+ 1)
        let planner = OrderPlanner(
            seed: scale.seed &+ 2, people: people, variants: catalogue.variants, calendar: calendar,
            wholesale: Self.wholesale(people, openedAt: openedAt), configuration: shop.orders)
        var random = SplitMix64(seed: scale.seed &+ 3)
        var moments = Rhythm.moments(scale.orders, days: scale.days, until: end - .minutes(30), calendar, &random)
            .map { (at: $0, isOpen: false) }
        if scale.orders > 0 {
            let span = OrderPlan.openSpan.milliseconds
            moments += (0..<Self.openOrders).map { _ in
                (at: end - .milliseconds(Int64.random(in: 60_000..<span, using: &random)), isOpen: true)
            }.sorted { $0.at < $1.at }
        }
        regular = Person.regular(joinedAt: openedAt)
        var plans = moments.enumerated().map { number, moment in
            planner.plan(number, placedAt: moment.at, isOpen: moment.isOpen)
        }
        if scale.orders > 0 {
            plans += RegularPlan.plans(
                from: plans.count, person: people.count, opened: openedAt, until: end, variants: catalogue.variants,
                planner)
        }
        let events = plans.indices.flatMap { index in
            plans[index].events.map { Event(at: $0.at, order: index, event: $0.event) }
        }
        orders = plans
        // Sorting is stable where at and order are equal: an order's events stay in their order.
        let byDay = Dictionary(grouping: events.filter { $0.at <= end }) { calendar.day(of: $0.at) }
        days = (0..<scale.days).map { number in
            let day = first + number
            let sorted = byDay[day, default: []].enumerated().sorted {
                ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
            }
            return (day, sorted.map(\.element))
        }
    }
}

/// What a plan has to know of the shop.
struct PastShop: Sendable {
    let calendar: BusinessCalendar
    let orders: Orders.Configuration
}

extension PastPlan {
    /// - Parameter index: of `people`, or the one behind for the shopper whom everybody knows.
    func person(_ index: Int) -> Person { index < people.count ? people[index] : regular }

    /// How many pieces buyers want in all.
    var expectedPieces: Double {
        Double(orders.reduce(0) { sum, order in sum + order.lines.reduce(0) { $0 + $1.quantity } })
    }
}
