import Kernel

/// The ways from one page of a list to the others.
extension PageFrame {
    /// The way to the next page of a list, where there is one; in the console the ways back to the page before and to
    /// the first one as well. The shop's own lists have their own way back.
    ///
    /// - Parameter url: this list with the cursor of its next page.
    public func nextPageLink(_ url: String?) -> HTML {
        let steps = localPath.hasPrefix("/console") ? PageSteps(url: otherLanguageURL) : nil
        let previous: HTML? = steps?.previous.map { step(paths.safeReturn(to: $0), "prev", words("page.previous")) }
        let next: HTML? = url.map { step(steps?.marked($0) ?? $0, "next", words("page.next")) }
        let first: HTML? = steps?.first.map { "<a href=\"\(paths.safeReturn(to: $0))\">\(words("page.first"))</a>" }
        guard previous != nil || next != nil else { return "" }
        return "<p class=\"more\">\(previous.map { "\($0) " as HTML })\(next.map { "\($0) " as HTML })\(first)</p>"
    }

    private func step(_ url: String, _ relation: String, _ label: String) -> HTML {
        "<a class=\"button quiet\" rel=\"\(relation)\" href=\"\(url)\">\(label)</a>"
    }
}

/// The pages of a list that led to this one. A cursor leads only onwards, so each address of a later page names those
/// of the pages before it.
struct PageSteps {
    /// Pages that are remembered; from further on the way back leads to the first page.
    static let limit = 50

    /// The address with everything but the list's place.
    private let path: Substring
    private let fields: [Substring]
    /// Of this page; nil on the first one.
    private let cursor: Cursor?
    /// Of the pages between the first one and this one.
    private let earlier: [Cursor]

    /// - Parameter url: the address of a page, in any language.
    init(url: String) {
        let parts = url.split(separator: "?", maxSplits: 1)
        path = parts.first ?? ""
        var fields: [Substring] = []
        var cursor: Cursor?
        var earlier: [Cursor] = []
        for field in parts.count == 2 ? parts[1].split(separator: "&") : [] {
            if field.hasPrefix("cursor=") {
                cursor = Cursor(field.dropFirst("cursor=".count))
            } else if field.hasPrefix("earlier=") {
                earlier = field.dropFirst("earlier=".count).split(separator: "~").compactMap { Cursor($0) }
            } else {
                fields.append(field)
            }
        }
        (self.fields, self.cursor, self.earlier) = (fields, cursor, cursor == nil ? [] : earlier.suffix(Self.limit))
    }

    /// The page before this one; nil on the first one.
    var previous: String? { cursor == nil ? nil : address(earlier.last, after: earlier.dropLast()) }

    /// Nil where the page before is the first one, and there.
    var first: String? { earlier.isEmpty ? nil : address(nil, after: []) }

    /// The address of the next page, with the way back to this one.
    func marked(_ url: String) -> String {
        guard let cursor else { return url }
        return "\(url)&\(field(earlier + [cursor]))"
    }

    private func address(_ cursor: Cursor?, after earlier: [Cursor]) -> String {
        let place = [cursor.map { "cursor=\($0.text)"[...] }, earlier.isEmpty ? nil : field(earlier)[...]]
        let query = (fields + place.compactMap(\.self)).joined(separator: "&")
        return query.isEmpty ? String(path) : "\(path)?\(query)"
    }

    private func field(_ cursors: [Cursor]) -> String {
        "earlier=\(cursors.suffix(Self.limit).map(\.text).joined(separator: "~"))"
    }
}
