import CZlib
import NIOCore

/// Packs what is sent as gzip (RFC 1952).
enum Gzip {
    /// How long zlib looks for what it has seen before.
    enum Effort: Int32, Sendable {
        /// For what is made anew for each answer: nearly as small as zlib makes it by itself, and sooner.
        case eachTime = 5
        /// For what is packed once and sent often.
        case once = 9
    }

    /// zlib's own choice; its memory is 256 kB while it packs.
    private static let memoryLevel: Int32 = 8

    /// Nil where zlib has no memory to work with.
    static func pack(_ content: ByteBuffer, _ effort: Effort) -> ByteBuffer? {
        // zlib remembers where this stands: it must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        // 16: with gzip's header and trailer.
        let begun = deflateInit2_(
            stream, effort.rawValue, Z_DEFLATED, MAX_WBITS + 16, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard begun == Z_OK else { return nil }
        defer { deflateEnd(stream) }
        // Enough for everything in one go.
        let bound = Int(deflateBound(stream, UInt(content.readableBytes)))
        var packed = ByteBuffer()
        var isWhole = false
        content.withUnsafeReadableBytes { source in
            _ = packed.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { target in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = target.bindMemory(to: UInt8.self).baseAddress
                stream.pointee.avail_out = UInt32(target.count)
                isWhole = deflate(stream, Z_FINISH) == Z_STREAM_END
                return target.count - Int(stream.pointee.avail_out)
            }
        }
        return isWhole ? packed : nil
    }
}
