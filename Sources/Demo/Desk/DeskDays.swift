import Catalog
import Database
import Kernel
import Workflows

/// What staff and the timer did on single days, beside what became of orders: planned prices, a change of many prices,
/// goods in the making. Each thing is looked for before it is done, so that a second start does nothing twice.
struct DeskDays: Sendable {
    /// Counted from the last day of the past.
    private enum DaysAgo {
        static let planning = 24
        static let offer = 19
        static let offerEnd = 16
        static let newPrices = 12
        static let handingIn = 3
        static let writing = 2
        static let nextPlanning = 1
    }

    /// Hundredths off, and for how many goods of the shelf.
    private static let offer = (shelf: "tea", lessPercent: Int64(10), goods: 3, reason: "清香节，三天九折")
    private static let nextOffer = (shelf: "snacks", lessPercent: Int64(15), goods: 4, reason: "周末茶点节")
    /// From how many days after the past on, and for how long.
    private static let nextOfferDays = (start: 2, length: 3)
    private static let newPrices = (shelf: "lamps", basisPoints: -500, reason: "厂家让利，灯具全线 95 折")
    /// Staff plan in the evening before; prices change at midnight, before the first order of the day.
    private static let evening: Duration = .hours(-6)

    let plan: PastPlan
    let clock: PastClock
    let staff: Caller
    let skus: [String: SKUID]
    /// With numbers of its own: it goes back to the evening when the day's first orders are still to come.
    private let past: Shop
    private let calendar: BusinessCalendar
    /// This start's own milliseconds, so that no number is made twice.
    private let own: Int64

    init(_ maker: DemoMaker, plan: PastPlan, skus: [SKUID], staff: Caller) {
        (self.plan, self.staff, clock) = (plan, staff, maker.clock)
        self.skus = Dictionary(uniqueKeysWithValues: zip(plan.catalogue.variants.map(\.code), skus))
        let database = maker.past.database
        past = Shop(
            database: Database(
                engine: database.engine, clock: database.clock,
                ids: IDGenerator(clock: database.clock, node: maker.demo.node)),
            configuration: maker.demo.shop.configuration, gateways: [])
        calendar = past.configuration.calendar
        own = maker.demo.shop.database.clock.now().milliseconds % 60_000
    }

    /// All that happens before the first order of a day.
    func begin(_ number: Int) async throws {
        let day = plan.days[number].day
        let midnight = calendar.start(of: day)
        clock.set(midnight + Self.evening + .milliseconds(own))
        switch plan.days.count - 1 - number {
        case DaysAgo.planning:
            let (start, end) = (DaysAgo.planning - DaysAgo.offer, DaysAgo.planning - DaysAgo.offerEnd)
            try await planPrices(
                Self.offer, from: calendar.start(of: day + start), until: calendar.start(of: day + end))
        case DaysAgo.handingIn: try await write(plan.catalogue.upcoming.filter { !$0.plan.steps.isEmpty })
        case DaysAgo.writing: try await write(plan.catalogue.upcoming.filter(\.plan.steps.isEmpty))
        case DaysAgo.nextPlanning:
            let start = day + (DaysAgo.nextPlanning + Self.nextOfferDays.start)
            try await planPrices(
                Self.nextOffer, from: calendar.start(of: start),
                until: calendar.start(of: start + Self.nextOfferDays.length))
        default: break
        }
        clock.set(midnight)
        try await past.catalog.applyDuePrices()
        if plan.days.count - 1 - number == DaysAgo.newPrices { try await changePrices() }
    }

    private func planPrices(
        _ offer: (shelf: String, lessPercent: Int64, goods: Int, reason: String), from start: Timestamp,
        until end: Timestamp
    ) async throws {
        let variants = entries(of: offer.shelf).prefix(offer.goods).compactMap(\.variants.first)
        for variant in variants {
            guard let id = skus[variant.code] else { continue }
            let known = try await past.database.read { [past] session in
                try past.catalog.pricePlans(of: [id], limit: PageLimit(clamping: 10), in: session).items
            }
            guard !known.contains(where: { $0.startsAt == start }) else { continue }
            let price = variant.priceMinor * (100 - offer.lessPercent) / 1_000 * 10
            _ = try await past.catalog.planPrice(
                NewPricePlan(
                    priceMinor: price, listPriceMinor: variant.listPriceMinor, startsAt: start, endsAt: end,
                    reason: offer.reason), of: id, by: staff)
        }
    }

    /// As in the list of goods: looked at, then done as it was seen.
    private func changePrices() async throws {
        let change = BulkChange.prices(
            PriceStep(.basisPoints(Self.newPrices.basisPoints), rounding: .whole, listPrice: .stays),
            reason: Self.newPrices.reason)
        let slugs = entries(of: Self.newPrices.shelf).map(\.good.slug)
        let seen = try await past.database.read { [past] session -> (ids: [ProductID], version: Int64)? in
            let isDone = try past.catalog.priceBatches(in: session).contains { $0.reason == change.reason }
            guard !isDone else { return nil }
            let ids = try slugs.compactMap { slug in
                try past.catalog.product(ProductKey(slug), includeUnpublished: true, in: session)?.product.id
            }
            return (ids, try past.catalog.plan(change, for: ids, in: session).seen)
        }
        guard let seen, !seen.ids.isEmpty else { return }
        _ = try await past.catalog.changeProducts(seen.ids, change, seen: seen.version, by: staff)
    }

    private func entries(of shelf: String) -> [DemoCatalogue.Entry] {
        plan.catalogue.entries.filter { $0.shelf.slug == shelf }
    }

    /// Drafts, with what has happened to them.
    private func write(_ goods: [(plan: Upcoming, entry: DemoCatalogue.Entry)]) async throws {
        let categories = Dictionary(
            uniqueKeysWithValues: try await past.catalog.categories().map { ($0.slug, $0.id) })
        for (plan, entry) in goods {
            let key = ProductKey(entry.good.slug)
            let known = try await past.catalog.product(key, includeUnpublished: true)?.product.id
            let id: ProductID
            if let known {
                id = known
            } else {
                id = try await draft(plan, entry, in: categories[entry.shelf.slug])
            }
            let done = try await past.catalog.transitions(of: id).count
            for step in plan.steps.dropFirst(done) {
                switch step {
                case .handIn: _ = try await past.catalog.transition(id, to: .review, by: staff)
                case .sendBack(let reason):
                    _ = try await past.catalog.transition(id, to: .draft, reason: reason, by: staff)
                }
            }
        }
    }

    private func draft(
        _ plan: Upcoming, _ entry: DemoCatalogue.Entry, in category: CategoryID?
    ) async throws -> ProductID {
        let now = past.database.clock.now()
        let pictures =
            plan.missing.contains(.pictures)
            ? [] : try await past.database.write { try entry.keepPictures(at: now, in: $0) }
        var new = entry.product(in: category, pictures)
        if plan.missing.contains(.variants) { new.skus = [] }
        if plan.missing.contains(.english) {
            (new.titleEnglish, new.subtitleEnglish, new.descriptionEnglish) = (nil, nil, nil)
        }
        return try await past.catalog.createProduct(new, by: staff).product.id
    }
}
