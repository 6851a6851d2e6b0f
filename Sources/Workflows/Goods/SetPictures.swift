public import Catalog
import Cryptography
import Database
public import Kernel

/// A picture that this program drew. Drawings from elsewhere are never kept as SVG: they can carry scripts.
public struct DrawnPicture: Sendable {
    public var svg: String
    /// The ratio of its sides, as its `viewBox` has it.
    public var width: Int
    public var height: Int
    public var alt: String
    public var altEnglish: String?

    public init(svg: String, width: Int, height: Int, alt: String, altEnglish: String? = nil) {
        self.svg = svg
        self.width = width
        self.height = height
        self.alt = alt
        self.altEnglish = altEnglish
    }
}

extension Shop {
    /// Pictures of one call.
    public static let pictureBatchLimit = 500

    /// Keeps drawings of our own, for `NewProduct.media` and `setPictures`; one that is there already is the same
    /// picture. Each leaves a line in the audit log.
    public func addPictures(_ drawn: [DrawnPicture], by caller: Caller) async throws -> [ProductPicture] {
        precondition(drawn.count <= Self.pictureBatchLimit, "\(drawn.count) pictures at once")
        let pictures = drawn.map { picture in
            ProductPicture(
                blob: BlobHash(of: Array(picture.svg.utf8)), type: .svg, alt: picture.alt,
                altEnglish: picture.altEnglish, width: picture.width, height: picture.height)
        }
        let parts = parts
        try await database.write { transaction in
            for (picture, drawing) in zip(pictures, drawn) {
                let content = Array(drawing.svg.utf8)
                try Blobs.put(
                    content, as: picture.blob, mediaType: picture.type.rawValue, at: parts.now, in: transaction)
                try parts.audit(
                    "picture_added", of: picture.blob.description, "\(picture.type.rawValue), \(content.count) bytes",
                    by: caller, in: transaction)
            }
        }
        return pictures
    }

    /// Keeps one drawing of our own.
    public func addPicture(_ drawn: DrawnPicture, by caller: Caller) async throws -> ProductPicture {
        try await addPictures([drawn], by: caller)[0]
    }

    /// Gives a product these pictures, in this order, in place of those it has.
    ///
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.archived`, `.tooMany`; `InputError` for one that is not
    ///   stored and for wrong texts.
    public func setPictures(
        of product: ProductID, version: Int64, _ pictures: [ProductPicture], by caller: Caller
    ) async throws -> ProductDetail {
        var changes = ProductChanges()
        changes.media = pictures
        return try await catalog.updateProduct(product, version: version, changes, by: caller)
    }
}
