/// The kinds of videos that the shop keeps and serves; the raw value is the media type.
public enum VideoType: String, Sendable, CaseIterable {
    case mp4 = "video/mp4"
    case webm = "video/webm"

    /// What stands behind the dot in an address.
    public var fileExtension: String {
        switch self {
        case .mp4: "mp4"
        case .webm: "webm"
        }
    }

    public init?(fileExtension: some StringProtocol) {
        guard let type = Self.allCases.first(where: { $0.fileExtension == fileExtension }) else { return nil }
        self = type
    }
}
