public import Database

public enum OrdersMigrations {
    public static let all: [Migration] = [
        Migration(
            module: "orders", number: 1, name: "create-carts",
            [
                .createTable(
                    Table(
                        "carts",
                        [
                            .integer("id"), .integer("user_id", optional: true),
                            .text("guest_token_hash", optional: true), .integer("version"),
                            .text("state", "CHECK (state IN ('open', 'ordered', 'merged'))"),
                            .integer("order_id", optional: true), .integer("created_at"), .integer("updated_at"),
                        ], primaryKey: "id",
                        constraints: [
                            "CONSTRAINT cart_has_an_owner CHECK ((user_id IS NULL) <> (guest_token_hash IS NULL))",
                            "CONSTRAINT cart_ordered_once CHECK ((state = 'ordered') = (order_id IS NOT NULL))",
                        ])),
                .createIndex(
                    Index("carts_open_of_user", on: "carts", "user_id", unique: true, where: "state = 'open'")),
                .createIndex(
                    Index("carts_of_guest", on: "carts", "guest_token_hash", where: "guest_token_hash IS NOT NULL")),
                .createIndex(
                    Index(
                        "carts_forgotten", on: "carts", "updated_at",
                        where: "guest_token_hash IS NOT NULL AND state = 'open'")),
                .createIndex(
                    Index(
                        "carts_untouched", on: "carts", "updated_at",
                        where: "guest_token_hash IS NOT NULL AND state = 'open' AND version = 1")),
                .createTable(
                    Table(
                        "cart_lines",
                        [
                            .integer("cart_id"), .integer("sku_id"),
                            .integer("quantity", "CHECK (quantity BETWEEN 1 AND 999)"), .integer("added_at"),
                        ], primaryKey: "cart_id, sku_id")),
            ]),
        Migration(
            module: "orders", number: 2, name: "create-orders",
            [
                .createTable(ordersTable),
                .createIndex(Index("orders_by_number", on: "orders", "number", unique: true)),
                .createIndex(Index("orders_of_user", on: "orders", "user_id, placed_at, id")),
                .createIndex(
                    Index("orders_of_guest", on: "orders", "guest_token_hash", where: "guest_token_hash IS NOT NULL")),
                .createIndex(Index("orders_by_time", on: "orders", "placed_at, id")),
                .createIndex(Index("orders_by_state", on: "orders", "state, placed_at, id")),
                .createIndex(Index("orders_due", on: "orders", "state, due_at", where: "due_at IS NOT NULL")),
                .createTable(orderLinesTable),
                .createTable(
                    Table(
                        "order_allocations",
                        [
                            .integer("order_line_id"), .integer("position"), .integer("order_id"),
                            .text("kind"), .text("label"), .integer("amount"), .boolean("included"),
                        ], primaryKey: "order_id, order_line_id, position")),
                .createTable(
                    Table(
                        "order_history",
                        [
                            .integer("order_id"), .integer("version"), .integer("at"),
                            .text("from_state", optional: true), .text("to_state"), .text("by"),
                            .text("reason", personal: .delivery),
                        ], primaryKey: "order_id, version")),
            ]),
        Migration(
            module: "orders", number: 3, name: "create-imported-history",
            [
                .createTable(
                    Table(
                        "order_charges",
                        [.integer("order_id"), .integer("order_line_id"), .text("kind"), .text("code")],
                        primaryKey: "order_id, order_line_id")),
                .createTable(
                    Table(
                        "order_remainders", [.integer("order_id"), .integer("millionths", "CHECK (millionths <> 0)")],
                        primaryKey: "order_id")),
            ]),
        // What staff are told on the phone: who gets it, and what it is.
        Migration(
            module: "orders", number: 4, name: "find-orders-by-recipient-and-goods",
            [
                .createIndex(
                    Index(
                        "orders_by_phone", on: "orders", "address_phone, placed_at, id",
                        where: "address_phone IS NOT NULL")),
                .createIndex(
                    Index(
                        "orders_by_name", on: "orders", "address_name, placed_at, id",
                        where: "address_name IS NOT NULL")),
                .createIndex(Index("order_lines_by_sku", on: "order_lines", "sku_id, order_id")),
            ]),
        Migration(
            module: "orders", number: 5, name: "create-order-notes",
            [
                .createTable(
                    Table(
                        "order_notes",
                        [
                            .integer("id"), .integer("order_id"), .integer("at"), .text("by"),
                            .text("text", personal: .delivery),
                        ], primaryKey: "order_id, id"))
            ]),
        // The token of the guest who placed it, once another one has looked it up.
        Migration(
            module: "orders", number: 6, name: "remember-which-guest-placed",
            [.run("ALTER TABLE orders ADD COLUMN placed_token_hash TEXT")]),
        Migration(
            module: "orders", number: 7, name: "mark-partly-shipped-orders",
            [
                .only(
                    .sqlite,
                    """
                    ALTER TABLE orders
                    ADD COLUMN partly_shipped INTEGER NOT NULL DEFAULT 0 CHECK (partly_shipped IN (0, 1))
                    """),
                .only(.postgres, "ALTER TABLE orders ADD COLUMN partly_shipped BOOLEAN NOT NULL DEFAULT false"),
                .createIndex(
                    Index("orders_partly_shipped", on: "orders", "placed_at, id", where: "partly_shipped")),
            ]),
        // Only orders that still wait are looked at, and they are few.
        Migration(
            module: "orders", number: 8, name: "fill-partly-shipped-orders",
            [
                .run(
                    """
                    UPDATE orders SET partly_shipped = TRUE
                    WHERE state = 'allocated'
                        AND EXISTS (
                            SELECT 1 FROM order_lines
                            WHERE order_lines.order_id = orders.id AND order_lines.shipped_quantity > 0
                        )
                        AND EXISTS (
                            SELECT 1 FROM order_lines
                            WHERE order_lines.order_id = orders.id
                                AND order_lines.shipped_quantity + order_lines.cancelled_quantity
                                    < order_lines.quantity
                        )
                    """)
            ]),
        // Of orders from before nothing is kept: the shop said seven days then.
        Migration(
            module: "orders", number: 9, name: "keep-return-window",
            [
                .only(
                    .sqlite,
                    "ALTER TABLE orders ADD COLUMN return_window_days INTEGER CHECK (return_window_days > 0)"),
                .only(
                    .postgres,
                    "ALTER TABLE orders ADD COLUMN return_window_days BIGINT CHECK (return_window_days > 0)"),
            ]),
        // Callers say the end of their phone, and lists show no more of it. Whole phones are found by their ends too,
        // so that every order still pays for one index of phones.
        Migration(
            module: "orders", number: 10, name: "find-orders-by-the-end-of-a-phone",
            [
                .createIndex(
                    Index(
                        "orders_by_phone_end", on: "orders",
                        "substr(address_phone, length(address_phone) - 3), placed_at, id",
                        where: "address_phone IS NOT NULL")),
                .run("DROP INDEX orders_by_phone"),
            ]),
        // What is bought at once lies in a cart of its own: of the others a user still has one open at most.
        Migration(
            module: "orders", number: 11, name: "keep-direct-carts-apart",
            [
                .only(
                    .sqlite, "ALTER TABLE carts ADD COLUMN direct INTEGER NOT NULL DEFAULT 0 CHECK (direct IN (0, 1))"),
                .only(.postgres, "ALTER TABLE carts ADD COLUMN direct BOOLEAN NOT NULL DEFAULT false"),
                .run("DROP INDEX carts_open_of_user"),
                .createIndex(
                    Index(
                        "carts_open_of_user", on: "carts", "user_id", unique: true,
                        where: "state = 'open' AND NOT direct")),
                .createIndex(
                    Index("carts_direct", on: "carts", "updated_at", where: "state = 'open' AND direct")),
            ]),
        // By its figures alone: buyers type them with blanks and dashes, callers say them without. What was typed stays
        // as it is, so that old orders need no pass of their own.
        Migration(
            module: "orders", number: 12, name: "find-orders-by-the-figures-of-a-phone",
            [
                .createIndex(
                    Index(
                        "orders_by_phone_figures", on: "orders",
                        "substr(\(phoneFigures), length(\(phoneFigures)) - 3), placed_at, id",
                        where: "address_phone IS NOT NULL")),
                .run("DROP INDEX orders_by_phone_end"),
            ]),
        // What a caller bought as a guest, beside an account.
        Migration(
            module: "orders", number: 13, name: "find-guest-orders-by-contact",
            [
                .createIndex(
                    Index(
                        "orders_by_contact", on: "orders", "lower(\(contactFigures)), placed_at, id",
                        where: "guest_token_hash IS NOT NULL AND contact IS NOT NULL"))
            ]),
        Migration(
            module: "orders", number: 14, name: "keep-checkout-drafts",
            [
                .createTable(
                    Table(
                        "checkout_drafts",
                        [.integer("cart_id"), .text("fields", personal: draft), .integer("updated_at")],
                        primaryKey: "cart_id")),
                .createIndex(Index("checkout_drafts_by_time", on: "checkout_drafts", "updated_at, cart_id")),
            ]),
    ]

    private static let draft = PersonalData(
        purpose: "a checkout that goes on where it was left",
        keptUntil: "the order is placed or a day after it was typed")

    private static let phoneFigures = figures(of: "address_phone")
    private static let contactFigures = figures(of: "contact")

    private static func figures(of column: String) -> String {
        [" ", "-", "(", ")", "+"].reduce(column) { "replace(\($0), '\($1)', '')" }
    }

    private static let ordersTable = Table(
        "orders",
        [
            .integer("id"), .text("number"), .integer("version"), .text("state"), .text("source"),
            .integer("user_id", optional: true), .text("guest_token_hash", optional: true),
            .integer("cart_id", optional: true), .text("currency"),
            .integer("placed_at"), .integer("due_at", optional: true), .integer("delivered_at", optional: true),
            .integer("goods"), .integer("discount"), .integer("freight"), .integer("tax"), .integer("points"),
            .integer("total"), .integer("refunded"), .text("delivery_option"), .text("note", personal: .delivery),
            .text("contact", optional: true, personal: .delivery),
            .text("address_name", optional: true, personal: .delivery),
            .text("address_phone", optional: true, personal: .delivery),
            .text("address_country", optional: true, personal: .delivery),
            .text("address_province", optional: true, personal: .delivery),
            .text("address_city", optional: true, personal: .delivery),
            .text("address_district", optional: true, personal: .delivery),
            .text("address_region_code", optional: true, personal: .delivery),
            .text("address_line1", optional: true, personal: .delivery),
            .text("address_line2", optional: true, personal: .delivery),
            .text("address_postal_code", optional: true, personal: .delivery),
            .text("invoice_kind", optional: true), .text("invoice_title", optional: true, personal: .delivery),
            .text("invoice_tax_number", optional: true, personal: .delivery),
            .text("invoice_email", optional: true, personal: .delivery),
        ], primaryKey: "id",
        constraints: [
            "CONSTRAINT order_total_adds_up CHECK (total = goods + discount + freight + points)",
            "CONSTRAINT order_refunds_fit CHECK (0 <= refunded AND refunded <= total)",
        ])

    private static let orderLinesTable = Table(
        "order_lines",
        [
            .integer("id"), .integer("order_id"), .integer("position"), .integer("sku_id"), .text("title"),
            .integer("quantity", "CHECK (quantity > 0)"), .integer("unit_price"), .integer("total"),
            .integer("shipped_quantity"), .integer("returned_quantity"), .integer("refunded_quantity"),
            .integer("refunded"), .integer("cancelled_quantity"),
        ], primaryKey: "order_id, id",
        constraints: [
            "CONSTRAINT line_ships_what_was_ordered "
                + "CHECK (0 <= shipped_quantity AND shipped_quantity + cancelled_quantity <= quantity)",
            "CONSTRAINT line_gives_up_what_is_refunded "
                + "CHECK (0 <= cancelled_quantity AND cancelled_quantity <= refunded_quantity)",
            "CONSTRAINT line_returns_what_was_shipped "
                + "CHECK (0 <= returned_quantity AND returned_quantity <= shipped_quantity)",
            "CONSTRAINT line_refunds_fit CHECK (0 <= refunded AND refunded <= total)",
            "CONSTRAINT line_refunds_pieces CHECK (0 <= refunded_quantity AND refunded_quantity <= quantity)",
        ])
}
