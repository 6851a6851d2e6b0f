import CZlib
import Cryptography
import Glibc
public import Kernel

/// Why a file as a whole cannot be imported.
public enum ImportError: ExpectedError, Equatable {
    case unreadable(path: String, reason: String)
    /// The list of skipped rows cannot be written.
    case unwritable(path: String, reason: String)
    case damagedArchive(path: String)
    /// - Parameter needed: all that the form cannot do without.
    case wrongHeader(missing: String, needed: [String] = [])
    /// It is what another shop exports, and was read as something else.
    case otherForm(ProductFileFormat)
    case tooManyRows(limit: Int)
    /// The same file was begun with other options, which its rows were taken with.
    case otherOptions(begun: String)
    /// Another program imports the same file at the same time.
    case runningElsewhere

    public var kind: ErrorKind {
        switch self {
        case .unreadable, .unwritable, .damagedArchive, .wrongHeader, .otherForm, .tooManyRows: .invalid
        case .otherOptions, .runningElsewhere: .conflict
        }
    }

    public var code: String {
        switch self {
        case .unreadable: "import_unreadable"
        case .unwritable: "import_unwritable"
        case .damagedArchive: "import_damaged_archive"
        case .wrongHeader: "import_wrong_header"
        case .otherForm: "import_other_form"
        case .tooManyRows: "import_too_many_rows"
        case .otherOptions: "import_other_options"
        case .runningElsewhere: "import_running"
        }
    }

    public var parameters: [String: String] {
        switch self {
        case .wrongHeader(let missing, let needed): ["column": missing, "needed": needed.joined(separator: ", ")]
        case .otherForm(let form): ["shop": form.origin, "format": form.rawValue]
        case .tooManyRows(let limit): ["limit": String(limit)]
        default: [:]
        }
    }

    public var detail: String {
        switch self {
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)."
        case .damagedArchive(let path): "\(path) is damaged or cut off: it does not unpack."
        case .wrongHeader(let missing, _): "The first line lacks the column \(missing)."
        case .otherForm(let form): "It is a file of \(form.origin): import it as \(form.rawValue)."
        case .tooManyRows(let limit): "It has more than \(limit) rows: split it."
        case .otherOptions(let begun): "This file was begun with \(begun): go on with the same options."
        case .runningElsewhere: "Another program is importing this file."
        }
    }
}

/// The bytes of a file, unpacked where it is a gzip archive (RFC 1952), block by block.
///
/// Used by one task at a time.
final class ImportFile {
    private static let blockSize = 262_144

    let path: String
    /// As it lies on the disk.
    let byteCount: Int
    /// What was taken of it so far, for progress.
    private(set) var bytesRead = 0

    private let descriptor: Int32
    private var unpacking: UnsafeMutablePointer<z_stream>?
    private var packed: [UInt8] = []
    private var packedPosition = 0
    private var isBetweenMembers = false

    init(path: String) throws(ImportError) {
        self.path = path
        descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unreadable(path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let error = Self.unreadable(path)
            Glibc.close(descriptor)
            throw error
        }
        byteCount = Int(status.st_size)
        packed = try readBlock()
        if packed.starts(with: [0x1F, 0x8B]) { unpacking = Self.makeUnpacking() }
    }

    deinit {
        if let unpacking {
            inflateEnd(unpacking)
            unpacking.deallocate()
        }
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// The next bytes, none at the end.
    func next() throws(ImportError) -> [UInt8] {
        guard let unpacking else {
            let block = packed
            packed = block.isEmpty ? [] : try readBlock()
            return block
        }
        return try unpack(unpacking)
    }

    /// SHA-256 over the digests of the unpacked content's blocks: the same for a file and for its archive.
    static func fingerprint(of path: String) throws(ImportError) -> String {
        let file = try ImportFile(path: path)
        var chain: [UInt8] = []
        var pending: [UInt8] = []
        while true {
            let block = try file.next()
            pending += block
            while pending.count >= blockSize || (block.isEmpty && !pending.isEmpty) {
                chain = SHA256.digest(chain + pending.prefix(blockSize))
                pending.removeFirst(min(blockSize, pending.count))
            }
            if block.isEmpty { return SHA256.hex(chain) }
        }
    }

    private static func makeUnpacking() -> UnsafeMutablePointer<z_stream> {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 16: a gzip header and trailer are expected, and checked.
        let code = inflateInit2_(stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(code == Z_OK, "zlib does not start: \(code)")
        return stream
    }

    private func unpack(_ stream: UnsafeMutablePointer<z_stream>) throws(ImportError) -> [UInt8] {
        while true {
            if packedPosition == packed.count {
                packed = try readBlock()
                packedPosition = 0
                if packed.isEmpty {
                    guard isBetweenMembers else { throw .damagedArchive(path: path) }
                    return []
                }
            }
            if isBetweenMembers {
                inflateReset(stream)
                isBetweenMembers = false
            }
            let (block, code) = inflateOnce(stream)
            switch code {
            case Z_STREAM_END: isBetweenMembers = true
            case Z_OK, Z_BUF_ERROR: break
            default: throw .damagedArchive(path: path)
            }
            if !block.isEmpty { return block }
        }
    }

    private func inflateOnce(_ stream: UnsafeMutablePointer<z_stream>) -> (block: [UInt8], code: Int32) {
        var code = Z_OK
        let available = packed.count - packedPosition
        let block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { output, count in
            packed.withUnsafeMutableBufferPointer { input in
                stream.pointee.next_in = input.baseAddress.map { $0 + packedPosition }
                stream.pointee.avail_in = UInt32(available)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                code = inflate(stream, Z_NO_FLUSH)
            }
            count = output.count - Int(stream.pointee.avail_out)
        }
        packedPosition += available - Int(stream.pointee.avail_in)
        return (block, code)
    }

    private func readBlock() throws(ImportError) -> [UInt8] {
        var failed = false
        let block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
            var got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
            failed = got < 0
            count = max(0, got)
        }
        guard !failed else { throw Self.unreadable(path) }
        bytesRead += block.count
        return block
    }

    private static func unreadable(_ path: String) -> ImportError {
        .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
}
