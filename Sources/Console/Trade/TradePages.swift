import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension Console {
    var tradePages: [PageRoute] {
        [
            PageRoute(.get, .consoleTrade, .permission(.ordersRead), handler: tradePage)
        ]
    }

    private func tradePage(_ call: PageCall) async throws -> PageAnswer {
        let model = try await trade(call)
        return call.wantsFile ? file(call, "trade") { _, _ in model } : .page(model.html(call.frame))
    }

    /// Two statements, whatever the period.
    private func trade(_ call: PageCall) async throws -> TradeDaysModel {
        let period = try call.query.optionalChoice("days", of: TradePeriod.self) ?? .month
        let (currency, calendar) = (shop.configuration.orders.currency, call.frame.format.calendar)
        let days = period.days(until: calendar.day(of: call.frame.now))
        let runs = calendar.runs(from: days.first, count: days.count)
        let (trade, refunds) = try await database.read { session in
            try session.run(Orders.trade(currency, by: runs), Payments.refunded(currency, by: runs))
        }
        return TradeDaysModel(currency: currency, period: period, first: days.first, trade: trade, refunds: refunds)
    }
}
