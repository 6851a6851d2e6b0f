/// What a `Range` header asks for of a file (RFC 9110, 14.1.2).
enum ByteRange: Equatable {
    /// All of it: nothing was asked, in a way that means nothing, or for several stretches at once.
    case whole
    case part(Range<Int>)
    /// Behind the end, or nothing at all: 416.
    case unsatisfiable

    private static let unit = "bytes="

    /// - Parameter count: bytes of the file, at least one.
    init(_ header: String?, of count: Int) {
        guard let header, header.lowercased().hasPrefix(Self.unit), !header.contains(",") else {
            self = .whole
            return
        }
        let ends = String(header.dropFirst(Self.unit.count)).trimmingBlanks
            .split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else {
            self = .whole
            return
        }
        switch (first, last) {
        case (nil, nil): self = .whole
        case (nil, .some(let length)): self = length == 0 ? .unsatisfiable : .part(max(0, count - length)..<count)
        case (.some(let first), nil): self = first < count ? .part(first..<count) : .unsatisfiable
        case (.some(let first), .some(let last)):
            // A last byte before the first makes the header invalid: as if it were not there.
            guard first <= last else {
                self = .whole
                return
            }
            self = first < count ? .part(first..<min(last, count - 1) + 1) : .unsatisfiable
        }
    }

    /// Nil for what is no number; a number of nothing is none, and one that is too long is behind every end.
    private static func number(_ text: Substring) -> Int?? {
        guard !text.isEmpty else { return .some(nil) }
        guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return .none }
        return .some(Int(text) ?? Int.max)
    }
}
