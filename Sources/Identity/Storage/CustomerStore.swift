import Database
import Kernel

/// Customers as staff find them, and what staff note about them.
enum CustomerStore {
    /// Those with exactly this address, phone or id.
    static func known(as text: String) -> Query<[UserID]> {
        let parts = identities(text).map { "SELECT id FROM users WHERE \($0)" as SQL }
        guard !parts.isEmpty else { return Query("SELECT id FROM users WHERE id IS NULL") { _ in [] } }
        return Query(SQL(parts, separator: " UNION ")) { rows in try rows.map { try $0[0] } }
    }

    /// The same, and whoever has exactly this name, of any role.
    static func called(_ text: String, limit: Int) -> Query<[UserID]> {
        let parts = (identities(text) + ["name = \(text)"]).map { "SELECT id FROM users WHERE \($0)" as SQL }
        let all = SQL(parts, separator: " UNION ")
        return Query("SELECT id FROM (\(all)) AS found ORDER BY id LIMIT \(limit)") { rows in try rows.map { try $0[0] }
        }
    }

    /// Shorter beginnings of addresses fit too many.
    private static let emailLength = 3

    /// What callers say of a phone: its end.
    private static let phoneEndLength = 4...10

    /// Those whose phone ends so, by the index of the last four figures; nil for what is no end of a number. Figures
    /// behind a mask are as good as without.
    private static func phoneEnd(_ text: String) -> SQL? {
        let end = text.split(separator: "*", omittingEmptySubsequences: false).last ?? ""
        guard phoneEndLength.contains(end.count), end.allSatisfy({ $0.isASCII && $0.isWholeNumber }) else { return nil }
        return """
            phone IS NOT NULL AND substr(phone, length(phone) - 3) = \(String(end.suffix(phoneEndLength.lowerBound)))
                AND phone LIKE \("%" + end)
            """
    }

    /// Shoppers with this phone, its end, or this id, or whose name or address begins so, each by its index; by name.
    static func matching(
        _ text: String, in group: CustomerGroupID?, limit: Int, in session: Session
    ) throws -> [Profile] {
        let columns = UserStore.columns
        let wanted: SQL =
            group.map { group in
                """
                role = 'shopper' AND EXISTS (
                    SELECT 1 FROM customer_group_members m WHERE m.group_id = \(group) AND m.user_id = users.id)
                """
            } ?? "role = 'shopper'"
        var known = identities(text).map { "SELECT \(columns) FROM users WHERE \($0) AND \(wanted)" as SQL }
        if let ending = phoneEnd(text) {
            known.append(
                """
                SELECT \(columns) FROM (
                    SELECT \(columns) FROM users WHERE \(ending) AND \(wanted) ORDER BY id DESC LIMIT \(limit)
                ) AS ending
                """)
        }
        let named: SQL = """
            SELECT \(columns) FROM (
                SELECT \(columns) FROM users
                WHERE name >= \(text) AND name < \(text + "\u{10FFFF}") AND \(wanted)
                ORDER BY name, id LIMIT \(limit)
            ) AS named
            """
        // Addresses are kept in small letters, and hold no blanks.
        let folded = text.lowercased()
        let isAddress = folded.count >= emailLength && folded.allSatisfy { $0.isASCII && !$0.isWhitespace }
        let addressed: SQL = """
            SELECT \(columns) FROM (
                SELECT \(columns) FROM users
                WHERE email >= \(folded) AND email < \(folded + "~") AND \(wanted)
                ORDER BY email, id LIMIT \(limit)
            ) AS addressed
            """
        let all = SQL(known + [named] + (isAddress ? [addressed] : []), separator: " UNION ")
        return try session.rows("SELECT \(columns) FROM (\(all)) AS found ORDER BY name, id LIMIT \(limit)")
            .map(UserStore.profile)
    }

    private static func identities(_ text: String) -> [SQL] {
        var conditions: [SQL] = []
        if let id = UserID(text) { conditions.append("id = \(id)") }
        if let email = EmailAddress(text) { conditions.append("email = \(email.folded)") }
        if let phone = PhoneNumber(text) { conditions.append("phone = \(phone.e164)") }
        return conditions
    }

    static func insert(_ note: Note, about user: UserID, in transaction: Transaction) throws {
        try transaction.post(
            """
            INSERT INTO customer_notes (id, user_id, at, by, text)
            VALUES (\(note.id), \(user), \(note.at), \(note.by), \(note.text))
            """)
    }

    /// Newest first.
    static func notes(about user: UserID) -> Query<[Note]> {
        Query(
            """
            SELECT id, at, by, text FROM customer_notes WHERE user_id = \(user)
            ORDER BY id DESC LIMIT \(Note.listLimit)
            """
        ) { rows in
            try rows.map { Note(id: try $0[0], at: try $0[1], by: try $0[2], text: try $0[3]) }
        }
    }
}
