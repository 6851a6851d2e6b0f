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
        [PageRoute(.get, .console, .anyOf([.ordersRead, .catalogRead]), handler: today)]
    }

    private func today(_ call: PageCall) async throws -> PageAnswer {
        let (format, currency) = (call.frame.format, shop.configuration.orders.currency)
        let windows = TradeModel.Windows(now: call.frame.now, currency: currency, calendar: format.calendar)
        let threshold = shop.settings.lowStockThreshold
        // What was sold is for those who read orders.
        let readsOrders = call.frame.may(.ordersRead)
        let language = call.frame.language
        let (tasks, trade, lists) = try await database.read { [shop] session in
            (
                try TodayModel(lowBelow: threshold, session),
                readsOrders ? try TradeModel(windows, currency, session) : nil,
                readsOrders ? try TodayLists(shop, windows.today, in: language, session) : nil
            )
        }
        let now = ["time": call.frame.time(call.frame.now)]
        let sold: HTML? = trade.map { $0.html(call.frame) }
        return .page(
            call.frame.console(
                title: call.words("console.today.title"), .console,
                """
                <p class="muted">\(call.words("console.today.as_of", now))</p>\(sold)
                <h2>\(call.words("console.today.tasks"))</h2>\(tasks.html(call.frame))\(lists?.html(call.frame))
                """))
    }
}

extension TradeModel {
    fileprivate init(_ windows: Windows, _ currency: Currency, _ session: Session) throws {
        let (now, then) = (windows.today, windows.before)
        let (today, before, whole, refundsToday, refundsBefore) = try session.run(
            Orders.trade(now), Orders.trade(then), Orders.trade(windows.wholeDayBefore),
            Payments.refunded(currency, from: now.from, until: now.until, cut: now.until),
            Payments.refunded(
                currency, from: then.from, until: windows.wholeDayBefore.until, cut: then.until))
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
    /// Of goods that came, left to whoever may pay out.
    let refundsLeft: Int
    let differences: Int
    let lowStock: Int
    /// Less than this left to sell is low.
    let lowBelow: Int
    let deadJobs: Int
    let parkedEvents: Int

    fileprivate init(lowBelow: Int, _ session: Session) throws {
        self.lowBelow = lowBelow
        let limit = Self.countLimit
        let (unpaid, toShip, asked, coming, refunds, differences, low, none, dead, parked, left) = try session.run(
            Orders.count(.pendingPayment, upTo: limit), Orders.count(.allocated, upTo: limit),
            AfterSales.count(.requested, upTo: limit), AfterSales.count(.approved, upTo: limit),
            Payments.pendingRefundCount(upTo: limit), Payments.openDifferenceCount(upTo: limit),
            Inventory.lowStockCount(below: lowBelow, upTo: limit), Shop.unstockedCount(upTo: limit),
            JobArchive.deadCount(upTo: limit), Outbox.parkedCount(upTo: limit),
            AfterSales.refundsLeftCount(upTo: limit))
        (self.unpaid, self.toShip, returnsToDecide, returnsComing) = (unpaid, toShip, asked, coming)
        (self.refunds, self.differences, lowStock) = (refunds, differences, min(low + none, limit))
        (deadJobs, parkedEvents, refundsLeft) = (dead, parked, left)
    }
}

extension TodayModel {
    func html(_ frame: PageFrame) -> HTML {
        let paths = frame.paths
        func orders(_ state: OrderState) -> String { paths(.consoleOrders, query: [("state", state.rawValue)]) }
        func returns(_ state: ReturnState) -> String { paths(.consoleReturns, query: [("state", state.rawValue)]) }
        let pending: [(name: String, value: String)] = [("state", RefundState.pending.rawValue)]
        // Most shops have nobody who receives goods and may not pay: there it never stands.
        let left = refundsLeft == 0 ? [] : [Entry("refunds_left", refundsLeft, returns(.received), .refundsManage)]
        let others = [
            Entry("to_ship", toShip, orders(.allocated), .ordersRead),
            Entry("returns", returnsToDecide, returns(.requested), .ordersRead),
            Entry("coming", returnsComing, returns(.approved), .ordersRead),
            Entry("refunds", refunds, paths(.consoleRefunds, query: pending), .paymentsRead),
            Entry("differences", differences, paths(.consolePayments), .paymentsRead),
            Entry("low_stock", lowStock, paths(.consoleStock, query: [("low", "true")]), .stockRead),
            Entry("unpaid", unpaid, orders(.pendingPayment), .ordersRead),
            Entry("dead_jobs", deadJobs, paths(.consoleOperations), .operationsRead),
            Entry("parked_events", parkedEvents, paths(.consoleOperations), .operationsRead),
        ]
        return """
            <ul class="figures">\(each: (left + others).filter { frame.may($0.right) }, { tile($0, frame) })</ul>
            """
    }

    /// How much of one kind waits, where it is dealt with, and who may read that.
    private struct Entry {
        let key: String
        let count: Int
        let url: String
        let right: Permission

        init(_ key: String, _ count: Int, _ url: String, _ right: Permission) {
            (self.key, self.count, self.url, self.right) = (key, count, url, right)
        }
    }

    private func tile(_ entry: Entry, _ frame: PageFrame) -> HTML {
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
