import Kernel
import Payments

// What the scripted gateway remembers.
extension ScriptedGateway {
    struct Payment: Sendable {
        let request: GatewayPaymentRequest
        let reference: String
        var status: GatewayPaymentStatus
        /// Given back or promised back.
        var refundedMinor: Int64 = 0
        /// What was taken more than once.
        var takenAgainMinor: Int64 = 0
    }

    struct Refund: Sendable {
        let request: GatewayRefundRequest
        let reference: String
        var status: GatewayRefundStatus
    }

    struct Plan: Sendable {
        let call: Call?
        /// 1 for the next call that matches, 0 once a permanent fault has begun.
        var remaining: Int
        let fault: Fault
        let isForGood: Bool
    }

    struct State: Sendable {
        var payments: [PaymentID: Payment] = [:]
        /// Closed before they were created: a `create` that comes later is refused.
        var closedUnseen: Set<PaymentID> = []
        var refunds: [RefundID: Refund] = [:]
        var refundOrder: [RefundID] = []
        var lines: [GatewayStatementLine] = []
        var events: [String: GatewayNotification] = [:]
        var notifications: [Delivery] = []
        var plans: [Plan] = []
        var calls = 0
        private var references = 0

        mutating func nextReference(_ prefix: String) -> String {
            references += 1
            return "\(prefix)\(references)"
        }

        /// The first planned fault that is due at this call; every plan that matches counts it.
        mutating func takeFault(_ call: Call) -> Fault? {
            calls += 1
            var due: Fault?
            var kept: [Plan] = []
            for var plan in plans {
                guard plan.call == nil || plan.call == call else {
                    kept.append(plan)
                    continue
                }
                plan.remaining = max(0, plan.remaining - 1)
                if plan.remaining == 0 { due = due ?? plan.fault }
                if plan.remaining > 0 || plan.isForGood { kept.append(plan) }
            }
            plans = kept
            return due
        }

        func status(of id: PaymentID, at now: Timestamp) -> GatewayPaymentStatus {
            guard let payment = payments[id] else { return closedUnseen.contains(id) ? .closed : .notFound }
            return payment.status == .pending && payment.request.expiresAt <= now ? .closed : payment.status
        }

        func openPayment(_ id: PaymentID, at now: Timestamp) -> Payment? {
            status(of: id, at: now) == .pending ? payments[id] : nil
        }

        mutating func settle(_ id: RefundID, as status: GatewayRefundStatus, at now: Timestamp) {
            guard var refund = refunds[id], let payment = payments[refund.request.paymentID] else { return }
            refund.status = status
            refunds[id] = refund
            if case .failed(let reason) = status {
                payments[refund.request.paymentID]?.refundedMinor -= refund.request.amount.amountMinor
                queue(
                    .refundFailed, payment: payment, refund: refund, amount: refund.request.amount, at: now,
                    reason: reason)
            } else {
                queue(.refundSucceeded, payment: payment, refund: refund, amount: refund.request.amount, at: now)
            }
        }

        /// Remembers an event, queues its notification and, where money moved, writes its statement line.
        mutating func queue(
            _ kind: GatewayNotification.Kind, payment: Payment, refund: Refund? = nil, amount: Money, at now: Timestamp,
            reason: String = ""
        ) {
            let paymentID = payment.request.paymentID
            let reference = refund?.reference ?? payment.reference
            let event = GatewayNotification(
                eventID: "evt_\(events.count + 1)", kind: kind, paymentID: paymentID,
                refundID: refund?.request.refundID, amount: amount, reference: reference, occurredAt: now,
                reason: reason)
            events[event.eventID] = event
            notifications.append(
                Delivery(
                    headers: [ScriptedGateway.signatureHeader: ScriptedGateway.signature(of: event.eventID)],
                    body: Array(event.eventID.utf8), notification: event))
            switch kind {
            case .paymentFailed, .refundFailed: return
            case .paymentSucceeded, .refundSucceeded:
                lines.append(
                    GatewayStatementLine(
                        kind: refund == nil ? .payment : .refund,
                        id: refund?.request.refundID.description ?? paymentID.description, paymentID: paymentID,
                        amount: amount, fee: .zero(amount.currency), at: now, reference: reference))
            }
        }
    }
}
