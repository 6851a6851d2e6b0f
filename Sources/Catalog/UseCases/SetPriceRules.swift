public import Database
public import Kernel

extension Catalog {
    /// Gives a variant these price rules instead of those that it has; no rules take all away. The same rules again
    /// change nothing. Whether the groups exist is the caller's to know.
    ///
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.archived`, `.tooMany`; `InputError` with the fields
    ///   `rules[0].minimum_quantity` and `rules[0].price`, also where two rules are for the same group and number.
    public func setPriceRules(
        _ rules: [PriceRule], of id: SKUID, version: Int64, by caller: Caller, in transaction: Transaction
    ) throws -> RuledSKU {
        guard rules.count <= CatalogLimits.priceRulesPerSKU else {
            throw CatalogError.tooMany(field: "rules", limit: CatalogLimits.priceRulesPerSKU)
        }
        return try changePriceRules(of: id, version: version, by: caller, in: transaction) { _, sku in
            var known: Set<PriceRule.Key> = []
            for (index, rule) in rules.enumerated() {
                let prefix = "rules[\(index)]."
                try rule.check(in: sku.currency, prefix: prefix)
                guard known.insert(rule.key).inserted else {
                    throw InputError.invalid(field: "\(prefix)minimum_quantity", reason: .ruleTwice)
                }
            }
            return rules
        }
    }

    /// One more rule beside those that the variant has.
    ///
    /// - Throws: as `setPriceRules`, with the fields `minimum_quantity` and `price`.
    public func addPriceRule(
        _ rule: PriceRule, to id: SKUID, version: Int64, by caller: Caller, in transaction: Transaction
    ) throws -> RuledSKU {
        try changePriceRules(of: id, version: version, by: caller, in: transaction) { rules, sku in
            try rule.check(in: sku.currency, prefix: "")
            guard !rules.contains(where: { $0.key == rule.key }) else {
                throw InputError.invalid(field: "minimum_quantity", reason: .ruleTwice)
            }
            guard rules.count < CatalogLimits.priceRulesPerSKU else {
                throw CatalogError.tooMany(field: "minimum_quantity", limit: CatalogLimits.priceRulesPerSKU)
            }
            return rules + [rule]
        }
    }

    /// Takes one rule away: the one for this group, nil for everybody, from this number of pieces on.
    ///
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.archived`.
    public func removePriceRule(
        for group: CustomerGroupID?, from minimumQuantity: Int, of id: SKUID, version: Int64, by caller: Caller,
        in transaction: Transaction
    ) throws -> RuledSKU {
        try changePriceRules(of: id, version: version, by: caller, in: transaction) { rules, _ in
            let key = PriceRule.Key(groupID: group, minimumQuantity: minimumQuantity)
            guard rules.contains(where: { $0.key == key }) else { throw NotFound("price rule") }
            return rules.filter { $0.key != key }
        }
    }

    /// A variant with its rules, in a read that fetches more.
    ///
    /// - Throws: `NotFound`.
    public func ruledSKU(_ id: SKUID, in session: Session) throws -> RuledSKU {
        guard let sku = try SKUStore.find(id, in: session) else { throw NotFound("sku") }
        return RuledSKU(sku: sku, rules: try session.run(PriceRuleStore.rules(of: [id]))[id] ?? [])
    }

    /// All rules of variants, those of groups among them: for staff, and for the customer who looks. Nothing of it
    /// belongs where several people are shown the same.
    public func priceRules(of skus: some Collection<SKUID>) -> Query<[SKUID: [PriceRule]]> {
        PriceRuleStore.rules(of: skus)
    }

    /// What anybody may be told of the rules of variants.
    public func quantityBreaks(of skus: some Collection<SKUID>) -> Query<QuantityBreaks> {
        let all = PriceRuleStore.rules(of: skus)
        return Query(all.sql) { rows in
            let rules = try all.decode(rows)
            return QuantityBreaks(
                rules: rules.mapValues { $0.filter { $0.groupID == nil } }.filter { !$0.value.isEmpty },
                hasGroupPrices: rules.values.contains { $0.contains { $0.groupID != nil } })
        }
    }

    /// The variant's version grows with its rules, so that of two who change them at once one is told.
    private func changePriceRules(
        of id: SKUID, version: Int64, by caller: Caller, in transaction: Transaction,
        _ change: ([PriceRule], SKU) throws -> [PriceRule]
    ) throws -> RuledSKU {
        guard let productID = try SKUStore.product(of: id, in: transaction.session) else { throw NotFound("sku") }
        let product = try Self.lock(productID, in: transaction).product
        guard let old = product.skus.first(where: { $0.id == id }) else { throw NotFound("sku") }
        guard old.version == version else { throw CatalogError.staleVersion(current: old.version) }
        let before = try transaction.run(PriceRuleStore.rules(of: [id]))[id] ?? []
        let after = try change(before, old).ordered()
        guard after != before else { return RuledSKU(sku: old, rules: before) }
        let new = try SKUChanges().applied(to: old)
        try SKUStore.update([(old, new)], in: transaction)
        try PriceRuleStore.replace(after, of: id, in: transaction)
        let record = ChangeRecord(caller: caller, at: database.clock.now(), ids: database.ids)
        func told(_ rules: [PriceRule]) -> String {
            rules.isEmpty ? "none" : rules.map { $0.note(in: new.currency) }.joined(separator: ", ")
        }
        try record.product(
            productID, "price_rules_changed", subject: id.description,
            details: "\(new.code): \(told(before)) to \(told(after))", in: transaction)
        return RuledSKU(sku: new, rules: after)
    }
}
