import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension Request {
    /// The whole body.
    ///
    /// - Throws: `RequestError.bodyTooLarge` as soon as it is known to be; `CancellationError` when the deadline has
    ///   passed meanwhile, because a stream that was cut off by it looks like one that has ended.
    func collectBody(limitBytes: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limitBytes {
            throw RequestError.bodyTooLarge(limitBytes: limitBytes)
        }
        var bytes: [UInt8] = []
        for try await chunk in body {
            guard bytes.count + chunk.readableBytes <= limitBytes else {
                throw RequestError.bodyTooLarge(limitBytes: limitBytes)
            }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        try Task.checkCancellation()
        return bytes
    }

    /// A form with files, read while it comes.
    ///
    /// - Throws: as `collectBody`; `InputError.malformed` for what is no such form.
    func collectUpload(limitBytes: Int) async throws -> (fields: FormFields, files: [UploadedFile]) {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limitBytes {
            throw RequestError.bodyTooLarge(limitBytes: limitBytes)
        }
        guard var reader = MultipartReader(contentType: headers[.contentType] ?? "") else {
            throw InputError.malformed(reason: "The form names no boundary.")
        }
        var count = 0
        for try await chunk in body {
            count += chunk.readableBytes
            guard count <= limitBytes else { throw RequestError.bodyTooLarge(limitBytes: limitBytes) }
            try reader.take(chunk.readableBytesView)
        }
        try Task.checkCancellation()
        return try reader.finished()
    }

    /// The media type of the body without its parameters, in lower case.
    var mediaType: String? {
        headers[.contentType]?.prefix { $0 != ";" }.lowercased().trimmingBlanks
    }
}
