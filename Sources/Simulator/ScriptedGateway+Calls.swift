import Kernel
import Payments
import Synchronization

// The calls as the shop makes them: each counts, meets its fault, and keeps the gateway's promises.
extension ScriptedGateway {
    func create(_ request: GatewayPaymentRequest) throws(GatewayError) -> GatewayPayment {
        try perform(.create) { state throws(GatewayError) in
            if let known = state.payments[request.paymentID] {
                guard known.request.amount == request.amount else {
                    throw .refused(code: "amount_differs", message: "the payment exists with another amount")
                }
                guard known.status != .closed else { throw Self.paymentClosed }
                return GatewayPayment(reference: known.reference, payURL: Self.payURL(request.paymentID))
            }
            guard !state.closedUnseen.contains(request.paymentID) else { throw Self.paymentClosed }
            let payment = Payment(request: request, reference: state.nextReference("T"), status: .pending)
            state.payments[request.paymentID] = payment
            return GatewayPayment(reference: payment.reference, payURL: Self.payURL(request.paymentID))
        }
    }

    func query(_ id: PaymentID) throws(GatewayError) -> GatewayPaymentStatus {
        let now = clock.now()
        return try perform(.query) { state throws(GatewayError) in state.status(of: id, at: now) }
    }

    func close(_ id: PaymentID) throws(GatewayError) -> GatewayCloseResult {
        try perform(.close) { state throws(GatewayError) in
            guard let payment = state.payments[id] else {
                state.closedUnseen.insert(id)
                return .closed
            }
            if case .succeeded(let capture) = payment.status { return .alreadyPaid(capture) }
            if payment.status == .pending { state.payments[id]?.status = .closed }
            return .closed
        }
    }

    func refund(_ request: GatewayRefundRequest) throws(GatewayError) -> GatewayRefundStatus {
        try perform(.refund) { state throws(GatewayError) in
            if let known = state.refunds[request.refundID] {
                guard known.request.amount == request.amount, known.request.paymentID == request.paymentID else {
                    throw .refused(code: "amount_differs", message: "the refund exists with another amount")
                }
                return known.status
            }
            guard let payment = state.payments[request.paymentID], case .succeeded(let capture) = payment.status
            else { throw .refused(code: "payment_not_paid", message: "there is nothing to give back") }
            guard request.amount.currency == capture.amount.currency, request.amount.amountMinor > 0,
                payment.refundedMinor + request.amount.amountMinor
                    <= capture.amount.amountMinor + payment.takenAgainMinor
            else { throw .refused(code: "refund_exceeds_payment", message: "more than was paid") }
            state.payments[request.paymentID]?.refundedMinor += request.amount.amountMinor
            let reference = state.nextReference("R")
            state.refunds[request.refundID] = Refund(request: request, reference: reference, status: .pending)
            state.refundOrder.append(request.refundID)
            return .pending
        }
    }

    func queryRefund(_ id: RefundID) throws(GatewayError) -> GatewayRefundStatus? {
        try perform(.queryRefund) { state throws(GatewayError) in state.refunds[id]?.status }
    }

    func statement(_ day: CivilDay, _ after: String?) throws(GatewayError) -> GatewayStatementPage {
        guard let first = Int(after ?? "0") else { throw .malformed(reason: "not a page of a statement") }
        return try perform(.statement) { state throws(GatewayError) in
            let lines = state.lines.filter { self.calendar.day(of: $0.at) == day }
                .sorted { ($0.at, $0.id) < ($1.at, $1.id) }
            let end = first + self.statementPageSize
            return GatewayStatementPage(
                lines: Array(lines.dropFirst(first).prefix(self.statementPageSize)),
                next: end < lines.count ? String(end) : nil)
        }
    }

    func verify(_ headers: [String: String], _ body: [UInt8]) throws(GatewayError) -> GatewayNotification {
        let eventID = String(decoding: body, as: UTF8.self)
        let signature = headers.first { $0.key.lowercased() == Self.signatureHeader }?.value
        guard let event = state.withLock({ $0.events[eventID] }), signature == Self.signature(of: eventID) else {
            throw .badSignature(reason: "not an event of this gateway")
        }
        return event
    }

    static func signature(of eventID: String) -> String { "signed:\(eventID)" }

    private static let paymentClosed = GatewayError.refused(code: "payment_closed", message: "the payment is closed")

    private static func payURL(_ id: PaymentID) -> String { "https://gateway.invalid/pay/\(id)" }

    private func perform<Value: Sendable>(
        _ call: Call, _ body: (inout State) throws(GatewayError) -> Value
    ) throws(GatewayError) -> Value {
        try state.withLock { state throws(GatewayError) in
            switch state.takeFault(call) {
            case nil: return try body(&state)
            case .unavailable: throw .unavailable(reason: "scripted: never arrived")
            case .refused(let code): throw .refused(code: code, message: "scripted")
            case .lostAnswer:
                _ = try body(&state)
                throw .unavailable(reason: "scripted: the answer got lost")
            }
        }
    }
}
