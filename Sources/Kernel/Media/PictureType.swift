/// The kinds of pictures that the shop keeps and serves; the raw value is the media type.
public enum PictureType: String, Sendable, CaseIterable {
    case svg = "image/svg+xml"
    case webp = "image/webp"
    case jpeg = "image/jpeg"
    case png = "image/png"

    /// What stands behind the dot in an address.
    public var fileExtension: String {
        switch self {
        case .svg: "svg"
        case .webp: "webp"
        case .jpeg: "jpg"
        case .png: "png"
        }
    }

    public init?(fileExtension: some StringProtocol) {
        guard let type = Self.allCases.first(where: { $0.fileExtension == fileExtension }) else { return nil }
        self = type
    }
}
