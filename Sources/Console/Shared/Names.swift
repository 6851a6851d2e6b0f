import Database
import Identity
import Kernel
import WebRuntime

/// The people whom histories know by their ids.
struct Names: Sendable {
    /// Who is asked for more at once is left with ids.
    private static let limit = 200

    private let people: [UserID: Profile]

    static let none = Names(people: [:])

    private init(people: [UserID: Profile]) {
        self.people = people
    }

    /// - Parameter actors: as `Actor` prints them; what is no person is passed over.
    init(of actors: some Sequence<String>, in session: Session) throws {
        let ids = Set(actors.compactMap { UserID($0) }).sorted().prefix(Self.limit)
        people = ids.isEmpty ? [:] : try Identity.profiles(Array(ids), in: session)
    }

    subscript(id: UserID) -> Profile? { people[id] }
}

extension PageFrame {
    /// Who did something, by name; the parts of the program by what they are.
    ///
    /// - Parameter actor: as `Actor` prints it.
    func actor(_ actor: String, _ names: Names) -> String {
        if let id = UserID(actor) { return names[id].map(name) ?? actor }
        return words.find("actor.\(actor.replacing(":", with: "."))") ?? actor
    }

    /// A person's name, a customer's behind its mask; of who has none, what the person is. Addresses and phones are
    /// told nowhere by the way.
    func name(_ person: Profile) -> String {
        if !person.role.isStaff { return customerName(person) }
        if !person.name.isEmpty { return person.name }
        return "\(words("role.\(person.role.rawValue)")) \(person.id)"
    }
}
