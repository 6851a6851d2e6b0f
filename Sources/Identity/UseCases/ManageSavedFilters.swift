public import Database
public import Kernel

extension Identity {
    /// A person's filters of one list, by name.
    public static func savedFilters(
        of user: UserID, list: String, in session: Session
    ) throws -> [SavedFilter] {
        try SavedFilterStore.all(of: user, list: list, in: session)
    }

    /// Keeps a filter under a name, in place of what had it, with a line in the audit log that does not tell what it
    /// looks for.
    ///
    /// - Throws: `IdentityError.tooManyFilters`, exactly, however many come at once; `InputError`; `NotFound` for no
    ///   such person.
    public func saveFilter(
        named name: String, query: String, list: String, of user: UserID, by caller: Caller,
        in transaction: Transaction
    ) throws -> SavedFilter {
        let filter = SavedFilter(
            id: database.ids.next(), name: try SavedFilter.nameRule.checked(name),
            query: try SavedFilter.queryRule.checked(query))
        // The owner's row stands for all of them: one change at a time.
        guard try UserStore.locked(.id(user), in: transaction) != nil else { throw NotFound("person") }
        let all = try SavedFilterStore.all(of: user, list: list, in: transaction.session)
        guard all.count < SavedFilter.limit || all.contains(where: { $0.name == filter.name }) else {
            throw IdentityError.tooManyFilters
        }
        try SavedFilterStore.put(filter, of: user, list: list, at: now, in: transaction)
        try transaction.audit(
            "filter_saved", of: user.description, by: caller, at: now, id: database.ids.nextRaw())
        return filter
    }

    /// Calls a filter otherwise; called the same again, nothing happens.
    ///
    /// - Throws: `InputError` of `new_name`, also where another filter of the list has the name; `NotFound` for one
    ///   that is not there or somebody else's.
    public func renameFilter(
        _ id: SavedFilterID, to name: String, list: String, of user: UserID, by caller: Caller,
        in transaction: Transaction
    ) throws {
        let name = try SavedFilter.newNameRule.checked(name)
        guard try UserStore.locked(.id(user), in: transaction) != nil else { throw NotFound("person") }
        let all = try SavedFilterStore.all(of: user, list: list, in: transaction.session)
        guard let filter = all.first(where: { $0.id == id }) else { throw NotFound("filter") }
        guard filter.name != name else { return }
        guard !all.contains(where: { $0.name == name }) else {
            throw InputError.invalid(field: "new_name", reason: .twice)
        }
        guard try SavedFilterStore.rename(id, of: user, list: list, to: name, in: transaction) else {
            throw NotFound("filter")
        }
        try transaction.audit(
            "filter_renamed", of: user.description, by: caller, at: now, id: database.ids.nextRaw())
    }

    /// - Throws: `NotFound` for one that is not there or somebody else's.
    public func removeFilter(
        _ id: SavedFilterID, of user: UserID, by caller: Caller, in transaction: Transaction
    ) throws {
        guard try SavedFilterStore.delete(id, of: user, in: transaction) else { throw NotFound("filter") }
        try transaction.audit(
            "filter_removed", of: user.description, by: caller, at: now, id: database.ids.nextRaw())
    }
}
