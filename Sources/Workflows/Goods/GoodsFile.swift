import Cryptography
import Database
public import Kernel

/// A file of goods between the look at what it would change and the change itself.
extension Shop {
    public static let goodsFileLimitBytes = 4 * 1_024 * 1_024
    /// Rows that a page takes; more go through the command line.
    public static let goodsFileRows = 2_000
    private static let goodsFileType = "text/csv"
    /// Of a file's name, in code points.
    private static let nameLimit = 100

    /// Keeps a file that somebody wants to see the changes of; one that is there already leaves no second line in the
    /// audit log.
    ///
    /// - Parameters:
    ///   - name: what whoever sends it calls it.
    ///   - look: what it would change.
    public func keepGoodsFile(
        _ content: [UInt8], named name: String, _ look: ProductImportSummary, by caller: Caller
    ) async throws -> BlobHash {
        let (hash, parts) = (BlobHash(of: content), parts)
        try await database.write { transaction in
            guard try Blobs.mediaTypes(of: [hash], in: transaction.session)[hash] == nil else { return }
            try Blobs.put(content, as: hash, mediaType: Self.goodsFileType, at: parts.now, in: transaction)
            let refused = Set(look.notes.filter(\.isSkipped).map(\.row)).count
            let name = Self.plain(name)
            let told = "\(look.rows) rows, \(look.changes.count) to change, \(refused) refused"
            try parts.audit(
                "goods_file_uploaded", of: hash.description,
                "\(content.count) bytes, \(told)\(name.isEmpty ? "" : ": \(name)")", by: caller, in: transaction)
        }
        return hash
    }

    /// Writes what a kept file says. What it changed has lines of its own in the audit log, and the file has one behind
    /// them; a file that was taken before changes nothing and leaves none.
    ///
    /// - Throws: `NotFound` for what is no such file; as `ProductImport.run`, after which it can be taken again.
    public func takeGoodsFile(_ hash: BlobHash, by caller: Caller) async throws -> ProductImportSummary {
        let content = try await goodsFile(hash)
        let summary = try await ProductImport(shop: self, by: caller)
            .run(content: content, rowLimit: Self.goodsFileRows)
        guard !summary.changes.isEmpty else { return summary }
        let refused = Set(summary.notes.filter(\.isSkipped).map(\.row)).count
        let counts = "\(summary.created) created, \(summary.changed) changed, \(refused) refused"
        try await database.write { [parts] transaction in
            let filter = AuditFilter(subjects: [hash.description], action: "goods_file_uploaded")
            let look = try transaction.session.auditLog(filter, limit: PageLimit(clamping: 1)).items.first
            let name = look?.details.firstMatch(of: /refused: (.+)$/)?.output.1
            try parts.audit(
                "goods_file_taken", of: hash.description,
                "\(summary.rows) rows, \(counts)\(name.map { ": \($0)" } ?? "")", by: caller, in: transaction)
        }
        return summary
    }

    /// A file's name as it can stand in a line: whoever sends it may call it anything.
    private static func plain(_ name: String) -> String {
        var kept = String.UnicodeScalarView()
        kept.append(
            contentsOf: name.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(nameLimit))
        return String(kept)
    }

    /// - Throws: `NotFound` for what is no such file.
    public func goodsFile(_ hash: BlobHash) async throws -> [UInt8] {
        let blob = try await database.read { try Blobs.find(hash, in: $0) }
        guard let blob, blob.mediaType == Self.goodsFileType else { throw NotFound("file") }
        return blob.content
    }
}
