import Catalog
import Database
import Identity
import Kernel
import Logging
import Orders
import Payments
import ServiceLifecycle
import Workers
import Workflows

extension Workers {
    /// How often each timer looks; what it does is guarded by state and time, so several nodes may run it.
    private static let orderTimer: Duration = .seconds(10)
    private static let statementTimer: Duration = .minutes(10)
    private static let snapshotTimer: Duration = .minutes(5)
    private static let soldTimer: Duration = .hours(1)
    private static let sweepLimit = 1_000

    /// Everything that runs by itself in this shop.
    static func of(_ shop: Shop, _ identity: Identity, opened: OpenShop, logger: Logger) -> Workers {
        Workers(
            database: opened.database, owner: opened.owner, subscribers: [],
            jobs: [
                JobHandler(kind: RefundJob.kind) { try await shop.runRefund($0.payload) },
                JobHandler(kind: StatementJob.kind) { try await shop.runStatement($0.payload) },
                JobHandler(kind: QueryPaymentJob.kind) { try await shop.runQueryPayment($0.payload) },
            ],
            timers: [
                Timer(name: "close-unpaid-orders", every: orderTimer) { _ = try await shop.closeUnpaidOrders() },
                Timer(name: "complete-delivered-orders", every: orderTimer) {
                    _ = try await shop.completeDeliveredOrders()
                },
                Timer(name: "ask-pending-refunds", every: orderTimer) { _ = try await shop.askPendingRefunds() },
                Timer(name: "compare-statements", every: statementTimer) { _ = try await shop.scheduleStatements() },
                Timer(name: "snapshot-ledger", every: snapshotTimer) { _ = try await shop.snapshotLedger() },
                Timer(name: "apply-due-prices", every: orderTimer) { _ = try await shop.catalog.applyDuePrices() },
                Timer(name: "write-search-log", every: orderTimer) { _ = try await shop.catalog.writeSearchLog() },
                Timer(name: "count-sold", every: soldTimer) { _ = try await shop.countSold() },
                Timer(name: "cancel-unsent-returns", every: statementTimer) {
                    _ = try await shop.cancelUnsentReturns()
                },
                sweep("refresh-search") { try await shop.catalog.refreshSearch() },
                sweep("mark-stocked") { try await shop.markStocked(limit: sweepLimit) },
                sweep("sweep-search-log") { try await shop.catalog.sweepSearchLog(limit: sweepLimit) },
                sweep("sweep-sign-ins") { try await identity.sweepExpired(limit: sweepLimit) },
                sweep("sweep-statement-lines") { try await shop.sweepStatementLines(limit: sweepLimit) },
                sweep("sweep-checkout-drafts") { try await shop.orders.sweepDrafts(limit: sweepLimit) },
                sweep("sweep-guest-carts") { try await shop.orders.sweepGuestCarts(limit: sweepLimit) },
            ] + housekeeping(opened.database), lease: opened.lease, logger: logger)
    }
}
