public import Database
public import Kernel

extension Identity {
    /// The members of a group, newest account first; none where there is no such group.
    public static func members(
        of id: CustomerGroupID, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Profile> {
        let found = try CustomerGroupStore.members(of: id, after: cursor, limit: limit, in: session)
        return Page(found, limit: limit) { Cursor(key: $0.id.rawValue, id: $0.id.rawValue) }
    }

    /// Puts a customer into a group, with a line in the audit log about the customer; who is in it already stays, and
    /// nothing is written.
    ///
    /// - Returns: whether the customer was not in it before.
    /// - Throws: `NotFound` for no such group, and for who is no customer or has a closed account;
    ///   `IdentityError.tooManyGroupsOfCustomer`, exactly, however many come at once.
    @discardableResult
    public func addMember(
        _ user: UserID, to id: CustomerGroupID, by caller: Caller, in transaction: Transaction
    ) throws -> Bool {
        switch try join([user], id, by: caller, in: transaction)[0] {
        case .added: return true
        case .already, .repeated: return false
        case .full: throw IdentityError.tooManyGroupsOfCustomer
        case .unknown: throw NotFound("customer")
        }
    }

    /// Puts those into a group who have these e-mail addresses, phones or ids: whoever is found and has room joins,
    /// with a line in the audit log each, and of the others it is told why they do not.
    ///
    /// - Returns: what became of each text, in their order.
    /// - Throws: `NotFound` for no such group; `InputError` for none, and for more than `CustomerGroup.contactLimit`.
    public func addMembers(
        knownAs texts: [String], to id: CustomerGroupID, by caller: Caller, in transaction: Transaction
    ) throws -> [JoinResult] {
        guard !texts.isEmpty else { throw InputError.missing(field: "contacts") }
        guard texts.count <= CustomerGroup.contactLimit else {
            throw InputError.invalid(field: "contacts", reason: .tooManyRows(CustomerGroup.contactLimit))
        }
        let contacts = texts.map { (id: UserID($0), email: EmailAddress($0)?.folded, phone: PhoneNumber($0)?.e164) }
        let owners = try CustomerGroupStore.owners(
            emails: contacts.compactMap(\.email), phones: contacts.compactMap(\.phone), in: transaction.session)
        let users = contacts.map { contact in
            contact.id ?? contact.email.flatMap { owners.byEmail[$0] } ?? contact.phone.flatMap { owners.byPhone[$0] }
        }
        let outcomes = try join(users, id, by: caller, in: transaction)
        return zip(texts, outcomes).map { JoinResult(text: $0, outcome: $1) }
    }

    /// Takes a customer out of a group, with a line in the audit log about the customer.
    ///
    /// - Throws: `NotFound` for no such group, and for who is not in it.
    public func removeMember(
        _ user: UserID, from id: CustomerGroupID, by caller: Caller, in transaction: Transaction
    ) throws {
        let group = try Self.customerGroup(id, in: transaction.session)
        guard try CustomerGroupStore.removeMember(user, of: id, in: transaction) else {
            throw NotFound("member of the group")
        }
        try audit("group_member_removed", of: user, group.logName, by: caller, in: transaction)
    }

    /// - Parameter users: nil for who was not found.
    private func join(
        _ users: [UserID?], _ id: CustomerGroupID, by caller: Caller, in transaction: Transaction
    ) throws -> [JoinOutcome] {
        // The group must not go meanwhile; then the customers, in the order of their ids: of two who add the same one
        // at once, the second finds it there, and counts the groups that the first one added.
        guard let group = try CustomerGroupStore.locked(id, .forKeyShare, in: transaction) else {
            throw NotFound("customer group")
        }
        let found = Set(users.compactMap(\.self)).sorted()
        guard !found.isEmpty else { return users.map { _ in .unknown } }
        let customers = try CustomerGroupStore.lockedCustomers(found, in: transaction)
        let standing = try CustomerGroupStore.standing(of: found, in: id, transaction)
        var (entries, joining): ([UserID: Int], [UserID]) = ([:], [])
        let outcomes = users.enumerated().map { index, user -> JoinOutcome in
            guard let user, customers.contains(user) else { return .unknown }
            if let first = entries[user] { return .repeated(entry: first) }
            entries[user] = index + 1
            let (isMember, groups) = standing[user] ?? (false, 0)
            if isMember { return .already(user) }
            guard groups < CustomerGroup.limitOfCustomer else { return .full(user) }
            joining.append(user)
            return .added(user)
        }
        guard !joining.isEmpty else { return outcomes }
        try CustomerGroupStore.insertMembers(joining, of: id, in: transaction)
        try transaction.audit(
            joining.map { user in
                AuditNote(
                    id: database.ids.nextRaw(), action: "group_member_added", subject: user.description,
                    details: group.logName)
            }, by: caller, at: now)
        return outcomes
    }
}
