import Catalog
import WebRuntime

/// How many pieces of a product were sold lately, as goods say it: never more than were.
struct SoldCount: Sendable, Hashable {
    /// Up to so many are told exactly.
    static let exactLimit = 100

    /// What is said: behind the limit only the first figure counts.
    let told: Int
    /// Whether more were sold than is said.
    let isMore: Bool

    /// - Parameter pieces: nothing is said of none.
    init?(_ pieces: Int) {
        guard pieces > 0 else { return nil }
        var unit = 1
        while pieces > Self.exactLimit, pieces / unit >= 10 { unit *= 10 }
        told = pieces / unit * unit
        isMore = told < pieces
    }
}

extension PageFrame {
    func sold(_ product: Product) -> String? { sold(product.soldLately) }

    /// Nil of what was not sold lately.
    func sold(_ pieces: Int) -> String? {
        SoldCount(pieces).map { count in
            words("product.sold", ["count": format.number(count.told) + (count.isMore ? "+" : "")])
        }
    }
}
