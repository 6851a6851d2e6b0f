/// The name of a stored file: the SHA-256 of its content. The same content has the same name, and a name never gets
/// another content.
public struct BlobHash: Sendable, Hashable, CustomStringConvertible {
    private static let digitCount = 64

    /// 64 lower-case hex digits.
    public let description: String

    /// Nil for what is not 64 lower-case hex digits.
    public init?(_ text: some StringProtocol) {
        let isHex = text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        guard text.utf8.count == Self.digitCount, isHex else { return nil }
        description = String(text)
    }
}
