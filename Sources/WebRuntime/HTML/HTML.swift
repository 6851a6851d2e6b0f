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
        var (start, index) = (0, 0)
        while index < source.count {
            // Sixteen at a time, as long as there is none among them: letters, Han.
            if source.hasNothingLow(at: index) {
                index += UnsafeBufferPointer<UInt8>.stride
                continue
            }
            let byte = source[index]
            index += 1
            // Letters and everything that is not ASCII stand above all five.
            guard byte <= UInt8(ascii: ">") else { continue }
            let replacement: StaticString
            switch byte {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            case UInt8(ascii: "'"): replacement = "&#39;"
            default: continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index - 1]))
            append(literal: replacement)
            start = index
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate static var stride: Int { 16 }

    /// Whether the next sixteen bytes are there and stand above all that is escaped.
    fileprivate func hasNothingLow(at index: Int) -> Bool {
        guard index + Self.stride <= count, let baseAddress else { return false }
        let bytes = UnsafeRawPointer(baseAddress + index).loadUnaligned(as: SIMD16<UInt8>.self)
        return bytes.min() > UInt8(ascii: ">")
    }
}
