public import Catalog
import Cryptography
import Database
public import Kernel

extension Shop {
    /// Bytes of a picture from outside.
    public static let photoLimitBytes = 10 * 1_024 * 1_024

    /// Adds pictures from outside behind those of a product, all of them or none, each in several sizes and without
    /// what its camera wrote into it. The files themselves are not kept. A picture that the product has already, and
    /// one that comes twice, is not added again: who repeats an upload whose answer was lost doubles nothing.
    ///
    /// - Returns: the product, and how many pictures are new.
    /// - Throws: `PhotoRefusal` for a file that is refused, `PictureError` where none can be taken now; `NotFound`;
    ///   `CatalogError.staleVersion`, `.archived`, `.tooMany`; `InputError` for the alt texts.
    public func addPhotos(
        _ files: [PhotoFile], alt: String, altEnglish: String?, to product: ProductID, version: Int64,
        sizer: PictureSizer, by caller: Caller
    ) async throws -> (detail: ProductDetail, added: Int) {
        guard files.count <= CatalogLimits.picturesPerProduct else {
            throw CatalogError.tooMany(field: "picture", limit: CatalogLimits.picturesPerProduct)
        }
        var photos: [(picture: ProductPicture, sizes: [SizedPicture])] = []
        for file in files {
            let sizes = try await sizes(of: file, sizer)
            let blob = BlobHash(of: sizes[0].content)
            guard !photos.contains(where: { $0.picture.blob == blob }) else { continue }
            let picture = ProductPicture(
                blob: blob, type: .webp, alt: alt, altEnglish: altEnglish, width: sizes[0].width,
                height: sizes[0].height)
            photos.append((picture, sizes))
        }
        let (parts, made) = (parts, photos)
        return try await database.write { transaction in
            let present = try parts.catalog.product(.id(product), includeUnpublished: true, in: transaction.session)
            let known = Set((present?.product.media ?? []).map(\.blob))
            let new = made.filter { !known.contains($0.picture.blob) }
            if let present, new.isEmpty { return (present, 0) }
            for (picture, sizes) in new {
                for size in sizes {
                    let hash = BlobHash(of: size.content)
                    try Blobs.put(
                        size.content, as: hash, mediaType: PictureType.webp.rawValue, at: parts.now, in: transaction)
                    guard hash != picture.blob else { continue }
                    try Blobs.putSize(of: picture.blob, width: size.width, hash, in: transaction)
                }
            }
            let detail = try parts.catalog.changePictures(
                of: product, version: version, action: "picture_uploaded", by: caller, in: transaction
            ) { $0 + new.map(\.picture) }
            return (detail, new.count)
        }
    }

    /// The sizes of a picture, the largest first; never none.
    private func sizes(of file: PhotoFile, _ sizer: PictureSizer) async throws -> [SizedPicture] {
        do {
            guard file.content.count <= Self.photoLimitBytes else {
                throw PictureError.tooLarge(limitBytes: Self.photoLimitBytes)
            }
            guard let type = PictureType(sniffing: file.content) else { throw PictureError.unknownType }
            let sizes = try await sizer.sizes(file.content, type)
            guard !sizes.isEmpty else { throw PictureError.unreadable }
            return sizes
        } catch let error as PictureError where error.field != nil {
            throw PhotoRefusal(file: file.name, reason: error)
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

/// A picture as somebody sent it.
public struct PhotoFile: Sendable {
    /// What whoever is told of a refusal knows it by.
    public let name: String
    public let content: [UInt8]

    public init(name: String, content: [UInt8]) {
        self.name = name
        self.content = content
    }
}

/// Why nothing of an upload was taken, with the name of the file that is to blame.
public struct PhotoRefusal: ExpectedError, Equatable {
    public let file: String
    public let reason: PictureError

    public init(file: String, reason: PictureError) {
        self.file = file
        self.reason = reason
    }

    public var kind: ErrorKind { reason.kind }
    public var code: String { reason.code }
    public var field: String? { reason.field }
    public var phrase: String { "file_\(reason.code)" }
    public var detail: String { "\(file): \(reason.detail)" }
    public var parameters: [String: String] { reason.parameters.merging(["file": file]) { own, _ in own } }
}
