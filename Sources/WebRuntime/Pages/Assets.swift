import Cryptography
import HTTPTypes
import Hummingbird
import NIOCore

/// Static files with the hash of their content in their names, so that browsers may keep them for ever.
public struct Assets: Sendable {
    /// One file as it is written in the program.
    public struct File: Sendable {
        public let name: String
        public let mediaType: String
        public let bytes: [UInt8]

        /// - Parameter name: with exactly one dot: `zhanggui.css`.
        public init(name: String, mediaType: String, _ content: String) {
            self.name = name
            self.mediaType = mediaType
            bytes = Array(content.utf8)
        }
    }

    private let files: [String: File]
    private let urls: [String: String]

    /// The stylesheet, the seal and the icons.
    public static let own = Assets([
        File(name: "zhanggui.css", mediaType: "text/css; charset=utf-8", StyleSheet.text),
        File(name: "icon.svg", mediaType: "image/svg+xml", Drawings.seal),
        File(name: "icons.svg", mediaType: "image/svg+xml", Drawings.icons),
        File(name: "hero.svg", mediaType: "image/svg+xml", Drawings.hero),
    ])

    static let pattern = "/assets/{file}"
    /// Digits of the content's SHA-256 that stand in the name.
    private static let hashDigitCount = 16

    public init(_ files: [File]) {
        var byHashedName: [String: File] = [:]
        var urls: [String: String] = [:]
        for file in files {
            let parts = file.name.split(separator: ".")
            precondition(parts.count == 2, "asset name \(file.name)")
            let hashed = "\(parts[0]).\(SHA256.hex(file.bytes).prefix(Self.hashDigitCount)).\(parts[1])"
            byHashedName[hashed] = file
            urls[file.name] = "/assets/\(hashed)"
        }
        self.files = byHashedName
        self.urls = urls
    }

    /// The address of a file; asking for one that is not there is a programmer's mistake.
    public func url(_ name: String) -> String {
        guard let url = urls[name] else { preconditionFailure("there is no asset \(name)") }
        return url
    }

    /// Nil for a name that is not there with just this hash.
    func response(hashedName: String) -> Response? {
        guard let file = files[hashedName] else { return nil }
        return Response(
            status: .ok,
            headers: [.contentType: file.mediaType, .cacheControl: "public, max-age=31536000, immutable"],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
