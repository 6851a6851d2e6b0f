import HTTPTypes
import Hummingbird
import NIOCore

/// In which form a content may go out: as it is, or packed (RFC 9110, 8.4).
enum ContentCoding {
    /// Less than this fits into one packet either way.
    static let lengthMinimum = 1_024

    static let gzip = "gzip"

    /// Whether a client takes gzip: it says so, by name or by `*`, and not with a weight of 0.
    static func takesGzip(_ request: Request) -> Bool {
        var any = false
        for member in request.headers[values: .acceptEncoding].joined(separator: ",").split(separator: ",") {
            let parts = member.split(separator: ";").map { String($0).trimmingBlanks.lowercased() }
            guard let name = parts.first, ["gzip", "x-gzip", "*"].contains(name) else { continue }
            let isWanted = !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) ?? 0 <= 0 }
            if name != "*" { return isWanted }
            any = isWanted
        }
        return any
    }

    /// Whether packing makes this kind of content smaller: texts and drawings, no photographs.
    static func isWorthwhile(_ mediaType: String?) -> Bool {
        guard let type = mediaType?.prefix(while: { $0 != ";" }).lowercased() else { return false }
        return type.hasPrefix("text/") || ["json", "xml", "javascript"].contains { type.hasSuffix($0) }
    }
}

/// Something that never changes, in both forms: packed once, as small as it gets.
struct PackedContent: Sendable {
    let plain: ByteBuffer
    /// Nil where packing is not worthwhile.
    private let packed: ByteBuffer?

    init(_ bytes: [UInt8], mediaType: String) {
        plain = ByteBuffer(bytes: bytes)
        let isWorthwhile = ContentCoding.isWorthwhile(mediaType) && bytes.count >= ContentCoding.lengthMinimum
        packed = isWorthwhile ? Gzip.pack(plain, .once) : nil
    }

    /// Bytes in memory.
    var byteCount: Int { plain.readableBytes + (packed?.readableBytes ?? 0) }

    /// The form that the client takes.
    func response(to request: Request, _ headers: HTTPFields) -> Response {
        guard let packed else { return Response(status: .ok, headers: headers, body: .init(byteBuffer: plain)) }
        var headers = headers
        headers[.vary] = HTTPField.Name.acceptEncoding.rawName
        guard ContentCoding.takesGzip(request) else {
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: plain))
        }
        headers[.contentEncoding] = ContentCoding.gzip
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: packed))
    }
}
