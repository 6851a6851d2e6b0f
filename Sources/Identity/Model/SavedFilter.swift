public import Kernel

/// What somebody of the staff lists again and again.
public struct SavedFilter: Sendable, Hashable, Identifiable {
    public let id: SavedFilterID
    public let name: String
    /// The query of the list's address: `state=allocated&sort=oldest`.
    public let query: String

    /// One person's, of one list.
    public static let limit = 20
    static let nameRule = TextRule(field: "name", length: 1...50)
    static let queryRule = TextRule(field: "query", length: 0...1_000)
}
