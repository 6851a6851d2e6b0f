public import Database
public import Kernel

extension Catalog {
    /// Changes the video of a product as it was at `version`, in a transaction that may do more. A file that no product
    /// has any more goes.
    ///
    /// - Parameters:
    ///   - action: what the audit log calls it.
    ///   - change: from the video that is there to the one that shall be, whose file is stored when it returns.
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.archived`; `InputError`; what `change` throws.
    public func changeVideo(
        of id: ProductID, version: Int64, action: String, by caller: Caller, in transaction: Transaction,
        _ change: (ProductVideo?) throws -> ProductVideo?
    ) throws -> ProductDetail {
        let record = ChangeRecord(caller: caller, at: database.clock.now(), ids: database.ids)
        var detail = try Self.lock(id, in: transaction)
        guard detail.product.version == version else {
            throw CatalogError.staleVersion(current: detail.product.version)
        }
        let old = detail.video
        let new = try change(old)?.checked()
        detail.video = try Self.settled(new, insteadOf: old, at: record.at, in: transaction)
        detail.product.version += 1
        guard try ProductStore.update(detail, from: version, in: transaction) else {
            throw CatalogError.staleVersion(current: version)
        }
        try Self.drop(old, unless: new, in: transaction)
        try record.product(
            id, action, details: (new ?? old).map { "\($0.blob).\($0.type.fileExtension)" } ?? "", in: transaction)
        return detail
    }

    /// The video with the moment since when it is there; its file is held until it is named.
    static func settled(
        _ new: ProductVideo?, insteadOf old: ProductVideo?, at now: Timestamp, in transaction: Transaction
    ) throws -> ProductVideo? {
        guard var new else { return nil }
        if let old, (old.blob, old.type) == (new.blob, new.type) {
            new.addedAt = old.addedAt
            return new
        }
        guard try PiecedFiles.hold(new.blob, in: transaction) == new.type.rawValue else {
            throw InputError.unknownReference(field: "media")
        }
        new.addedAt = now
        return new
    }

    /// Takes the file of a video away that no product has any more, whose row is written already. It is held first: who
    /// is giving it to another product has done so by then, or comes after and finds it gone.
    static func drop(
        _ old: ProductVideo?, unless new: ProductVideo? = nil, in transaction: Transaction
    ) throws(DatabaseError) {
        guard let old, old.blob != new?.blob, try PiecedFiles.hold(old.blob, in: transaction) != nil,
            try !ProductVideo.isShown(old.blob, in: transaction.session)
        else { return }
        try PiecedFiles.remove(old.blob, in: transaction)
    }
}
