import Kernel

/// One English word as one and as many: cup and cups, brush and brushes, knife and knives.
enum WordForms {
    /// Goods that have a word, from which on it is enough as it was typed.
    static let few = 20
    /// Shorter words have no forms: `as`, `gas`.
    private static let lengthMinimum = 3
    /// What ends in these is no plural: dress, cactus, basis.
    private static let singularEndings = ["ss", "us", "is"]
    private static let hisses = ["s", "x", "z", "ch", "sh"]

    /// The other forms that a word may have; not all of them need be words. Empty for what has other letters.
    static func others(of word: String) -> [String] {
        guard word.count >= lengthMinimum, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return [] }
        guard word.hasSuffix("s"), !singularEndings.contains(where: word.hasSuffix) else { return plurals(of: word) }
        let stem = String(word.dropLast())
        if word.hasSuffix("ies") { return [String(word.dropLast(3)) + "y", stem] }
        if word.hasSuffix("ves") { return [String(word.dropLast(3)) + "f", String(word.dropLast(3)) + "fe", stem] }
        let short = String(word.dropLast(2))
        return word.hasSuffix("es") && hisses.contains(where: short.hasSuffix) ? [short, stem] : [stem]
    }

    private static func plurals(of word: String) -> [String] {
        if hisses.contains(where: word.hasSuffix) { return [word + "es"] }
        if word.hasSuffix("y") { return [word + "s", String(word.dropLast()) + "ies"] }
        if word.hasSuffix("f") { return [word + "s", String(word.dropLast()) + "ves"] }
        return word.hasSuffix("fe") ? [word + "s", String(word.dropLast(2)) + "ves"] : [word + "s"]
    }

    /// Those of the words of a query that stand alone.
    static func others(in query: SearchQuery) -> [String] {
        query.phrases.filter { $0.runs.count == 1 }.flatMap { others(of: $0.text) }
    }

    /// Forms that more goods have than a word of which few have the typed one.
    ///
    /// - Parameter counted: how many goods have a word; what is not there was not counted.
    static func pairs(_ query: SearchQuery, _ counted: [String: Int]) -> [SynonymPair] {
        query.phrases.filter { $0.runs.count == 1 }.flatMap { phrase -> [SynonymPair] in
            let count = counted[phrase.text, default: 0]
            guard count < few else { return [] }
            return others(of: phrase.text).filter { counted[$0, default: 0] > count }
                .map { SynonymPair(from: phrase.text, to: $0) }
        }
    }

    /// Whether phrases say the same words, whichever form the last one has: tea set and tea sets.
    static func areSame(_ typed: [SearchQuery.Phrase], _ words: [SearchQuery.Phrase]) -> Bool {
        guard typed.count == words.count, let last = typed.last, let end = words.last else { return false }
        return typed.dropLast().map(\.text) == words.dropLast().map(\.text)
            && (last.text == end.text || others(of: last.text).contains(end.text))
    }
}
