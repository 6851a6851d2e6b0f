import AsyncHTTPClient
import Database
import Foundation
import Kernel
import Logging
import NIOCore
import NIOHTTP1
import Payments
import SQLiteEngine
import SandboxGateway
import ServiceLifecycle
import TestSupport

/// A running sandbox gateway on a free port, its shop, and the shop's client.
struct Sandbox: Sendable {
    static let secretText = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="

    let baseURL: String
    let shopPort: Int
    let gateway: PaymentGateway
    let clock: ManualClock
    let shop: Shop
    let http: HTTPClient

    /// Every call has this long. A machine that is busy with all other tests may take seconds over any of them.
    static let patience: TimeAmount = .minutes(2)

    /// A port for a shop that comes back where it was: no connection is ever given one below 32768 meanwhile.
    static func lastingPort() -> Int { Int.random(in: 20_000..<32_000) }

    var notifyURL: String { "http://127.0.0.1:\(shopPort)/notify" }

    static func secret(_ text: String = secretText) throws -> SandboxSecret {
        guard let secret = SandboxSecret(text) else { throw SandboxTestError.unusableSecret }
        return secret
    }

    func request(
        _ id: Int64, _ amountMinor: Int64 = 1_999, description: String = "Tea", expiresIn: Duration = .minutes(30)
    ) -> GatewayPaymentRequest {
        GatewayPaymentRequest(
            paymentID: PaymentID(id), orderID: OrderID(id + 1_000), amount: Money(amountMinor, .cny),
            description: description, returnURL: "http://shop.invalid/orders/\(id)", notifyURL: notifyURL,
            expiresAt: clock.now + expiresIn)
    }

    /// Opens a payment and decides at the pay page, as a script does.
    @discardableResult
    func pay(_ id: Int64, _ amountMinor: Int64 = 1_999, outcome: String = "pay") async throws -> GatewayPayment {
        let payment = try await gateway.create(request(id, amountMinor))
        let answer = try await post(payment.payURL, outcome: outcome)
        guard answer.status.code == 303 else { throw SandboxTestError.status(answer.status.code) }
        return payment
    }

    func post(_ url: String, outcome: String) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(Array("outcome=\(outcome)".utf8))
        return try await http.execute(request, timeout: Sandbox.patience)
    }

    func get(_ url: String) async throws -> (response: HTTPClientResponse, text: String) {
        let response = try await http.execute(HTTPClientRequest(url: url), timeout: Sandbox.patience)
        return (response, String(buffer: try await response.body.collect(upTo: 1_000_000)))
    }

    /// The next notification, proved and read.
    func notification() async throws -> GatewayNotification {
        let received = try await shop.next()
        return try gateway.verify(received.headers, received.body)
    }

    /// The next delivery, while the clock runs on in steps: for what is due later.
    func delivery(advancing step: Duration) async throws -> Shop.Received {
        try await withThrowingTaskGroup(of: Shop.Received?.self) { group in
            group.addTask { try await shop.next() }
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .milliseconds(30))
                    clock.advance(by: step)
                }
                return nil
            }
            guard let received = try await group.next() ?? nil else { throw CancellationError() }
            group.cancelAll()
            return received
        }
    }
}

enum SandboxTestError: Error {
    case unusableSecret
    case status(UInt)
}

/// Runs a test against a sandbox of its own.
///
/// - Parameter directory: where its database is; by default a fresh one. Given twice, the second sandbox is the first
///   one started again; with the same `shopPort` it finds its shop where it was.
func withSandbox(
    script: String = "", directory: URL? = nil, clock: ManualClock = ManualClock(), shopPort: Int = 0,
    _ body: @escaping @Sendable (Sandbox) async throws -> Void
) async throws {
    if let directory {
        try await runSandbox(script, directory, clock, shopPort, body)
    } else {
        try await withDirectory { try await runSandbox(script, $0, clock, shopPort, body) }
    }
}

func withDirectory(_ body: (URL) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "zhanggui-sandbox-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try await body(directory)
}

private func runSandbox(
    _ script: String, _ directory: URL, _ clock: ManualClock, _ shopPort: Int,
    _ body: @escaping @Sendable (Sandbox) async throws -> Void
) async throws {
    let engine = try await SQLiteEngine(path: directory.appending(path: "sandbox.sqlite").path, readerCount: 2)
    let database = Database(engine: engine, clock: clock.clock, ids: IDGenerator(clock: clock.clock, node: 0))
    var configuration = SandboxGatewayClient.httpConfiguration
    configuration.timeout.connect = Sandbox.patience
    let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let result = await Result { () async throws -> Void in
        try await runServices(try FaultScript(script), database, clock, shopPort, http, body)
    }
    try await http.shutdown()
    await engine.shutdown()
    try result.get()
}

private func runServices(
    _ script: FaultScript, _ database: Database, _ clock: ManualClock, _ shopPort: Int, _ http: HTTPClient,
    _ body: @escaping @Sendable (Sandbox) async throws -> Void
) async throws {
    let shop = Shop()
    let secret = try Sandbox.secret()
    let (ports, ready) = AsyncStream<(isShop: Bool, port: Int)>.makeStream()
    var logger = Logger(label: "sandbox")
    logger.logLevel = .critical
    let service = SandboxGatewayService(
        configuration: SandboxGatewayConfiguration(
            secret: secret, script: script, deliveryTimeout: Duration(Sandbox.patience)), database: database,
        logger: logger
    ) { ready.yield((false, $0)) }
    let application = shop.application(port: shopPort, logger: logger) { ready.yield((true, $0)) }
    // A graceful end: a cancelled server drops connections that it has accepted a moment ago, and NIO traps on them.
    let services = ServiceGroup(services: [service, application], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await services.run() }
        var found: (shop: Int, gateway: Int) = (0, 0)
        for await entry in ports {
            if entry.isShop { found.shop = entry.port } else { found.gateway = entry.port }
            if found.shop != 0, found.gateway != 0 { break }
        }
        let baseURL = "http://127.0.0.1:\(found.gateway)"
        let sandbox = Sandbox(
            baseURL: baseURL, shopPort: found.shop,
            gateway: SandboxGatewayClient.gateway(
                baseURL: baseURL, secret: secret, httpClient: http, callTimeout: Sandbox.patience, clock: clock.clock),
            clock: clock, shop: shop, http: http)
        let result = await Result { () async throws -> Void in try await body(sandbox) }
        await services.triggerGracefulShutdown()
        while let ended = await group.nextResult() { _ = ended }
        try result.get()
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
