import HTTPTypes
import Hummingbird
import Identity
import NIOCore
import Synchronization

/// Packs pages and answers of the API for clients that take it.
///
/// The length of a packed page tells a little of what stands in it. Who can make a signed-in browser ask for pages of
/// his choice, and sees their lengths, could guess it byte by byte: so what another site asks for in somebody's name
/// goes out as it is. See docs/decisions/0010.
struct Compression: RouterMiddleware {
    /// More goes out as it comes.
    static let lengthLimit = 4 * 1_024 * 1_024
    /// How an answer is kept that nobody may pack.
    static let untouched = "no-store, no-transform"

    func handle(
        _ request: Request, context: ShopRequestContext,
        next: @concurrent (Request, ShopRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard isWorthwhile(response) else { return response }
        response.headers[values: .vary].append(HTTPField.Name.acceptEncoding.rawName)
        guard ContentCoding.takesGzip(request), !isAskedInSomebodysName(request, context) else { return response }
        let content = try await Self.content(of: response.body)
        let packed = Gzip.pack(content, .eachTime)
        response.body = .init(byteBuffer: packed ?? content)
        guard packed != nil else { return response }
        response.headers[.contentEncoding] = ContentCoding.gzip
        if let tag = response.headers[.eTag] { response.headers[.eTag] = Self.weak(tag) }
        return response
    }

    /// Neither packed already nor small, nor of unknown length, nor with a secret on it; and nobody chose its form
    /// before.
    private func isWorthwhile(_ response: Response) -> Bool {
        guard response.headers[.contentEncoding] == nil, response.headers[.vary] == nil,
            response.headers[.cacheControl] != Self.untouched,
            ContentCoding.isWorthwhile(response.headers[.contentType]),
            let length = response.headers[.contentLength].flatMap({ Int($0) })
        else { return false }
        return (ContentCoding.lengthMinimum...Self.lengthLimit).contains(length)
    }

    /// Whether another site led here, and it was seen who came.
    private func isAskedInSomebodysName(_ request: Request, _ context: ShopRequestContext) -> Bool {
        guard let site = request.headers[.secFetchSite], site != "same-origin", site != "none" else { return false }
        switch context.notes.principal.withLock({ $0 }) {
        case nil, .anonymous: return false
        default: return true
        }
    }

    /// Other bytes of the same version: equal, but not byte by byte (RFC 9110, 8.8.3).
    private static func weak(_ tag: String) -> String { tag.hasPrefix("W/") ? tag : "W/\(tag)" }

    private static func content(of body: ResponseBody) async throws -> ByteBuffer {
        let collector = Collector()
        try await body.write(collector)
        return collector.take()
    }

    /// Gathers what a body writes.
    private final class Collector: ResponseBodyWriter, Sendable {
        private let content = Mutex(ByteBuffer())

        func write(_ buffer: ByteBuffer) async throws {
            content.withLock { content in
                // As a rule it is one piece, and not copied.
                guard content.readableBytes > 0 else { return content = buffer }
                content.writeImmutableBuffer(buffer)
            }
        }

        func finish(_ trailingHeaders: HTTPFields?) async throws {}

        func take() -> ByteBuffer { content.withLock { $0 } }
    }
}

extension HTTPField.Name {
    fileprivate static let secFetchSite = known("Sec-Fetch-Site")
}
