import Kernel
import Orders
import WebRuntime

/// Lines of a cart that the next page tells of, in its address: what was taken out, to be put back; what an account's
/// cart held before a guest's came to it.
struct ToldLines: Sendable {
    let lines: [CartLine]

    /// Nil for none.
    init?(_ lines: [CartLine]) {
        guard !lines.isEmpty else { return nil }
        self.lines = lines
    }

    /// Reads what `text` wrote; nil for anything else.
    init?(_ text: String?) {
        guard let parts = text?.split(separator: "."), parts.count <= Cart.lineLimit else { return nil }
        let lines = parts.compactMap { part -> CartLine? in
            let pair = part.split(separator: "-")
            guard pair.count == 2, let sku = SKUID(pair[0]), let quantity = Int(pair[1]),
                (1...Cart.quantityLimit).contains(quantity)
            else { return nil }
            return CartLine(skuID: sku, quantity: quantity)
        }
        guard lines.count == parts.count else { return nil }
        self.init(lines)
    }

    var text: String { lines.map { "\($0.skuID)-\($0.quantity)" }.joined(separator: ".") }

    var skus: [SKUID] { lines.map(\.skuID) }
}
