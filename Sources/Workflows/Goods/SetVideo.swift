public import Catalog
import Cryptography
import Database
public import Kernel

/// Videos from outside that are not taken.
public enum VideoError: ExpectedError, Equatable {
    /// Neither a whole MP4 with H.264 nor WebM, whatever its name says.
    case unknownType
    case tooLarge(limitBytes: Int)

    public var kind: ErrorKind { .invalid }

    public var code: String {
        switch self {
        case .unknownType: "video_type"
        case .tooLarge: "video_too_large"
        }
    }

    public var field: String? { "video" }

    public var detail: String {
        switch self {
        case .unknownType: "It is neither a whole MP4 with H.264 nor WebM."
        case .tooLarge(let limit): "A video has at most \(limit / 1_048_576) MB."
        }
    }

    public var parameters: [String: String] {
        switch self {
        case .unknownType: [:]
        case .tooLarge(let limit): ["limit": String(limit / 1_048_576)]
        }
    }
}

extension Shop {
    /// Bytes of a video from outside.
    public static let videoLimitBytes = 32 * 1_024 * 1_024

    /// Gives a product a video from outside, in place of the one that it has. It is kept as it came.
    ///
    /// - Throws: `VideoError`; `NotFound`; `CatalogError.staleVersion`, `.archived`; `InputError` for its alt texts.
    public func setVideo(
        _ content: [UInt8], alt: String, altEnglish: String?, of product: ProductID, version: Int64,
        by caller: Caller
    ) async throws -> ProductDetail {
        guard content.count <= Self.videoLimitBytes else {
            throw VideoError.tooLarge(limitBytes: Self.videoLimitBytes)
        }
        guard let type = VideoType(sniffing: content) else { throw VideoError.unknownType }
        let video = ProductVideo(blob: BlobHash(of: content), type: type, alt: alt, altEnglish: altEnglish)
        let parts = parts
        return try await database.write { transaction in
            try parts.catalog.changeVideo(
                of: product, version: version, action: "video_uploaded", by: caller, in: transaction
            ) { _ in
                try PiecedFiles.put(content, as: video.blob, mediaType: type.rawValue, at: parts.now, in: transaction)
                return video
            }
        }
    }

    /// Changes the alt texts of a product's video.
    ///
    /// - Throws: `NotFound`, also where it has none; `CatalogError.staleVersion`, `.archived`; `InputError`.
    public func describeVideo(
        of product: ProductID, version: Int64, alt: String, altEnglish: String?, by caller: Caller
    ) async throws -> ProductDetail {
        try await database.write { [catalog] transaction in
            try catalog.changeVideo(
                of: product, version: version, action: "video_changed", by: caller, in: transaction
            ) { video in
                guard let video else { throw NotFound("video") }
                return ProductVideo(blob: video.blob, type: video.type, alt: alt, altEnglish: altEnglish)
            }
        }
    }

    /// Takes a product's video away.
    ///
    /// - Throws: `NotFound`, also where it has none; `CatalogError.staleVersion`, `.archived`.
    public func removeVideo(of product: ProductID, version: Int64, by caller: Caller) async throws -> ProductDetail {
        try await database.write { [catalog] transaction in
            try catalog.changeVideo(
                of: product, version: version, action: "video_removed", by: caller, in: transaction
            ) { video in
                guard video != nil else { throw NotFound("video") }
                return nil
            }
        }
    }
}
