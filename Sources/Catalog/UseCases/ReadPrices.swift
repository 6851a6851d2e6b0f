public import Database
public import Kernel

extension Catalog {
    /// The prices that a variant had, newest first, page by page.
    ///
    /// - Throws: `NotFound` where there is no such variant.
    public func priceHistory(
        of id: SKUID, after cursor: Cursor? = nil, limit: PageLimit, in session: Session
    ) throws -> Page<PriceChange> {
        guard try SKUStore.product(of: id, in: session) != nil else { throw NotFound("sku") }
        return try PriceRecordStore.page(of: id, after: cursor, limit: limit, in: session)
    }

    /// The lowest prices of these variants in the last 30 days, for all of them by one statement.
    public func lowestPrices(of skus: [SKUID], in session: Session) throws -> [SKUID: LowestPrices] {
        guard !skus.isEmpty else { return [:] }
        return try session.run(PriceRecordStore.lowest(of: skus, at: database.clock.now()))
    }
}
