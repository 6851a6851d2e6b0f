public import Kernel

extension Paths {
    private static let mediaPrefix = "/media/"

    /// The address of a picture, the same in every language.
    public static func media(_ hash: BlobHash, _ type: PictureType) -> String {
        "\(mediaPrefix)\(hash).\(type.fileExtension)"
    }

    /// The address of a video, the same in every language.
    public static func media(_ hash: BlobHash, _ type: VideoType) -> String {
        "\(mediaPrefix)\(hash).\(type.fileExtension)"
    }

    /// The video behind an address of this shop; nil for any other.
    public static func video(at url: String) -> (hash: BlobHash, type: VideoType)? {
        guard url.hasPrefix(mediaPrefix) else { return nil }
        return video(fileName: String(url.dropFirst(mediaPrefix.count)))
    }

    static func video(fileName: String) -> (hash: BlobHash, type: VideoType)? {
        guard let (hash, ending) = parts(fileName), let type = VideoType(fileExtension: ending) else { return nil }
        return (hash, type)
    }

    private static func parts(_ fileName: String) -> (hash: BlobHash, ending: Substring)? {
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let hash = BlobHash(parts[0]) else { return nil }
        return (hash, parts[1])
    }

    /// The picture behind an address of this shop; nil for any other.
    public static func picture(at url: String) -> (hash: BlobHash, type: PictureType)? {
        guard url.hasPrefix(mediaPrefix) else { return nil }
        return picture(fileName: String(url.dropFirst(mediaPrefix.count)))
    }

    static func picture(fileName: String) -> (hash: BlobHash, type: PictureType)? {
        guard let (hash, ending) = parts(fileName), let type = PictureType(fileExtension: ending) else { return nil }
        return (hash, type)
    }
}
