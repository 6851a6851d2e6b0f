/// A text with a little structure, as people write it who know no markup: a small part of Markdown.
///
///     ## A heading
///     A paragraph with **bold words** and a [link](https://example.com).
///     - a list
///     1. or a numbered one
///     ![what it shows](2)      the product's second picture, alone on its line
///
/// A line with `#` is a larger heading; an empty line ends what stands above it, other line ends stay. Whatever is
/// something else is text as it was typed, so that a text without any markup reads as it is, and nothing is ever an
/// error. Links lead to `http` and `https` alone. Reading takes time in proportion to the text.
public struct RichText: Sendable, Hashable {
    public enum Block: Sendable, Hashable {
        /// - Parameter level: 1 is the larger one, 2 the smaller.
        case heading([Span], level: Int)
        /// Its lines.
        case paragraph([[Span]])
        /// Its items.
        case list([[Span]], isNumbered: Bool)
        /// - Parameter number: counted from 1; whether there is such a picture is the reader's to know.
        case picture(number: Int, caption: String)
    }

    /// A run of text that looks alike.
    public struct Span: Sendable, Hashable {
        public let text: String
        public let isStrong: Bool
        /// Where it leads: an `http` or `https` address.
        public let link: String?

        public init(_ text: String, isStrong: Bool = false, link: String? = nil) {
            self.text = text
            self.isStrong = isStrong
            self.link = link
        }
    }

    public let blocks: [Block]

    public init(_ text: String) {
        var reader = RichTextReader()
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { reader.read(line) }
        blocks = reader.finished()
    }

    /// What is read without its structure: for search and for summaries.
    public var plain: String {
        let texts = blocks.flatMap { block -> [String] in
            switch block {
            case .heading(let spans, _): [spans.plain]
            case .paragraph(let lines): lines.map(\.plain)
            case .list(let items, _): items.map(\.plain)
            case .picture(_, let caption): caption.isEmpty ? [] : [caption]
            }
        }
        return texts.joined(separator: "\n")
    }
}

extension [RichText.Span] {
    fileprivate var plain: String { map(\.text).joined() }
}

/// Puts blocks together, line by line.
private struct RichTextReader {
    private static let pictureLimit = 99

    private var blocks: [RichText.Block] = []
    private var lines: [[RichText.Span]] = []
    /// Nil for a paragraph.
    private var numbering: Bool?

    mutating func finished() -> [RichText.Block] {
        end()
        return blocks
    }

    mutating func read(_ line: Substring) {
        let text = line.drop(while: \.isWhitespace)
        if text.isEmpty { return end() }
        if let heading = Self.heading(text) {
            end()
            blocks.append(heading)
        } else if let picture = Self.picture(text) {
            end()
            blocks.append(picture)
        } else if let item = Self.item(text) {
            if numbering != item.isNumbered { end() }
            numbering = item.isNumbered
            lines.append(RichTextSpans.read(item.text))
        } else {
            if numbering != nil { end() }
            lines.append(RichTextSpans.read(text))
        }
    }

    private mutating func end() {
        if !lines.isEmpty {
            blocks.append(numbering.map { .list(lines, isNumbered: $0) } ?? .paragraph(lines))
        }
        (lines, numbering) = ([], nil)
    }

    private static func heading(_ text: Substring) -> RichText.Block? {
        let signs = text.prefix(3).prefix { $0 == "#" }
        let rest = text.dropFirst(signs.count)
        guard (1...2).contains(signs.count), rest.first == " " else { return nil }
        let words = rest.drop(while: \.isWhitespace)
        return words.isEmpty ? nil : .heading(RichTextSpans.read(words), level: signs.count)
    }

    /// `- item`, `* item`, `1. item`.
    private static func item(_ text: Substring) -> (text: Substring, isNumbered: Bool)? {
        if let sign = text.first, sign == "-" || sign == "*", text.dropFirst().first == " " {
            return (text.dropFirst(2), false)
        }
        let digits = text.prefix(3).prefix { ("0"..."9").contains($0) }
        let rest = text.dropFirst(digits.count)
        guard (1...2).contains(digits.count), rest.hasPrefix(". ") else { return nil }
        return (rest.dropFirst(2), true)
    }

    private static func picture(_ text: Substring) -> RichText.Block? {
        guard text.hasPrefix("!["), let middle = text.firstRange(of: "]("), let last = text.lastIndex(of: ")"),
            last >= middle.upperBound, text[text.index(after: last)...].allSatisfy(\.isWhitespace),
            let number = Int(text[middle.upperBound..<last]), (1...pictureLimit).contains(number)
        else { return nil }
        return .picture(
            number: number, caption: String(text[text.index(text.startIndex, offsetBy: 2)..<middle.lowerBound]))
    }
}

/// Reads bold words and links out of a line.
private enum RichTextSpans {
    /// Bytes that are looked at for the end of a link: what is longer is none.
    private static let labelLimit = 600
    private static let addressLimit = 2_000

    private enum Piece {
        case text(String)
        case strong
        case link(String, String)
    }

    static func read(_ line: Substring) -> [RichText.Span] {
        let pieces = pieces(Array(line.utf8))
        // A mark without its partner is text.
        var marks = 0
        for case .strong in pieces { marks += 1 }
        var (left, isStrong) = (marks / 2 * 2, false)
        var spans: [RichText.Span] = []
        for piece in pieces {
            switch piece {
            case .strong where left > 0:
                left -= 1
                isStrong.toggle()
            case .strong: spans.append(RichText.Span("**", isStrong: isStrong))
            case .text(let text): spans.append(RichText.Span(text, isStrong: isStrong))
            case .link(let text, let url): spans.append(RichText.Span(text, isStrong: isStrong, link: url))
            }
        }
        return spans
    }

    private static func pieces(_ bytes: [UInt8]) -> [Piece] {
        var pieces: [Piece] = []
        var (start, index) = (0, 0)
        func text(to end: Int) {
            if end > start { pieces.append(.text(String(decoding: bytes[start..<end], as: UTF8.self))) }
        }
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*") {
                text(to: index)
                pieces.append(.strong)
                index += 2
                start = index
            } else if bytes[index] == UInt8(ascii: "["), let link = link(bytes, at: index) {
                text(to: index)
                pieces.append(.link(link.text, link.url))
                index = link.end
                start = index
            } else {
                index += 1
            }
        }
        text(to: bytes.count)
        return pieces
    }

    /// `[text](https://…)` that begins here.
    private static func link(_ bytes: [UInt8], at open: Int) -> (text: String, url: String, end: Int)? {
        let label = bytes[(open + 1)...].prefix(labelLimit)
        guard let close = label.firstIndex(of: UInt8(ascii: "]")), close > open + 1, close + 1 < bytes.count,
            bytes[close + 1] == UInt8(ascii: "(")
        else { return nil }
        let address = bytes[(close + 2)...].prefix(addressLimit)
        guard let end = address.firstIndex(where: { $0 == UInt8(ascii: ")") || $0 <= UInt8(ascii: " ") }),
            bytes[end] == UInt8(ascii: ")")
        else { return nil }
        let url = String(decoding: bytes[(close + 2)..<end], as: UTF8.self)
        let scheme = url.prefix(8).lowercased()
        guard scheme.hasPrefix("http://") && url.utf8.count > 7 || scheme == "https://" && url.utf8.count > 8 else {
            return nil
        }
        return (String(decoding: bytes[(open + 1)..<close], as: UTF8.self), url, end + 1)
    }
}
