/// A SELECT with the way to read its rows, so that a workflow can send the queries of several modules in one trip.
public struct Query<Value> {
    public let sql: SQL
    public let decode: ([Row]) throws -> Value

    public init(_ sql: SQL, decode: @escaping ([Row]) throws -> Value) {
        self.sql = sql
        self.decode = decode
    }
}

extension Session {
    /// Runs the queries in one trip, in their order.
    public func run<each Value>(_ queries: repeat Query<each Value>) throws -> (repeat each Value) {
        var statements: [SQL] = []
        repeat statements.append((each queries).sql)
        let results = try rows(statements)
        var index = 0
        func decodeNext<Next>(_ query: Query<Next>) throws -> Next {
            defer { index += 1 }
            return try query.decode(results[index])
        }
        return (repeat try decodeNext(each queries))
    }
}

extension Transaction {
    /// Runs the queries in one trip, in their order: locks are taken in that order too.
    public func run<each Value>(_ queries: repeat Query<each Value>) throws -> (repeat each Value) {
        try session.run(repeat each queries)
    }
}

extension Query where Value == Int {
    /// Counts the rows of a bounded SELECT.
    public static func count(_ bounded: SQL) -> Query<Int> {
        Query("SELECT COUNT(*) FROM (\(bounded)) AS counted") { rows in try rows.first.map { try $0[0] } ?? 0 }
    }
}
