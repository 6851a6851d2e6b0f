import Kernel

extension Database {
    /// A secret that all nodes of one shop share, made the first time somebody asks for it.
    ///
    /// - Parameter fresh: the value to keep where there is none yet.
    public func sharedSecret(_ name: String, fresh: [UInt8]) async throws -> [UInt8] {
        let now = clock.now()
        return try await write { transaction in
            try transaction.post(
                """
                INSERT INTO shared_secrets (name, value, created_at) VALUES (\(name), \(fresh), \(now))
                ON CONFLICT DO NOTHING
                """)
            guard let row = try transaction.first("SELECT value FROM shared_secrets WHERE name = \(name)") else {
                throw DatabaseError(.serialization, "the secret was not there after its insert")
            }
            return try row[0]
        }
    }
}

extension Session {
    /// Whether a secret was ever made.
    public func hasSharedSecret(_ name: String) throws(DatabaseError) -> Bool {
        try first("SELECT 1 FROM shared_secrets WHERE name = \(name)") != nil
    }
}
