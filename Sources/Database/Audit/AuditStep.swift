/// One field that an edit changed, as details of the audit log tell it: `brand "半亩园" to "夜航"`.
public struct AuditStep: Sendable, Hashable {
    /// Longer values are cut: a line says what was changed, and is no copy of it.
    private static let valueLimit = 80

    /// As the API calls it.
    public let field: String
    /// Nil where there was nothing, and for a field whose texts are too long to stand in a line.
    public let old: String?
    public let new: String?

    /// - Parameters:
    ///   - old: nil for nothing; both nil where the line says no more than that the field was changed.
    public init(_ field: String, from old: String?, to new: String?) {
        self.field = field
        self.old = old.map(Self.cut)
        self.new = new.map(Self.cut)
    }

    /// The steps of an edit behind what it is about: `CUP: list_price none to "59.00 CNY"; code "CAP" to "CUP"`.
    public static func told(_ head: String, _ steps: [AuditStep]) -> String {
        steps.isEmpty ? head : "\(head): \(steps.map(\.told).joined(separator: "; "))"
    }

    /// What `told` wrote, taken apart; all of it is head where it is none of that, as in lines from before.
    public static func parts(of details: String) -> (head: String, steps: [AuditStep]) {
        for sign in details.ranges(of: ": ") {
            if let steps = Self.steps(in: details[sign.upperBound...]) {
                return (String(details[..<sign.lowerBound]), steps)
            }
        }
        return (details, [])
    }

    private var told: String {
        guard old != nil || new != nil else { return field }
        return "\(field) \(Self.quoted(old)) to \(Self.quoted(new))"
    }

    private static func steps(in text: Substring) -> [AuditStep]? {
        let value = /none|"(?:[^"\\]|\\.)*"/
        var (rest, steps) = (text, [AuditStep]())
        while let name = rest.prefixMatch(of: /[a-z_]+/)?.output {
            rest = rest[name.endIndex...]
            var (old, new): (Substring?, Substring?) = (nil, nil)
            if rest.hasPrefix(" ") {
                guard let first = rest.dropFirst().prefixMatch(of: value)?.output else { return nil }
                rest = rest[first.endIndex...]
                guard rest.hasPrefix(" to "), let second = rest.dropFirst(4).prefixMatch(of: value)?.output else {
                    return nil
                }
                rest = rest[second.endIndex...]
                (old, new) = (first, second)
            }
            steps.append(AuditStep(String(name), from: unquoted(old), to: unquoted(new)))
            if rest.isEmpty { return steps }
            guard rest.hasPrefix("; ") else { return nil }
            rest = rest.dropFirst(2)
        }
        return nil
    }

    private static func quoted(_ value: String?) -> String {
        guard let value else { return "none" }
        return "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    private static func unquoted(_ text: Substring?) -> String? {
        guard let text, text.hasPrefix("\"") else { return nil }
        return String(text.dropFirst().dropLast().replacing(/\\(.)/) { "\($0.output.1)" })
    }

    private static func cut(_ value: String) -> String {
        guard value.count > valueLimit else { return value }
        return "\(value.prefix(valueLimit - 1))…"
    }
}
