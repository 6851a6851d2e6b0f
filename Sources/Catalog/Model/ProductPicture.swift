public import Kernel

/// A picture of a product. The bytes are a blob; the row of the product says how to show it, so that a list needs no
/// further query for its covers.
public struct ProductPicture: Sendable, Hashable {
    /// Pixels of a side.
    public static let sideLimit = 20_000
    static let altRule = TextRule(field: "media.alt", length: 1...200)
    static let altEnglishRule = TextRule(field: "media.alt_en", length: 1...200)

    public let blob: BlobHash
    public let type: PictureType
    /// What it shows, for those who do not see it.
    public let alt: String
    public let altEnglish: String?
    /// In pixels; of a drawing, the ratio that it keeps.
    public let width: Int
    public let height: Int
    /// Smaller versions, the narrowest first, all WebP; filled in from what is stored.
    public internal(set) var sizes: [Size] = []

    /// A smaller version of a picture.
    public struct Size: Sendable, Hashable {
        public let blob: BlobHash
        public let width: Int
    }

    public init(blob: BlobHash, type: PictureType, alt: String, altEnglish: String? = nil, width: Int, height: Int) {
        self.blob = blob
        self.type = type
        self.alt = alt
        self.altEnglish = altEnglish
        self.width = width
        self.height = height
    }

    /// As somebody would give it: what is filled in from the store is not there.
    public var withoutSizes: ProductPicture {
        var picture = self
        picture.sizes = []
        return picture
    }

    /// With its texts trimmed.
    ///
    /// - Throws: `InputError` for texts and sides beyond their limits.
    func checked() throws(InputError) -> ProductPicture {
        guard (1...Self.sideLimit).contains(width), (1...Self.sideLimit).contains(height) else {
            throw .invalid(field: "media", reason: "A side has 1 to \(Self.sideLimit) pixels.")
        }
        return ProductPicture(
            blob: blob, type: type, alt: try Self.altRule.checked(alt),
            altEnglish: try altEnglish.map(Self.altEnglishRule.checked), width: width, height: height)
    }
}
