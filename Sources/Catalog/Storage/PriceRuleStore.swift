import Database
import Kernel

/// The rows of price rules. They are written under the lock of their product's row.
enum PriceRuleStore {
    /// An empty group is everybody; groups are of another module, so that no key leads there.
    static let migration = Migration(
        module: "catalog", number: 22, name: "create-price-rules",
        [
            .createTable(
                Table(
                    "price_rules",
                    [
                        .integer("sku_id", "REFERENCES skus (id)"), .text("customer_group_id", "DEFAULT ''"),
                        .integer("minimum_quantity", "CHECK (minimum_quantity >= 1)"),
                        .integer("amount_minor", "CHECK (amount_minor > 0)"),
                    ], primaryKey: "sku_id, customer_group_id, minimum_quantity",
                    constraints: [
                        """
                        CONSTRAINT price_rules_for_several CHECK (
                            customer_group_id <> '' OR minimum_quantity >= 2)
                        """
                    ]))
        ])

    /// - Parameter start: the column of the group; its quantity and its amount stand behind it.
    /// - Returns: nil where a variant without rules was joined.
    static func rule(_ row: Row, from start: Int) throws(DatabaseError) -> PriceRule? {
        guard let stored: String = try row[start] else { return nil }
        // A group that cannot be read must not turn into everybody.
        let group = CustomerGroupID(stored)
        guard stored.isEmpty || group != nil else {
            throw DatabaseError(.decoding, "\(stored) is no group of customers")
        }
        return PriceRule(groupID: group, minimumQuantity: try row[start + 1], priceMinor: try row[start + 2])
    }

    /// Of these variants, in the order in which staff read them; those without rules are not there.
    static func rules(of skus: some Collection<SKUID>) -> Query<[SKUID: [PriceRule]]> {
        Query(
            """
            SELECT sku_id, customer_group_id, minimum_quantity, amount_minor
            FROM price_rules
            WHERE sku_id \(in: skus)
            """
        ) { rows in
            var rules: [SKUID: [PriceRule]] = [:]
            for row in rows {
                if let rule = try rule(row, from: 1) { rules[try row[0] as SKUID, default: []].append(rule) }
            }
            return rules.mapValues { $0.ordered() }
        }
    }

    /// Puts these in the place of all that the variant has.
    static func replace(
        _ rules: [PriceRule], of sku: SKUID, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post("DELETE FROM price_rules WHERE sku_id = \(sku)")
        guard !rules.isEmpty else { return }
        try transaction.insert(
            into: "price_rules",
            [
                .integer("sku_id"), .text("customer_group_id"), .integer("minimum_quantity"),
                .integer("amount_minor"),
            ],
            rules.map { rule in
                [
                    sku.sqlValue, .text(rule.groupID?.description ?? ""), rule.minimumQuantity.sqlValue,
                    .integer(rule.priceMinor),
                ]
            })
    }
}
