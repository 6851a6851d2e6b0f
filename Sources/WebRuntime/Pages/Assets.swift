import Cryptography
import HTTPTypes
import Hummingbird

/// Static files with the hash of their content in their names, so that browsers may keep them for ever.
public struct Assets: Sendable {
    /// One file as it is written in the program.
    public struct File: Sendable {
        public let name: String
        public let mediaType: String
        public let bytes: [UInt8]
        /// The paths that a service worker may answer for; nil for what is none.
        let scope: String?
        let content: PackedContent

        /// - Parameter name: with exactly one dot: `zhanggui.css`.
        public init(name: String, mediaType: String, scope: String? = nil, _ content: String) {
            self.init(name: name, mediaType: mediaType, scope: scope, Array(content.utf8))
        }

        /// - Parameter name: with exactly one dot.
        public init(name: String, mediaType: String, scope: String? = nil, _ bytes: [UInt8]) {
            self.scope = scope
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
            self.content = PackedContent(bytes, mediaType: mediaType)
        }
    }

    private let files: [String: File]
    private let urls: [String: String]

    /// The stylesheet, the seal, the icons and the scripts.
    public static let own = together(with: [])

    /// Chart.js, where it is installed.
    static let chartLibrary = "chart.js"

    static func together(with others: [File]) -> Assets {
        let drawn = [
            File(name: "zhanggui.css", mediaType: "text/css; charset=utf-8", StyleSheet.text),
            File(name: "icon.svg", mediaType: "image/svg+xml", Drawings.seal),
            File(name: "icons.svg", mediaType: "image/svg+xml", Drawings.icons),
            File(name: "hero.svg", mediaType: "image/svg+xml", Drawings.hero),
            File(name: "shop.js", mediaType: script, Scripts.shop),
            File(name: "search.js", mediaType: script, SearchScript.text),
            File(name: "desk.js", mediaType: script, ConsoleScript.text),
            File(name: "lists.js", mediaType: script, ListScript.text),
            File(name: "draw.js", mediaType: script, ChartScript.text),
        ]
        // These two name others by their hashes.
        let known = Assets(drawn)
        let offline = Scripts.offline(
            pages: Language.allCases.map { Paths($0)(.offline) },
            files: [known.url("zhanggui.css"), known.url("icon.svg")])
        return Assets(
            drawn + others + [
                File(name: "offline.js", mediaType: script, scope: "/", offline),
                File(
                    name: "manifest.json", mediaType: "application/manifest+json",
                    Manifest.text(iconURL: known.url("icon.svg"))),
            ])
    }

    static let script = "text/javascript; charset=utf-8"

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

    /// The address of a file that need not be there.
    func find(_ name: String) -> String? { urls[name] }

    /// Nil for a name that is not there with just this hash.
    func response(hashedName: String, to request: Request) -> Response? {
        guard let file = files[hashedName] else { return nil }
        var headers: HTTPFields = [.contentType: file.mediaType, .cacheControl: "public, max-age=31536000, immutable"]
        if let scope = file.scope { headers[.serviceWorkerAllowed] = scope }
        return file.content.response(to: request, headers)
    }
}
