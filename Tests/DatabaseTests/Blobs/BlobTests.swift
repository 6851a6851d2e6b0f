import Database
import Kernel
import TestSupport
import Testing

@Suite struct BlobTests {
    private static let first = BlobHash(String(repeating: "0a", count: 32))
    private static let second = BlobHash(String(repeating: "1b", count: 32))

    @Test(arguments: TestEngine.all)
    func `what is stored twice is one row, and stays as it was first`(engine: TestEngine) async throws {
        let (first, second) = (try #require(Self.first), try #require(Self.second))
        try await withDatabase(engine) { fixture in
            let content: [UInt8] = [0, 1, 255, 0]
            for type in ["image/png", "image/webp"] {
                try await fixture.database.write { transaction in
                    try Blobs.put(content, as: first, mediaType: type, at: fixture.clock.now, in: transaction)
                }
            }
            let found = try await fixture.database.read { session in
                (
                    try Blobs.find(first, in: session), try Blobs.find(second, in: session),
                    try Blobs.mediaTypes(of: [first, second], in: session),
                    try session.first("SELECT COUNT(*), MAX(byte_count) FROM blobs")?.values
                )
            }
            #expect(found.0 == Blob(mediaType: "image/png", content: content) && found.1 == nil)
            #expect(found.2 == [first: "image/png"])
            #expect(found.3 == [.integer(1), .integer(4)])
        }
    }
}
