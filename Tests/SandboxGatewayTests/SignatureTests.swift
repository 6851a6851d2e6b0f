import AsyncHTTPClient
import Cryptography
import Kernel
import NIOCore
import NIOHTTP1
import Payments
import SandboxGateway
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SignatureTests {
    private let id = PaymentID(1)

    @Test func `only who knows the secret is answered`() async throws {
        try await withSandbox { sandbox in
            let stranger = SandboxGatewayClient.gateway(
                baseURL: sandbox.baseURL, secret: try Sandbox.secret("another secret, long enough"),
                httpClient: sandbox.http, clock: sandbox.clock.clock)
            let request = sandbox.request(1)
            await #expect(throws: unheard) { _ = try await stranger.create(request) }
            #expect(try await sandbox.gateway.query(id) == .notFound)
            let unsigned = try await sandbox.get("\(sandbox.baseURL)/payments/\(id)").response
            #expect(unsigned.status == .unauthorized)
        }
    }

    @Test func `a request whose time is too far off is refused`() async throws {
        try await withSandbox { sandbox in
            let behind = Clock { sandbox.clock.now - .seconds(301) }
            let late = SandboxGatewayClient.gateway(
                baseURL: sandbox.baseURL, secret: try Sandbox.secret(), httpClient: sandbox.http, clock: behind)
            let request = sandbox.request(1)
            await #expect(throws: unheard) { _ = try await late.create(request) }
            #expect(try await sandbox.gateway.query(id) == .notFound)
        }
    }

    @Test func `a signature belongs to one method, path and body`() async throws {
        try await withSandbox { sandbox in
            let key = try #require(Signature.key(from: Sandbox.secretText))
            let seconds = sandbox.clock.now.milliseconds / 1_000
            let signature = Signature.sign(
                id: "msg_1", timestamp: seconds, body: Array("GET./payments/\(id).".utf8), secret: key)
            func status(_ method: HTTPMethod, _ path: String) async throws -> UInt {
                var request = HTTPClientRequest(url: sandbox.baseURL + path)
                request.method = method
                request.headers.add(name: "webhook-id", value: "msg_1")
                request.headers.add(name: "webhook-timestamp", value: String(seconds))
                request.headers.add(name: "webhook-signature", value: signature)
                return try await sandbox.http.execute(request, timeout: Sandbox.patience).status.code
            }
            #expect(try await status(.GET, "/payments/\(id)") == 404)
            #expect(try await status(.GET, "/payments/\(PaymentID(2))") == 401)
            #expect(try await status(.POST, "/payments/\(id)/close") == 401)
        }
    }

    @Test func `a notification is believed only as it was signed, and only for a while`() async throws {
        try await withSandbox { sandbox in
            try await sandbox.pay(1)
            let received = try await sandbox.shop.next()
            #expect(try sandbox.gateway.verify(received.headers, received.body).paymentID == id)

            var dearer = String(decoding: received.body, as: UTF8.self)
            dearer.replace("1999", with: "9999")
            #expect(throws: GatewayError.self) { try sandbox.gateway.verify(received.headers, Array(dearer.utf8)) }
            let other = received.headers.merging(["webhook-id": "evt_other"]) { _, new in new }
            #expect(throws: GatewayError.self) { try sandbox.gateway.verify(other, received.body) }
            #expect(throws: GatewayError.self) { try sandbox.gateway.verify([:], received.body) }

            let shouted = Dictionary(
                received.headers.map { ($0.key.uppercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
            #expect(try sandbox.gateway.verify(shouted, received.body).paymentID == id)
            sandbox.clock.advance(by: .seconds(302))
            #expect(throws: GatewayError.self) { try sandbox.gateway.verify(received.headers, received.body) }
        }
    }

    @Test func `short secrets are refused and none is printed`() throws {
        #expect(SandboxSecret("too short") == nil)
        #expect(SandboxSecret("whsec_MDEyMzQ=") == nil)
        let secret = try Sandbox.secret()
        #expect("\(secret)" == "SandboxSecret")
    }

    /// A key that is not the gateway's says nothing of what becomes of the request: it is repeated.
    private var unheard: GatewayError {
        .unavailable(reason: "status 401, bad_signature")
    }
}
