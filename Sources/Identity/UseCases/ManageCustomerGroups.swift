public import Database
public import Kernel

extension Identity {
    /// All groups, by name; at most `CustomerGroup.limit`.
    public static var customerGroups: Query<[CustomerGroup]> { CustomerGroupStore.all }

    /// How many customers each group has, each counted up to `limit`; a group without any is left out.
    public static func customerGroupCounts(
        upTo limit: Int = CustomerGroup.countLimit
    ) -> Query<[CustomerGroupID: Int]> {
        CustomerGroupStore.counts(upTo: limit)
    }

    /// How many customers one group has.
    public static func customerCount(of id: CustomerGroupID, in session: Session) throws -> Int {
        try CustomerGroupStore.count(of: id, in: session)
    }

    /// What all groups are called.
    public static func customerGroupNames(in session: Session) throws -> [CustomerGroupID: String] {
        let groups = try session.run(CustomerGroupStore.all)
        return Dictionary(uniqueKeysWithValues: groups.map { ($0.id, $0.name) })
    }

    /// - Throws: `NotFound`.
    public static func customerGroup(_ id: CustomerGroupID, in session: Session) throws -> CustomerGroup {
        guard let group = try CustomerGroupStore.find(id, in: session) else { throw NotFound("customer group") }
        return group
    }

    /// The groups that a person is in, in the order of their ids; at most `CustomerGroup.limitOfCustomer`. One
    /// statement by an index: fit for whoever prices a cart.
    public static func customerGroups(of user: UserID, in session: Session) throws -> [CustomerGroupID] {
        try session.run(CustomerGroupStore.groups(of: [user]))[user] ?? []
    }

    /// The same of many at once, to be sent with other queries in one trip; who is in none is left out.
    public static func customerGroups(of users: [UserID]) -> Query<[UserID: [CustomerGroupID]]> {
        CustomerGroupStore.groups(of: users)
    }

    /// Makes a group without members.
    ///
    /// - Throws: `InputError`; `IdentityError.groupNameTaken`, `.tooManyGroups`, exactly, however many come at once.
    public func createCustomerGroup(
        name: String, note: String = "", by caller: Caller, in transaction: Transaction
    ) throws -> CustomerGroup {
        let group = CustomerGroup(
            id: database.ids.next(), name: try CustomerGroup.nameRule.checked(name),
            note: try CustomerGroup.noteRule.checked(note), version: 1, createdAt: now)
        guard try CustomerGroupStore.lockedCount(in: transaction) < CustomerGroup.limit else {
            throw IdentityError.tooManyGroups
        }
        guard try CustomerGroupStore.insert(group, in: transaction) else { throw IdentityError.groupNameTaken }
        try audit("group_created", of: group.id, group.name, by: caller, in: transaction)
        return group
    }

    /// Changes a group as it was at `version`; nil leaves a field as it is.
    ///
    /// - Throws: `NotFound`; `IdentityError.staleVersion`, `.groupNameTaken`; `InputError`.
    public func changeCustomerGroup(
        _ id: CustomerGroupID, version: Int, name: String?, note: String?, by caller: Caller,
        in transaction: Transaction
    ) throws -> CustomerGroup {
        let name = try name.map(CustomerGroup.nameRule.checked)
        let note = try note.map(CustomerGroup.noteRule.checked)
        guard let old = try CustomerGroupStore.locked(id, .forUpdate, in: transaction) else {
            throw NotFound("customer group")
        }
        let new = try CustomerGroupStore.change(
            id, version: version, name: name ?? old.name, note: note ?? old.note, in: transaction)
        guard let new else { throw IdentityError.staleVersion }
        let details = new.name == old.name ? new.name : "\(old.name) to \(new.name)"
        try audit("group_changed", of: id, details, by: caller, in: transaction)
        return new
    }

    /// Deletes a group as it was at `version`; its members stay customers and are in it no more.
    ///
    /// - Returns: how many members it had.
    /// - Throws: `NotFound`; `IdentityError.staleVersion`.
    @discardableResult
    public func removeCustomerGroup(
        _ id: CustomerGroupID, version: Int, by caller: Caller, in transaction: Transaction
    ) throws -> Int {
        // Whoever is just adding members holds the group as well: none is left behind uncounted.
        guard let group = try CustomerGroupStore.locked(id, .forUpdate, in: transaction) else {
            throw NotFound("customer group")
        }
        guard group.version == version else { throw IdentityError.staleVersion }
        let members = try CustomerGroupStore.removeMembers(of: id, in: transaction)
        guard try CustomerGroupStore.delete(id, version: version, in: transaction) else {
            throw IdentityError.staleVersion
        }
        try audit("group_removed", of: id, "\(group.name): \(members)", by: caller, in: transaction)
        return members
    }

    private func audit(
        _ action: String, of id: CustomerGroupID, _ details: String, by caller: Caller, in transaction: Transaction
    ) throws {
        try transaction.audit(action, of: id.description, details, by: caller, at: now, id: database.ids.nextRaw())
    }
}
