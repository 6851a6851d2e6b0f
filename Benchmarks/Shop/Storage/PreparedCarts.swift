import Cryptography
import Database
import Kernel

/// An open cart of a user of its own, ready to be ordered.
struct PreparedCart: Sendable {
    let id: CartID
    let user: UserID
    let totalMinor: Int64
    /// The bearer token of its user, where it was asked for.
    let token: String
}

/// Carts written straight into the tables, because a run needs tens of thousands of them.
enum PreparedCarts {
    private static let chunk = 2_000
    private static let lifetime: Duration = .hours(24)

    /// - Parameters:
    ///   - first: the id of the first cart; the next ones follow, so that a script can count them.
    ///   - withTokens: makes signed-in users too.
    static func make(
        _ count: Int, from first: Int64, _ basket: Basket, _ goods: Goods, withTokens: Bool = false,
        in database: Database
    ) async throws -> [PreparedCart] {
        let carts = (0..<count).map { number in
            PreparedCart(
                id: CartID(first + Int64(number)), user: UserID(first + Int64(number)),
                totalMinor: Int64(basket.lineCount) * Goods.priceMinor,
                token: withTokens ? SecureRandom.system.token(byteCount: 32) : "")
        }
        for start in stride(from: 0, to: count, by: chunk) {
            let numbers = start..<min(start + chunk, count)
            try await database.write { transaction in
                try insert(carts, numbers, basket, goods, at: database.clock.now(), in: transaction)
                if withTokens { try insertUsers(carts[numbers], at: database.clock.now(), in: transaction) }
            }
        }
        return carts
    }

    private static func insert(
        _ carts: [PreparedCart], _ numbers: Range<Int>, _ basket: Basket, _ goods: Goods, at now: Timestamp,
        in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.insert(
            into: "carts",
            [
                .integer("id"), .integer("user_id"), .integer("version"), .text("state"), .integer("created_at"),
                .integer("updated_at"),
            ],
            numbers.map { number in
                [
                    carts[number].id.sqlValue, carts[number].user.sqlValue, .integer(1), .text("open"), now.sqlValue,
                    now.sqlValue,
                ]
            })
        try transaction.insert(
            into: "cart_lines",
            [.integer("cart_id"), .integer("sku_id"), .integer("quantity"), .integer("added_at")],
            numbers.flatMap { number in
                basket.skus(of: number, among: goods.skus).map { sku in
                    [carts[number].id.sqlValue, sku.sqlValue, .integer(1), now.sqlValue]
                }
            })
    }

    private static func insertUsers(
        _ carts: ArraySlice<PreparedCart>, at now: Timestamp, in transaction: Transaction
    ) throws(DatabaseError) {
        let end = (now + lifetime).sqlValue
        try transaction.insert(
            into: "users",
            [
                .integer("id"), .text("name"), .text("role"), .text("state"), .integer("version"),
                .integer("created_at"),
            ],
            carts.map { cart in
                [cart.user.sqlValue, .text("李雷"), .text("shopper"), .text("active"), .integer(1), now.sqlValue]
            })
        try transaction.insert(
            into: "sessions",
            [
                .integer("id"), .text("kind"), .integer("user_id"), .integer("created_at"), .integer("used_at"),
                .integer("expires_at"), .text("device"), .text("address"),
            ],
            carts.map { cart in
                [
                    cart.user.sqlValue, .text("api"), cart.user.sqlValue, now.sqlValue, now.sqlValue, end,
                    .text("bench"), .text("127.0.0.1"),
                ]
            })
        try transaction.insert(
            into: "access_tokens", [.text("hash"), .integer("session_id"), .integer("expires_at")],
            carts.map { cart in [.text(SHA256.hex(cart.token)), cart.user.sqlValue, end] })
    }
}

/// How many rows the tables hold that an order writes to: both sides of a comparison must write the same.
struct OrderRows: Sendable, Equatable {
    private static let tables = [
        "orders", "order_lines", "order_allocations", "order_history", "stock_movements", "stock_reservations",
        "outbox_events", "idempotency_keys",
    ]
    let counts: [Int]

    static func count(in database: Database) async throws -> OrderRows {
        try await database.read { session in
            OrderRows(
                counts: try tables.map { table in
                    try session.first("SELECT COUNT(*) FROM \(unsafe: table)").map { try $0[0] } ?? 0
                })
        }
    }

    var orderCount: Int { counts[0] }

    /// Rows that came since `before` for each order, to two digits.
    func perOrder(since before: OrderRows) -> String {
        let orders = Double(max(1, orderCount - before.orderCount))
        let shares = zip(counts, before.counts).map { (Double($0 - $1) / orders).short }
        return zip(Self.tables, shares).map { "\($0) \($1)" }.joined(separator: ", ")
    }

    /// - Throws: `BenchFailure` where an order of one side writes other rows than one of the other side.
    static func expectSame(_ ours: String, _ yardstick: String) throws {
        guard ours == yardstick else {
            throw BenchFailure("the yardstick writes other rows: \(yardstick); ours: \(ours)")
        }
    }
}
