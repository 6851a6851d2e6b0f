public import Kernel

/// A payment gateway as the shop sees it: one value per gateway, its calls are closures.
///
/// Every call is idempotent by the shop's own ids: the same id with the same content gives the same answer, the same
/// id with another amount is `refused`. After `unavailable` it is not known whether the call took effect; repeating
/// it, or asking, is always safe. No call may run while a transaction is open.
public struct PaymentGateway: Sendable {
    /// The name that payments keep and notifications come under: `sandbox`.
    public let name: String
    /// What the gateway may keep of a payment by its contract, in ten-thousandths, rounded half up; nil where its fees
    /// are not to be checked.
    public let feePerMyriad: Int64?
    /// Opens a payment and says where the shopper goes to pay it; `refused` with `payment_closed` after a close.
    public let create: @Sendable (GatewayPaymentRequest) async throws(GatewayError) -> GatewayPayment
    /// How the payment stands: the truth when a notification is late or lost.
    public let query: @Sendable (PaymentID) async throws(GatewayError) -> GatewayPaymentStatus
    /// 关单: from now on nobody can pay it, unless it is paid already. An id that the gateway never heard of is closed
    /// too, so that a `create` still on its way is refused when it arrives.
    public let close: @Sendable (PaymentID) async throws(GatewayError) -> GatewayCloseResult
    /// Gives money back; usually answers `pending`, the end comes by notification or `queryRefund`.
    public let refund: @Sendable (GatewayRefundRequest) async throws(GatewayError) -> GatewayRefundStatus
    /// How a refund stands; nil where the gateway never heard of it.
    public let queryRefund: @Sendable (RefundID) async throws(GatewayError) -> GatewayRefundStatus?
    /// Everything that succeeded on a business day, page by page: nil asks for the first one, then each page says how
    /// to ask for the next.
    public let statement: @Sendable (CivilDay, _ after: String?) async throws(GatewayError) -> GatewayStatementPage
    /// Reads a notification and proves that the gateway sent it: headers (names in any case), then the body as it came.
    public let verify: @Sendable ([String: String], [UInt8]) throws(GatewayError) -> GatewayNotification

    public init(
        name: String,
        feePerMyriad: Int64? = nil,
        create: @escaping @Sendable (GatewayPaymentRequest) async throws(GatewayError) -> GatewayPayment,
        query: @escaping @Sendable (PaymentID) async throws(GatewayError) -> GatewayPaymentStatus,
        close: @escaping @Sendable (PaymentID) async throws(GatewayError) -> GatewayCloseResult,
        refund: @escaping @Sendable (GatewayRefundRequest) async throws(GatewayError) -> GatewayRefundStatus,
        queryRefund: @escaping @Sendable (RefundID) async throws(GatewayError) -> GatewayRefundStatus?,
        statement: @escaping @Sendable (CivilDay, String?) async throws(GatewayError) -> GatewayStatementPage,
        verify: @escaping @Sendable ([String: String], [UInt8]) throws(GatewayError) -> GatewayNotification
    ) {
        self.name = name
        self.feePerMyriad = feePerMyriad
        self.create = create
        self.query = query
        self.close = close
        self.refund = refund
        self.queryRefund = queryRefund
        self.statement = statement
        self.verify = verify
    }
}
