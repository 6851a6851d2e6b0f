public import Kernel
public import Payments
import Synchronization

/// A payment gateway in memory that does what it is told, for tests and the simulation.
///
/// It keeps the same promises as the real thing (idempotent by id, a close is final, money only once), tells nothing by
/// itself and sleeps never: a test pays, fails and settles, then delivers the notifications in any order, repeated or
/// not at all. Faults are planned by the number of the call. Safe from any thread.
public final class ScriptedGateway: Sendable {
    /// The calls that can fail; `verify` cannot, it is computed at the shop.
    public enum Call: String, Sendable, Hashable, CaseIterable {
        case create, query, close, refund, queryRefund, statement
    }

    /// What happens to a call.
    public enum Fault: Sendable, Hashable {
        /// It never reached the gateway.
        case unavailable
        /// It took effect, but the answer got lost.
        case lostAnswer
        case refused(code: String)
    }

    /// A notification as it comes over the wire.
    public struct Delivery: Sendable, Hashable {
        public let headers: [String: String]
        public let body: [UInt8]
        /// What the gateway meant, for a test that looks at it.
        public let notification: GatewayNotification
    }

    static let signatureHeader = "scripted-signature"

    let name: String
    let clock: Clock
    let calendar: BusinessCalendar
    let statementPageSize: Int
    let state = Mutex(State())

    /// - Parameters:
    ///   - calendar: decides which day a statement line belongs to.
    ///   - statementPageSize: how many lines a page of the statement has.
    public init(
        name: String = "sandbox", clock: Clock, calendar: BusinessCalendar = .shanghai, statementPageSize: Int = 100
    ) {
        self.statementPageSize = statementPageSize
        self.name = name
        self.clock = clock
        self.calendar = calendar
    }

    /// The gateway as the shop gets it.
    public var gateway: PaymentGateway {
        PaymentGateway(
            name: name,
            create: { request throws(GatewayError) in try self.create(request) },
            query: { id throws(GatewayError) in try self.query(id) },
            close: { id throws(GatewayError) in try self.close(id) },
            refund: { request throws(GatewayError) in try self.refund(request) },
            queryRefund: { id throws(GatewayError) in try self.queryRefund(id) },
            statement: { day, after throws(GatewayError) in try self.statement(day, after) },
            verify: { headers, body throws(GatewayError) in try self.verify(headers, body) })
    }

    // MARK: Faults

    /// How many calls have come in so far, failed ones too.
    public var callCount: Int { state.withLock { $0.calls } }

    /// Plans a fault for the n-th call from now, of one kind or of any kind; `forGood` keeps it up for all that follow.
    public func fail(_ call: Call? = nil, nth: Int = 1, with fault: Fault, forGood: Bool = false) {
        precondition(nth >= 1, "calls are counted from 1, not \(nth)")
        state.withLock { $0.plans.append(Plan(call: call, remaining: nth, fault: fault, isForGood: forGood)) }
    }

    public func clearFaults() {
        state.withLock { $0.plans = [] }
    }

    // MARK: What people and banks do

    /// The shopper pays; false where the payment is not open (unknown, closed, failed, expired) or paid already.
    ///
    /// - Parameter amount: another amount than asked for, where the bank makes a mistake.
    @discardableResult
    public func pay(_ id: PaymentID, amount: Money? = nil) -> Bool {
        let now = clock.now()
        return state.withLock { state in
            guard var payment = state.openPayment(id, at: now) else { return false }
            let capture = GatewayCapture(
                reference: payment.reference, amount: amount ?? payment.request.amount, at: now)
            payment.status = .succeeded(capture)
            state.payments[id] = payment
            state.queue(.paymentSucceeded, payment: payment, amount: capture.amount, at: now)
            return true
        }
    }

    /// The bank takes the money of a payment once more under the same id, with a number of its own: what gateways
    /// promise not to do. False where it was not paid before.
    @discardableResult
    public func payAgain(_ id: PaymentID) -> Bool {
        let now = clock.now()
        return state.withLock { state in
            guard let payment = state.payments[id], case .succeeded(let capture) = payment.status else { return false }
            state.payments[id]?.takenAgainMinor += capture.amount.amountMinor
            let second = Payment(
                request: payment.request, reference: state.nextReference("T"), status: payment.status)
            state.queue(.paymentSucceeded, payment: second, amount: capture.amount, at: now)
            return true
        }
    }

    /// The shopper's attempt fails; false where the payment is not open.
    @discardableResult
    public func failPayment(_ id: PaymentID, reason: String = "insufficient_funds") -> Bool {
        let now = clock.now()
        return state.withLock { state in
            guard var payment = state.openPayment(id, at: now) else { return false }
            payment.status = .failed(reason: reason)
            state.payments[id] = payment
            state.queue(.paymentFailed, payment: payment, amount: payment.request.amount, at: now, reason: reason)
            return true
        }
    }

    /// Every pending refund succeeds, in the order they came.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func settleRefunds() -> Int {
        let now = clock.now()
        return state.withLock { state in
            let pending = state.refundOrder.filter { state.refunds[$0]?.status == .pending }
            for id in pending { state.settle(id, as: .succeeded(at: now), at: now) }
            return pending.count
        }
    }

    /// A pending refund fails for good; false where there is none.
    @discardableResult
    public func failRefund(_ id: RefundID, reason: String = "account_closed") -> Bool {
        let now = clock.now()
        return state.withLock { state in
            guard state.refunds[id]?.status == .pending else { return false }
            state.settle(id, as: .failed(reason: reason), at: now)
            return true
        }
    }

    /// Lets the statement say something else than what happened.
    public func rewriteStatement(_ change: ([GatewayStatementLine]) -> [GatewayStatementLine]) {
        state.withLock { $0.lines = change($0.lines) }
    }

    // MARK: Notifications

    /// What waits to be delivered, oldest first; it stays until `takeNotifications`.
    public var pendingNotifications: [Delivery] { state.withLock { $0.notifications } }

    /// Takes all waiting notifications out: to deliver them, to shuffle or repeat them, or to lose them.
    public func takeNotifications() -> [Delivery] {
        state.withLock { state in
            defer { state.notifications = [] }
            return state.notifications
        }
    }

    // MARK: The truth, for those who check

    /// What the gateway took and has not promised back, per payment that succeeded.
    public var balances: [PaymentID: Money] {
        state.withLock { state in
            state.payments.compactMapValues { payment in
                guard case .succeeded(let capture) = payment.status else { return nil }
                return Money(
                    capture.amount.amountMinor + payment.takenAgainMinor - payment.refundedMinor,
                    capture.amount.currency)
            }
        }
    }

    /// How a payment really stands, without counting as a call.
    public func status(of id: PaymentID) -> GatewayPaymentStatus {
        let now = clock.now()
        return state.withLock { $0.status(of: id, at: now) }
    }

    /// How a refund really stands, without counting as a call.
    public func status(of id: RefundID) -> GatewayRefundStatus? {
        state.withLock { $0.refunds[id]?.status }
    }

    /// The payments that shoppers could pay now, oldest first.
    public var openPayments: [PaymentID] {
        let now = clock.now()
        return state.withLock { state in
            state.payments.keys.sorted().filter { state.openPayment($0, at: now) != nil }
        }
    }
}
