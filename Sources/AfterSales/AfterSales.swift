public import Database

/// Returns: from the request to the shelf and the refund.
public struct AfterSales: Sendable {
    let database: Database

    public init(database: Database) {
        self.database = database
    }
}
