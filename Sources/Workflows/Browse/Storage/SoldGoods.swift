import Catalog
import Database
import Kernel
import Orders

extension Shop {
    /// How long what was sold counts for the order of lists.
    public static let soldDays = 30
    /// Products of one step.
    package static let soldStep = 200
    /// Steps of one walk: what stands behind them waits for the next one.
    package static let soldStepLimit = 10_000
    /// The clocks of two nodes differ by less: an order's id is not older than its placing by more.
    private static let clockSlack: Duration = .hours(1)

    /// Counts anew what was sold lately of every product, so many in a step: for a timer. Each step reads the lines of
    /// the last days of its products' variants from their index; only what differs is written.
    ///
    /// - Returns: how many products have another number than before.
    @discardableResult
    public func countSold() async throws -> Int {
        var (last, changed): (ProductID?, Int) = (nil, 0)
        for _ in 0..<Self.soldStepLimit where !Task.isCancelled {
            let step = try await countSold(after: last)
            changed += step.changed
            guard let next = step.last else { break }
            last = next
        }
        return changed
    }

    private func countSold(after last: ProductID?) async throws -> (last: ProductID?, changed: Int) {
        let since = database.clock.now() - .days(Self.soldDays)
        let rows = try await database.read { session in
            try session.rows(Self.sold(after: last, since: since)).map { row in
                (id: try row[0] as ProductID, known: try row[1] as Int64, pieces: try row[2] as Int64)
            }
        }
        let changes = rows.filter { $0.known != $0.pieces }
        if !changes.isEmpty {
            let pieces = Dictionary(changes.map { ($0.id, $0.pieces) }) { first, _ in first }
            try await database.write { [catalog] in try catalog.noteSold(pieces, in: $0) }
        }
        return (rows.count < Self.soldStep ? nil : rows.last?.id, changes.count)
    }

    /// Ids grow with time, so the lines of the last days are one stretch of each variant's.
    private static func sold(after last: ProductID?, since: Timestamp) -> SQL {
        """
        WITH chunk AS (
            SELECT id, sold_lately FROM products WHERE id > \(last?.rawValue ?? 0) ORDER BY id LIMIT \(soldStep))
        SELECT c.id, c.sold_lately, COALESCE((
            SELECT CAST(SUM(l.quantity - l.cancelled_quantity) AS BIGINT)
            FROM skus s CROSS JOIN order_lines l CROSS JOIN orders
            WHERE s.product_id = c.id AND l.sku_id = s.id
                AND l.order_id >= \(IDGenerator.lowest(at: since - clockSlack)) AND orders.id = l.order_id
                AND orders.placed_at >= \(since) AND \(Orders.isSold)), 0)
        FROM chunk c
        ORDER BY c.id
        """
    }
}
