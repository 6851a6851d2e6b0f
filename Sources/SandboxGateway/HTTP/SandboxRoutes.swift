import Database
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Payments

/// The endpoints that the shop calls, each signed, each meeting its fault from the script.
struct SandboxRoutes: Sendable {
    let book: SandboxBook

    /// How long a call that the script lets time out keeps its caller waiting.
    static let timeoutPause: Duration = .seconds(10)

    func add(to router: Router<BasicRequestContext>) {
        let signed = router.group().add(
            middleware: SignatureMiddleware(secret: book.configuration.secret, clock: book.database.clock))
        signed.post("payments") { request, _ in
            try await respond(.create) { _ in try await create(request) }
        }
        signed.get("payments/:id") { request, context in
            try await respond(.query) { _ in try await query(request, context) }
        }
        signed.post("payments/:id/close") { request, context in
            try await respond(.close) { _ in try await close(request, context) }
        }
        signed.post("refunds") { request, _ in
            try await respond(.refund) { effect in try await refund(request, failsLater: effect == .failLater) }
        }
        signed.get("refunds/:id") { _, context in
            try await respond(.queryRefund) { _ in
                guard let id = context.parameters.get("id").flatMap({ RefundID($0) }),
                    let refund = try await book.refund(id)
                else { throw NotFound("refund") }
                return try .json(WireRefund(refund))
            }
        }
        signed.post("past") { request, _ in
            let wire: WirePast = try await request.decoded()
            try await book.remember(try wire.read())
            return Response(status: .noContent)
        }
        signed.get("statements/:day") { request, context in
            try await respond(.statement) { _ in
                guard let day = context.parameters.get("day").flatMap({ CivilDay($0) }),
                    let after = Int64(request.uri.queryParameters.get("after") ?? "0")
                else { throw InputError.invalid(field: "day", reason: "not a day, or not a page") }
                return try .json(try await book.statement(day, after: after))
            }
        }
    }

    private func create(_ request: Request) async throws -> Response {
        let wire: WirePaymentRequest = try await request.decoded()
        guard let paymentID = PaymentID(wire.paymentID), let orderID = OrderID(wire.orderID) else {
            throw InputError.invalid(field: "payment_id", reason: "no id")
        }
        guard let amount = wire.amount.money, amount.amountMinor > 0 else {
            throw InputError.invalid(field: "amount", reason: "not a positive amount of a known currency")
        }
        guard let expiresAt = Timestamp(rfc3339: wire.expiresAt) else {
            throw InputError.invalid(field: "expires_at", reason: "not a time")
        }
        for (field, url) in [("return_url", wire.returnURL), ("notify_url", wire.notifyURL)] {
            guard Self.isWebAddress(url) else { throw InputError.invalid(field: field, reason: "not http or https") }
        }
        let payment = try await book.create(
            GatewayPaymentRequest(
                paymentID: paymentID, orderID: orderID, amount: amount, description: wire.description,
                returnURL: wire.returnURL, notifyURL: wire.notifyURL, expiresAt: expiresAt))
        return try .json(wired(payment, for: request), status: .created)
    }

    private func query(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let id = try Self.paymentID(context)
        let (payment, isClosedUnseen) = try await book.query(id)
        guard payment != nil || isClosedUnseen else { throw NotFound("payment") }
        return try .json(payment.map { wired($0, for: request) } ?? Self.closedUnseen(id))
    }

    private func close(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let id = try Self.paymentID(context)
        let payment = try await book.close(id)
        return try .json(payment.map { wired($0, for: request) } ?? Self.closedUnseen(id))
    }

    private func refund(_ request: Request, failsLater: Bool) async throws -> Response {
        let wire: WireRefundRequest = try await request.decoded()
        guard let refundID = RefundID(wire.refundID), let paymentID = PaymentID(wire.paymentID) else {
            throw InputError.invalid(field: "refund_id", reason: "no id")
        }
        guard let amount = wire.amount.money, amount.amountMinor > 0 else {
            throw InputError.invalid(field: "amount", reason: "not a positive amount of a known currency")
        }
        let refund = try await book.refund(
            GatewayRefundRequest(refundID: refundID, paymentID: paymentID, amount: amount, reason: wire.reason),
            failsLater: failsLater)
        return try .json(WireRefund(refund), status: .accepted)
    }

    /// Lets the script have its way with a call.
    private func respond(
        _ call: FaultScript.Call, _ body: (FaultScript.CallEffect?) async throws -> Response
    ) async throws -> Response {
        let effect = book.faults.next(call)
        switch effect {
        case nil, .failLater: return try await body(effect)
        case .error(let status): return Response(status: .init(code: status))
        case .refuse(let code): throw SandboxError.refusedByScript(code: code)
        case .delay(let pause):
            try await Task.sleep(for: pause)
            return try await body(effect)
        case .lose:
            _ = try await body(effect)
            return Response(status: .internalServerError)
        case .timeout:
            _ = try await body(effect)
            try await Task.sleep(for: Self.timeoutPause)
            return Response(status: .gatewayTimeout)
        }
    }

    /// The pay page's address is the one under which the shop reached us.
    private func wired(_ payment: SandboxPayment, for request: Request) -> WirePayment {
        let authority = request.head.authority ?? "\(book.configuration.host):\(book.configuration.port)"
        return WirePayment(
            paymentID: payment.id.description, state: payment.state(at: book.now()), reference: payment.reference,
            amount: WireMoney(payment.amount), payURL: "http://\(authority)\(PayPage.path(payment.token))",
            settledAt: payment.settledAt?.rfc3339, reason: payment.state == .failed ? payment.reason : nil)
    }

    private static func closedUnseen(_ id: PaymentID) -> WirePayment {
        WirePayment(
            paymentID: id.description, state: .closed, reference: nil, amount: nil, payURL: nil, settledAt: nil,
            reason: nil)
    }

    private static func paymentID(_ context: BasicRequestContext) throws -> PaymentID {
        guard let id = context.parameters.get("id").flatMap({ PaymentID($0) }) else { throw NotFound("payment") }
        return id
    }

    private static func isWebAddress(_ url: String) -> Bool {
        (url.hasPrefix("http://") || url.hasPrefix("https://")) && !url.utf8.contains { $0 <= 0x20 || $0 == 0x7F }
    }
}
