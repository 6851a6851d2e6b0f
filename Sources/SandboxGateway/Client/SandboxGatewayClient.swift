public import AsyncHTTPClient
public import Kernel
public import NIOCore
public import Payments

/// The shop's side of the sandbox gateway.
public enum SandboxGatewayClient {
    /// The name that payments keep.
    public static let name = "sandbox"
    /// How long a connection may take to open.
    public static let connectTimeout: TimeAmount = .seconds(2)
    /// How long a call may take when nothing else is said.
    public static let callTimeout: TimeAmount = .seconds(5)
    /// A longer answer is not read.
    public static let answerBytesLimit = 2 * 1_024 * 1_024

    /// For the `HTTPClient` that `gateway` is given: no redirect is followed, connections open in time.
    public static var httpConfiguration: HTTPClient.Configuration {
        HTTPClient.Configuration(redirectConfiguration: .disallow, timeout: .init(connect: connectTimeout))
    }

    /// The gateway as a value.
    ///
    /// - Parameters:
    ///   - feePerMyriad: the fee that was agreed; nil where the statement's fees are not to be checked.
    ///   - baseURL: `http://127.0.0.1:9090`, without a slash at the end.
    ///   - httpClient: made with `httpConfiguration`; it stays the caller's to shut down.
    ///   - callTimeout: how long a call may take, from its start to the last byte of the answer.
    ///   - clock: signs requests and judges the age of notifications.
    public static func gateway(
        baseURL: String, secret: SandboxSecret, httpClient: HTTPClient, callTimeout: TimeAmount = callTimeout,
        clock: Clock = .system, feePerMyriad: Int64? = SandboxGatewayConfiguration.standardFeePerMyriad
    ) -> PaymentGateway {
        let link = SandboxLink(
            baseURL: baseURL, secret: secret, httpClient: httpClient, callTimeout: callTimeout, clock: clock)
        return PaymentGateway(
            name: name, feePerMyriad: feePerMyriad,
            create: { request throws(GatewayError) in try await link.create(request) },
            query: { id throws(GatewayError) in try await link.query(id) },
            close: { id throws(GatewayError) in try await link.close(id) },
            refund: { request throws(GatewayError) in try await link.refund(request) },
            queryRefund: { id throws(GatewayError) in try await link.queryRefund(id) },
            statement: { day, after throws(GatewayError) in try await link.statement(day, after) },
            verify: { headers, body throws(GatewayError) in try link.verify(headers, body) })
    }

    /// Tells a sandbox of payments and refunds that a demo made up before it was there, at most some hundred at a time:
    /// they stand on its statements from then on, and money of these payments can go back. Telling it again changes
    /// nothing.
    ///
    /// - Parameter lines: what its statements say otherwise of some of the payments.
    public static func tell(
        _ payments: [Payment], _ refunds: [Refund], lines: [PaymentID: FaultScript.LineEffect] = [:], baseURL: String,
        secret: SandboxSecret, httpClient: HTTPClient, clock: Clock = .system
    ) async throws {
        let link = SandboxLink(
            baseURL: baseURL, secret: secret, httpClient: httpClient, callTimeout: callTimeout, clock: clock)
        try await link.tell(WirePast(payments, refunds, lines: lines))
    }
}
