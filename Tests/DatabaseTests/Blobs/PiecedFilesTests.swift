import Database
import Kernel
import TestSupport
import Testing

@Suite struct PiecedFilesTests {
    private static let hash = BlobHash(String(repeating: "0a", count: 32))
    private static let other = BlobHash(String(repeating: "1b", count: 32))

    @Test(arguments: TestEngine.all)
    func `a file is read from any byte, at most to the end of its piece`(engine: TestEngine) async throws {
        let (hash, other) = (try #require(Self.hash), try #require(Self.other))
        try await withDatabase(engine) { fixture in
            let (database, now, piece) = (fixture.database, fixture.clock.now, PiecedFiles.pieceBytes)
            let content = (0..<2 * piece + 3).map { UInt8(truncatingIfNeeded: $0 / 251) }
            for type in ["video/mp4", "video/webm"] {
                try await database.write { transaction in
                    try PiecedFiles.put(content, as: hash, mediaType: type, at: now, in: transaction)
                }
            }
            let found = try await database.read { session in
                (
                    try PiecedFiles.find(hash, in: session), try PiecedFiles.find(other, in: session),
                    try session.first("SELECT COUNT(*), MAX(number) FROM file_pieces")?.values
                )
            }
            #expect(found.0 == PiecedFile(mediaType: "video/mp4", byteCount: content.count) && found.1 == nil)
            #expect(found.2 == [.integer(3), .integer(2)])
            func bytes(_ start: Int) async throws -> [UInt8]? {
                try await database.read { try PiecedFiles.bytes(of: hash, from: start, in: $0) }
            }
            for start in [0, 1, piece - 1, piece, 2 * piece, 2 * piece + 2] {
                let end = min((start / piece + 1) * piece, content.count)
                #expect(try await bytes(start) == Array(content[start..<end]), "\(start)")
            }
            #expect(try await bytes(content.count) == nil)
            #expect(try await bytes(5 * piece) == nil)
            #expect(try await database.read { try PiecedFiles.bytes(of: other, from: 0, in: $0) } == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file that is taken away leaves nothing, and can come again`(engine: TestEngine) async throws {
        let (hash, other) = (try #require(Self.hash), try #require(Self.other))
        try await withDatabase(engine) { fixture in
            let (database, now) = (fixture.database, fixture.clock.now)
            for _ in 1...2 {
                try await database.write { transaction in
                    try PiecedFiles.put([1, 2, 3], as: hash, mediaType: "video/mp4", at: now, in: transaction)
                    #expect(try PiecedFiles.hold(hash, in: transaction) == "video/mp4")
                    #expect(try PiecedFiles.hold(other, in: transaction) == nil)
                }
                #expect(try await database.read { try PiecedFiles.bytes(of: hash, from: 1, in: $0) } == [2, 3])
                try await database.write { try PiecedFiles.remove(hash, in: $0) }
                let left = try await database.read { session in
                    try ["pieced_files", "file_pieces"].map {
                        try session.first("SELECT COUNT(*) FROM \(unsafe: $0)")?.values
                    }
                }
                #expect(left == [[.integer(0)], [.integer(0)]])
            }
        }
    }
}
