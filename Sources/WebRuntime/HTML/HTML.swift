public import Kernel

/// Markup as a typed string: what is written in a literal is markup, what is interpolated is text and gets escaped.
///
///     let row: HTML = "<li><a href=\"\(path)\">\(title)</a> \(badge)</li>"
///
/// Interpolations: text (escaped for elements and quoted attributes), whole numbers, ids, other `HTML` and lists of it,
/// optionals (nil is nothing), `\(each: items, { … })`, `\(raw: markup)` for what is markup already and
/// `\(attribute: "checked", when: flag)`. Attribute values always stand in double quotes.
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// UTF-8, ready to be sent.
    public private(set) var bytes: [UInt8]

    public init() {
        bytes = []
    }

    public init(stringLiteral value: StaticString) {
        bytes = []
        bytes.append(literal: value)
    }

    public init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
    }

    /// Text, escaped.
    public init(text: String) {
        bytes = []
        bytes.append(escaping: text)
    }

    public var isEmpty: Bool { bytes.isEmpty }

    /// The markup as a string: for tests and mails.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ text: String) {
        bytes.append(escaping: text)
    }

    mutating func append(_ run: ArraySlice<UInt8>) {
        bytes.append(contentsOf: run)
    }

    mutating func reserve(_ byteCount: Int) {
        bytes.reserveCapacity(byteCount)
    }

    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.bytes.append(contentsOf: right.bytes)
        return sum
    }

    public static func += (left: inout HTML, right: HTML) {
        left.bytes.append(contentsOf: right.bytes)
    }

    /// The cells of a table's row, each with its own attributes: the n-th gets the n-th of these. Text cannot look like
    /// a cell, because its brackets are escaped.
    func addingToCells(_ attributes: [HTML]) -> HTML {
        var (row, rest) = (HTML(), attributes[...])
        row.bytes.reserveCapacity(bytes.count + attributes.reduce(0) { $0 + $1.bytes.count })
        var start = 0
        for index in bytes.indices.dropLast(3) where isCell(at: index) {
            guard let next = rest.popFirst() else { break }
            row.bytes.append(contentsOf: bytes[start..<(index + 3)])
            row.bytes.append(contentsOf: next.bytes)
            start = index + 3
        }
        row.bytes.append(contentsOf: bytes[start...])
        return row
    }

    /// Whether `<td` or `<th` begins here, and nothing longer.
    private func isCell(at index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "t")
            && (bytes[index + 2] == UInt8(ascii: "d") || bytes[index + 2] == UInt8(ascii: "h"))
            && (bytes[index + 3] == UInt8(ascii: " ") || bytes[index + 3] == UInt8(ascii: ">"))
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate(set) var bytes: [UInt8] = []

        /// What one interpolation is guessed to need: a text, or a small element around one.
        private static let bytesPerInterpolation = 48

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * Self.bytesPerInterpolation)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            bytes.append(literal: literal)
        }

        // Texts are disfavoured against HTML, so that a literal which stands in an interpolation, such as
        // `\(brand.map { "<p>\($0)</p>" })`, is markup with its own values escaped, as it looks, and not text.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ text: String) {
            bytes.append(escaping: text)
        }

        @_disfavoredOverload
        public mutating func appendInterpolation(_ text: String?) {
            if let text { bytes.append(escaping: text) }
        }

        @_disfavoredOverload
        public mutating func appendInterpolation(_ text: Substring) {
            bytes.append(escaping: String(text))
        }

        public mutating func appendInterpolation(_ html: HTML) {
            html.bytes.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        }

        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { appendInterpolation(html) }
        }

        public mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { bytes.append(contentsOf: part.bytes) }
        }

        public mutating func appendInterpolation(_ number: some BinaryInteger) {
            bytes.append(contentsOf: String(number).utf8)
        }

        public mutating func appendInterpolation<Tag>(_ id: ID<Tag>) {
            bytes.append(escaping: id.description)
        }

        /// Markup that is markup already. Never visitors' input.
        public mutating func appendInterpolation(raw markup: String) {
            bytes.append(contentsOf: markup.utf8)
        }

        /// Data for a block that no browser runs: a `<` inside of a text cannot end it.
        mutating func appendInterpolation(data: JSON) {
            var rest = data.bytes[...]
            while let bracket = rest.firstIndex(of: UInt8(ascii: "<")) {
                bytes.append(contentsOf: rest[..<bracket])
                bytes.append(literal: "\\u003c")
                rest = rest[(bracket + 1)...]
            }
            bytes.append(contentsOf: rest)
        }

        public mutating func appendInterpolation<Items: Sequence>(
            each items: Items, _ view: (Items.Element) throws -> HTML
        ) rethrows {
            for item in items { appendInterpolation(try view(item)) }
        }

        // Open to the modules that call it: theirs are the items, which are looked at where they lie then.
        @inlinable
        public mutating func appendInterpolation<Item>(each items: [Item], _ view: (Item) throws -> HTML) rethrows {
            try items.withUnsafeBufferPointer { items in
                for index in items.indices {
                    let html = try view(items[index])
                    // The others are guessed to be as long as the first.
                    if index == 0 { reserve(html.bytes.count * (items.count + 1)) }
                    appendInterpolation(html)
                }
            }
        }

        /// The same of numbers, with which a view looks at large things where they lie.
        @inlinable
        public mutating func appendInterpolation(each numbers: Range<Int>, _ view: (Int) throws -> HTML) rethrows {
            for number in numbers {
                let html = try view(number)
                if number == numbers.lowerBound { reserve(html.bytes.count * (numbers.count + 1)) }
                appendInterpolation(html)
            }
        }

        @usableFromInline
        mutating func reserve(_ byteCount: Int) {
            bytes.reserveCapacity(bytes.count + byteCount)
        }

        /// A boolean attribute with a space in front of it, or nothing.
        public mutating func appendInterpolation(attribute name: StaticString, when isSet: Bool) {
            guard isSet else { return }
            bytes.append(UInt8(ascii: " "))
            bytes.append(literal: name)
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(literal: StaticString) {
        guard literal.hasPointerRepresentation else {
            return literal.withUTF8Buffer { append(contentsOf: $0) }
        }
        append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    fileprivate mutating func append(escaping text: String) {
        // Where it lies, as a rule; a text of another kind is copied first.
        guard text.utf8.withContiguousStorageIfAvailable({ append(escaping: $0) }) == nil else { return }
        var text = text
        text.withUTF8 { append(escaping: $0) }
    }

    /// Copies the runs between the five characters that mean something in HTML.
    private mutating func append(escaping source: UnsafeBufferPointer<UInt8>) {
        guard source.hasMarkup else { return append(contentsOf: source) }
        var start = 0
        for index in source.indices {
            let replacement: StaticString
            switch source[index] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            case UInt8(ascii: "'"): replacement = "&#39;"
            default: continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
            append(literal: replacement)
            start = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether any of the five is in it; most texts have none. Without branches, so that the processor looks at many
    /// bytes at once.
    fileprivate var hasMarkup: Bool {
        var found: UInt8 = 0
        for byte in self {
            found |= byte == UInt8(ascii: "&") ? 1 : 0
            found |= byte == UInt8(ascii: "<") ? 1 : 0
            found |= byte == UInt8(ascii: ">") ? 1 : 0
            found |= byte == UInt8(ascii: "\"") ? 1 : 0
            found |= byte == UInt8(ascii: "'") ? 1 : 0
        }
        return found != 0
    }
}
