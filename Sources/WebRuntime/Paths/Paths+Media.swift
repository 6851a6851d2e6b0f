public import Kernel

extension Paths {
    private static let mediaPrefix = "/media/"

    /// The address of a picture, the same in every language.
    public static func media(_ hash: BlobHash, _ type: PictureType) -> String {
        "\(mediaPrefix)\(hash).\(type.fileExtension)"
    }

    /// The picture behind an address of this shop; nil for any other.
    public static func picture(at url: String) -> (hash: BlobHash, type: PictureType)? {
        guard url.hasPrefix(mediaPrefix) else { return nil }
        return picture(fileName: String(url.dropFirst(mediaPrefix.count)))
    }

    static func picture(fileName: String) -> (hash: BlobHash, type: PictureType)? {
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let hash = BlobHash(parts[0]), let type = PictureType(fileExtension: parts[1]) else {
            return nil
        }
        return (hash, type)
    }
}
