import Database
import HTTPTypes
import Hummingbird
import Kernel
import Synchronization

/// Pictures as they are served: by the hash of their content, so that browsers may keep them for ever.
///
/// What was asked for lately stays in memory, up to a limit of bytes.
final class MediaFiles: Sendable {
    static let pattern = "/media/{file}"
    /// Bytes of one generation of pictures in memory; two are kept.
    static let memoryLimitBytes = 32 * 1_024 * 1_024
    /// Nothing runs, nothing is fetched: a drawing is looked at and that is all.
    private static let policy = "default-src 'none'; sandbox"

    private struct Generations {
        var young: [BlobHash: File] = [:]
        var old: [BlobHash: File] = [:]
        var youngBytes = 0
    }

    private struct File: Sendable {
        let type: PictureType
        let content: PackedContent
    }

    private let find: @Sendable (BlobHash) async throws -> Blob?
    private let memoryLimitBytes: Int
    private let generations = Mutex(Generations())

    init(
        memoryLimitBytes: Int = MediaFiles.memoryLimitBytes, find: @escaping @Sendable (BlobHash) async throws -> Blob?
    ) {
        self.memoryLimitBytes = memoryLimitBytes
        self.find = find
    }

    /// Nil where nothing has this name: neither another hash nor another type.
    func response(name: String, to request: Request) async throws -> Response? {
        guard let (hash, type) = Paths.picture(fileName: name), let file = try await file(hash), file.type == type
        else { return nil }
        return file.content.response(
            to: request,
            [
                .contentType: type.rawValue, .cacheControl: "public, max-age=31536000, immutable",
                .contentSecurityPolicy: Self.policy,
            ])
    }

    private func file(_ hash: BlobHash) async throws -> File? {
        if let known = generations.withLock({ $0.young[hash] ?? $0.old[hash] }) { return known }
        guard let blob = try await find(hash), let type = PictureType(rawValue: blob.mediaType) else { return nil }
        let file = File(type: type, content: PackedContent(blob.content, mediaType: blob.mediaType))
        keep(file, as: hash)
        return file
    }

    private func keep(_ file: File, as hash: BlobHash) {
        guard file.content.byteCount <= memoryLimitBytes else { return }
        generations.withLock { generations in
            if generations.youngBytes + file.content.byteCount > memoryLimitBytes {
                (generations.old, generations.young, generations.youngBytes) = (generations.young, [:], 0)
            }
            if generations.young.updateValue(file, forKey: hash) == nil {
                generations.youngBytes += file.content.byteCount
            }
        }
    }
}
