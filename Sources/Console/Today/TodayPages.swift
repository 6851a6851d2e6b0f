import AfterSales
import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Console {
    var todayPages: [PageRoute] {
        [PageRoute(.get, .console, .permission(.ordersRead), handler: today)]
    }

    private func today(_ call: PageCall) async throws -> PageAnswer {
        let (format, currency) = (call.frame.format, shop.configuration.orders.currency)
        let windows = TradeModel.Windows(now: call.frame.now, currency: currency, calendar: format.calendar)
        let threshold = shop.settings.lowStockThreshold
        let (tasks, trade) = try await database.read { session in
            (try TodayModel(lowBelow: threshold, session), try TradeModel(windows, currency, session))
        }
        return .page(
            call.frame.console(
                title: call.words("console.today.title"), .console,
                "\(trade.html(call.frame))<h2>\(call.words("console.today.tasks"))</h2>\(tasks.html(call.frame))"))
    }
}

extension TradeModel {
    fileprivate init(_ windows: Windows, _ currency: Currency, _ session: Session) throws {
        let (now, then) = (windows.today, windows.before)
        let (today, before, whole, refundsToday, refundsBefore) = try session.run(
            Orders.trade(now), Orders.trade(then), Orders.trade(windows.wholeDayBefore),
            Payments.refunded(currency, from: now.from, until: now.until),
            Payments.refunded(currency, from: then.from, until: then.until))
        self.init(
            currency: currency, today: today, before: before, wholeDayBefore: whole, refundsToday: refundsToday,
            refundsBefore: refundsBefore)
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
    /// Less than this left to sell is low.
    let lowBelow: Int
    let deadJobs: Int
    let parkedEvents: Int

    fileprivate init(lowBelow: Int, _ session: Session) throws {
        self.lowBelow = lowBelow
        let limit = Self.countLimit
        let (unpaid, toShip, asked, coming, refunds, differences, low, none, dead, parked) = try session.run(
            Orders.count(.pendingPayment, upTo: limit), Orders.count(.allocated, upTo: limit),
            AfterSales.count(.requested, upTo: limit), AfterSales.count(.approved, upTo: limit),
            Payments.pendingRefundCount(upTo: limit), Payments.openDifferenceCount(upTo: limit),
            Inventory.lowStockCount(below: lowBelow, upTo: limit), Shop.unstockedCount(upTo: limit),
            JobArchive.deadCount(upTo: limit), Outbox.parkedCount(upTo: limit))
        (self.unpaid, self.toShip, returnsToDecide, returnsComing) = (unpaid, toShip, asked, coming)
        (self.refunds, self.differences, lowStock) = (refunds, differences, min(low + none, limit))
        (deadJobs, parkedEvents) = (dead, parked)
    }
}

extension TodayModel {
    func html(_ frame: PageFrame) -> HTML {
        let paths = frame.paths
        func orders(_ state: OrderState) -> String { paths(.consoleOrders, query: [("state", state.rawValue)]) }
        func returns(_ state: ReturnState) -> String { paths(.consoleReturns, query: [("state", state.rawValue)]) }
        let operations: [(key: String, count: Int, url: String)] = [
            ("dead_jobs", deadJobs, paths(.consoleOperations)),
            ("parked_events", parkedEvents, paths(.consoleOperations)),
        ]
        let entries: [(key: String, count: Int, url: String)] = [
            ("to_ship", toShip, orders(.allocated)),
            ("returns", returnsToDecide, returns(.requested)),
            ("coming", returnsComing, returns(.approved)),
            ("refunds", refunds, paths(.consoleRefunds, query: [("state", RefundState.pending.rawValue)])),
            ("differences", differences, paths(.consolePayments)),
            ("low_stock", lowStock, paths(.consoleStock, query: [("low", "true")])),
            ("unpaid", unpaid, orders(.pendingPayment)),
        ]
        let shown = entries + (frame.may(.operationsRead) ? operations : [])
        return """
            <ul class="figures">\(each: shown, { tile($0, frame) })</ul>
            """
    }

    private func tile(_ entry: (key: String, count: Int, url: String), _ frame: PageFrame) -> HTML {
        let name = frame.words("console.today.\(entry.key)")
        let definition = frame.words(
            "console.today.\(entry.key).definition", ["most": frame.format.number(lowBelow)])
        return """
            <li class="figure\(entry.count == 0 ? " calm" : "")"><a href="\(entry.url)">\
            <span class="name">\(name)</span>
            <strong>\(count(entry.count, frame))</strong></a>\(frame.explanation(of: name, definition))</li>
            """
    }

    private func count(_ count: Int, _ frame: PageFrame) -> String {
        frame.format.number(count) + (count == Self.countLimit ? "+" : "")
    }
}
