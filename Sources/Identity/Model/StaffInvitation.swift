public import Kernel

/// Somebody who may open an account of the staff, until the invitation is taken, withdrawn or too old.
public struct StaffInvitation: Sendable, Hashable, Identifiable {
    public let id: InvitationID
    /// Folded.
    public let email: String
    public let role: Role
    /// What an operator is to be narrowed to.
    public let functions: StaffFunctions
    /// As `Actor` prints it.
    public let invitedBy: String
    public let createdAt: Timestamp
    public let expiresAt: Timestamp
}

/// An invitation with its token, which is told once: only its hash is kept.
public struct NewInvitation: Sendable {
    public let invitation: StaffInvitation
    public let token: String
}
