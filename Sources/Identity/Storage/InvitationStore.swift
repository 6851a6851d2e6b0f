import Database
import Kernel

/// SQL of `staff_invitations`.
enum InvitationStore {
    private static let columns: SQL = "id, email, role, functions, invited_by, created_at, expires_at"

    /// In place of another one for the same address.
    static func replace(_ invitation: StaffInvitation, tokenHash: String, in transaction: Transaction) throws {
        try transaction.post(
            """
            INSERT INTO staff_invitations (id, token_hash, email, role, functions, invited_by, created_at, expires_at)
            VALUES (\(invitation.id), \(tokenHash), \(invitation.email), \(invitation.role),
                \(invitation.functions), \(invitation.invitedBy), \(invitation.createdAt),
                \(invitation.expiresAt))
            ON CONFLICT (email) DO UPDATE SET
                id = excluded.id, token_hash = excluded.token_hash, role = excluded.role,
                functions = excluded.functions, invited_by = excluded.invited_by, created_at = excluded.created_at,
                expires_at = excluded.expires_at
            """)
    }

    /// Those that are open for other addresses.
    static func count(besides email: String, at now: Timestamp, in transaction: Transaction) throws -> Int {
        try transaction.first(
            "SELECT COUNT(*) FROM staff_invitations WHERE expires_at > \(now) AND email <> \(email)"
        ).map { try $0[0] } ?? 0
    }

    /// Newest first.
    static func open(at now: Timestamp, limit: Int, in session: Session) throws -> [StaffInvitation] {
        try session.rows(
            """
            SELECT \(columns) FROM staff_invitations WHERE expires_at > \(now) ORDER BY id DESC LIMIT \(limit)
            """
        ).map(invitation)
    }

    static func kept(_ ids: [InvitationID]) -> Query<[StaffInvitation]> {
        Query("SELECT \(columns) FROM staff_invitations WHERE id \(in: ids)") { try $0.map(invitation) }
    }

    static func find(_ tokenHash: String, at now: Timestamp, in session: Session) throws -> StaffInvitation? {
        try session.first(
            "SELECT \(columns) FROM staff_invitations WHERE token_hash = \(tokenHash) AND expires_at > \(now)"
        ).map(invitation)
    }

    /// Takes one: of many at once one gets it.
    static func take(_ tokenHash: String, at now: Timestamp, in transaction: Transaction) throws -> StaffInvitation? {
        try transaction.first(
            """
            DELETE FROM staff_invitations WHERE token_hash = \(tokenHash) AND expires_at > \(now)
            RETURNING \(columns)
            """
        ).map(invitation)
    }

    static func withdraw(_ id: InvitationID, in transaction: Transaction) throws -> StaffInvitation? {
        try transaction.first("DELETE FROM staff_invitations WHERE id = \(id) RETURNING \(columns)").map(invitation)
    }

    /// All that somebody made.
    static func withdrawAll(by inviter: Actor, in transaction: Transaction) throws -> [StaffInvitation] {
        try transaction.rows(
            "DELETE FROM staff_invitations WHERE invited_by = \(inviter.description) RETURNING \(columns)"
        ).map(invitation)
    }

    private static func invitation(_ row: Row) throws -> StaffInvitation {
        StaffInvitation(
            id: try row[0], email: try row[1], role: try row[2], functions: try row[3], invitedBy: try row[4],
            createdAt: try row[5], expiresAt: try row[6])
    }
}
