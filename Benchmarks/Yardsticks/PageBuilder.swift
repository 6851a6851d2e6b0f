import Catalog
import Kernel

/// What one would write by hand to make one page and no other as fast as it goes: everything that stands still is one
/// run of bytes, and what belongs to the products is escaped and written straight into the page.
struct PageBuilder: Sendable {
    private enum Piece: Sendable {
        case fixed([UInt8])
        case slug(Int)
        case title(Int)
        case subtitle(Int)
        case price(Int)
    }

    private var pieces: [Piece] = []
    private var byteCount = 0

    /// Takes a page apart.
    init(_ page: [UInt8], _ products: [Product]) {
        let values = products.indices.flatMap { index -> [([UInt8], Piece)] in
            let product = products[index]
            return [
                (Self.escaped(product.slug), .slug(index)), (Self.escaped(product.title), .title(index)),
                (Self.escaped(product.subtitle), .subtitle(index)), (Self.price(of: product), .price(index)),
            ].filter { !$0.0.isEmpty }
        }.sorted { $0.0.count > $1.0.count }
        var (fixed, position) = ([UInt8](), 0)
        while position < page.count {
            let rest = page[position...]
            guard let value = values.first(where: { $0.0[0] == page[position] && rest.starts(with: $0.0) }) else {
                fixed.append(page[position])
                position += 1
                continue
            }
            pieces += [.fixed(fixed), value.1]
            fixed = []
            position += value.0.count
        }
        pieces.append(.fixed(fixed))
        byteCount = page.count
    }

    func page(_ products: [Product]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        for piece in pieces {
            switch piece {
            case .fixed(let run): bytes.append(contentsOf: run)
            case .slug(let index): Self.escape(products[index].slug, into: &bytes)
            case .title(let index): Self.escape(products[index].title, into: &bytes)
            case .subtitle(let index): Self.escape(products[index].subtitle, into: &bytes)
            case .price(let index): Self.write(products[index].priceMinor ?? 0, into: &bytes)
            }
        }
        return bytes
    }

    private static func escaped(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        escape(text, into: &bytes)
        return bytes
    }

    private static func price(of product: Product) -> [UInt8] {
        var bytes: [UInt8] = []
        if let minor = product.priceMinor { write(minor, into: &bytes) }
        return bytes
    }

    private static func escape(_ text: String, into bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
            default: bytes.append(byte)
            }
        }
    }

    /// `¥1,234.00`.
    private static func write(_ minor: Int64, into bytes: inout [UInt8]) {
        bytes.append(contentsOf: [0xC2, 0xA5])
        let digits = String(minor / 100).utf8
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { bytes.append(UInt8(ascii: ",")) }
            bytes.append(digit)
        }
        bytes += [UInt8(ascii: "."), UInt8(48 + minor % 100 / 10), UInt8(48 + minor % 10)]
    }
}
