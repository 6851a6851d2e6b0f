import Kernel

/// A file that came with a form.
public struct UploadedFile: Sendable {
    /// The field that it came in.
    public let field: String
    /// What the visitor calls it, without the folders around it and cut to what fits beside other words; for people to
    /// know it by, and for nothing else.
    public let name: String
    public let content: [UInt8]

    private static let nameLimit = 80

    init(field: String, name: String, content: [UInt8]) {
        let last = name.split(whereSeparator: { "/\\".contains($0) }).last ?? ""
        self.field = field
        self.name = String(
            String.UnicodeScalarView(
                last.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(Self.nameLimit)))
        self.content = content
    }
}

/// Reads `multipart/form-data` (RFC 7578) from blocks of bytes. Parts, their heads and the texts among them are bounded
/// here, the body as a whole by whoever reads it.
struct MultipartReader {
    static let partLimit = 100
    static let headLimitBytes = 4_096
    static let textLimitBytes = 64 * 1_024
    private static let boundaryLength = 1...70
    private static let lineEnd = Array("\r\n".utf8)

    private enum Place {
        case beforePart, afterDelimiter, head, content, end
    }

    private struct Part {
        let name: String
        /// Nil for a text.
        let fileName: String?
        var content: [UInt8] = []
    }

    private let delimiter: [UInt8]
    private var place = Place.beforePart
    private var buffer: [UInt8] = MultipartReader.lineEnd
    private var part: Part?
    private var partCount = 0
    private var pairs: [(name: String, value: String)] = []
    private var files: [UploadedFile] = []

    /// Nil where the header names no boundary.
    init?(contentType: String) {
        guard let boundary = Self.parameter("boundary", of: contentType),
            Self.boundaryLength.contains(boundary.utf8.count)
        else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    mutating func take(_ bytes: some Collection<UInt8>) throws(InputError) {
        buffer.append(contentsOf: bytes)
        while try step() {}
    }

    /// - Throws: `InputError.malformed` where the body was cut off.
    func finished() throws(InputError) -> (fields: FormFields, files: [UploadedFile]) {
        guard place == .end else { throw Self.malformed("It ends in the middle of a part.") }
        return (try FormFields(pairs), files)
    }

    /// - Returns: whether there may be more to do with what has come.
    private mutating func step() throws(InputError) -> Bool {
        switch place {
        case .beforePart:
            guard let range = find(delimiter) else {
                drop(max(0, buffer.count - delimiter.count))
                return false
            }
            drop(range.upperBound)
            place = .afterDelimiter
        case .afterDelimiter:
            guard buffer.count >= 2 else { return false }
            guard buffer[..<2] == Self.lineEnd[...] else {
                guard buffer[0] == UInt8(ascii: "-"), buffer[1] == UInt8(ascii: "-") else {
                    throw Self.malformed("A boundary does not end its line.")
                }
                place = .end
                return true
            }
            place = .head
        case .head:
            // The line end of the delimiter stands before it, so that a part without a head is found as well.
            guard let range = find(Self.lineEnd + Self.lineEnd) else {
                guard buffer.count <= Self.headLimitBytes else { throw Self.malformed("A part's head is too long.") }
                return false
            }
            try begin(head: buffer[..<range.lowerBound])
            drop(range.upperBound)
            place = .content
        case .content:
            guard let range = find(delimiter) else {
                try append(max(0, buffer.count - delimiter.count))
                return false
            }
            try append(range.lowerBound)
            drop(delimiter.count)
            try endPart()
            place = .afterDelimiter
        case .end:
            drop(buffer.count)
            return false
        }
        return true
    }

    private mutating func begin(head: ArraySlice<UInt8>) throws(InputError) {
        partCount += 1
        guard partCount <= Self.partLimit else { throw Self.malformed("It has more than \(Self.partLimit) parts.") }
        guard head.count <= Self.headLimitBytes, let text = String(validating: head, as: UTF8.self) else {
            throw Self.malformed("A part's head is no text.")
        }
        let lines = text.split(separator: "\r\n")
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = Self.parameter("name", of: String(line))
        else { throw Self.malformed("A part has no name.") }
        part = Part(name: name, fileName: Self.parameter("filename", of: String(line)))
    }

    private mutating func append(_ count: Int) throws(InputError) {
        part?.content.append(contentsOf: buffer[..<count])
        drop(count)
        guard let part, part.fileName == nil else { return }
        guard part.content.count <= Self.textLimitBytes else { throw Self.malformed("A text is too long.") }
    }

    private mutating func endPart() throws(InputError) {
        guard let ended = part else { return }
        part = nil
        if let fileName = ended.fileName {
            // A browser sends an empty file where none was chosen.
            if !ended.content.isEmpty {
                files.append(UploadedFile(field: ended.name, name: fileName, content: ended.content))
            }
            return
        }
        guard let text = String(validating: ended.content, as: UTF8.self) else {
            throw Self.malformed("A text is not UTF-8.")
        }
        pairs.append((ended.name, text))
    }

    private mutating func drop(_ count: Int) { buffer.removeFirst(count) }

    private func find(_ pattern: [UInt8]) -> Range<Int>? {
        guard buffer.count >= pattern.count else { return nil }
        return buffer.withUnsafeBufferPointer { bytes in
            for start in 0...(bytes.count - pattern.count) where bytes[start] == pattern[0] {
                if pattern.indices.allSatisfy({ bytes[start + $0] == pattern[$0] }) {
                    return start..<(start + pattern.count)
                }
            }
            return nil
        }
    }

    /// A parameter of a header: `; name="value"` or `; name=value`. Browsers write a quote in a name as %22.
    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in pieces(of: header).dropFirst() {
            let parts = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, String(parts[0]).trimmingBlanks.lowercased() == name else { continue }
            let value = String(parts[1]).trimmingBlanks
            guard value.hasPrefix("\"") else { return value }
            return value.count >= 2 && value.hasSuffix("\"") ? String(value.dropFirst().dropLast()) : nil
        }
        return nil
    }

    /// What stands between semicolons; those in quotes are part of a name.
    private static func pieces(of header: String) -> [Substring] {
        var isQuoted = false
        return header.split(omittingEmptySubsequences: false) { character in
            if character == "\"" { isQuoted.toggle() }
            return character == ";" && !isQuoted
        }
    }

    private static func malformed(_ reason: String) -> InputError { .malformed(reason: reason) }
}
