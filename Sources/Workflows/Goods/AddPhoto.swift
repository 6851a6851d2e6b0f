public import Catalog
import Cryptography
import Database
public import Kernel

extension Shop {
    /// Bytes of a picture from outside.
    public static let photoLimitBytes = 10 * 1_024 * 1_024

    /// Puts a picture from outside behind those that a product has: as WebP in several sizes, without what its camera
    /// wrote into it. The file itself is not kept.
    ///
    /// - Throws: `PictureError`; `NotFound`; `CatalogError.staleVersion`, `.archived`, `.tooMany`; `InputError` for its
    ///   alt texts.
    public func addPhoto(
        _ content: [UInt8], alt: String, altEnglish: String?, to product: ProductID, version: Int64,
        sizer: PictureSizer, by caller: Caller
    ) async throws -> ProductDetail {
        guard content.count <= Self.photoLimitBytes else {
            throw PictureError.tooLarge(limitBytes: Self.photoLimitBytes)
        }
        guard let type = PictureType(sniffing: content) else { throw PictureError.unknownType }
        let sizes = try await sizer.sizes(content, type)
        guard let largest = sizes.first else { throw PictureError.unreadable }
        let picture = ProductPicture(
            blob: BlobHash(of: largest.content), type: .webp, alt: alt, altEnglish: altEnglish, width: largest.width,
            height: largest.height)
        let parts = parts
        return try await database.write { transaction in
            for size in sizes {
                let hash = BlobHash(of: size.content)
                try Blobs.put(
                    size.content, as: hash, mediaType: PictureType.webp.rawValue, at: parts.now, in: transaction)
                guard hash != picture.blob else { continue }
                try Blobs.putSize(of: picture.blob, width: size.width, hash, in: transaction)
            }
            return try parts.catalog.changePictures(
                of: product, version: version, action: "picture_uploaded", by: caller, in: transaction
            ) { $0 + [picture] }
        }
    }

    /// Changes the order or the texts of a product's pictures, or takes some away.
    ///
    /// - Throws: as `Catalog.changePictures`.
    public func changePictures(
        of product: ProductID, version: Int64, by caller: Caller,
        _ change: @escaping @Sendable ([ProductPicture]) throws -> [ProductPicture]
    ) async throws -> ProductDetail {
        try await database.write { [catalog] transaction in
            try catalog.changePictures(
                of: product, version: version, action: "pictures_changed", by: caller, in: transaction, change)
        }
    }
}
