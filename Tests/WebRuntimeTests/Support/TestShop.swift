import Database
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import Logging
import NIOCore
import Synchronization
import WebRuntime

/// A little shop of a few pages and endpoints, with tokens that say who they are.
struct TestShop: Sendable {
    var configuration = WebConfiguration(publicURL: "http://127.0.0.1:8080", csrfKey: Array(repeating: 7, count: 32))
    var pages: [PageRoute] = []
    var endpoints: [Endpoint] = []
    var health = Health([])
    var blobs: [BlobHash: Blob] = [:]
    var videos: [BlobHash: (mediaType: String, content: [UInt8])] = [:]
    var assets = Assets.own
    let logs = LogBook()

    static let shopper = Principal.user(UserID(1), .shopper, SessionID(1))
    static let clerk = Principal.user(UserID(2), .operator, SessionID(2))
    static let now = Timestamp(milliseconds: 1_795_154_700_000)

    /// Runs requests against the router.
    func test(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let people = ["shopper": Self.shopper, "operator": Self.clerk]
        let logs = logs
        let logger = Logger(label: "test", factory: { _ in LogBook.Handler(book: logs) })
        var services = WebServices(
            clock: Clock { Self.now },
            sessions: BrowserSessions(
                load: { token in
                    people[token].map { BrowserSessions.Session(principal: $0, csrfSecret: "secret of \(token)") }
                },
                end: { _ in }),
            authenticate: { token in
                people[token] ?? GuestToken(token).map { .guest(tokenHash: $0.hash) }
            },
            findBlob: { [blobs] in blobs[$0] }, logger: logger)
        services.findFile = { [videos] in
            videos[$0].map { PiecedFile(mediaType: $0.mediaType, byteCount: $0.content.count) }
        }
        // Pieces of 64 bytes.
        services.readFile = { [videos] hash, start in
            videos[hash].map { Array($0.content[start..<min((start / 64 + 1) * 64, $0.content.count)]) }
        }
        let web = WebApplication(
            configuration: configuration, services: services,
            catalogue: .shared.merging(["flash.done": .init("好了", "Done")]), assets: assets,
            health: health)
        let application = Application(router: web.router(pages: pages, endpoints: endpoints), logger: logger)
        try await application.test(.router, body)
    }
}

/// What was logged.
final class LogBook: Sendable {
    private let entries = Mutex<[String]>([])

    var lines: [String] { entries.withLock { $0 } }

    struct Handler: LogHandler {
        let book: LogBook
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            let text = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            book.entries.withLock { $0.append("\(event.level) \(event.message) \(text)") }
        }
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The member of a JSON object, as text.
    func member(_ name: String) throws -> String? {
        let object = try JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any]
        return object?[name].map { "\($0)" }
    }

    /// The values of the cookies that are set, by name.
    var cookies: [String: String] {
        var result: [String: String] = [:]
        for header in headers[values: .setCookie] {
            let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            result[String(pair[0])] = String(pair[1])
        }
        return result
    }

    /// The form token in a page.
    var formToken: String? {
        text.firstMatch(of: /name="_csrf" value="([0-9a-f]*)"/).map { String($0.output.1) }
    }
}

extension HTTPFields {
    static func bearer(_ token: String, _ more: HTTPFields = [:]) -> HTTPFields {
        var fields = more
        fields[.authorization] = "Bearer \(token)"
        return fields
    }

    static let json: HTTPFields = [.contentType: "application/json"]
}

/// A header by any name.
func header(_ name: String) -> HTTPField.Name {
    guard let field = HTTPField.Name(name) else { preconditionFailure(name) }
    return field
}
