public import Database
public import Kernel

extension Catalog {
    /// Changes the pictures of a product as it was at `version`, in a transaction that may do more.
    ///
    /// - Parameters:
    ///   - action: what the audit log calls it.
    ///   - change: from the pictures that are there to those that shall be.
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.archived`, `.tooMany`; `InputError`; what `change` throws.
    public func changePictures(
        of id: ProductID, version: Int64, action: String, by caller: Caller, in transaction: Transaction,
        _ change: ([ProductPicture]) throws -> [ProductPicture]
    ) throws -> ProductDetail {
        let record = ChangeRecord(caller: caller, at: database.clock.now(), ids: database.ids)
        var detail = try Self.lock(id, in: transaction)
        guard detail.product.version == version else {
            throw CatalogError.staleVersion(current: detail.product.version)
        }
        let media = try FieldRules.media(try change(detail.product.media))
        detail.product.media = try Self.stored(media, in: transaction)
        detail.product.version += 1
        guard try ProductStore.update(detail, from: version, in: transaction) else {
            throw CatalogError.staleVersion(current: version)
        }
        try record.product(id, action, details: "\(media.count) pictures", in: transaction)
        return detail
    }

    /// Holds pictures against what is stored, as every change of a product does.
    ///
    /// - Throws: `InputError.unknownReference` where one is not there, or is not what it is said to be.
    public func checkStored(_ pictures: [ProductPicture], in session: Session) throws {
        guard !pictures.isEmpty else { return }
        let types = try Blobs.mediaTypes(of: pictures.map(\.blob), in: session)
        guard pictures.allSatisfy({ types[$0.blob] == $0.type.rawValue }) else {
            throw InputError.unknownReference(field: "media")
        }
    }

    /// The pictures with their smaller versions: what is shown must be there, as what it is said to be.
    static func stored(_ pictures: [ProductPicture], in transaction: Transaction) throws -> [ProductPicture] {
        guard !pictures.isEmpty else { return [] }
        let hashes = pictures.map(\.blob)
        let types = try Blobs.mediaTypes(of: hashes, in: transaction.session)
        guard pictures.allSatisfy({ types[$0.blob] == $0.type.rawValue }) else {
            throw InputError.unknownReference(field: "media")
        }
        let sizes = try Blobs.sizes(of: hashes, in: transaction.session)
        return pictures.map { picture in
            var picture = picture
            picture.sizes = (sizes[picture.blob] ?? []).map { ProductPicture.Size(blob: $0.hash, width: $0.width) }
            return picture
        }
    }
}
