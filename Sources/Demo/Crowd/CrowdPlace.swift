import Catalog
import Database
import Identity
import Kernel
import Orders
import Workflows

/// Where the shoppers of a running demo shop: what there is and who they are, as the past left it.
struct CrowdPlace: Sendable {
    /// A variant that may be wanted, with what people call it.
    struct Wish: Sendable {
        let code: String
        let slug: String
        let title: Bilingual
        let shelf: Bilingual
    }

    let shop: Shop
    let identity: Identity
    let gateway: String
    let people: [Person]
    /// Whose accounts may act.
    let users: [PhoneNumber: UserID]
    let known: Set<UserID>
    /// In the order of the planner's variants.
    let wishes: [Wish]
    let planner: OrderPlanner

    var now: Timestamp { shop.database.clock.now() }
}

extension Demo {
    /// The shoppers of this demo's past, ready to go on.
    ///
    /// - Parameters:
    ///   - pace: so many orders an hour on average, by the hours and days that the past knows; 0 is nobody.
    ///   - pay: how they pay at the gateway.
    ///   - tell: is told of failures.
    /// - Throws: `Refusal.notADemo` where there is no past; `DatabaseError`.
    public func crowd(
        pace: Int, seed: UInt64, pay: @escaping Crowd.Pay, tell: @escaping @Sendable (String) -> Void
    ) async throws -> Crowd {
        let run = try await shop.database.read {
            try ImportJournal.run(source: Self.source, fingerprint: DemoMaker.fingerprint, in: $0)
        }
        guard let run else { throw Refusal.notADemo }
        let (end, scale) = try DemoMaker.begun(run)
        let past = PastPlan(
            scale, until: end, PastShop(calendar: shop.configuration.calendar, orders: shop.configuration.orders))
        let users = try await shop.database.read { try identity.demoUsers(past.people, in: $0) }
        let wishes = past.catalogue.entries.flatMap { entry in
            entry.variants.map { variant in
                CrowdPlace.Wish(
                    code: variant.code, slug: entry.good.slug, title: entry.good.title, shelf: entry.shelf.name)
            }
        }
        let planner = OrderPlanner(
            seed: seed, people: past.people, variants: past.catalogue.variants,
            calendar: shop.configuration.calendar,
            wholesale: PastPlan.wholesale(past.people, openedAt: past.openedAt),
            configuration: shop.configuration.orders)
        let place = CrowdPlace(
            shop: shop, identity: identity, gateway: gateway.name, people: past.people, users: users,
            known: Set(users.values), wishes: wishes, planner: planner)
        return Crowd(place, pace: pace, seed: seed, pay: pay, tell: tell)
    }
}

extension Identity {
    /// Who of these people has an account; any number of them.
    func demoUsers(_ people: [Person], in session: Session) throws -> [PhoneNumber: UserID] {
        let phones = people.map(\.phone)
        let limit = Self.demoShopperLimit
        var known: [PhoneNumber: UserID] = [:]
        for start in stride(from: 0, to: phones.count, by: limit) {
            let part = Array(phones[start..<min(start + limit, phones.count)])
            known.merge(try demoShoppers(part, in: session)) { old, _ in old }
        }
        return known
    }
}
