/// What staff wrote about an order or a customer, for each other.
public struct Note: Sendable, Hashable, Identifiable {
    public let id: NoteID
    public let at: Timestamp
    /// As `Actor` prints it.
    public let by: String
    public let text: String

    /// Of one thing, so many are shown: the newest.
    public static let listLimit = 50
    /// What a note must be.
    public static let rule = TextRule(field: "note", length: 1...1_000, allowsLines: true)

    public init(id: NoteID, at: Timestamp, by: String, text: String) {
        self.id = id
        self.at = at
        self.by = by
        self.text = text
    }
}
