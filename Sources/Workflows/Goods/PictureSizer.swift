public import Kernel

/// Pictures from outside that are not taken.
public enum PictureError: ExpectedError, Equatable {
    /// Neither JPEG nor PNG nor WebP, whatever its name says.
    case unknownType
    case tooLarge(limitBytes: Int)
    /// It begins like a picture and is none, or is larger than anything a camera makes.
    case unreadable
    /// The program that makes the sizes is not installed on this machine.
    case toolMissing
    case busy

    public var kind: ErrorKind {
        switch self {
        case .unknownType, .tooLarge, .unreadable: .invalid
        case .toolMissing: .unavailable(retryAfterSeconds: 3_600)
        case .busy: .unavailable(retryAfterSeconds: 5)
        }
    }

    public var code: String {
        switch self {
        case .unknownType: "picture_type"
        case .tooLarge: "picture_too_large"
        case .unreadable: "picture_unreadable"
        case .toolMissing: "picture_tool_missing"
        case .busy: "picture_busy"
        }
    }

    public var field: String? {
        switch self {
        case .unknownType, .tooLarge, .unreadable: "picture"
        case .toolMissing, .busy: nil
        }
    }

    public var detail: String {
        switch self {
        case .unknownType: "It is neither JPEG nor PNG nor WebP."
        case .tooLarge(let limit): "A picture has at most \(limit / 1_048_576) MB."
        case .unreadable: "The picture cannot be read."
        case .toolMissing: "vipsthumbnail is not installed on this machine: apt-get install libvips-tools."
        case .busy: "Too many pictures come at once."
        }
    }

    public var parameters: [String: String] {
        switch self {
        case .tooLarge(let limit): ["limit": String(limit / 1_048_576)]
        default: [:]
        }
    }
}

/// A picture as it is kept: WebP, without what a camera writes about place and time.
public struct SizedPicture: Sendable {
    public let content: [UInt8]
    public let width: Int
    public let height: Int

    public init(content: [UInt8], width: Int, height: Int) {
        self.content = content
        self.width = width
        self.height = height
    }
}

/// Makes the sizes of a picture from outside.
public struct PictureSizer: Sendable {
    /// Pixels of the longer side, the largest first. A smaller picture is not made larger.
    public static let sides = [1_280, 640, 320]

    /// The largest first, none twice.
    ///
    /// - Throws: `PictureError`.
    public var sizes: @Sendable (_ content: [UInt8], _ type: PictureType) async throws -> [SizedPicture]

    public init(sizes: @escaping @Sendable (_ content: [UInt8], _ type: PictureType) async throws -> [SizedPicture]) {
        self.sizes = sizes
    }
}
