import Cryptography
import Database
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Testing
import WebRuntime

@Suite struct MediaTests {
    private static let drawing = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)
    private static let photo: [UInt8] = [0, 1, 2, 255]
    private static let page = Array("<script>alert(1)</script>".utf8)

    private var shop: TestShop {
        var shop = TestShop()
        shop.blobs = [
            BlobHash(of: Self.drawing): Blob(mediaType: "image/svg+xml", content: Self.drawing),
            BlobHash(of: Self.photo): Blob(mediaType: "image/webp", content: Self.photo),
            BlobHash(of: Self.page): Blob(mediaType: "text/html", content: Self.page),
        ]
        return shop
    }

    @Test func `a picture is served by its hash for ever, and a drawing can do nothing`() async throws {
        try await shop.test { client in
            for _ in 1...2 {
                let svg = try await client.execute(
                    uri: Paths.media(BlobHash(of: Self.drawing), .svg), method: .get)
                #expect(svg.status == .ok && Array(svg.body.readableBytesView) == Self.drawing)
                #expect(svg.headers[.contentType] == "image/svg+xml")
                #expect(svg.headers[.cacheControl] == "public, max-age=31536000, immutable")
                #expect(svg.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox")
                #expect(svg.headers[.xContentTypeOptions] == "nosniff")
            }
            let webp = try await client.execute(uri: Paths.media(BlobHash(of: Self.photo), .webp), method: .get)
            #expect(webp.status == .ok && Array(webp.body.readableBytesView) == Self.photo)
            let head = try await client.execute(uri: Paths.media(BlobHash(of: Self.photo), .webp), method: .head)
            #expect(head.status == .ok && head.body.readableBytes == 0)
        }
    }

    @Test func `nothing else is served: other names, other types, what is no picture`() async throws {
        let photo = BlobHash(of: Self.photo)
        let wrong = [
            Paths.media(photo, .png), Paths.media(BlobHash(of: [9]), .webp), "/media/\(photo)", "/media/\(photo).html",
            "/media/\(photo).webp.webp", "/media/\(photo.description.uppercased()).webp", "/media/.webp",
            "/media/%2e%2e%2fetc.png", "/media/\(BlobHash(of: Self.page)).svg",
        ]
        try await shop.test { client in
            for url in wrong {
                let answer = try await client.execute(uri: url, method: .get)
                #expect(answer.status == .notFound, "\(url)")
            }
        }
    }

    @Test func `the files of a page do not use up what a visitor may ask for`() async throws {
        var shop = shop
        shop.configuration.addressRate = Rate(count: 1, per: .hours(1), burst: 2)
        try await shop.test { client in
            var statuses: [Int] = []
            for _ in 1...41 {
                let url = Paths.media(BlobHash(of: Self.photo), .webp)
                statuses.append(try await client.execute(uri: url, method: .get).status.code)
            }
            #expect(statuses == Array(repeating: 200, count: 40) + [429])
            #expect(try await client.execute(uri: "/healthz", method: .get).status == .ok)
        }
    }
}
