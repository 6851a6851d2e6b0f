/// A QR code (ISO/IEC 18004) of a short text: bytes, error correction M, versions 1 to 10. Drawn as SVG on the server,
/// so that a secret in it goes to nobody else.
public struct QRCode: Sendable {
    /// Bytes that the largest of these versions holds.
    public static let byteLimit = 213
    private static let versions = 1...10
    /// By version, at error correction M: bytes of correction in a block, and blocks.
    private static let correctionCounts = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]
    private static let blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5]
    /// Light modules around the code.
    private static let quietZone = 4

    /// Modules on a side.
    public let size: Int
    private let version: Int
    private var dark: [Bool]
    /// Modules that belong to patterns and not to the data.
    private var isFixed: [Bool]

    /// Nil for a text that is longer than `byteLimit`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = Self.versions.first(where: { bytes.count <= Self.capacity(of: $0) }) else { return nil }
        self.version = version
        size = version * 4 + 17
        dark = [Bool](repeating: false, count: size * size)
        isFixed = dark
        drawPatterns()
        place(Self.codewords(of: bytes, version: version))
        chooseMask()
    }

    /// Whether a module is dark.
    public subscript(column: Int, row: Int) -> Bool { dark[row * size + column] }

    /// One path over a white field, whatever the page's colours are: cameras want it so.
    public func svg(label: String) -> HTML {
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                guard self[column, row] else {
                    column += 1
                    continue
                }
                let start = column
                while column < size, self[column, row] { column += 1 }
                path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(column - start)v1h-\(column - start)z"
            }
        }
        let side = size + 2 * Self.quietZone
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" \
            shape-rendering="crispEdges">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }
}

// What is in it.
extension QRCode {
    /// All bytes of a version, with those of correction.
    private static func rawCount(_ version: Int) -> Int {
        var modules = (16 * version + 128) * version + 64
        if version >= 2 {
            let alignments = version / 7 + 2
            modules -= (25 * alignments - 10) * alignments - 55
            if version >= 7 { modules -= 36 }
        }
        return modules / 8
    }

    private static func dataCount(_ version: Int) -> Int {
        rawCount(version) - correctionCounts[version - 1] * blockCounts[version - 1]
    }

    /// The mode takes half a byte, the length one or two.
    private static func capacity(of version: Int) -> Int { dataCount(version) - (version < 10 ? 2 : 3) }

    /// The data in blocks, each with its correction, interleaved.
    private static func codewords(of bytes: [UInt8], version: Int) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for bit in (0..<count).reversed() { bits.append(value >> bit & 1 == 1) }
        }
        append(0b0100, 4)
        append(bytes.count, version < 10 ? 8 : 16)
        for byte in bytes { append(Int(byte), 8) }
        let total = dataCount(version)
        append(0, min(4, total * 8 - bits.count))
        append(0, (8 - bits.count % 8) % 8)
        var data = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        for index in 0..<(total - data.count) { data.append(index % 2 == 0 ? 0xEC : 0x11) }

        let (blockCount, correction) = (blockCounts[version - 1], correctionCounts[version - 1])
        let shortLength = rawCount(version) / blockCount - correction
        let shortBlocks = blockCount - rawCount(version) % blockCount
        var blocks: [[UInt8]] = []
        var start = 0
        for index in 0..<blockCount {
            let length = shortLength + (index < shortBlocks ? 0 : 1)
            blocks.append(Array(data[start..<start + length]))
            start += length
        }
        let divisor = ReedSolomon.divisor(degree: correction)
        let corrections = blocks.map { ReedSolomon.remainder(of: $0, by: divisor) }
        var result: [UInt8] = []
        for index in 0...shortLength {
            for block in blocks where index < block.count { result.append(block[index]) }
        }
        for index in 0..<correction { result += corrections.map { $0[index] } }
        return result
    }
}

/// Correction over GF(2^8) with the polynomial 0x11D.
private enum ReedSolomon {
    static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var result = 0
        for bit in (0..<8).reversed() {
            result = result << 1 ^ (result >> 7) * 0x11D
            result ^= (Int(right) >> bit & 1) * Int(left)
        }
        return UInt8(result)
    }

    static func divisor(degree: Int) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for index in 0..<degree {
                result[index] = product(result[index], root)
                if index + 1 < degree { result[index] ^= result[index + 1] }
            }
            root = product(root, 2)
        }
        return result
    }

    static func remainder(of data: [UInt8], by divisor: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: divisor.count)
        for byte in data {
            let factor = byte ^ result.removeFirst()
            result.append(0)
            for index in divisor.indices { result[index] ^= product(divisor[index], factor) }
        }
        return result
    }
}

// Where it stands.
extension QRCode {
    private mutating func fix(_ column: Int, _ row: Int, _ isDark: Bool) {
        dark[row * size + column] = isDark
        isFixed[row * size + column] = true
    }

    private mutating func drawPatterns() {
        for index in 0..<size {
            fix(6, index, index % 2 == 0)
            fix(index, 6, index % 2 == 0)
        }
        for (column, row) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(column, row) }
        let places = alignmentPlaces
        for (across, column) in places.enumerated() {
            for (down, row) in places.enumerated() {
                let last = places.count - 1
                if (across, down) == (0, 0) || (across, down) == (0, last) || (across, down) == (last, 0) { continue }
                for y in -2...2 {
                    for x in -2...2 { fix(column + x, row + y, max(abs(x), abs(y)) != 1) }
                }
            }
        }
        drawFormat(mask: 0)
        drawVersion()
    }

    private mutating func drawFinder(_ column: Int, _ row: Int) {
        for y in -4...4 {
            for x in -4...4 where (0..<size).contains(column + x) && (0..<size).contains(row + y) {
                let distance = max(abs(x), abs(y))
                fix(column + x, row + y, distance != 2 && distance != 4)
            }
        }
    }

    private var alignmentPlaces: [Int] {
        guard version > 1 else { return [] }
        let count = version / 7 + 2
        let step = (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
    }

    /// Level M is 00; the mask follows, then ten bits of correction.
    private mutating func drawFormat(mask: Int) {
        var remainder = mask
        for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
        let bits = (mask << 10 | remainder) ^ 0x5412
        func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        for index in 0...5 { fix(8, index, bit(index)) }
        fix(8, 7, bit(6))
        fix(8, 8, bit(7))
        fix(7, 8, bit(8))
        for index in 9..<15 { fix(14 - index, 8, bit(index)) }
        for index in 0..<8 { fix(size - 1 - index, 8, bit(index)) }
        for index in 8..<15 { fix(8, size - 15 + index, bit(index)) }
        fix(8, size - 8, true)
    }

    private mutating func drawVersion() {
        guard version >= 7 else { return }
        var remainder = version
        for _ in 0..<12 { remainder = remainder << 1 ^ (remainder >> 11) * 0x1F25 }
        let bits = version << 12 | remainder
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            fix(size - 11 + index % 3, index / 3, isDark)
            fix(index / 3, size - 11 + index % 3, isDark)
        }
    }

    /// In pairs of columns from the right, up and down in turn.
    private mutating func place(_ codewords: [UInt8]) {
        var index = 0
        for right in stride(from: size - 1, through: 1, by: -2) {
            let right = right <= 6 ? right - 1 : right
            for step in 0..<size {
                for column in [right, right - 1] {
                    let row = (right + 1) & 2 == 0 ? size - 1 - step : step
                    guard !isFixed[row * size + column], index < codewords.count * 8 else { continue }
                    dark[row * size + column] = codewords[index / 8] >> (7 - index % 8) & 1 == 1
                    index += 1
                }
            }
        }
    }
}

// The mask that disturbs cameras least.
extension QRCode {
    private static let masks: [@Sendable (Int, Int) -> Bool] = [
        { ($0 + $1) % 2 == 0 }, { _, y in y % 2 == 0 }, { x, _ in x % 3 == 0 }, { ($0 + $1) % 3 == 0 },
        { ($0 / 3 + $1 / 2) % 2 == 0 }, { $0 * $1 % 2 + $0 * $1 % 3 == 0 }, { ($0 * $1 % 2 + $0 * $1 % 3) % 2 == 0 },
        { (($0 + $1) % 2 + $0 * $1 % 3) % 2 == 0 },
    ]

    private mutating func chooseMask() {
        var best: (penalty: Int, code: QRCode)?
        for mask in Self.masks.indices {
            var code = self
            for row in 0..<size {
                for column in 0..<size where !isFixed[row * size + column] && Self.masks[mask](column, row) {
                    code.dark[row * size + column].toggle()
                }
            }
            code.drawFormat(mask: mask)
            let penalty = code.penalty
            if penalty < best?.penalty ?? Int.max { best = (penalty, code) }
        }
        if let best { self = best.code }
    }

    /// Long runs, blocks of one colour, what looks like a corner, and too much of one colour.
    private var penalty: Int {
        var sum = 0
        let lines =
            (0..<size).map { row in (0..<size).map { self[$0, row] } }
            + (0..<size).map { column in (0..<size).map { self[column, $0] } }
        let corner = [true, false, true, true, true, false, true]
        let light = [Bool](repeating: false, count: 4)
        for line in lines {
            var run = 0
            for index in line.indices {
                run = index > 0 && line[index] == line[index - 1] ? run + 1 : 1
                if run == 5 { sum += 3 } else if run > 5 { sum += 1 }
            }
            for start in 0...(size - 11) {
                let part = line[start..<start + 11]
                if part.elementsEqual(corner + light) || part.elementsEqual(light + corner) { sum += 40 }
            }
        }
        for row in 0..<size - 1 {
            for column in 0..<size - 1 {
                let first = self[column, row]
                if first == self[column + 1, row], first == self[column, row + 1], first == self[column + 1, row + 1] {
                    sum += 3
                }
            }
        }
        let share = dark.count { $0 } * 20
        let total = size * size
        return sum + (abs(share - total * 10) + total - 1) / total * 10 - 10
    }
}
