/// The pages of the help centre, in the order of its menu. The names stand in their addresses.
public enum HelpTopic: String, Sendable, CaseIterable {
    case buying, payment, delivery, returns, invoices, privacy, terms
}

extension Paths {
    public func help(_ topic: HelpTopic) -> String { self(.helpTopic, topic.rawValue) }
}
