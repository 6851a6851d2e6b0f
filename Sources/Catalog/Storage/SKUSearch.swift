public import Database
public import Kernel

extension Catalog {
    /// The variant with this code.
    public static func skus(coded code: String) -> Query<[SKUID]> {
        Query("SELECT id FROM skus WHERE code = \(code)") { rows in try rows.map { try $0[0] } }
    }

    /// More variants than these are not told apart by a text.
    static let matchedSKULimit = 1_000

    /// Variants that staff look for: by the beginning of their code, or, where no code begins so, by the words of their
    /// product; at most 1,000.
    public func skus(matching text: String, in session: Session) throws -> [SKUID] {
        let limit = Self.matchedSKULimit
        let coded: [SKUID] = try session.rows(
            """
            SELECT id FROM skus WHERE code >= \(text) AND code < \(text + "\u{10FFFF}") ORDER BY code LIMIT \(limit)
            """
        ).map { try $0[0] }
        guard coded.isEmpty else { return coded }
        let products = try productsForStaff(query: text, limit: PageLimit(clamping: 100), in: session).items
        return Array(products.flatMap { $0.skus.map(\.id) }.prefix(limit))
    }
}
