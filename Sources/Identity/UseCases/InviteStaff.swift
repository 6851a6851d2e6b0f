import Cryptography
public import Database
public import Kernel

extension Identity {
    /// An invitation to open an account of the staff, with its token, before anything is written: a transaction's body
    /// may run more than once.
    ///
    /// - Throws: `IdentityError.invalidEmail`, `functionsOfOperators`; `NotFound` for a role that is none of the
    ///   staff's.
    public func newInvitation(
        email text: String, role: Role, functions: StaffFunctions = .unlimited, by caller: Caller
    ) throws -> NewInvitation {
        guard let email = EmailAddress(text) else { throw IdentityError.invalidEmail }
        guard role.isStaff else { throw NotFound("role") }
        guard role.hasFunctions || functions == .unlimited else { throw IdentityError.functionsOfOperators }
        let now = now
        let invitation = StaffInvitation(
            id: database.ids.next(), email: email.folded, role: role, functions: functions,
            invitedBy: caller.actor.description, createdAt: now, expiresAt: now + configuration.invitationLife)
        return NewInvitation(invitation: invitation, token: random.token(byteCount: BearerToken.byteCount))
    }

    /// Writes an invitation, in place of an earlier one of the same address, with a line in the audit log.
    ///
    /// - Throws: `IdentityError.accountExists`, `tooManyInvitations`.
    public func invite(_ new: NewInvitation, by caller: Caller, in transaction: Transaction) throws {
        let invitation = new.invitation
        let identifier = EmailAddress(invitation.email).map(UserStore.Identifier.email)
        if let identifier, try UserStore.candidate(identifier, in: transaction.session) != nil {
            throw IdentityError.accountExists
        }
        // Administrators hold each other here, as where they change accounts: of two at once one is the last.
        _ = try UserStore.lockedActive(.administrator, in: transaction)
        let others = try InvitationStore.count(besides: invitation.email, at: now, in: transaction)
        guard others < Self.openInvitationLimit else { throw IdentityError.tooManyInvitations }
        try InvitationStore.replace(invitation, tokenHash: SHA256.hex(new.token), in: transaction)
        try transaction.audit(
            "staff_invited", of: invitation.id.description,
            "\(invitation.role.details(invitation.functions)), \(invitation.id)", by: caller, at: now,
            id: database.ids.nextRaw())
    }

    /// Sends the message, once the invitation is committed.
    ///
    /// - Parameter link: the page where the token is taken.
    /// - Returns: whether it left; otherwise the link has to be handed over.
    public func send(_ new: NewInvitation, link: String) async -> Bool {
        do {
            try await sender.invite(InvitationMessage(email: new.invitation.email, link: link))
            return true
        } catch {
            return false
        }
    }

    /// Those that are open, newest first, at most `openInvitationLimit`.
    public func openInvitations() async throws -> [StaffInvitation] {
        let now = now
        return try await database.read {
            try InvitationStore.open(at: now, limit: Self.openInvitationLimit, in: $0)
        }
    }

    /// Those of these that are kept still: nobody has taken or withdrawn them.
    public static func invitations(_ ids: [InvitationID]) -> Query<[StaffInvitation]> { InvitationStore.kept(ids) }

    /// Takes an invitation back, with a line in the audit log.
    ///
    /// - Throws: `NotFound` for one that is not open.
    public func withdrawInvitation(_ id: InvitationID, by caller: Caller) async throws {
        let now = now
        try await database.write { transaction in
            guard let taken = try InvitationStore.withdraw(id, in: transaction) else { throw NotFound("invitation") }
            try auditWithdrawal(of: taken, by: caller, at: now, in: transaction)
        }
    }

    /// Takes back what somebody made who may invite nobody from now on: the links lead nowhere. A line in the audit log
    /// for each.
    func withdrawInvitations(madeBy user: UserID, by caller: Caller, in transaction: Transaction) throws {
        for taken in try InvitationStore.withdrawAll(by: .user(user), in: transaction).sorted(by: { $0.id < $1.id }) {
            try auditWithdrawal(of: taken, by: caller, at: now, in: transaction)
        }
    }

    private func auditWithdrawal(
        of invitation: StaffInvitation, by caller: Caller, at now: Timestamp, in transaction: Transaction
    ) throws {
        try transaction.audit(
            "invitation_withdrawn", of: invitation.id.description, invitation.role.rawValue, by: caller, at: now,
            id: database.ids.nextRaw())
    }

    /// What a link invites to; nil where it is over.
    public func invitation(_ token: String) async throws -> StaffInvitation? {
        guard BearerToken.isPlausible(token) else { return nil }
        let (hash, now) = (SHA256.hex(token), now)
        return try await database.read { try InvitationStore.find(hash, at: now, in: $0) }
    }

    /// Opens the account that a link invites to, once, and goes on as a sign-in does: with the second step where staff
    /// have to have one.
    ///
    /// - Parameter requestID: of the request, for the audit log.
    /// - Throws: `IdentityError.invitationOver`, `weakPassword`, `invalidName`, `accountExists`, `throttled`;
    ///   `PasswordHashingError.busy`.
    public func acceptInvitation(
        _ token: String, name: String, password: String, replacing browserToken: String?, from origin: Origin,
        requestID: String? = nil
    ) async throws -> BrowserSignedIn {
        guard let open = try await invitation(token), let email = EmailAddress(open.email) else {
            throw IdentityError.invitationOver
        }
        let name = try PersonName.checked(name)
        let accepted = try acceptedPassword(password, email: email, phone: nil)
        if let address = addressThrottle("register", origin, rule: configuration.addressRule) {
            let now = now
            try await database.write { try ThrottleStore.count(address.key, rule: address.rule, at: now, in: $0) }
        }
        let opening = browserOpening(origin, replacing: browserToken)
        let user = UserStore.NewUser(
            id: database.ids.next(), email: email, phone: nil, name: name,
            passwordHash: try await passwords.hash(accepted), role: open.role, functions: open.functions)
        let hash = SHA256.hex(token)
        let proved = try await database.write { transaction in
            guard let taken = try InvitationStore.take(hash, at: opening.now, in: transaction), taken.id == open.id
            else { throw IdentityError.invitationOver }
            guard let profile = try UserStore.insert(user, at: opening.now, in: transaction) else {
                throw IdentityError.accountExists
            }
            // With the invitation's id: its line says who invited.
            try audit(
                "invitation_accepted", of: profile.id, "\(taken.role.details(taken.functions)), \(taken.id)",
                by: Caller(.user(profile.id), requestID: requestID), in: transaction)
            return try self.open(opening, for: profile, nil, in: transaction)
        }
        return opening.browserSignedIn(proved.user, step: proved.step)
    }
}
