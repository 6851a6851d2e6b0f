import Database

extension ShopFixture {
    /// The queue of differences, sorted: state, kind, subject, expected and actual of each.
    public func differences() async throws -> [String] {
        try await database.read {
            try $0.rows("SELECT state, kind, subject, expected, actual FROM payment_differences").map { row in
                let (state, kind, subject): (String, String, String) = (try row[0], try row[1], try row[2])
                return "\(state) \(kind) \(subject) \(try row[3] as Int64) \(try row[4] as Int64)"
            }.sorted()
        }
    }
}
