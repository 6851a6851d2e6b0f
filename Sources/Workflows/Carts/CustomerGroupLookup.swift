public import Database
import Identity
public import Kernel

/// Who is in which group of customers, and what groups there are: the one place where prices ask for it.
public struct CustomerGroupLookup: Sendable {
    /// The groups that staff keep of people.
    public static let people = CustomerGroupLookup(
        groups: { users, session in
            try session.run(Identity.customerGroups(of: Array(users))).mapValues { Set($0) }
        },
        names: { session in try session.run(Identity.customerGroups).map { ($0.id, $0.name) } })

    /// The groups of each of these customers, in one look; who is in none may be missing.
    let groups: @Sendable (_ users: Set<UserID>, _ session: Session) throws -> [UserID: Set<CustomerGroupID>]
    /// Every group with its name, in the order in which staff are offered them.
    let names: @Sendable (_ session: Session) throws -> [(id: CustomerGroupID, name: String)]

    public init(
        groups: @escaping @Sendable (_ users: Set<UserID>, _ session: Session) throws -> [UserID: Set<CustomerGroupID>],
        names: @escaping @Sendable (_ session: Session) throws -> [(id: CustomerGroupID, name: String)]
    ) {
        self.groups = groups
        self.names = names
    }

    /// The groups of those of these buyers who are signed in. Nobody is looked up for goods without group prices, and
    /// a guest is in no group.
    func groups(
        of buyers: some Sequence<Buyer>, for hasGroupPrices: Bool, in session: Session
    ) throws -> [UserID: Set<CustomerGroupID>] {
        guard hasGroupPrices else { return [:] }
        let users = Set(buyers.compactMap(\.userID))
        return users.isEmpty ? [:] : try groups(users, session)
    }
}

extension Buyer {
    /// Nil for a guest.
    var userID: UserID? {
        switch self {
        case .user(let id): id
        case .guest: nil
        }
    }
}

extension [UserID: Set<CustomerGroupID>] {
    func groups(of buyer: Buyer) -> Set<CustomerGroupID> { buyer.userID.flatMap { self[$0] } ?? [] }
}
