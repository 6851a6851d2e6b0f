import Foundation

/// The texts that stand in sources, and what can become a part of one: to tell which keys of a catalogue anybody names.
struct SourceTexts {
    /// Texts without values in them.
    private(set) var literals: Set<String> = []
    /// The pieces between the values of a text.
    private(set) var patterns: Set<[String]> = []
    /// What a value may be: texts, names of cases, and both as keys spell them.
    private var words: Set<String> = []

    mutating func read(_ source: String) {
        var scanner = Scanner(source)
        for text in scanner.texts() {
            let pieces = [String(text[0].drop { $0 == "#" })] + text.dropFirst()
            if pieces.count == 1 {
                literals.insert(pieces[0])
                let spelled = pieces[0].replacing(" ", with: "_")
                words.formUnion([pieces[0], spelled, spelled.lowercased()])
            } else if pieces.allSatisfy(Self.isPlain) {
                patterns.insert(pieces)
            }
        }
        for match in source.matches(of: /\bcase ([^:=\n]*)/) {
            for name in match.output.1.matches(of: /[A-Za-z_]\w*/) {
                words.formUnion([String(name.output), Self.underscored(name.output)])
            }
        }
        for match in source.matches(of: /\.system\("(\w+)"\)/) { words.insert("system.\(match.output.1)") }
    }

    /// The keys that stand nowhere and cannot be put together: `order.state.\(state)` names all keys with something
    /// behind it that is a case or a text itself.
    func unused(of keys: some Collection<String>, among all: Set<String>) -> [String] {
        let whole = patterns.filter { $0[0].contains(".") && ($0[0].hasSuffix(".") || $0[0].hasSuffix("_")) }
        let values = patterns.filter { !$0[0].contains(".") && $0[0].hasSuffix("_") }
        // What belongs to another key: `\(key).text`.
        let ends = patterns.filter { $0.count == 2 && $0[0].isEmpty && $0[1].hasPrefix(".") }.map { $0[1] }
        func isWord(_ text: Substring) -> Bool {
            words.contains(String(text)) || text.allSatisfy(\.isNumber)
                || values.contains { Self.fits(text, $0[...]) { words.contains(String($0)) } }
        }
        return keys.filter { key in
            !literals.contains(key) && !whole.contains { Self.fits(key[...], $0[...], isWord) }
                && !ends.contains { key.hasSuffix($0) && all.contains(String(key.dropLast($0.count))) }
        }.sorted()
    }

    /// Whether a text is these pieces with a word between each two.
    private static func fits(
        _ text: Substring, _ pieces: ArraySlice<String>, _ isWord: (Substring) -> Bool
    ) -> Bool {
        guard let first = pieces.first, text.hasPrefix(first) else { return false }
        let (rest, more) = (text.dropFirst(first.count), pieces.dropFirst())
        if more.isEmpty { return rest.isEmpty }
        return rest.indices.contains { index in
            let end = rest.index(after: index)
            return isWord(rest[..<end]) && fits(rest[end...], more, isWord)
        }
    }

    private static func isPlain(_ piece: String) -> Bool {
        piece.utf8.allSatisfy { byte in
            byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }

    private static func underscored(_ name: Substring) -> String {
        name.map { $0.isUppercase ? "_\($0.lowercased())" : String($0) }.joined()
    }
}

/// Finds the texts of a source, those inside the values of others too.
private struct Scanner {
    private static let quote = UInt8(ascii: "\"")
    private static let sign = UInt8(ascii: "#")
    private static let lineEnd = UInt8(ascii: "\n")
    private static let slashes = Array("//".utf8)

    private let bytes: [UInt8]
    private var index = 0
    private var found: [[String]] = []

    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    mutating func texts() -> [[String]] {
        while index < bytes.count {
            if isAt(Self.slashes) {
                while index < bytes.count, bytes[index] != Self.lineEnd { index += 1 }
            } else if !readText() {
                index += 1
            }
        }
        return found
    }

    private func isAt(_ part: [UInt8]) -> Bool { bytes[index...].starts(with: part) }

    /// A text that begins here: one or three quotes, perhaps behind number signs.
    private mutating func readText() -> Bool {
        var start = index
        while start < bytes.count, bytes[start] == Self.sign { start += 1 }
        guard start < bytes.count, bytes[start] == Self.quote else { return false }
        let signs = Array(repeating: Self.sign, count: start - index)
        let three = Array(repeating: Self.quote, count: 3)
        let quotes = bytes[start...].starts(with: three) ? three : [Self.quote]
        index = start + quotes.count
        readPieces(until: quotes + signs, escape: [UInt8(ascii: "\\")] + signs, isOneLine: quotes.count == 1)
        return true
    }

    private mutating func readPieces(until end: [UInt8], escape: [UInt8], isOneLine: Bool) {
        var pieces: [[UInt8]] = [[]]
        while index < bytes.count, !isAt(end), !(isOneLine && bytes[index] == Self.lineEnd) {
            if isAt(escape + [UInt8(ascii: "(")]) {
                index += escape.count + 1
                skipValue()
                pieces.append([])
            } else if isAt(escape) {
                // Not a letter of any key.
                pieces[pieces.count - 1].append(escape[0])
                index += escape.count + 1
            } else {
                pieces[pieces.count - 1].append(bytes[index])
                index += 1
            }
        }
        if index < bytes.count, isAt(end) { index += end.count }
        found.append(pieces.map { String(decoding: $0, as: UTF8.self) })
    }

    /// Up to the parenthesis that closes a value; texts in it are found as well.
    private mutating func skipValue() {
        var depth = 1
        while index < bytes.count, depth > 0 {
            if readText() { continue }
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            index += 1
        }
    }
}
