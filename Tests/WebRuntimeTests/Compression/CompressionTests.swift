import CZlib
import Cryptography
import Database
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import NIOCore
import Testing
import WebRuntime

@Suite struct CompressionTests {
    private static let long = String(repeating: "清明前采摘，手工炒制，豆香清雅。", count: 100)
    private static let drawing = Array("<svg xmlns=\"http://www.w3.org/2000/svg\">\(long)</svg>".utf8)
    private static let photo = Array(repeating: UInt8(0), count: 4_096)

    private var shop: TestShop {
        var shop = TestShop()
        shop.pages = [
            PageRoute(.get, .home, .public) { call in
                .page(call.frame.page(title: "home", call.frame.form(to: call.paths.cart, "\(Self.long)")))
            }
        ]
        shop.endpoints = [
            Endpoint(
                .get, "/api/v1/texts/{length}", operation: "get_text", access: .public, summary: "A text",
                successes: [.init(200, "The text")]
            ) { call in
                let length = Int(try call.path.text("length")) ?? 0
                return .ok(JSON.object { $0.set("text", String(Self.long.prefix(length))) }).tagged(version: 3)
            }
        ]
        shop.blobs = [
            BlobHash(of: Self.drawing): Blob(mediaType: "image/svg+xml", content: Self.drawing),
            BlobHash(of: Self.photo): Blob(mediaType: "image/webp", content: Self.photo),
        ]
        return shop
    }

    private static let taking: HTTPFields = [.acceptEncoding: "gzip, deflate, br"]

    @Test func `a page is packed for who takes it, and the same when unpacked`() async throws {
        try await shop.test { client in
            let plain = try await client.execute(uri: "/", method: .get)
            #expect(plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding")
            let packed = try await client.execute(uri: "/", method: .get, headers: Self.taking)
            #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.vary] == "Accept-Encoding")
            #expect(packed.headers[.contentLength] == "\(packed.body.readableBytes)")
            #expect(packed.body.readableBytes * 3 < plain.body.readableBytes)
            let text = try #require(Self.unpacked(packed.body))
            #expect(text.replacing(Self.tokens, with: "") == plain.text.replacing(Self.tokens, with: ""))
            #expect(packed.headers[.contentSecurityPolicy] != nil && packed.headers[values: .setCookie].count == 1)
        }
    }

    private static var tokens: Regex<Substring> { /value="[0-9a-f]{64}"/ }

    @Test(arguments: [
        ("gzip", true), ("GZIP", true), ("deflate, gzip;q=1.0, *;q=0.5", true), ("*", true), ("x-gzip", true),
        ("", false), ("br", false), ("identity", false), ("gzip;q=0", false), ("gzip; q=0.000, *", false),
        ("*;q=0", false), ("gzipped", false), ("gzip;q=abc", false),
    ])
    func `what a client says that it takes`(_ header: String, _ isPacked: Bool) async throws {
        try await shop.test { client in
            let answer = try await client.execute(uri: "/", method: .get, headers: [.acceptEncoding: header])
            #expect((answer.headers[.contentEncoding] == "gzip") == isPacked, "\(header)")
        }
    }

    @Test func `a packed answer of the api has a weak tag, a small one goes out as it is`() async throws {
        try await shop.test { client in
            let packed = try await client.execute(
                uri: "/api/v1/texts/1000", method: .get, headers: Self.taking)
            #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.eTag] == "W/\"3\"")
            let plain = try await client.execute(uri: "/api/v1/texts/1000", method: .get)
            #expect(plain.headers[.contentEncoding] == nil && plain.headers[.eTag] == "\"3\"")
            #expect(Self.unpacked(packed.body) == plain.text)
            let small = try await client.execute(uri: "/api/v1/texts/10", method: .get, headers: Self.taking)
            #expect(small.headers[.contentEncoding] == nil && small.headers[.vary] == nil)
            #expect(small.headers[.eTag] == "\"3\"")
            let head = try await client.execute(uri: "/api/v1/texts/1000", method: .head, headers: Self.taking)
            #expect(head.status == .ok && head.headers[.vary] == "Accept-Encoding")
            #expect(head.headers[.contentEncoding] == "gzip" && head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == String(packed.body.readableBytes))
        }
    }

    @Test func `files are packed once; photographs are not`() async throws {
        try await shop.test { client in
            let page = try await client.execute(uri: "/", method: .get).text
            let sheet = try #require(page.firstMatch(of: /href="(\/assets\/zhanggui\.[0-9a-f]*\.css)"/)?.output.1)
            let picture = Paths.media(BlobHash(of: Self.drawing), .svg)
            for url in [String(sheet), picture] {
                let plain = try await client.execute(uri: url, method: .get)
                let packed = try await client.execute(uri: url, method: .get, headers: Self.taking)
                #expect(plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding")
                #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.vary] == "Accept-Encoding")
                #expect(packed.headers[.cacheControl] == "public, max-age=31536000, immutable")
                #expect(Self.unpacked(packed.body) == plain.text)
            }
            let photo = try await client.execute(
                uri: Paths.media(BlobHash(of: Self.photo), .webp), method: .get, headers: Self.taking)
            #expect(photo.headers[.contentEncoding] == nil && photo.headers[.vary] == nil)
            #expect(Array(photo.body.readableBytesView) == Self.photo)
        }
    }

    /// What another site makes a signed-in browser ask for tells nothing by its length.
    @Test(arguments: [
        ("cross-site", "zg_session=shopper", false), ("same-site", "zg_session=shopper", false),
        ("same-origin", "zg_session=shopper", true), ("none", "zg_session=shopper", true),
        ("cross-site", "zg_form=0011", true), ("cross-site", "zg_session=nobody", true),
    ])
    func `who is led here by another site`(_ site: String, _ cookie: String, _ isPacked: Bool) async throws {
        try await shop.test { client in
            var headers: HTTPFields = [.acceptEncoding: "gzip", .cookie: cookie]
            headers[header("Sec-Fetch-Site")] = site
            let answer = try await client.execute(uri: "/", method: .get, headers: headers)
            #expect(answer.status == .ok && (answer.headers[.contentEncoding] == "gzip") == isPacked)
            #expect(answer.headers[.vary] == "Accept-Encoding")
        }
    }

    @Test func `a form token is another text on every page, and each of them opens the form`() async throws {
        var shop = shop
        shop.pages.append(
            PageRoute(.post, .cartLines, .public) { .redirect(to: $0.paths.cart) })
        try await shop.test { client in
            let session: HTTPFields = [.cookie: "zg_session=shopper"]
            var tokens: Set<String> = []
            for _ in 1...3 {
                tokens.insert(
                    try #require(try await client.execute(uri: "/", method: .get, headers: session).formToken))
            }
            #expect(tokens.count == 3 && Set(tokens.map { $0.suffix(32) }).count == 3)
            for token in tokens {
                var headers = session
                headers[.contentType] = "application/x-www-form-urlencoded"
                let right = try await client.execute(
                    uri: "/cart/lines", method: .post, headers: headers, body: ByteBuffer(string: "_csrf=\(token)"))
                #expect(right.status == .seeOther)
                // A mask without what it hides is nobody's token.
                let mixed = String(token.prefix(32)) + String(repeating: "0", count: 32)
                let wrong = try await client.execute(
                    uri: "/cart/lines", method: .post, headers: headers, body: ByteBuffer(string: "_csrf=\(mixed)"))
                #expect(wrong.status == .forbidden)
            }
        }
    }

    /// What stands in a gzip archive; nil where it is damaged.
    private static func unpacked(_ archive: ByteBuffer) -> String? {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(stream, MAX_WBITS + 16, ZLIB_VERSION, size) == Z_OK else { return nil }
        defer { inflateEnd(stream) }
        var packed = Array(archive.readableBytesView)
        var bytes = [UInt8](repeating: 0, count: 1_000_000)
        let length: Int? = packed.withUnsafeMutableBufferPointer { source in
            bytes.withUnsafeMutableBufferPointer { target in
                stream.pointee.next_in = source.baseAddress
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(target.count)
                guard inflate(stream, Z_FINISH) == Z_STREAM_END else { return nil }
                return target.count - Int(stream.pointee.avail_out)
            }
        }
        return length.map { String(decoding: bytes.prefix($0), as: UTF8.self) }
    }
}
