import Cryptography
import Database
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Testing
import WebRuntime

@Suite struct VideoTests {
    private static let film = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    private static let hash = BlobHash(of: film)
    private static let url = Paths.media(hash, VideoType.mp4)
    private static let tag = "\"\(hash)\""

    private var shop: TestShop {
        var shop = TestShop()
        shop.videos = [Self.hash: ("video/mp4", Self.film), BlobHash(of: [9]): ("text/html", [9])]
        return shop
    }

    @Test func `a video is served whole by its hash for ever`() async throws {
        try await shop.test { client in
            let whole = try await client.execute(uri: Self.url, method: .get)
            #expect(whole.status == .ok && Array(whole.body.readableBytesView) == Self.film)
            #expect(whole.headers[.contentType] == "video/mp4" && whole.headers[.contentLength] == "1000")
            #expect(whole.headers[.acceptRanges] == "bytes" && whole.headers[.eTag] == Self.tag)
            #expect(whole.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(whole.headers[.xContentTypeOptions] == "nosniff" && whole.headers[.contentEncoding] == nil)
            #expect(whole.headers[.contentSecurityPolicy] == "default-src 'none'; media-src 'self'; sandbox")
            let head = try await client.execute(uri: Self.url, method: .head, headers: [.range: "bytes=0-9"])
            #expect(head.status == .ok && head.body.readableBytes == 0)
            let known = try await client.execute(uri: Self.url, method: .get, headers: [.ifNoneMatch: Self.tag])
            #expect(known.status == .notModified && known.body.readableBytes == 0)
        }
    }

    @Test(arguments: [
        ("bytes=0-0", 0..<1), ("bytes=0-99", 0..<100), ("bytes=63-64", 63..<65), ("bytes=900-", 900..<1_000),
        ("bytes=999-5000", 999..<1_000), ("bytes=-1", 999..<1_000), ("bytes=-300", 700..<1_000),
        ("bytes=-5000", 0..<1_000), ("Bytes=5-99999999999999999999", 5..<1_000),
    ])
    func `a part is sent byte by byte as it was asked for`(range: String, part: Range<Int>) async throws {
        try await shop.test { client in
            let answer = try await client.execute(uri: Self.url, method: .get, headers: [.range: range])
            #expect(answer.status == .partialContent && Array(answer.body.readableBytesView) == Array(Self.film[part]))
            #expect(answer.headers[.contentRange] == "bytes \(part.lowerBound)-\(part.upperBound - 1)/1000")
            #expect(answer.headers[.contentLength] == String(part.count) && answer.headers[.eTag] == Self.tag)
        }
    }

    @Test(arguments: ["bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=99999999999999999999-"])
    func `what is behind the end is refused with the length`(range: String) async throws {
        try await shop.test { client in
            let answer = try await client.execute(uri: Self.url, method: .get, headers: [.range: range])
            #expect(answer.status == .rangeNotSatisfiable && answer.body.readableBytes == 0)
            #expect(answer.headers[.contentRange] == "bytes */1000")
            #expect(answer.headers[.cacheControl] == "no-store")
        }
    }

    @Test(arguments: [
        "bytes=5-4", "bytes=a-b", "bytes=-", "bytes=", "bytes=1", "bytes=0-1,5-6", "lines=0-1", "bytes=--5",
    ])
    func `a header that means nothing, or several stretches, is answered with all of it`(range: String) async throws {
        try await shop.test { client in
            let answer = try await client.execute(uri: Self.url, method: .get, headers: [.range: range])
            #expect(answer.status == .ok && Array(answer.body.readableBytesView) == Self.film)
            #expect(answer.headers[.contentRange] == nil)
        }
    }

    @Test func `a part of another version is not sent`() async throws {
        try await shop.test { client in
            for (version, status) in [
                (Self.tag, HTTPResponse.Status.partialContent), ("\"other\"", .ok), ("W/\(Self.tag)", .ok),
                ("Sat, 21 Nov 2026 00:00:00 GMT", .ok),
            ] {
                let answer = try await client.execute(
                    uri: Self.url, method: .get, headers: [.range: "bytes=10-19", .ifRange: version])
                #expect(answer.status == status, "\(version)")
                #expect(answer.body.readableBytes == (status == .ok ? 1_000 : 10), "\(version)")
            }
        }
    }

    @Test func `nothing else is served, and pages may show videos of their own server alone`() async throws {
        try await shop.test { client in
            for url in [
                Paths.media(Self.hash, VideoType.webm), Paths.media(Self.hash, PictureType.webp), "/media/\(Self.hash)",
                Paths.media(BlobHash(of: [9]), VideoType.mp4), Paths.media(BlobHash(of: [8]), VideoType.mp4),
            ] {
                let answer = try await client.execute(uri: url, method: .get)
                #expect(answer.status == .notFound, "\(url)")
            }
            let page = try await client.execute(uri: "/nothing-there", method: .get)
            #expect(page.headers[.contentSecurityPolicy]?.contains("; media-src 'self';") == true)
        }
    }

    @Test func `more files than there is room for are asked to come again`() async throws {
        var shop = TestShop()
        shop.configuration.uploadRoomBytes = 10_000
        shop.pages = [
            PageRoute(.get, .home, .public) { .page("\($0.frame.tokenField)") },
            PageRoute(.post, .cartLines, .public, uploadLimitBytes: 20_000) { call in
                .page("<p>\(call.files.first?.content.count ?? 0)</p>")
            },
        ]
        try await shop.test { client in
            let page = try await client.execute(uri: "/", method: .get)
            let token = try #require(page.formToken)
            let cookie = page.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            func send(_ count: Int) async throws -> TestResponse {
                let body = """
                    --b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n\(token)\r\n\
                    --b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n\
                    \(String(repeating: "x", count: count))\r\n--b--\r\n
                    """
                return try await client.execute(
                    uri: "/cart/lines", method: .post,
                    headers: [
                        .contentType: "multipart/form-data; boundary=b", .cookie: cookie,
                        .contentLength: String(body.utf8.count),
                    ], body: ByteBuffer(string: body))
            }
            for _ in 1...3 { #expect(try await send(8_000).text.contains("<p>8000</p>")) }
            let refused = try await send(15_000)
            #expect(refused.status == .serviceUnavailable && refused.headers[.retryAfter] == "10")
            #expect(try await send(9_000).text.contains("<p>9000</p>"))
        }
    }
}
