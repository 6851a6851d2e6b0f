public import Kernel

/// A stored file.
public struct Blob: Sendable, Hashable {
    /// `image/webp`
    public let mediaType: String
    public let content: [UInt8]

    public init(mediaType: String, content: [UInt8]) {
        self.mediaType = mediaType
        self.content = content
    }
}

/// Files in the database, each under the hash of its content: what is stored is never changed, so copies of it may be
/// kept for ever. They are in the backup with the rows that name them.
public enum Blobs {
    /// No file is larger.
    public static let byteLimit = 16 * 1_024 * 1_024

    static let migration = Migration(
        module: "database", number: 8, name: "create-blobs",
        [
            .createTable(
                Table(
                    "blobs",
                    [
                        .text("hash"), .text("media_type"), .integer("byte_count"), Column("content", .blob),
                        .integer("created_at"),
                    ], primaryKey: "hash",
                    constraints: ["CONSTRAINT blobs_size CHECK (byte_count BETWEEN 0 AND \(byteLimit))"]))
        ])

    /// Smaller versions of pictures, found by the hash of the largest.
    static let sizesMigration = Migration(
        module: "database", number: 9, name: "create-picture-sizes",
        [
            .createTable(
                Table(
                    "picture_sizes",
                    [
                        .text("hash", "REFERENCES blobs (hash)"), .integer("width", "CHECK (width > 0)"),
                        .text("size_hash", "REFERENCES blobs (hash)"),
                    ], primaryKey: "hash, width"))
        ])

    /// Remembers a smaller version of a picture; both are stored.
    public static func putSize(
        of hash: BlobHash, width: Int, _ size: BlobHash, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post(
            """
            INSERT INTO picture_sizes (hash, width, size_hash) VALUES (\(hash), \(width), \(size))
            ON CONFLICT DO NOTHING
            """)
    }

    /// The smaller versions of pictures, the narrowest first. The caller bounds the number.
    public static func sizes(
        of hashes: [BlobHash], in session: Session
    ) throws(DatabaseError) -> [BlobHash: [(width: Int, hash: BlobHash)]] {
        let rows = try session.rows(
            "SELECT hash, width, size_hash FROM picture_sizes WHERE hash \(in: hashes) ORDER BY hash, width")
        var found: [BlobHash: [(width: Int, hash: BlobHash)]] = [:]
        for row in rows { found[try row[0] as BlobHash, default: []].append((try row[1], try row[2])) }
        return found
    }

    /// Keeps a file; one that is there already stays as it is.
    ///
    /// - Parameter hash: of the content, `BlobHash(of: content)`: this layer does no cryptography.
    public static func put(
        _ content: [UInt8], as hash: BlobHash, mediaType: String, at now: Timestamp, in transaction: Transaction
    ) throws(DatabaseError) {
        precondition(content.count <= byteLimit, "a file of \(content.count) bytes")
        try transaction.post(
            """
            INSERT INTO blobs (hash, media_type, byte_count, content, created_at)
            VALUES (\(hash), \(mediaType), \(content.count), \(content), \(now))
            ON CONFLICT DO NOTHING
            """)
    }

    /// Nil where nothing has this hash.
    public static func find(_ hash: BlobHash, in session: Session) throws(DatabaseError) -> Blob? {
        guard let row = try session.first("SELECT media_type, content FROM blobs WHERE hash = \(hash)") else {
            return nil
        }
        return Blob(mediaType: try row[0], content: try row[1])
    }

    /// The media types of those that are there, without their contents. The caller bounds the number.
    public static func mediaTypes(
        of hashes: [BlobHash], in session: Session
    ) throws(DatabaseError) -> [BlobHash: String] {
        var found: [BlobHash: String] = [:]
        for row in try session.rows("SELECT hash, media_type FROM blobs WHERE hash \(in: hashes)") {
            found[try row[0] as BlobHash] = try row[1]
        }
        return found
    }
}

extension BlobHash: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        guard case .text(let text) = sqlValue, let hash = BlobHash(text) else {
            throw .decoding(sqlValue, as: "BlobHash")
        }
        self = hash
    }
}
