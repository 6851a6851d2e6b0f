import HTTPTypes
import Hummingbird
import NIOCore

/// A file for programs that everybody may read, made when it is asked for: robots, sitemaps. It has no language.
public struct PlainRoute: Sendable {
    /// What is answered.
    public struct Answer: Sendable {
        let mediaType: String
        let bytes: [UInt8]

        public init(_ text: String, mediaType: String) {
            self.mediaType = mediaType
            bytes = Array(text.utf8)
        }

        public init(_ markup: HTML, mediaType: String) {
            self.mediaType = mediaType
            bytes = markup.bytes
        }
    }

    /// How long others may keep it.
    static let keptSeconds = 600

    let path: PagePath
    let handler: @Sendable (PathParameters) async throws -> Answer

    public init(_ path: PagePath, handler: @escaping @Sendable (PathParameters) async throws -> Answer) {
        self.path = path
        self.handler = handler
    }

    func respond(_ context: ShopRequestContext) async throws -> Response {
        let answer = try await handler(PathParameters(context.parameters))
        return Response(
            status: .ok,
            headers: [.contentType: answer.mediaType, .cacheControl: "public, max-age=\(Self.keptSeconds)"],
            body: .init(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    }
}
