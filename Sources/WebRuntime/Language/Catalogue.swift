/// One text in every language: a phrase that lacks one does not compile.
///
/// `{name}` stands for a value.
public struct Phrase: Sendable, Equatable {
    public let chinese: String
    public let english: String

    public init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    public func text(in language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}

/// Phrases by key. Each surface has its own and merges it with `Catalogue.shared` at the root.
public struct Catalogue: Sendable, ExpressibleByDictionaryLiteral {
    public private(set) var phrases: [String: Phrase]

    /// A key that is there twice is a programmer's mistake.
    public init(dictionaryLiteral elements: (String, Phrase)...) {
        phrases = Dictionary(uniqueKeysWithValues: elements)
    }

    /// Both catalogues as one; a key that both have is a programmer's mistake.
    public func merging(_ other: Catalogue) -> Catalogue {
        var sum = self
        sum.phrases.merge(other.phrases) { old, new in preconditionFailure("phrases \(old) and \(new) have one key") }
        return sum
    }

    public func strings(in language: Language) -> Strings {
        Strings(language: language, catalogue: self)
    }
}

/// The catalogue in one language, as views use it: `words("cart.title")`, `words("cart.lines", ["count": "3"])`.
public struct Strings: Sendable {
    public let language: Language
    private let texts: [String: String]

    init(language: Language, catalogue: Catalogue) {
        self.language = language
        texts = catalogue.phrases.mapValues { $0.text(in: language) }
    }

    /// The text; the key itself where there is none, so that a gap shows instead of a blank page.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        find(key, values) ?? key
    }

    /// The text; nil where there is none.
    public func find(_ key: String, _ values: [String: String] = [:]) -> String? {
        guard let text = texts[key] else { return nil }
        return values.isEmpty ? text : Self.fill(text, values)
    }

    /// Puts values where their names stand in braces. A value that has braces itself stays as it is.
    private static func fill(_ text: String, _ values: [String: String]) -> String {
        let source = text.utf8
        var filled: [UInt8] = []
        filled.reserveCapacity(source.count + values.values.reduce(0) { $0 + $1.utf8.count })
        var start = source.startIndex
        while let open = source[start...].firstIndex(of: UInt8(ascii: "{")),
            let close = source[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            filled += source[start..<open]
            start = source.index(after: close)
            if let value = values[String(text[source.index(after: open)..<close])] {
                filled += value.utf8
            } else {
                filled += source[open..<start]
            }
        }
        filled += source[start...]
        return String(decoding: filled, as: UTF8.self)
    }
}
