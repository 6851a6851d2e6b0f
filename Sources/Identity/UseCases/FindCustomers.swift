public import Database
public import Kernel

extension Identity {
    /// Of a search for customers so many are shown: whoever meets more types more.
    public static let customerSearchLimit = 100

    /// The people with exactly this e-mail address, phone or id.
    public static func people(knownAs text: String) -> Query<[UserID]> { CustomerStore.known(as: text) }

    /// The people with exactly this name, e-mail address, phone or id, staff too.
    public static func people(called text: String, limit: Int = customerSearchLimit) -> Query<[UserID]> {
        CustomerStore.called(text, limit: limit)
    }

    /// Shoppers, newest first.
    ///
    /// - Parameter group: only those who are in this group.
    public static func customers(
        ofGroup group: CustomerGroupID? = nil, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Profile> {
        if let group { return try members(of: group, after: cursor, limit: limit, in: session) }
        let found = try UserStore.page(roles: [.shopper], after: cursor, limit: limit, in: session)
        return Page(found, limit: limit) { Cursor(key: $0.id.rawValue, id: $0.id.rawValue) }
    }

    /// Shoppers with this e-mail address, phone, end of a phone or id, or whose name begins so: at most `limit`, by
    /// name.
    ///
    /// - Parameter group: only those who are in this group.
    public static func customers(
        matching text: String, ofGroup group: CustomerGroupID? = nil, limit: Int = customerSearchLimit,
        in session: Session
    ) throws -> [Profile] {
        try CustomerStore.matching(text, in: group, limit: limit, in: session)
    }

    /// - Throws: `NotFound` for who is no shopper.
    public static func customer(_ id: UserID, in session: Session) throws -> Profile {
        guard let person = try UserStore.profiles([id], in: session)[id], !person.role.isStaff else {
            throw NotFound("customer")
        }
        return person
    }

    /// A person's address book in a read that fetches more; at most `addressLimit`.
    public static func addresses(of user: UserID, in session: Session) throws -> [SavedAddress] {
        try AddressStore.all(of: user, limit: addressLimit, in: session)
    }
}

extension Identity {
    /// What staff noted about a customer, newest first; at most `Note.listLimit`.
    public static func notes(about user: UserID) -> Query<[Note]> { CustomerStore.notes(about: user) }

    /// Notes something about a customer for other staff, with a line in the audit log that does not repeat it.
    ///
    /// - Throws: `InputError`; `NotFound` for who is no shopper.
    public func addNote(
        _ text: String, about user: UserID, by caller: Caller, in transaction: Transaction
    ) throws -> Note {
        let note = Note(
            id: database.ids.next(), at: now, by: caller.actor.description, text: try Note.rule.checked(text))
        _ = try Self.customer(user, in: transaction.session)
        try CustomerStore.insert(note, about: user, in: transaction)
        try transaction.audit("note_added", of: user.description, by: caller, at: now, id: database.ids.nextRaw())
        return note
    }

    /// Permits staff to see a customer's personal data without masks: the audit log keeps who did.
    ///
    /// - Throws: `NotFound` for who is no shopper.
    public func showPersonalData(of user: UserID, by caller: Caller, in transaction: Transaction) throws {
        _ = try Self.customer(user, in: transaction.session)
        try transaction.audit(
            "personal_data_shown", of: user.description, by: caller, at: now, id: database.ids.nextRaw())
    }
}
