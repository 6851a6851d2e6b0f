public import Database
public import Kernel

extension Catalog {
    /// The variant with this code.
    public static func skus(coded code: String) -> Query<[SKUID]> {
        Query("SELECT id FROM skus WHERE code = \(code)") { rows in try rows.map { try $0[0] } }
    }

    /// The variants with these codes, by code as it is written there; unknown ones are simply not there.
    public func skus(coded codes: some Collection<String>, in session: Session) throws -> [String: SKUID] {
        guard !codes.isEmpty else { return [:] }
        return try SKUStore.byCode(Set(codes).sorted(), in: session)
    }

    /// More variants than these are not told apart by a text.
    static let matchedSKULimit = 1_000

    /// Variants that staff look for: by the beginning of their code, or, where no code begins so, by the words of their
    /// product: at most 1,000 of them, and of at most 100 products where words find them.
    public func skus(matching text: String, in session: Session) throws -> SKUMatches {
        let limit = Self.matchedSKULimit
        let coded: [SKUID] = try session.rows(
            """
            SELECT id FROM skus WHERE code >= \(text) AND code < \(text + "\u{10FFFF}") ORDER BY code
            LIMIT \(limit + 1)
            """
        ).map { try $0[0] }
        guard coded.isEmpty else {
            return SKUMatches(ids: Array(coded.prefix(limit)), isCut: coded.count > limit)
        }
        let products = try productsForStaff(query: text, limit: PageLimit(clamping: 100), in: session)
        let worded = products.items.flatMap { $0.skus.map(\.id) }
        return SKUMatches(
            ids: Array(worded.prefix(limit)), isCut: worded.count > limit || products.next != nil)
    }
}

/// Variants that a text finds.
public struct SKUMatches: Sendable {
    public let ids: [SKUID]
    /// Whether there are more than these.
    public let isCut: Bool
}
