public import Kernel

/// What somebody of the staff lists again and again.
public struct SavedFilter: Sendable, Hashable, Identifiable {
    public let id: SavedFilterID
    public let name: String
    /// The query of the list's address: `state=allocated&sort=oldest`.
    public let query: String

    /// One person's, of one list.
    public static let limit = 20
    private static let nameLength = 1...50
    static let nameRule = TextRule(field: "name", length: nameLength)
    /// A page has the field of a first name beside it.
    static let newNameRule = TextRule(field: "new_name", length: nameLength)
    static let queryRule = TextRule(field: "query", length: 0...1_000)
}
