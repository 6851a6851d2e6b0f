public import Catalog
public import Database
public import Kernel
import Orders

extension PricedItem {
    /// So many pieces at the lowest price that the buyer has: cart, quote and order price a line here.
    init(_ item: SaleItem, quantity: Int, groups: Set<CustomerGroupID>) {
        let rule = item.rule(for: quantity, groups: groups)
        let kind: PriceKind = rule.map { $0.groupID == nil ? .quantityBreak : .customerGroup } ?? .ordinary
        self.init(
            skuID: item.skuID, title: item.title, quantity: quantity,
            unitPriceMinor: rule?.priceMinor ?? item.unitPriceMinor, ordinaryPriceMinor: item.unitPriceMinor,
            priceKind: kind)
    }
}

extension Shop {
    /// What of these variants is cheaper for this customer than for others, step by step: for the customer's own eyes.
    public func ownPrices(
        of skus: [SKU], for user: UserID, in session: Session
    ) throws -> [SKUID: [PriceRule]] {
        guard let groups = try customerGroups.groups([user], session)[user], !groups.isEmpty else { return [:] }
        let rules = try session.run(catalog.priceRules(of: skus.map(\.id)))
        var own: [SKUID: [PriceRule]] = [:]
        for sku in skus {
            let steps = (rules[sku.id] ?? []).steps(below: sku.priceMinor, groups: groups)
            let mine = steps.filter { $0.groupID != nil }
            if !mine.isEmpty { own[sku.id] = mine }
        }
        return own
    }

    /// The groups of customers that a price can be for, with their names, in the order in which they are offered.
    public func customerGroupNames(in session: Session) throws -> [(id: CustomerGroupID, name: String)] {
        try customerGroups.names(session)
    }

    /// Gives a variant these price rules instead of those that it has.
    ///
    /// - Throws: as `Catalog.setPriceRules`; `InputError.unknownReference` with the field
    ///   `rules[0].customer_group_id` for a group that is not there.
    public func setPriceRules(
        _ rules: [PriceRule], of id: SKUID, version: Int64, by caller: Caller
    ) async throws -> RuledSKU {
        try await database.write { transaction in
            try checkGroups(rules.map(\.groupID), in: transaction) { "rules[\($0)].customer_group_id" }
            return try catalog.setPriceRules(rules, of: id, version: version, by: caller, in: transaction)
        }
    }

    /// One more rule beside those that the variant has.
    ///
    /// - Throws: as `Catalog.addPriceRule`; `InputError.unknownReference` for a group that is not there.
    public func addPriceRule(
        _ rule: PriceRule, to id: SKUID, version: Int64, by caller: Caller
    ) async throws -> RuledSKU {
        try await database.write { transaction in
            try checkGroups([rule.groupID], in: transaction) { _ in "customer_group_id" }
            return try catalog.addPriceRule(rule, to: id, version: version, by: caller, in: transaction)
        }
    }

    /// Takes one rule away; one of a group that is gone as well.
    ///
    /// - Throws: as `Catalog.removePriceRule`.
    public func removePriceRule(
        for group: CustomerGroupID?, from minimumQuantity: Int, of id: SKUID, version: Int64, by caller: Caller
    ) async throws -> RuledSKU {
        try await database.write { transaction in
            try catalog.removePriceRule(
                for: group, from: minimumQuantity, of: id, version: version, by: caller, in: transaction)
        }
    }

    private func checkGroups(
        _ groups: [CustomerGroupID?], in transaction: Transaction, field: (Int) -> String
    ) throws {
        guard groups.contains(where: { $0 != nil }) else { return }
        let known = Set(try customerGroups.names(transaction.session).map(\.id))
        for (index, group) in groups.enumerated() {
            guard let group, !known.contains(group) else { continue }
            throw InputError.unknownReference(field: field(index))
        }
    }
}
