public import Kernel

/// The video of a product. Its bytes are kept in pieces; it is shown with the product's first picture in front.
public struct ProductVideo: Sendable, Hashable {
    static let altRule = TextRule(field: "media.alt", length: 1...200)
    static let altEnglishRule = TextRule(field: "media.alt_en", length: 1...200)

    public let blob: BlobHash
    public let type: VideoType
    /// What it shows, for those who do not see it, and what it is called.
    public let alt: String
    public let altEnglish: String?
    /// Since when the product has it; nil until it is stored.
    public internal(set) var addedAt: Timestamp?

    public init(blob: BlobHash, type: VideoType, alt: String, altEnglish: String? = nil) {
        self.blob = blob
        self.type = type
        self.alt = alt
        self.altEnglish = altEnglish
    }

    /// With its texts trimmed.
    ///
    /// - Throws: `InputError` for texts beyond their limits.
    func checked() throws(InputError) -> ProductVideo {
        ProductVideo(
            blob: blob, type: type, alt: try Self.altRule.checked(alt),
            altEnglish: try altEnglish.map(Self.altEnglishRule.checked))
    }
}
