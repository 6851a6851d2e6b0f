public import Database
public import Kernel

extension Orders {
    /// Carts with their lines; locked in id order where they are about to change.
    public static func carts(_ ids: some Collection<CartID>, lock: Bool) -> (Query<[Cart]>, Query<[CartID: [CartLine]]>)
    {
        let wanted = Set(ids).sorted()
        let columns: SQL = "SELECT id, user_id, guest_token_hash, version, state, order_id, direct FROM carts"
        let rows: SQL = "\(columns) WHERE id \(in: wanted) ORDER BY id "
        let carts = Query(lock ? rows + "\(lock: .forUpdate)" : rows) { try $0.map(cart(from:)) }
        let lines = Query(
            """
            SELECT cart_id, sku_id, quantity FROM cart_lines WHERE cart_id \(in: wanted)
            ORDER BY cart_id, added_at, sku_id
            """
        ) { rows in
            var lines: [CartID: [CartLine]] = [:]
            for row in rows {
                lines[try row[0], default: []].append(CartLine(skuID: try row[1], quantity: try row[2]))
            }
            return lines
        }
        return (carts, lines)
    }

    /// One cart with its lines; nil where there is none.
    public func cart(_ id: CartID, in session: Session) throws -> Cart? {
        let (carts, lines) = Self.carts([id], lock: false)
        let (found, linesOfCart) = try session.run(carts, lines)
        return found.first.map { Self.cart($0, lines: linesOfCart[id, default: []]) }
    }

    /// Whether anybody ever had a cart here.
    public func hasCarts(in session: Session) throws(DatabaseError) -> Bool {
        try session.first("SELECT 1 FROM carts LIMIT 1") != nil
    }

    /// Locks a cart for a change.
    func lockedCart(_ id: CartID, in transaction: Transaction) throws -> Cart? {
        let (carts, lines) = Self.carts([id], lock: true)
        let (found, linesOfCart) = try transaction.run(carts, lines)
        return found.first.map { Self.cart($0, lines: linesOfCart[id, default: []]) }
    }

    public static func cart(_ cart: Cart, lines: [CartLine]) -> Cart {
        var whole = cart
        whole.lines = lines
        return whole
    }

    static func isCart(of buyer: Buyer) -> SQL {
        switch buyer {
        case .user(let id): "user_id = \(id)"
        case .guest(let hash): "guest_token_hash = \(hash)"
        }
    }

    /// The open cart that a buyer keeps; never one that holds what is bought at once.
    public func openCart(of buyer: Buyer, in session: Session) throws -> Cart? {
        let row = try session.first(
            """
            SELECT id FROM carts WHERE \(Self.isCart(of: buyer)) AND state = 'open' AND NOT direct
            ORDER BY id DESC LIMIT 1
            """)
        guard let row else { return nil }
        return try cart(try row[0], in: session)
    }

    /// What a buyer is about to buy at once; nil for somebody else's, and where it is ordered by now.
    public func directCart(_ id: CartID, of buyer: Buyer, in session: Session) throws -> Cart? {
        guard let cart = try cart(id, in: session), cart.isDirect, cart.buyer == buyer, cart.state == .open else {
            return nil
        }
        return cart
    }

    /// The open carts of a guest that hold what is bought at once.
    func directCarts(ofGuest tokenHash: String, in session: Session) throws -> [CartID] {
        try session.rows(
            "SELECT id FROM carts WHERE guest_token_hash = \(tokenHash) AND state = 'open' AND direct ORDER BY id"
        ).map { try $0[0] }
    }

    /// Gives carts of a guest to an account; the caller has locked them. One that went to another account before it
    /// was locked stays there.
    func adoptCarts(
        _ ids: Set<CartID>, ofGuest tokenHash: String, by user: UserID, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post(
            """
            UPDATE carts SET user_id = \(user), guest_token_hash = NULL, updated_at = \(database.clock.now())
            WHERE id \(in: ids) AND guest_token_hash = \(tokenHash) AND state = 'open' AND direct
            """)
    }

    /// - Returns: false where the user has an open cart already (a rival made it).
    func insertCart(
        _ id: CartID, of buyer: Buyer, isDirect: Bool = false, in transaction: Transaction
    ) throws(DatabaseError) -> Bool {
        let now = database.clock.now()
        let owner: (user: UserID?, guest: String?) =
            switch buyer {
            case .user(let id): (id, nil)
            case .guest(let hash): (nil, hash)
            }
        return try transaction.execute(
            """
            INSERT INTO carts (id, user_id, guest_token_hash, version, state, direct, created_at, updated_at)
            VALUES (\(id), \(owner.user), \(owner.guest), 1, 'open', \(isDirect), \(now), \(now))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    func setLine(
        _ skuID: SKUID, quantity: Int, in cartID: CartID, transaction: Transaction
    ) throws(DatabaseError) {
        if quantity == 0 {
            try transaction.post("DELETE FROM cart_lines WHERE cart_id = \(cartID) AND sku_id = \(skuID)")
        } else {
            try transaction.post(
                """
                INSERT INTO cart_lines (cart_id, sku_id, quantity, added_at)
                VALUES (\(cartID), \(skuID), \(quantity), \(database.clock.now()))
                ON CONFLICT (cart_id, sku_id) DO UPDATE SET quantity = excluded.quantity
                """)
        }
    }

    /// The lines of a new cart.
    func insert(_ lines: [CartLine], in cartID: CartID, transaction: Transaction) throws(DatabaseError) {
        let now = database.clock.now()
        try transaction.insert(
            into: "cart_lines",
            [.integer("cart_id"), .integer("sku_id"), .integer("quantity"), .integer("added_at")],
            lines.map { [cartID.sqlValue, $0.skuID.sqlValue, $0.quantity.sqlValue, now.sqlValue] })
    }

    func touchCart(_ id: CartID, state: CartState = .open, transaction: Transaction) throws(DatabaseError) {
        try transaction.post(
            """
            UPDATE carts SET version = version + 1, state = \(state), updated_at = \(database.clock.now())
            WHERE id = \(id)
            """)
    }

    private static func cart(from row: Row) throws -> Cart {
        let user: UserID? = try row[1]
        let guest: String? = try row[2]
        let buyer = user.map(Buyer.user) ?? .guest(tokenHash: guest ?? "")
        return Cart(
            id: try row[0], buyer: buyer, isDirect: try row[6], version: try row[3], state: try row[4],
            orderID: try row[5], lines: [])
    }
}
