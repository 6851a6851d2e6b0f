public import Kernel

/// What is known of a file that is kept in pieces, without its content.
public struct PiecedFile: Sendable, Hashable {
    /// `video/mp4`
    public let mediaType: String
    public let byteCount: Int

    public init(mediaType: String, byteCount: Int) {
        self.mediaType = mediaType
        self.byteCount = byteCount
    }
}

/// Files in the database that nobody wants in memory as a whole, under the hash of their content and cut into pieces,
/// so that a part is read without the rest. Like blobs they never change; unlike blobs they go when nothing names them.
public enum PiecedFiles {
    /// No file is larger.
    public static let byteLimit = 64 * 1_024 * 1_024
    /// Of every piece but the last; those of a file that is there stay as they are.
    public static let pieceBytes = 256 * 1_024
    /// How often a file that comes and goes meanwhile is tried.
    private static let attempts = 3

    static let migration = Migration(
        module: "database", number: 12, name: "create-pieced-files",
        [
            .createTable(
                Table(
                    "pieced_files",
                    [
                        .text("hash"), .text("media_type"), .integer("byte_count", "CHECK (byte_count > 0)"),
                        .integer("piece_bytes", "CHECK (piece_bytes > 0)"), .integer("created_at"),
                    ], primaryKey: "hash")),
            .createTable(
                Table(
                    "file_pieces",
                    [
                        .text("hash", "REFERENCES pieced_files (hash)"), .integer("number", "CHECK (number >= 0)"),
                        Column("content", .blob),
                    ], primaryKey: "hash, number")),
        ])

    /// Keeps a file and holds it until the transaction ends; one that is there already stays as it is.
    ///
    /// - Parameter hash: of the content, `BlobHash(of: content)`: this layer does no cryptography.
    public static func put(
        _ content: [UInt8], as hash: BlobHash, mediaType: String, at now: Timestamp, in transaction: Transaction
    ) throws(DatabaseError) {
        precondition(!content.isEmpty && content.count <= byteLimit, "a file of \(content.count) bytes")
        for _ in 0..<attempts {
            let isNew = try transaction.execute(
                """
                INSERT INTO pieced_files (hash, media_type, byte_count, piece_bytes, created_at)
                VALUES (\(hash), \(mediaType), \(content.count), \(pieceBytes), \(now))
                ON CONFLICT DO NOTHING
                """)
            if isNew == 1 { return try putPieces(content, of: hash, in: transaction) }
            // Somebody may be about to take it away: then it is gone as soon as it can be held.
            if try hold(hash, in: transaction) != nil { return }
        }
        throw DatabaseError(.serialization, "a file came and went")
    }

    private static func putPieces(
        _ content: [UInt8], of hash: BlobHash, in transaction: Transaction
    ) throws(DatabaseError) {
        for (number, start) in stride(from: 0, to: content.count, by: pieceBytes).enumerated() {
            let piece = Array(content[start..<min(start + pieceBytes, content.count)])
            try transaction.post(
                "INSERT INTO file_pieces (hash, number, content) VALUES (\(hash), \(number), \(piece))")
        }
    }

    /// Its media type, for what is to name it: nobody takes it away until the transaction ends. Nil where it is not
    /// there.
    public static func hold(_ hash: BlobHash, in transaction: Transaction) throws(DatabaseError) -> String? {
        let row = try transaction.first(
            "SELECT media_type FROM pieced_files WHERE hash = \(hash) \(lock: .forUpdate)")
        guard let row else { return nil }
        return try row[0]
    }

    /// Takes a file away that the transaction holds and nothing names.
    public static func remove(_ hash: BlobHash, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post("DELETE FROM file_pieces WHERE hash = \(hash)")
        try transaction.post("DELETE FROM pieced_files WHERE hash = \(hash)")
    }

    /// Nil where nothing has this hash.
    public static func find(_ hash: BlobHash, in session: Session) throws(DatabaseError) -> PiecedFile? {
        let row = try session.first("SELECT media_type, byte_count FROM pieced_files WHERE hash = \(hash)")
        guard let row else { return nil }
        return PiecedFile(mediaType: try row[0], byteCount: try row[1])
    }

    /// What stands in a file from a byte on: at most to the end of its piece. Nil behind the end, and where the file is
    /// not there any more.
    public static func bytes(
        of hash: BlobHash, from start: Int, in session: Session
    ) throws(DatabaseError) -> [UInt8]? {
        let row = try session.first(
            """
            SELECT f.piece_bytes, p.content
            FROM pieced_files f
            JOIN file_pieces p ON p.hash = f.hash AND p.number = \(start) / f.piece_bytes
            WHERE f.hash = \(hash)
            """)
        guard let row else { return nil }
        let (size, content): (Int, [UInt8]) = (try row[0], try row[1])
        let offset = start % size
        return offset < content.count ? Array(content[offset...]) : nil
    }
}
