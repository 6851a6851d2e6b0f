import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing
import WebRuntime

/// Forms with files, as a page that takes them sees them.
@Suite struct MultipartTests {
    private final class Taken: Sendable {
        let all = Mutex<[(fields: [String], files: [String])]>([])
    }

    private let taken = Taken()

    private var shop: TestShop {
        var shop = TestShop()
        let taken = taken
        shop.pages = [
            PageRoute(.get, .home, .public) { call in
                .page(call.frame.page(title: "t", call.frame.uploadForm(to: "/cart/lines", "")))
            },
            PageRoute(.post, .cartLines, .public, uploadLimitBytes: 20_000) { call in
                taken.all.withLock {
                    $0.append(
                        (
                            call.form.all.filter { $0.name != "_csrf" }.map { "\($0.name)=\($0.value)" },
                            call.files.map { "\($0.field) \($0.name): \($0.content.count)" }
                        ))
                }
                return .redirect(to: "/")
            },
            PageRoute(.post, .checkout, .public) { _ in .redirect(to: "/") },
        ]
        return shop
    }

    private func send(
        _ body: [UInt8], boundary: String? = "XyZ", path: String = "/cart/lines", _ client: any TestClientProtocol
    ) async throws -> Int {
        let page = try await client.execute(uri: "/", method: .get)
        let cookie = (page.headers[.setCookie] ?? "").prefix { $0 != ";" }
        let token = page.text.firstMatch(of: /name="_csrf" value="([^"]*)"/)?.output.1 ?? ""
        let text = String(decoding: body, as: UTF8.self)
        // Bodies are bytes: only where one is text can the token be filled in.
        let bytes = Array(text.utf8) == body ? Array(text.replacing("TOKEN", with: token).utf8) : body
        let type = boundary.map { "multipart/form-data; boundary=\($0)" } ?? "multipart/form-data"
        let answer = try await client.execute(
            uri: path, method: .post, headers: [.contentType: type, .cookie: String(cookie)],
            body: ByteBuffer(bytes: bytes))
        return answer.status.code
    }

    private static func part(_ head: String, _ content: String) -> String {
        "--XyZ\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(content)\r\n"
    }

    private static let token = part("name=\"_csrf\"", "TOKEN")

    @Test func `fields and files come apart, line ends and half boundaries included`() async throws {
        let tricky = "\r\n--Xy\r\n--XyY\r\n\r\n-"
        let body =
            "preamble\r\n" + Self.token + Self.part("name=\"title\"", "茶\r\n杯")
            + Self.part("name=\"a\"; filename=\"C:\\here/x; y=1.png\"\r\nContent-Type: image/png", tricky)
            + Self.part("name=\"none\"; filename=\"\"", "") + "--XyZ--\r\nepilogue"
        try await shop.test { client in
            let first = try await send(Array(body.utf8), client)
            let quoted = Array(body.replacing("XyZ", with: "Q").utf8)
            let second = try await send(quoted, boundary: "\"Q\"", client)
            #expect(first == 303 && second == 303)
        }
        let all = taken.all.withLock { $0 }
        #expect(all.count == 2)
        for one in all {
            #expect(one.fields == ["title=茶\r\n杯"])
            #expect(one.files.count == 1 && one.files[0].hasPrefix("a x; y=1.png: "))
        }
        #expect(all[0].files == ["a x; y=1.png: \(tricky.utf8.count)"])
    }

    @Test func `what is no such form is refused, and never a failure`() async throws {
        let end = "--XyZ--\r\n"
        let bodies = [
            "", "nothing", "--XyZ", "--XyZ--", "--XyZ\r\n", "--XyZ?\r\n", Self.token, Self.token + "--XyZ-",
            Self.token + "--XyZ\r\n\r\nx\r\n" + end, Self.token + Self.part("nome=\"x\"", "y") + end,
            Self.token + "--XyZ\r\n" + String(repeating: "h", count: 5_000) + "\r\n\r\n\r\n" + end,
            Self.token + String(repeating: Self.part("name=\"x\"", "y"), count: 101) + end,
        ]
        try await shop.test { client in
            for body in bodies {
                let status = try await send(Array(body.utf8), client)
                #expect(status == 400 || status == 403, "\(body.prefix(60)): \(status)")
            }
            let bytes = Array(Self.part("name=\"x\"", "").utf8.dropLast(2)) + [0xFF, 0xFE] + Array(("\r\n" + end).utf8)
            #expect(try await send(bytes, client) == 400)
            let long = Self.token + Self.part("name=\"f\"; filename=\"f\"", String(repeating: "x", count: 20_000)) + end
            #expect(try await send(Array(long.utf8), client) == 413)
            #expect(try await send(Array((Self.token + end).utf8), boundary: nil, client) == 400)
            let wide = String(repeating: "b", count: 71)
            #expect(try await send(Array("--\(wide)--\r\n".utf8), boundary: wide, client) == 400)
            let plain = try await send(Array((Self.token + end).utf8), path: "/checkout", client)
            #expect(plain == 415)
        }
        #expect(taken.all.withLock { $0.isEmpty })
    }
}
