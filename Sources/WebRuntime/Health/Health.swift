import HTTPTypes
import Hummingbird
import NIOCore

/// Whether this node can serve: each check answers nil when all is well, else a reason in plain words.
public struct Health: Sendable {
    public struct Check: Sendable {
        public let name: String
        public let reason: @Sendable () async -> String?

        public init(_ name: String, reason: @escaping @Sendable () async -> String?) {
            self.name = name
            self.reason = reason
        }
    }

    private let checks: [Check]

    public init(_ checks: [Check]) {
        self.checks = checks
    }

    /// `{"ready": …, "checks": {"database": "ok"}}`: 200, or 503 as soon as one check has a reason.
    func answer() async -> Response {
        var results: [(name: String, reason: String?)] = []
        for check in checks { results.append((check.name, await check.reason())) }
        let isReady = results.allSatisfy { $0.reason == nil }
        let body = JSON.object { json in
            json.set("ready", isReady)
            json.object("checks") { json in
                for result in results { json.set(dynamic: result.name, result.reason ?? "ok") }
            }
        }
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        if !isReady { headers[.retryAfter] = String(Problem.retryAfterSeconds) }
        return Response(
            status: isReady ? .ok : .serviceUnavailable, headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: body.bytes)))
    }
}
