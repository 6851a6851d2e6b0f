public import AsyncHTTPClient
public import NIOCore
import NIOHTTP1

extension SandboxGatewayClient {
    /// A pay page that gave another answer than the way back to the shop.
    public struct PageDidNotAnswer: Error, CustomStringConvertible {
        let status: Int

        public var description: String { "the pay page answered with status \(status)" }
    }

    /// Chooses on a payment's page, as somebody with a browser does. One that has ended stays as it is.
    ///
    /// - Parameter payURL: as the gateway gave it for this payment.
    /// - Throws: `PageDidNotAnswer`, and what `httpClient` throws.
    public static func choose(
        _ outcome: PayOutcome, at payURL: String, httpClient: HTTPClient, callTimeout: TimeAmount = callTimeout
    ) async throws {
        var request = HTTPClientRequest(url: payURL)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(Array("outcome=\(outcome.rawValue)".utf8))
        let response = try await httpClient.execute(request, timeout: callTimeout)
        _ = try await response.body.collect(upTo: answerBytesLimit)
        guard response.status.code == 303 else { throw PageDidNotAnswer(status: Int(response.status.code)) }
    }
}
