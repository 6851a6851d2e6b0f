import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Requests in a second of one URL at a `zhanggui serve`, against a bare Hummingbird route that answers the same bytes
/// from memory, same wrk.
struct AgainstBareRoute: Sendable {
    private static let answerLimit = 1_000_000

    let bench: Workbench
    /// How the bare server routes it.
    let route: String
    let path: String
    let contentType: String
    /// The cookie of the one who asks.
    var cookie: String?

    func measure(_ store: Store) async throws -> Rounds {
        try await ServerProcess.with(
            bench.zhanggui, ["serve", "--port", "0"] + store.arguments, environment: ServerProcess.unlimited
        ) { server in
            let body = bench.directory.appending(path: "answer")
            try await fetch(server.baseURL + path).write(to: body)
            let own = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            let arguments = [
                "bare-server", "--route", route, "--content-type", contentType, "--body",
                body.path(percentEncoded: false),
            ]
            return try await ServerProcess.with(own, arguments) { bare in
                try await Rounds.interleaved(bench.effort.rounds) { _ in
                    try await Wrk.run(server.baseURL + path, cookie: cookie, bench).requestsPerSecond
                } yardstick: { _ in
                    try await Wrk.run(bare.baseURL + path, cookie: cookie, bench).requestsPerSecond
                }
            }
        }
    }

    private func fetch(_ url: String) async throws -> Data {
        var request = HTTPClientRequest(url: url)
        if let cookie { request.headers.add(name: "Cookie", value: cookie) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        guard response.status.code == 200 else { throw BenchFailure("\(url) answered \(response.status)") }
        return Data(buffer: try await response.body.collect(upTo: Self.answerLimit))
    }
}
