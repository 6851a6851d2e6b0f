import AsyncHTTPClient
import Foundation
import Kernel
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// `api-product`: one product over HTTP, against a bare Hummingbird route that answers the same bytes from memory.
struct APIProduct: Sendable {
    private static let answerLimit = 1_000_000

    let engine: EngineName
    let bench: Workbench

    func measure() async throws -> [Measured] {
        let made = try await OrdersBench(engine: engine, bench: bench, basket: .spread).make("product", carts: 0)
        let path = "/api/v1/products/\(made.goods.products[0])"
        let measured = try await ServerProcess.with(
            bench.zhanggui, ["serve", "--port", "0"] + made.store.arguments,
            environment: ["ZHANGGUI_ADDRESS_RATE": "0"]
        ) { server in
            let body = bench.directory.appending(path: "product.json")
            try await fetch(server.baseURL + path).write(to: body)
            let own = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            let arguments = [
                "bare-server", "--route", "/api/v1/products/:id", "--body", body.path(percentEncoded: false),
            ]
            return try await ServerProcess.with(own, arguments) { bare in
                try await Rounds.interleaved(bench.effort.rounds) { _ in
                    try await Wrk.run(server.baseURL + path, bench).requestsPerSecond
                } yardstick: { _ in
                    try await Wrk.run(bare.baseURL + path, bench).requestsPerSecond
                }
            }
        }
        try await made.store.remove()
        return [
            measured.row(
                "api-product", engine, unit: "requests/s", against: "bare route, the same bytes", .atLeast(0.5))
        ]
    }

    private func fetch(_ url: String) async throws -> Data {
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(10))
        guard response.status.code == 200 else { throw BenchFailure("\(url) answered \(response.status)") }
        return Data(buffer: try await response.body.collect(upTo: Self.answerLimit))
    }
}
