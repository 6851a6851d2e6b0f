import Kernel

/// What pgbench runs: one order in one transaction, statement by statement what `Shop.placeOrder` sends for a batch of
/// one, with the same rows. Reads are there too: the cart locked, its lines, prices, stock locked, what is remembered.
/// Constant texts stand in the statements, which favours pgbench: they are not sent with every order.
struct PgbenchOrder: Sendable {
    let firstCart: Int64
    let clients: Int
    let warehouse: WarehouseID
    let lineCount: Int
    let now: Timestamp

    var text: String {
        ([variables, reads, order, stock, notes].joined(separator: "\n") + "\nCOMMIT;\n")
    }

    /// Ids that grow, like ours: random ones would be hard on the indexes.
    private var variables: String {
        """
        \\set k :n * \(clients) + :client_id
        \\set n :n + 1
        \\set cart \(firstCart) + :k
        \\set order 700000000000000000 + :k * 8
        \\set l0 :order + 1
        \\set l1 :order + 2
        \\set m0 :order + 3
        \\set m1 :order + 4
        """
    }

    private var skus: String { lineCount == 2 ? ":a, :b" : ":a" }
    private var moment: Int64 { now.milliseconds }

    private var reads: String {
        """
        BEGIN;
        SELECT id, user_id, guest_token_hash, version, state, order_id, direct FROM carts WHERE id = :cart FOR UPDATE;
        SELECT MIN(sku_id) AS a, MAX(sku_id) AS b FROM cart_lines WHERE cart_id = :cart \\gset
        SELECT s.id, s.product_id, s.code, p.title, s.label, s.price_minor, s.list_price_minor, s.currency, \
        p.state = 'on_sale' AND s.state = 'active', r.customer_group_id, r.minimum_quantity, r.amount_minor \
        FROM skus s JOIN products p ON p.id = s.product_id LEFT JOIN price_rules r ON r.sku_id = s.id \
        WHERE s.id IN (\(skus));
        SELECT sku_id, warehouse_id, on_hand, reserved, \
        (SELECT priority FROM warehouses WHERE warehouses.id = stock_levels.warehouse_id), closed \
        FROM stock_levels WHERE sku_id IN (\(skus)) ORDER BY sku_id, warehouse_id FOR UPDATE;
        SELECT principal, key, request_hash, status, answer FROM idempotency_keys \
        WHERE operation = 'place_order' AND key = 'key-' || :k AND principal = 'usr_' || :k;
        """
    }

    private var order: String {
        let goods = Goods.priceMinor * Int64(lineCount)
        return """
            INSERT INTO orders (id, number, version, state, source, user_id, guest_token_hash, cart_id, currency, \
            placed_at, due_at, delivered_at, goods, discount, freight, tax, points, total, refunded, delivery_option, \
            note, contact, address_name, address_phone, address_country, address_province, address_city, \
            address_district, address_region_code, address_line1, address_line2, address_postal_code, invoice_kind, \
            invoice_title, invoice_tax_number, invoice_email) \
            VALUES (:order, 'ZG' || :order, 1, 'pending_payment', 'shop', :cart, NULL, :cart, 'CNY', \
            \(moment), \(moment + 1_800_000), NULL, \(goods), 0, 0, \(1_139 * lineCount), 0, \(goods), 0, \
            'standard', '', NULL, '李雷', '13800000000', 'CN', '上海市', '上海市', '浦东新区', NULL, '世纪大道 100 号', NULL, \
            NULL, NULL, NULL, NULL, NULL);
            INSERT INTO order_lines (id, order_id, position, sku_id, title, quantity, unit_price, total, \
            shipped_quantity, returned_quantity, refunded_quantity, refunded, cancelled_quantity) VALUES \
            \(lines { ":l\($0), :order, \($0), :\($1), '明前龙井 第 1 号 50 克', 1, 9900, 9900, 0, 0, 0, 0, 0" });
            INSERT INTO order_allocations (order_line_id, position, order_id, kind, label, amount, included) VALUES \
            \(lines { number, _ in ":l\(number), 0, :order, 'tax', 'vat', 1139, TRUE" });
            INSERT INTO order_history (order_id, version, at, from_state, to_state, by, reason) \
            VALUES (:order, 1, \(moment), NULL, 'pending_payment', 'usr_' || :k, 'placed');
            UPDATE carts SET state = 'ordered', order_id = :order, version = version + 1, updated_at = \(moment) \
            WHERE id = :cart;
            """
    }

    private var stock: String {
        let shelf = warehouse.rawValue
        let movement = { (number: Int, sku: String) in
            ":m\(number), :\(sku), \(shelf), 'reserve', :l\(number), 0, 1, \(moment)"
        }
        return """
            UPDATE stock_levels SET version = version + 1, \
            reserved = CASE WHEN closed AND TRUE THEN -1 ELSE reserved + 1 END \
            WHERE sku_id IN (\(skus)) AND warehouse_id = \(shelf);
            INSERT INTO stock_movements (id, sku_id, warehouse_id, reason, reference, on_hand_delta, reserved_delta, \
            at, by, note) VALUES \(lines { "\(movement($0, $1)), 'usr_' || :k, ''" });
            INSERT INTO stock_reservations (order_id, order_line_id, sku_id, warehouse_id, quantity) \
            VALUES \(lines { ":order, :l\($0), :\($1), \(shelf), 1" });
            """
    }

    private var notes: String {
        let answer = String(repeating: "0123456789", count: OrderLoad.answerLength / 10)
        return """
            INSERT INTO outbox_events (kind, aggregate, payload, created_at) \
            VALUES ('order.placed', 'ord_' || :order, '{}', \(moment));
            INSERT INTO idempotency_keys (principal, operation, key, request_hash, status, answer, expires_at) \
            VALUES ('usr_' || :k, 'place_order', 'key-' || :k, '\(OrderLoad.requestHash)', 201, '\(answer)', \
            \(moment + 86_400_000));
            """
    }

    /// A list of rows, one for each line; `values` gets its number and the variable of its SKU.
    private func lines(_ values: (Int, String) -> String) -> String {
        ["a", "b"].prefix(lineCount).enumerated().map { "(\(values($0.offset, $0.element)))" }
            .joined(separator: ", ")
    }
}
