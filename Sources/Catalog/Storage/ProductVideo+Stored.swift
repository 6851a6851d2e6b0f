import Database
import Kernel

/// A video as the row of its product keeps it.
extension ProductVideo {
    /// The reference keeps the file as long as a product has it.
    static let migration = Migration(
        module: "catalog", number: 23, name: "add-videos-of-products",
        [
            .run("ALTER TABLE products ADD COLUMN video_hash TEXT REFERENCES pieced_files (hash)"),
            .run("ALTER TABLE products ADD COLUMN video_type TEXT"),
            .run("ALTER TABLE products ADD COLUMN video_alt TEXT"),
            .run("ALTER TABLE products ADD COLUMN video_alt_en TEXT"),
            .only(.sqlite, "ALTER TABLE products ADD COLUMN video_added_at INTEGER"),
            .only(.postgres, "ALTER TABLE products ADD COLUMN video_added_at BIGINT"),
            .createIndex(
                Index("products_by_video", on: "products", "video_hash", where: "video_hash IS NOT NULL")),
        ])

    /// In the order that `read` reads; the table of products stands as `p`.
    static let columns: SQL = "p.video_hash, p.video_type, p.video_alt, p.video_alt_en, p.video_added_at"

    /// - Parameter column: where its first column stands.
    static func read(_ row: Row, at column: Int) throws(DatabaseError) -> ProductVideo? {
        guard let hash: BlobHash = try row[column] else { return nil }
        let ending: String = try row[column + 1]
        guard let type = VideoType(fileExtension: ending) else {
            throw DatabaseError(.decoding, "\(ending) where a kind of video was expected")
        }
        var video = ProductVideo(
            blob: hash, type: type, alt: try row[column + 2], altEnglish: try row[column + 3])
        video.addedAt = try row[column + 4]
        return video
    }

    /// Whether a product has this file.
    static func isShown(_ hash: BlobHash, in session: Session) throws(DatabaseError) -> Bool {
        try session.first("SELECT id FROM products WHERE video_hash = \(hash) LIMIT 1") != nil
    }
}
