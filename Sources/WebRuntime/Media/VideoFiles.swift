import Database
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// Videos as they are served: by the hash of their content, whole or from any byte to any other, and read piece by
/// piece while they are sent, so that a visitor who looks at one takes no more memory than a piece.
struct VideoFiles: Sendable {
    /// A browser that shows the file alone shows it, and that is all.
    private static let policy = "default-src 'none'; media-src 'self'; sandbox"

    let services: WebServices

    /// Nil where nothing has this name: neither another hash nor another type.
    func response(name: String, to request: Request) async throws -> Response? {
        guard let (hash, type) = Paths.video(fileName: name), let file = try await services.findFile(hash),
            file.mediaType == type.rawValue
        else { return nil }
        let tag = "\"\(hash)\""
        var headers: HTTPFields = [
            .contentType: type.rawValue, .cacheControl: "public, max-age=31536000, immutable", .eTag: tag,
            .acceptRanges: "bytes", .contentSecurityPolicy: Self.policy,
        ]
        if Self.isKnown(tag, request.headers[.ifNoneMatch]) {
            // The length that it would have (RFC 9110, 8.6).
            headers[.contentLength] = String(file.byteCount)
            return Response(status: .notModified, headers: headers)
        }
        // A part of another version is no use: where If-Range names one, all of this one is sent.
        let isMeant = request.headers[.ifRange].map { $0 == tag } ?? true
        let asked = request.method == .get && isMeant ? request.headers[.range] : nil
        switch ByteRange(asked, of: file.byteCount) {
        case .whole:
            return Response(status: .ok, headers: headers, body: body(of: hash, 0..<file.byteCount))
        case .part(let part):
            headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.byteCount)"
            return Response(status: .partialContent, headers: headers, body: body(of: hash, part))
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(file.byteCount)"
            headers[.contentType] = nil
            headers[.cacheControl] = "no-store"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    private static func isKnown(_ tag: String, _ header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { known in
            let known = String(known).trimmingBlanks
            return known == tag || known == "W/\(tag)" || known == "*"
        }
    }

    private func body(of hash: BlobHash, _ part: Range<Int>) -> ResponseBody {
        let read = services.readFile
        return ResponseBody(contentLength: part.count) { writer in
            var start = part.lowerBound
            while start < part.upperBound {
                // The head is out already: all that is left is to break off, which the browser sees by the length.
                guard let piece = try await read(hash, start), !piece.isEmpty else { throw NotFound("video") }
                let wanted = piece.prefix(part.upperBound - start)
                try await writer.write(ByteBuffer(bytes: wanted))
                start += wanted.count
            }
            try await writer.finish(nil)
        }
    }
}
