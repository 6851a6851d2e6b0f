import Database
import Kernel

extension SKUStore {
    /// One statement by primary keys: every cart and every order passes here. The rules of a price come along in it, a
    /// row for each of a variant that has some.
    static func saleItems(_ ids: some Collection<SKUID>) -> Query<[SKUID: SaleItem]> {
        Query(
            """
            SELECT s.id, s.product_id, s.code, p.title, s.label, s.price_minor, s.list_price_minor, s.currency,
                p.state = 'on_sale' AND s.state = 'active', r.customer_group_id, r.minimum_quantity, r.amount_minor
            FROM skus s
            JOIN products p ON p.id = s.product_id
            LEFT JOIN price_rules r ON r.sku_id = s.id
            WHERE s.id \(in: ids)
            """
        ) { rows in
            var items: [SKUID: SaleItem] = [:]
            items.reserveCapacity(rows.count)
            for row in rows {
                let id: SKUID = try row[0]
                let rule = try PriceRuleStore.rule(row, from: 9)
                if let rule, items[id] != nil {
                    items[id]?.priceRules.append(rule)
                    continue
                }
                let title: String = try row[3]
                let label: String = try row[4]
                items[id] = SaleItem(
                    skuID: id, productID: try row[1], code: try row[2],
                    title: whole(title, label), unitPriceMinor: try row[5],
                    listPriceMinor: try row[6], currency: try row[7], isOnSale: try row[8],
                    priceRules: rule.map { [$0] } ?? [])
            }
            return items
        }
    }
}
