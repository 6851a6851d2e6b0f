import AsyncHTTPClient
import Cryptography
import Kernel
import NIOCore
import NIOHTTP1
import Payments

/// One shop's connection to one sandbox: signs, sends, bounds and reads.
struct SandboxLink: Sendable {
    let baseURL: String
    let secret: SandboxSecret
    let httpClient: HTTPClient
    let callTimeout: TimeAmount
    let clock: Clock

    private struct Answer {
        let status: Int
        let body: [UInt8]
    }

    func create(_ request: GatewayPaymentRequest) async throws(GatewayError) -> GatewayPayment {
        let wire = WirePaymentRequest(
            paymentID: request.paymentID.description, orderID: request.orderID.description,
            amount: WireMoney(request.amount), description: request.description, returnURL: request.returnURL,
            notifyURL: request.notifyURL, expiresAt: request.expiresAt.rfc3339)
        let payment: WirePayment = try accepted(try await send(.POST, "/payments", wire))
        guard let reference = payment.reference, let payURL = payment.payURL else { throw Self.unreadable }
        return GatewayPayment(reference: reference, payURL: payURL)
    }

    func query(_ id: PaymentID) async throws(GatewayError) -> GatewayPaymentStatus {
        let answer = try await send(.GET, "/payments/\(id)")
        if Self.saysNotFound(answer) { return .notFound }
        let payment: WirePayment = try accepted(answer)
        switch payment.state {
        case .pending: return .pending
        case .succeeded: return .succeeded(try Self.capture(payment))
        case .failed: return .failed(reason: payment.reason ?? "")
        case .closed: return .closed
        }
    }

    func close(_ id: PaymentID) async throws(GatewayError) -> GatewayCloseResult {
        let payment: WirePayment = try accepted(try await send(.POST, "/payments/\(id)/close"))
        switch payment.state {
        case .succeeded: return .alreadyPaid(try Self.capture(payment))
        case .closed, .failed: return .closed
        case .pending: throw Self.unreadable
        }
    }

    func refund(_ request: GatewayRefundRequest) async throws(GatewayError) -> GatewayRefundStatus {
        let wire = WireRefundRequest(
            refundID: request.refundID.description, paymentID: request.paymentID.description,
            amount: WireMoney(request.amount), reason: request.reason)
        return try Self.status(try accepted(try await send(.POST, "/refunds", wire)))
    }

    func queryRefund(_ id: RefundID) async throws(GatewayError) -> GatewayRefundStatus? {
        let answer = try await send(.GET, "/refunds/\(id)")
        if Self.saysNotFound(answer) { return nil }
        return try Self.status(try accepted(answer))
    }

    func statement(_ day: CivilDay, _ after: String?) async throws(GatewayError) -> GatewayStatementPage {
        guard let after = Int64(after ?? "0") else { throw Self.unreadable }
        let page: WireStatement = try accepted(try await send(.GET, "/statements/\(day)?after=\(after)"))
        var lines: [GatewayStatementLine] = []
        for wire in page.lines {
            guard let line = wire.line else { throw Self.unreadable }
            lines.append(line)
        }
        return GatewayStatementPage(lines: lines, next: page.next)
    }

    func tell(_ past: WirePast) async throws(GatewayError) {
        let answer = try await send(.POST, "/past", past)
        guard answer.status != 204 else { return }
        guard let problem = WireJSON.decode(WireProblem.self, answer.body) else { throw Self.unreadable }
        throw .refused(code: problem.code, message: problem.message)
    }

    func verify(_ headers: [String: String], _ body: [UInt8]) throws(GatewayError) -> GatewayNotification {
        do {
            try Signing.verify(content: body, secret: secret, now: clock.now()) { name in
                headers[name] ?? headers.first { $0.key.lowercased() == name }?.value
            }
        } catch {
            throw .badSignature(reason: error.detail)
        }
        guard let notification = WireJSON.decode(WireEvent.self, body)?.notification else { throw Self.unreadable }
        return notification
    }

    // MARK: Sending

    private func send(
        _ method: HTTPMethod, _ path: String, _ payload: (any Encodable & Sendable)? = nil
    ) async throws(GatewayError) -> Answer {
        do {
            let body = try payload.map { try WireJSON.bytes($0) } ?? []
            var request = HTTPClientRequest(url: baseURL + path)
            request.method = method
            let content = Signing.requestContent(method: method.rawValue, path: path, body: body)
            let signed = Signing.headers(
                id: SecureRandom.system.token(byteCount: Self.idByteCount), content: content, secret: secret,
                now: clock.now())
            for (name, value) in signed { request.headers.add(name: name, value: value) }
            if payload != nil {
                request.headers.add(name: "content-type", value: "application/json; charset=utf-8")
                request.body = .bytes(body)
            }
            let response = try await httpClient.execute(request, timeout: callTimeout)
            let answer = try await response.body.collect(upTo: SandboxGatewayClient.answerBytesLimit)
            return Answer(status: Int(response.status.code), body: Array(buffer: answer))
        } catch {
            throw .unavailable(reason: "\(method.rawValue) \(path): \(error)")
        }
    }

    private static let idByteCount = 12

    private func accepted<Value: Decodable>(_ answer: Answer) throws(GatewayError) -> Value {
        switch answer.status {
        case 200..<300:
            guard let value = WireJSON.decode(Value.self, answer.body) else { throw Self.unreadable }
            return value
        case 400, 409, 413, 422:
            guard let problem = WireJSON.decode(WireProblem.self, answer.body) else { throw Self.unreadable }
            throw .refused(code: problem.code, message: problem.message)
        // Signature, rights, address, limits, trouble: none of it is a word on the matter itself.
        case 400...:
            let code = WireJSON.decode(WireProblem.self, answer.body).map { ", \($0.code)" } ?? ""
            throw .unavailable(reason: "status \(answer.status)\(code)")
        default: throw .malformed(reason: "status \(answer.status)")
        }
    }

    /// The gateway's own word that it does not know an id; a wrong address or a proxy answers 404 too.
    private static func saysNotFound(_ answer: Answer) -> Bool {
        answer.status == 404 && WireJSON.decode(WireProblem.self, answer.body)?.code == notFoundCode
    }

    private static let notFoundCode = "not_found"

    // MARK: Reading

    private static let unreadable = GatewayError.malformed(reason: "not what the gateway should answer")

    private static func capture(_ payment: WirePayment) throws(GatewayError) -> GatewayCapture {
        guard let reference = payment.reference, let amount = payment.amount?.money,
            let at = payment.settledAt.flatMap({ Timestamp(rfc3339: $0) })
        else { throw unreadable }
        return GatewayCapture(reference: reference, amount: amount, at: at)
    }

    private static func status(_ refund: WireRefund) throws(GatewayError) -> GatewayRefundStatus {
        switch refund.state {
        case .pending: return .pending
        case .failed: return .failed(reason: refund.reason ?? "")
        case .succeeded:
            guard let at = refund.settledAt.flatMap({ Timestamp(rfc3339: $0) }) else { throw unreadable }
            return .succeeded(at: at)
        }
    }
}
