public import Kernel

/// Customers whom the shop treats alike, wholesalers for instance. A customer may be in several groups.
public struct CustomerGroup: Sendable, Hashable, Identifiable {
    /// Groups of one shop.
    public static let limit = 200
    /// Groups that one customer is in.
    public static let limitOfCustomer = 20
    /// E-mail addresses, phones and ids that are taken at once.
    public static let contactLimit = 500

    /// Of each group so many members are counted where all groups are listed: a larger group has that many and more.
    public static let countLimit = 10_000

    /// Characters of a name.
    public static let nameLimit = 50
    /// Characters of a note.
    public static let noteLimit = 200

    static let nameRule = TextRule(field: "name", length: 1...nameLimit)
    static let noteRule = TextRule(field: "note", length: 0...noteLimit)

    public let id: CustomerGroupID
    /// No other group has it.
    public let name: String
    /// For staff; may be empty.
    public let note: String
    /// Grows with every change of name and note: the `If-Match` of the group. Who comes and goes leaves it.
    public let version: Int
    public let createdAt: Timestamp

    /// How the audit log names it: a group may be gone when somebody reads the line.
    var logName: String { "\(name) (\(id))" }
}

/// What became of one of many who were to join a group.
public enum JoinOutcome: Sendable, Hashable {
    case added(UserID)
    /// In the group before.
    case already(UserID)
    /// The same customer as another entry, counted from 1.
    case repeated(entry: Int)
    /// In as many groups as a customer may be.
    case full(UserID)
    /// No customer has this e-mail address, phone or id, or the account is closed.
    case unknown
}

/// One of many who were to join a group, as it was typed, and what became of it.
public struct JoinResult: Sendable, Hashable {
    public let text: String
    public let outcome: JoinOutcome
}
