extension VideoType {
    /// What the bytes of a file from outside say that it is; nil for anything but a whole MP4 with H.264 and a WebM,
    /// which every browser plays. Names and media types that come with a file prove nothing.
    public init?(sniffing content: [UInt8]) {
        if MP4(content).holdsH264 {
            self = .mp4
        } else if WebMHead.stands(in: content) {
            self = .webm
        } else {
            return nil
        }
    }
}

/// The boxes of an MP4 file, each with its size and its name in front (ISO/IEC 14496-12, 4.2).
private struct MP4 {
    /// Boxes of one level; a file has a dozen, and one cut into fragments some hundreds.
    private static let boxLimit = 10_000
    /// What files are called that any player of MP4 takes; not QuickTime's own, sound alone and still pictures.
    private static let brands: Set<String> = [
        "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash",
    ]
    /// The way down to how each track is coded.
    private static let way = ["moov", "trak", "mdia", "minf", "stbl", "stsd"]
    /// Version, flags and a count stand before the entries of `stsd`.
    private static let entriesOffset = 8
    private static let h264 = ["avc1", "avc3"]

    private struct Box {
        let name: String
        let content: Range<Int>
    }

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether it is whole and one of its tracks is H.264.
    var holdsH264: Bool {
        guard let top = boxes(in: 0..<bytes.count), let first = top.first, first.name == "ftyp",
            first.content.count >= 4, Self.brands.contains(name(at: first.content.lowerBound))
        else { return false }
        var level = top.filter { $0.name == Self.way[0] }
        for name in Self.way.dropFirst() {
            level = level.flatMap { (boxes(in: $0.content) ?? []).filter { $0.name == name } }
        }
        return level.contains { entry in
            guard entry.content.count > Self.entriesOffset else { return false }
            let entries = boxes(in: entry.content.dropFirst(Self.entriesOffset)) ?? []
            return entries.contains { Self.h264.contains($0.name) }
        }
    }

    /// Nil where they do not fill the stretch exactly: it was cut off, or is something else.
    private func boxes(in stretch: Range<Int>) -> [Box]? {
        var found: [Box] = []
        var start = stretch.lowerBound
        while start < stretch.upperBound {
            guard found.count < Self.boxLimit, stretch.upperBound - start >= 8 else { return nil }
            var (size, headSize) = (integer(at: start, bytes: 4), 8)
            if size == 1 {
                guard stretch.upperBound - start >= 16 else { return nil }
                (size, headSize) = (integer(at: start + 8, bytes: 8), 16)
            } else if size == 0 {
                // It goes to the end.
                size = stretch.upperBound - start
            }
            guard size >= headSize, size <= stretch.upperBound - start else { return nil }
            found.append(Box(name: name(at: start + 4), content: start + headSize..<start + size))
            start += size
        }
        return found
    }

    private func name(at start: Int) -> String { String(decoding: bytes[start..<start + 4], as: UTF8.self) }

    /// A size of more than 63 bits is cut, and then belongs to no file of ours.
    private func integer(at start: Int, bytes count: Int) -> Int {
        Int(truncatingIfNeeded: bytes[start..<start + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
}

/// What a WebM begins with: EBML's head, which names the kind of the document (RFC 8794, 11.2).
private enum WebMHead {
    private static let mark: [UInt8] = [0x1A, 0x45, 0xDF, 0xA3]
    private static let documentType = 0x4282
    private static let kind = "webm"
    private static let elementLimit = 32

    static func stands(in content: [UInt8]) -> Bool {
        guard content.starts(with: mark) else { return false }
        var rest = content.dropFirst(mark.count)
        guard let size = number(&rest, keepsMark: false), size <= rest.count else { return false }
        var head = rest.prefix(size)
        for _ in 0..<elementLimit {
            guard let id = number(&head, keepsMark: true), let length = number(&head, keepsMark: false),
                length <= head.count
            else { return false }
            let value = head.prefix(length)
            if id == documentType { return value.prefix { $0 != 0 }.elementsEqual(kind.utf8) }
            head = head.dropFirst(length)
        }
        return false
    }

    /// A number whose first bits say how long it is; an element's name keeps them.
    private static func number(_ bytes: inout ArraySlice<UInt8>, keepsMark: Bool) -> Int? {
        guard let first = bytes.first, first != 0 else { return nil }
        let length = first.leadingZeroBitCount + 1
        guard bytes.count >= length, length <= 8 else { return nil }
        var value = UInt64(keepsMark ? first : first & UInt8(0xFF >> length))
        for byte in bytes.dropFirst().prefix(length - 1) { value = value << 8 | UInt64(byte) }
        bytes = bytes.dropFirst(length)
        return Int(exactly: value)
    }
}
