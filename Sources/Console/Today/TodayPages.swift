import AfterSales
import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import Orders
import Payments
import WebRuntime

extension Console {
    var todayPages: [PageRoute] {
        [PageRoute(.get, .console, .permission(.ordersRead), handler: today)]
    }

    private func today(_ call: PageCall) async throws -> PageAnswer {
        let limit = TodayModel.countLimit
        let model = try await database.read { session in
            let (unpaid, toShip, asked, coming, refunds, differences, low, dead, parked) = try session.run(
                Orders.count(.pendingPayment, upTo: limit), Orders.count(.allocated, upTo: limit),
                AfterSales.count(.requested, upTo: limit), AfterSales.count(.approved, upTo: limit),
                Payments.pendingRefundCount(upTo: limit), Payments.openDifferenceCount(upTo: limit),
                Inventory.lowStockCount(upTo: limit), JobArchive.deadCount(upTo: limit),
                Outbox.parkedCount(upTo: limit))
            return TodayModel(
                unpaid: unpaid, toShip: toShip, returnsToDecide: asked, returnsComing: coming, refunds: refunds,
                differences: differences, lowStock: low, deadJobs: dead, parkedEvents: parked)
        }
        return .page(model.html(call.frame))
    }
}

/// How much of what waits.
struct TodayModel: Sendable {
    /// Nothing is counted further than this.
    static let countLimit = 1_000

    let unpaid: Int
    let toShip: Int
    let returnsToDecide: Int
    let returnsComing: Int
    let refunds: Int
    let differences: Int
    let lowStock: Int
    let deadJobs: Int
    let parkedEvents: Int
}

extension TodayModel {
    func html(_ frame: PageFrame) -> HTML {
        let paths = frame.paths
        func orders(_ state: OrderState) -> String { paths(.consoleOrders, query: [("state", state.rawValue)]) }
        func returns(_ state: ReturnState) -> String { paths(.consoleReturns, query: [("state", state.rawValue)]) }
        let entries: [(key: String, count: Int, url: String)] = [
            ("console.today.to_ship", toShip, orders(.allocated)),
            ("console.today.returns", returnsToDecide, returns(.requested)),
            ("console.today.coming", returnsComing, returns(.approved)),
            ("console.today.refunds", refunds, paths(.consolePayments)),
            ("console.today.differences", differences, paths(.consolePayments)),
            ("console.today.low_stock", lowStock, paths(.consoleStock)),
            ("console.today.dead_jobs", deadJobs, paths(.consoleOperations)),
            ("console.today.parked_events", parkedEvents, paths(.consoleOperations)),
            ("console.today.unpaid", unpaid, orders(.pendingPayment)),
        ]
        return frame.console(
            title: frame.words("console.today.title"), .console,
            """
            <ul class="grid">\(each: entries, { entry in
                """
                <li class="card"><a href="\(entry.url)">\(frame.words(entry.key))</a>
                <p class="total">\(count(entry.count, frame))</p></li>
                """
            })</ul>
            """)
    }

    private func count(_ count: Int, _ frame: PageFrame) -> String {
        frame.format.number(count) + (count == Self.countLimit ? "+" : "")
    }
}
