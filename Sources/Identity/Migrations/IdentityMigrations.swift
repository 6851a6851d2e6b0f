public import Database

extension PersonalData {
    /// Where a session came from, for its owner's list of sessions.
    static let session = PersonalData(purpose: "list of own sessions", keptUntil: "the session ends")
    static let addressBook = PersonalData(
        purpose: "delivery", keptUntil: "its owner deletes it or the account is closed")
    /// A filter may name whom it looks for.
    static let savedFilter = PersonalData(
        purpose: "lists that staff come back to", keptUntil: "its owner deletes it or the account is closed")
    static let staffNote = PersonalData(purpose: "service", keptUntil: "the account is closed")
    /// What staff treat a customer as.
    static let groupMembership = PersonalData(
        purpose: "groups of customers", keptUntil: "staff take the customer out or the account is closed")
    static let invitation = PersonalData(
        purpose: "invitation of staff", keptUntil: "it is taken, withdrawn or a week old")
    static let offeredSecret = PersonalData(
        purpose: "setting up the second step", keptUntil: "it is confirmed or ten minutes old")
    static let verification = PersonalData(
        purpose: "proof of the phone or mailbox", keptUntil: "a day after the last code")
}

/// The tables of people, their sessions and their address books.
public enum IdentityMigrations {
    public static let all: [Migration] = [
        Migration(
            module: "identity", number: 1, name: "create-users",
            [
                .createTable(
                    Table(
                        "users",
                        [
                            .integer("id"),
                            .text("email", optional: true, personal: .account),
                            .text("phone", optional: true, personal: .account),
                            .text("name", personal: .account),
                            .text("password_hash", optional: true, personal: .account),
                            .text("role", "CHECK (role IN ('shopper', 'operator', 'administrator', 'auditor'))"),
                            .text("state", "CHECK (state IN ('active', 'suspended', 'closed'))"),
                            // Whom an imported history calls by another name: `online-retail:17850`.
                            .text("import_key", optional: true, personal: .account),
                            .integer("version", "CHECK (version > 0)"),
                            .integer("created_at"),
                        ], primaryKey: "id",
                        constraints: [
                            "CONSTRAINT users_email UNIQUE (email)",
                            "CONSTRAINT users_phone UNIQUE (phone)",
                            "CONSTRAINT users_import_key UNIQUE (import_key)",
                        ]))
            ]),
        Migration(
            module: "identity", number: 2, name: "create-sessions",
            [
                .createTable(sessions),
                .createIndex(Index("sessions_by_user", on: "sessions", "user_id, id", where: "user_id IS NOT NULL")),
                .createIndex(Index("sessions_by_expiry", on: "sessions", "expires_at")),
                .createTable(token("access_tokens", more: [])),
                .createIndex(Index("access_tokens_by_session", on: "access_tokens", "session_id")),
                .createIndex(Index("access_tokens_by_expiry", on: "access_tokens", "expires_at")),
                .createTable(token("refresh_tokens", more: [.integer("used_at", optional: true)])),
                .createIndex(Index("refresh_tokens_by_session", on: "refresh_tokens", "session_id")),
                .createIndex(Index("refresh_tokens_by_expiry", on: "refresh_tokens", "expires_at")),
            ]),
        Migration(
            module: "identity", number: 3, name: "create-verification",
            [
                .createTable(
                    Table(
                        "verification_codes",
                        [
                            .text("phone", personal: .verification),
                            .text("purpose"), .text("salt"), .text("code_hash"),
                            .integer("attempts", "CHECK (attempts >= 0)"), .integer("expires_at"),
                            .integer("next_send_at"), .integer("sent_count", "CHECK (sent_count > 0)"),
                            .integer("forgotten_at"),
                        ], primaryKey: "phone, purpose")),
                .createIndex(Index("verification_codes_by_end", on: "verification_codes", "forgotten_at")),
                .createTable(
                    Table(
                        "attempt_throttles",
                        [
                            // A hash: this table outlives no account and names nobody.
                            .text("key"), .integer("attempts", "CHECK (attempts >= 0)"), .integer("paused_until"),
                            .integer("forgotten_at"),
                        ], primaryKey: "key")),
                .createIndex(Index("attempt_throttles_by_end", on: "attempt_throttles", "forgotten_at")),
            ]),
        Migration(
            module: "identity", number: 4, name: "create-addresses",
            [
                .createTable(
                    Table(
                        "addresses",
                        [
                            .integer("id"), .integer("user_id", "REFERENCES users (id) ON DELETE CASCADE"),
                            .text("name", personal: .addressBook), .text("phone", personal: .addressBook),
                            .text("country"), .text("province", personal: .addressBook),
                            .text("city", personal: .addressBook), .text("district", personal: .addressBook),
                            .text("region_code", personal: .addressBook), .text("line1", personal: .addressBook),
                            .text("line2", personal: .addressBook), .text("postal_code", personal: .addressBook),
                            .boolean("is_default"), .integer("version"), .integer("created_at"),
                        ], primaryKey: "id")),
                .createIndex(Index("addresses_by_user", on: "addresses", "user_id, id")),
                .createIndex(
                    Index("addresses_one_default", on: "addresses", "user_id", unique: true, where: "is_default")),
            ]),
        Migration(
            module: "identity", number: 5, name: "create-saved-filters",
            [
                .createTable(
                    Table(
                        "saved_filters",
                        [
                            .integer("id"), .integer("user_id", "REFERENCES users (id) ON DELETE CASCADE"),
                            .text("list"), .text("name"), .text("query", personal: .savedFilter),
                            .integer("created_at"),
                        ], primaryKey: "id",
                        constraints: ["CONSTRAINT saved_filters_name UNIQUE (user_id, list, name)"]))
            ]),
        Migration(
            module: "identity", number: 6, name: "create-customer-notes",
            [
                .createTable(
                    Table(
                        "customer_notes",
                        [
                            .integer("id"), .integer("user_id", "REFERENCES users (id) ON DELETE CASCADE"),
                            .integer("at"), .text("by"), .text("text", personal: .staffNote),
                        ], primaryKey: "id")),
                .createIndex(Index("customer_notes_by_user", on: "customer_notes", "user_id, id")),
                .createIndex(Index("users_by_name", on: "users", "name, id")),
            ]),
        Migration(
            module: "identity", number: 7, name: "create-second-factors",
            [
                .createTable(
                    Table(
                        "second_factors",
                        [
                            .integer("user_id", "REFERENCES users (id) ON DELETE CASCADE"),
                            // Base 32, as it is: whoever checks the digits has to know it.
                            .text("secret", personal: .account),
                            .integer("confirmed_at", optional: true),
                            // The step of the last digits that were taken; none before it is taken again.
                            .integer("last_step", "CHECK (last_step >= 0)"),
                            .integer("created_at"),
                        ], primaryKey: "user_id")),
                .createTable(
                    Table(
                        "recovery_codes",
                        [
                            .integer("user_id", "REFERENCES users (id) ON DELETE CASCADE"), .text("hash"),
                            .integer("used_at", optional: true),
                        ], primaryKey: "user_id, hash")),
                // Browser sessions that belong to nobody until the second step of their sign-in is done.
                .createTable(
                    Table(
                        "pending_sign_ins",
                        [
                            .integer("session_id", "REFERENCES sessions (id) ON DELETE CASCADE"),
                            .integer("user_id", "REFERENCES users (id) ON DELETE CASCADE"),
                        ], primaryKey: "session_id")),
                .createIndex(Index("pending_sign_ins_by_user", on: "pending_sign_ins", "user_id")),
            ]),
        Migration(
            module: "identity", number: 8, name: "create-staff-invitations",
            [
                .createTable(
                    Table(
                        "staff_invitations",
                        [
                            .integer("id"), .text("token_hash"), .text("email", personal: .invitation),
                            .text("role", "CHECK (role IN ('operator', 'administrator', 'auditor'))"),
                            .text("invited_by"), .integer("created_at"), .integer("expires_at"),
                        ], primaryKey: "id",
                        constraints: [
                            "CONSTRAINT staff_invitations_token UNIQUE (token_hash)",
                            // One at a time: a second invitation takes the first one's place.
                            "CONSTRAINT staff_invitations_email UNIQUE (email)",
                        ])),
                .createIndex(Index("staff_invitations_by_expiry", on: "staff_invitations", "expires_at")),
            ]),
        Migration(
            module: "identity", number: 9, name: "create-second-factor-offers",
            [
                // Each session has its own: who knows the password only is told another secret than the owner. No
                // reference to the session: whatever becomes of it, the offer is over in minutes.
                .createTable(
                    Table(
                        "second_factor_offers",
                        [
                            .integer("session_id"),
                            .integer("user_id", "REFERENCES users (id) ON DELETE CASCADE"),
                            .text("secret", personal: .offeredSecret), .integer("expires_at"),
                        ], primaryKey: "session_id")),
                .createIndex(Index("second_factor_offers_by_user", on: "second_factor_offers", "user_id")),
                .createIndex(Index("second_factor_offers_by_expiry", on: "second_factor_offers", "expires_at")),
            ]),
        // Of accounts from before nothing is known, and neither of those that programs open.
        Migration(
            module: "identity", number: 10, name: "add-agreed-terms",
            [
                .run("ALTER TABLE users ADD COLUMN terms_version TEXT"),
                .only(.sqlite, "ALTER TABLE users ADD COLUMN terms_agreed_at INTEGER"),
                .only(.postgres, "ALTER TABLE users ADD COLUMN terms_agreed_at BIGINT"),
            ]),
        CustomerGroupStore.migration,
        // What operators are narrowed to: `goods,orders`. Nothing for everybody from before: all functions.
        Migration(
            module: "identity", number: 12, name: "add-staff-functions",
            [
                .run(
                    """
                    ALTER TABLE users ADD COLUMN functions TEXT NOT NULL DEFAULT ''
                    CONSTRAINT users_functions CHECK (functions = '' OR role = 'operator' AND \(knownFunctions))
                    """),
                .run(
                    """
                    ALTER TABLE staff_invitations ADD COLUMN functions TEXT NOT NULL DEFAULT ''
                    CONSTRAINT staff_invitations_functions
                    CHECK (functions = '' OR role = 'operator' AND \(knownFunctions))
                    """),
            ]),
        // Lists show the end of a phone and no more, and that is what customers say.
        Migration(
            module: "identity", number: 13, name: "find-people-by-the-end-of-a-phone",
            [
                .createIndex(
                    Index(
                        "users_by_phone_end", on: "users", "substr(phone, length(phone) - 3), id",
                        where: "phone IS NOT NULL"))
            ]),
    ]

    /// That a list with commas names nothing but the five functions: nothing is left of it without them.
    private static let knownFunctions: SQL = """
        REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(functions || ',', 'goods,', ''), 'orders,', ''), 'service,', ''),
        'finance,', ''), 'stock,', '') = ''
        """

    /// Token families (kind `api`) and browser sessions. A browser session may belong to nobody yet. A session that is
    /// ended expires at 0.
    private static let sessions = Table(
        "sessions",
        [
            .integer("id"),
            .text("kind", "CHECK (kind IN ('api', 'browser'))"),
            .integer("user_id", optional: true, "REFERENCES users (id) ON DELETE CASCADE"),
            .text("token_hash", optional: true),
            .text("csrf_secret", optional: true),
            .integer("created_at"), .integer("used_at"), .integer("expires_at"),
            .text("device", personal: .session),
            .text("address", personal: .session),
        ], primaryKey: "id",
        constraints: [
            "CONSTRAINT sessions_token UNIQUE (token_hash)",
            "CONSTRAINT sessions_shape CHECK ((kind = 'browser') = (token_hash IS NOT NULL) "
                + "AND (kind = 'browser') = (csrf_secret IS NOT NULL) AND (kind = 'browser' OR user_id IS NOT NULL))",
        ])

    private static func token(_ name: String, more columns: [Column]) -> Table {
        Table(
            name,
            [
                .text("hash"), .integer("session_id", "REFERENCES sessions (id) ON DELETE CASCADE"),
                .integer("expires_at"),
            ] + columns, primaryKey: "hash")
    }
}
