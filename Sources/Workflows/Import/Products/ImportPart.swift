/// One thing that an import changes of a product, from what to what.
public struct ImportPart: Sendable, Hashable {
    /// Longer texts are cut to where they begin to differ.
    private static let textLimit = 60
    /// What of the common beginning stays, for the eye.
    private static let leadLimit = 12

    /// The column of the file.
    public let column: String
    /// The variant's code, and of stock and bins the warehouse's; empty for the product's own columns.
    public let subject: String
    /// Empty: there was nothing.
    public let from: String
    /// Empty: there will be nothing. Both are empty where the two cannot be told apart in words, as two pictures.
    public let to: String

    init(_ column: String, of subject: String = "", from: String = "", to: String = "") {
        self.column = column
        self.subject = subject
        let (from, to) = (Self.oneLine(from), Self.oneLine(to))
        guard from != to else {
            (self.from, self.to) = ("", "")
            return
        }
        guard max(from.count, to.count) > Self.textLimit else {
            (self.from, self.to) = (from, to)
            return
        }
        let common = zip(from, to).prefix { $0 == $1 }.count
        let start = common > Self.leadLimit ? common - Self.leadLimit : 0
        (self.from, self.to) = (Self.excerpt(from, from: start), Self.excerpt(to, from: start))
    }

    /// `19.99 → 25.00`, `+ A-03` for what comes, `− A-03` for what goes.
    public var step: String {
        if from.isEmpty { return to.isEmpty ? "" : "+ \(to)" }
        return to.isEmpty ? "− \(from)" : "\(from) → \(to)"
    }

    /// With the column as people call it.
    public func text(column name: String) -> String {
        [name, subject, step].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The variant and the warehouse that first pieces and bins are of; nil for other columns.
    public var place: (code: String, warehouse: String)? {
        guard ["stock", "bins"].contains(column), let gap = subject.lastIndex(of: " ") else { return nil }
        return (String(subject[..<gap]), String(subject[subject.index(after: gap)...]))
    }

    /// A text on one line, cut to what fits beside others.
    static func excerpt(_ text: String, from start: Int = 0) -> String {
        let text = oneLine(text)
        let rest = text.dropFirst(start)
        let shown = rest.prefix(textLimit)
        guard !shown.isEmpty else { return "" }
        return "\(start > 0 ? "…" : "")\(shown)\(shown.count < rest.count ? "…" : "")"
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
