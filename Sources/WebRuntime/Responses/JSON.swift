import Cryptography
public import Kernel

/// Finished JSON as bytes, made by hand-written encoders.
///
///     JSON.object { json in
///         json.set("id", order.id)
///         json.set("total", order.total)          // {"amount": …, "currency": …}
///         json.array("lines", order.lines) { json, line in json.set("quantity", line.quantity) }
///     }
public struct JSON: Sendable, Equatable, JSONRepresentable {
    public let bytes: [UInt8]

    public static let null = JSON(bytes: Array("null".utf8))

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// JSON that was made before: a remembered answer.
    public init(finished text: String) {
        bytes = Array(text.utf8)
    }

    public init(_ value: some JSONRepresentable) {
        var bytes: [UInt8] = []
        value.write(to: &bytes)
        self.bytes = bytes
    }

    public static func object(_ fill: (inout JSONObject) throws -> Void) rethrows -> JSON {
        var object = JSONObject(bytes: [])
        object.bytes.reserveCapacity(512)
        object.begin()
        try fill(&object)
        object.end()
        return JSON(bytes: object.bytes)
    }

    /// `{"items": […], "next_cursor": …}`, the shape of every list.
    public static func list<Item>(
        _ page: Page<Item>, _ fill: (inout JSONObject, Item) throws -> Void
    ) rethrows -> JSON {
        try object { json in
            try json.array("items", page.items, fill)
            json.set("next_cursor", page.next?.text)
        }
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public func write(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: self.bytes)
    }
}

/// What can stand as a value in JSON.
public protocol JSONRepresentable {
    /// Appends the value as JSON.
    func write(to bytes: inout [UInt8])
}

/// An object while it is being filled; keys in the order they are set, each once.
public struct JSONObject {
    fileprivate var bytes: [UInt8]
    private var isEmpty = true

    fileprivate init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    public mutating func set(_ key: StaticString, _ value: some JSONRepresentable) {
        begin(key)
        value.write(to: &bytes)
    }

    /// A key that data decide, such as an attribute's name.
    public mutating func set(dynamic key: String, _ value: some JSONRepresentable) {
        separate()
        key.write(to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        value.write(to: &bytes)
    }

    public mutating func object(_ key: StaticString, _ fill: (inout JSONObject) throws -> Void) rethrows {
        begin(key)
        try nested(fill)
    }

    /// Objects in a list, one for each item.
    public mutating func array<Items: Sequence>(
        _ key: StaticString, _ items: Items, _ fill: (inout JSONObject, Items.Element) throws -> Void
    ) rethrows {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            try nested { try fill(&$0, item) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// A problem's parameter: whole numbers, `true`, `false` and `null` stand bare, everything else as text.
    mutating func setScalar(_ key: String, fromText text: String) {
        if let number = Int64(text), String(number) == text {
            set(dynamic: key, number)
        } else if text == "true" || text == "false" {
            set(dynamic: key, text == "true")
        } else if text == "null" {
            set(dynamic: key, JSON.null)
        } else {
            set(dynamic: key, text)
        }
    }

    fileprivate mutating func begin() {
        bytes.append(UInt8(ascii: "{"))
    }

    fileprivate mutating func end() {
        bytes.append(UInt8(ascii: "}"))
    }

    /// Hands the one buffer down and takes it back: nothing is copied.
    private mutating func nested(_ fill: (inout JSONObject) throws -> Void) rethrows {
        var inner = JSONObject(bytes: [])
        swap(&inner.bytes, &bytes)
        defer { swap(&inner.bytes, &bytes) }
        inner.begin()
        try fill(&inner)
        inner.end()
    }

    private mutating func begin(_ key: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
    }
}

extension String: JSONRepresentable {
    public func write(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = self
        text.withUTF8 { source in
            var start = 0
            for index in source.indices where Self.needsEscape(source[index]) {
                bytes.append(contentsOf: source[start..<index])
                Self.appendEscape(of: source[index], to: &bytes)
                start = index + 1
            }
            bytes.append(contentsOf: source[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default: bytes.append(contentsOf: "u00\(Hexadecimal.encode([byte]))".utf8)
        }
    }
}

extension Int: JSONRepresentable {
    public func write(to bytes: inout [UInt8]) { bytes.append(contentsOf: String(self).utf8) }
}

extension Int64: JSONRepresentable {
    public func write(to bytes: inout [UInt8]) { bytes.append(contentsOf: String(self).utf8) }
}

extension Bool: JSONRepresentable {
    public func write(to bytes: inout [UInt8]) { bytes.append(contentsOf: (self ? "true" : "false").utf8) }
}

extension Double: JSONRepresentable {
    /// Infinity and not-a-number have no place in JSON and become null.
    public func write(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: (isFinite ? description : "null").utf8)
    }
}

extension ID: JSONRepresentable {
    public func write(to bytes: inout [UInt8]) { description.write(to: &bytes) }
}

extension Timestamp: JSONRepresentable {
    /// RFC 3339 in UTC.
    public func write(to bytes: inout [UInt8]) { rfc3339.write(to: &bytes) }
}

extension CivilDay: JSONRepresentable {
    public func write(to bytes: inout [UInt8]) { description.write(to: &bytes) }
}

extension Money: JSONRepresentable {
    /// `{"amount":1999,"currency":"CNY"}`, minor units.
    public func write(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "{\"amount\":\(amountMinor),\"currency\":\"\(currency.code)\"}".utf8)
    }
}

extension Optional: JSONRepresentable where Wrapped: JSONRepresentable {
    public func write(to bytes: inout [UInt8]) {
        if let value = self { value.write(to: &bytes) } else { bytes.append(contentsOf: "null".utf8) }
    }
}

extension Array: JSONRepresentable where Element: JSONRepresentable {
    public func write(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            element.write(to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }
}
