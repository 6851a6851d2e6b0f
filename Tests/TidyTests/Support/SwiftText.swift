/// A Swift source as the checks look at it: what is code, what is said in comments, what stands in string literals.
///
/// It knows nested comments, multi-line and raw strings, interpolations (which are code again) and names in backticks.
/// A regex literal is taken for code; a quote in one blanks the rest of its line.
struct SwiftText {
    struct Literal {
        let line: Int
        /// The text without its delimiters; an interpolation stands in it as `\()`.
        let text: String
    }

    /// The source line by line, with the insides of comments, strings and backticked names blanked out.
    let code: [String]
    /// The source line by line, with everything but the comments blanked out.
    let comments: [String]
    let literals: [Literal]

    init(_ source: String) {
        var scanner = Scanner(source)
        scanner.scanCode(insideInterpolation: false)
        code = Self.lines(scanner.code)
        comments = Self.lines(scanner.comments)
        literals = scanner.literals.sorted { $0.line < $1.line }
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: Scanner.newline, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

/// Walks over the bytes once; `code` and `comments` keep the length and the line ends of the source.
private struct Scanner {
    static let newline = UInt8(ascii: "\n")
    private static let (quote, hash, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "\\"))
    private static let (slash, star, backtick) = (UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "`"))
    private static let (open, close, space) = (UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: " "))

    let bytes: [UInt8]
    var code: [UInt8]
    var comments: [UInt8]
    var literals: [SwiftText.Literal] = []
    private var position = 0
    private var line = 1

    init(_ source: String) {
        bytes = Array(source.utf8)
        code = bytes.map { $0 == Self.newline ? $0 : Self.space }
        comments = code
    }

    mutating func scanCode(insideInterpolation: Bool) {
        var depth = 0
        while position < bytes.count {
            if at(Self.slash), at(Self.slash, 1) {
                scanLineComment()
            } else if at(Self.slash), at(Self.star, 1) {
                scanBlockComment()
            } else if let hashes = stringStart() {
                scanString(hashes: hashes)
            } else if at(Self.backtick) {
                scanBacktickedName()
            } else {
                if at(Self.open) { depth += 1 }
                if at(Self.close) {
                    if insideInterpolation, depth == 0 { return }
                    depth -= 1
                }
                keep()
            }
        }
    }

    private func at(_ byte: UInt8, _ offset: Int = 0) -> Bool {
        position + offset < bytes.count && bytes[position + offset] == byte
    }

    private mutating func skip() {
        if at(Self.newline) { line += 1 }
        position += 1
    }

    private mutating func keep() {
        code[position] = bytes[position]
        skip()
    }

    private mutating func keepComment() {
        comments[position] = bytes[position]
        skip()
    }

    private mutating func scanLineComment() {
        while position < bytes.count, !at(Self.newline) { keepComment() }
    }

    private mutating func scanBlockComment() {
        var depth = 0
        repeat {
            if at(Self.slash), at(Self.star, 1) {
                depth += 1
                keepComment()
            } else if at(Self.star), at(Self.slash, 1) {
                depth -= 1
                keepComment()
            }
            keepComment()
        } while depth > 0 && position < bytes.count
    }

    private mutating func scanBacktickedName() {
        keep()
        while position < bytes.count, !at(Self.backtick), !at(Self.newline) {
            code[position] = UInt8(ascii: "_")
            skip()
        }
        if at(Self.backtick) { keep() }
    }

    /// The number of `#` before a quote here, or nil where no string begins.
    private func stringStart() -> Int? {
        var hashes = 0
        while at(Self.hash, hashes) { hashes += 1 }
        return at(Self.quote, hashes) ? hashes : nil
    }

    private func atQuote(times count: Int, hashes: Int) -> Bool {
        (0..<count).allSatisfy { at(Self.quote, $0) } && (0..<hashes).allSatisfy { at(Self.hash, count + $0) }
    }

    private mutating func scanString(hashes: Int) {
        let start = line
        var text: [UInt8] = []
        for _ in 0..<hashes { keep() }
        let quotes = atQuote(times: 3, hashes: 0) ? 3 : 1
        for _ in 0..<quotes { keep() }
        while position < bytes.count {
            if atQuote(times: quotes, hashes: hashes) {
                for _ in 0..<(quotes + hashes) { keep() }
                break
            }
            if at(Self.backslash), (0..<hashes).allSatisfy({ at(Self.hash, 1 + $0) }) {
                if at(Self.open, 1 + hashes) {
                    for _ in 0..<(2 + hashes) { keep() }
                    scanCode(insideInterpolation: true)
                    if at(Self.close) { keep() }
                    text += Array(#"\()"#.utf8)
                    continue
                }
                text.append(bytes[position])
                skip()
                if position == bytes.count { break }
            } else if quotes == 1, at(Self.newline) {
                break  // Not a string after all: a source that does not compile.
            }
            text.append(bytes[position])
            skip()
        }
        literals.append(.init(line: start, text: String(decoding: text, as: UTF8.self)))
    }
}
