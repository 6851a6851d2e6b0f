public import Database
public import Kernel

extension Orders {
    /// Of what a variant was sold in, the newest orders are looked through.
    static let skuOrderLimit = 5_000
    /// Of numbers that begin alike, so many of the newest are looked through; of names that do, so many of the last.
    static let begunLimit = 5_000
    /// The ends of so many of the shop's newest numbers are compared: no index leads from an end to its number, and one
    /// would cost every order that is placed.
    static let endLimit = 20_000
    /// The figures of a phone, whatever its buyer typed between them.
    static let phoneDigits: SQL = """
        replace(replace(replace(replace(replace(orders.address_phone, ' ', ''), '-', ''), '(', ''), ')', ''), '+', '')
        """
    /// The end of a phone as it is indexed. Both engines read it so, and count from the first character.
    static let phoneEnd: SQL = "substr(\(phoneDigits), length(\(phoneDigits)) - 3)"
    private static let phoneEndLength = 4

    /// The orders of everybody that a filter wants; every meaning of a text by its own index.
    public func listings(
        _ filter: OrderFilter, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<OrderListing> {
        let rows = try session.rows(
            """
            SELECT \(Self.summaryColumns),
                orders.refunded, orders.delivery_option, orders.address_name, orders.address_phone,
                orders.address_country, orders.address_province, orders.address_city, orders.address_district,
                orders.address_line1, orders.address_line2, orders.address_postal_code,
                orders.note
            \(Self.source(of: filter, after: cursor, limit: limit.count + 1))
            ORDER BY \(filter.order) LIMIT \(limit.count + 1)
            """
        ).map(Self.listing(from:))
        return Page(rows, limit: limit) {
            Cursor(key: $0.summary.placedAt.milliseconds, id: $0.summary.id.rawValue)
        }
    }

    /// The ids of what a filter wants, in its order, as far as `limit`.
    public func ids(_ filter: OrderFilter, upTo limit: Int, in session: Session) throws -> [OrderID] {
        try session.rows(
            """
            SELECT orders.id \(Self.source(of: filter, after: nil, limit: limit))
            ORDER BY \(filter.order) LIMIT \(limit)
            """
        ).map { try $0[0] }
    }

    /// How many orders a filter wants, counted up to `limit`.
    public static func count(_ filter: OrderFilter, upTo limit: Int) -> Query<Int> {
        .count("SELECT orders.id \(source(of: filter, after: nil, limit: limit)) LIMIT \(limit)")
    }

    /// From where, and which. Each meaning of a text gives so many of its orders as one page can show.
    static func source(of filter: OrderFilter, after cursor: Cursor?, limit: Int) -> SQL {
        let conditions = filter.conditions(after: cursor)
        guard let match = filter.match else {
            return conditions.isEmpty ? "FROM orders" : "FROM orders WHERE \(SQL(conditions, separator: " AND "))"
        }
        func found(_ source: SQL, _ condition: SQL) -> SQL {
            let all = SQL([condition] + conditions, separator: " AND ")
            return """
                SELECT id FROM (
                    SELECT orders.id FROM \(source) WHERE \(all) ORDER BY \(filter.order) LIMIT \(limit)
                ) AS meant
                """
        }
        var parts = [found("orders", "orders.address_name = \(match.name)")]
        parts += numberSources(match).map { found($0, "orders.id IS NOT NULL") }
        if match.beginnings.isEmpty { parts.append(found("orders", "orders.number = \(match.number)")) }
        if let beginning = match.nameBeginning {
            parts.append(
                found(
                    """
                    (SELECT id AS named_id FROM orders
                    WHERE address_name >= \(beginning) AND address_name < \(beginning + "\u{10FFFF}")
                    ORDER BY address_name DESC LIMIT \(begunLimit)) AS named JOIN orders ON orders.id = named.named_id
                    """, "orders.id IS NOT NULL"))
        }
        if !match.orders.isEmpty { parts.append(found("orders", "orders.id \(in: match.orders)")) }
        parts += phoneConditions(match).map { found("orders", $0) }
        if !match.buyers.isEmpty { parts.append(found("orders", "orders.user_id \(in: match.buyers)")) }
        if !match.skus.isEmpty {
            parts.append(
                found(
                    """
                    (SELECT DISTINCT order_id FROM order_lines WHERE sku_id \(in: match.skus)
                    ORDER BY order_id DESC LIMIT \(skuOrderLimit)) AS sold JOIN orders ON orders.id = sold.order_id
                    """, "orders.id IS NOT NULL"))
        }
        return """
            FROM (SELECT id AS found_id FROM (\(SQL(parts, separator: " UNION "))) AS hits) AS found
            JOIN orders ON orders.id = found.found_id
            """
    }

    /// Where the orders stand whose number begins or ends so.
    private static func numberSources(_ match: OrderMatch) -> [SQL] {
        // One stretch of the index each, from its newest end: numbers go with the time.
        var sources = match.beginnings.map { beginning -> SQL in
            """
            (SELECT id AS begun_id FROM orders
            WHERE number >= \(beginning) AND number < \(beginning + "~")
            ORDER BY number DESC LIMIT \(begunLimit)) AS begun JOIN orders ON orders.id = begun.begun_id
            """
        }
        if let end = match.numberEnd {
            sources.append(
                """
                (SELECT id AS ended_id FROM (
                    SELECT id, number FROM orders
                    WHERE number >= \(Order.numberPrefix) AND number < \(Order.numberPrefix + "~")
                    ORDER BY number DESC LIMIT \(endLimit)
                ) AS newest WHERE number LIKE \("%" + end)) AS ended JOIN orders ON orders.id = ended.ended_id
                """)
        }
        return sources
    }

    /// Whole phones and ends of phones: both by the index of the ends, which is the only one that orders pay for.
    private static func phoneConditions(_ match: OrderMatch) -> [SQL] {
        var conditions: [SQL] = []
        if !match.phones.isEmpty { conditions.append(isPhone(in: match.phones)) }
        if let end = match.phoneEnd {
            let isShort = end.count == phoneEndLength
            let rest: SQL = isShort ? "" : " AND \(phoneDigits) LIKE \("%" + end)"
            conditions.append(
                """
                orders.address_phone IS NOT NULL AND \(phoneEnd) = \(String(end.suffix(phoneEndLength)))\(rest)
                """)
        }
        return conditions
    }

    /// Whether the parcel's phone has one of these figures, by the index of the ends.
    static func isPhone(in phones: [String]) -> SQL {
        let ends = Set(phones.map { String($0.suffix(phoneEndLength)) }).sorted()
        return """
            orders.address_phone IS NOT NULL AND \(phoneEnd) \(in: ends) AND \(phoneDigits) \(in: phones)
            """
    }

    private static func listing(from row: Row) throws -> OrderListing {
        let at = summaryWidth
        let name: String? = try row[at + 2]
        let recipient = try name.map { name in
            Address(
                name: name, phone: try row[at + 3] ?? "", country: try row[at + 4] ?? "",
                province: try row[at + 5] ?? "", city: try row[at + 6] ?? "", district: try row[at + 7] ?? "",
                line1: try row[at + 8] ?? "", line2: try row[at + 9], postalCode: try row[at + 10])
        }
        return OrderListing(
            summary: try summary(from: row), recipient: recipient, delivery: try row[at + 1],
            note: try row[at + 11], refundedMinor: try row[at])
    }
}

extension OrderFilter {
    fileprivate var order: SQL {
        switch sort {
        case .newest: "orders.placed_at DESC, orders.id DESC"
        case .oldest: "orders.placed_at, orders.id"
        }
    }

    fileprivate func conditions(after cursor: Cursor?) -> [SQL] {
        var conditions: [SQL] = []
        if let state { conditions.append("orders.state = \(state)") }
        if isPartlyShipped { conditions.append(Orders.isPartlyShipped(in: state)) }
        if let isPaid { conditions.append(isPaid ? Orders.isSold : "NOT \(Orders.isSold)") }
        if let delivery { conditions.append("orders.delivery_option = \(delivery)") }
        if let from { conditions.append("orders.placed_at >= \(from)") }
        if let until { conditions.append("orders.placed_at < \(until)") }
        if let cursor {
            switch sort {
            case .newest: conditions.append("(orders.placed_at, orders.id) < (\(cursor.key), \(cursor.id))")
            case .oldest: conditions.append("(orders.placed_at, orders.id) > (\(cursor.key), \(cursor.id))")
            }
        }
        return conditions
    }
}
