import Catalog
import Database
import Identity
import Kernel
import Workflows

/// Sets up what `DeskPlan` says, on the day before the shop's first order.
struct DeskMaker: Sendable {
    /// After the last goods were put on sale, and before the evening in which `DeskDays` begins.
    private static let minutes = 9 * 60 + 30

    let maker: DemoMaker
    let plan: PastPlan
    /// In the order of the plan's variants.
    let skus: [SKUID]
    /// In the order of the plan's people, and behind them the shopper whom everybody knows.
    let users: [UserID]
    let staff: Caller

    private var past: Shop { maker.past }

    func make() async throws {
        maker.setClock(plan, minutes: Self.minutes)
        let identity = maker.demo.identity.telling(past.database)
        try await past.database.write { transaction in
            // All of it is made in one transaction, or nothing.
            guard try transaction.run(Identity.customerGroups).isEmpty else { return }
            let groups = try makeGroups(identity, in: transaction)
            try setRules(groups, in: transaction)
        }
        try await addSynonyms()
    }

    private func makeGroups(_ identity: Identity, in transaction: Transaction) throws -> [CustomerGroupID] {
        let groups = plan.groups
        let ids = try groups.map { new in
            let group = try identity.createCustomerGroup(
                name: new.name, note: new.note, by: staff, in: transaction)
            if !new.members.isEmpty {
                _ = try identity.addMembers(
                    knownAs: new.members.map { users[$0].description }, to: group.id, by: staff, in: transaction)
            }
            return group.id
        }
        for (member, note) in zip(groups[DeskPlan.wholesale].members, DeskPlan.notes) {
            _ = try identity.addNote(note, about: users[member], by: staff, in: transaction)
        }
        _ = try identity.addNote(
            DeskPlan.noteOfRegular, about: users[plan.people.count], by: staff, in: transaction)
        return ids
    }

    private func setRules(_ groups: [CustomerGroupID], in transaction: Transaction) throws {
        let ids = Dictionary(uniqueKeysWithValues: zip(plan.catalogue.variants.map(\.code), skus))
        for (variant, rules) in DeskPlan.ruled(plan.catalogue) {
            guard let id = ids[variant.code] else { continue }
            let known = try past.catalog.ruledSKU(id, in: transaction.session)
            _ = try past.catalog.setPriceRules(
                rules.map { rule in
                    PriceRule(
                        groupID: rule.group.map { groups[$0] }, minimumQuantity: rule.quantity,
                        priceMinor: rule.priceMinor(of: variant))
                }, of: id, version: known.sku.version, by: staff, in: transaction)
        }
    }

    /// Each by itself: those that an earlier start has added are left alone.
    private func addSynonyms() async throws {
        let known = try await past.database.read { [past] session in
            Set(try past.catalog.synonyms(in: session).map { [$0.word, $0.other] })
        }
        for synonym in DeskPlan.synonyms where !known.contains([synonym.word, synonym.other]) {
            _ = try await past.catalog.addSynonym(
                synonym.word, synonym.other, isTwoWay: synonym.isTwoWay, by: staff)
        }
    }
}
