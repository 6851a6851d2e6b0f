import Kernel
import Orders
import Payments

/// How far somebody looks back, today included.
enum TradePeriod: String, CaseIterable, Sendable {
    case week = "7"
    case month = "30"
    case season = "90"

    var dayCount: Int {
        switch self {
        case .week: 7
        case .month: 30
        case .season: 90
        }
    }

    func days(until today: CivilDay) -> (first: CivilDay, count: Int) {
        (CivilDay(daysSince1970: today.daysSince1970 - dayCount + 1), dayCount)
    }
}

/// What was sold and given back, day by day.
struct TradeDaysModel: Sendable {
    /// One day; zeros where there was no trade.
    struct Day: Sendable {
        let day: CivilDay
        var orders = 0
        var salesMinor: Int64 = 0
        var refunds = 0
        var refundsMinor: Int64 = 0
    }

    let currency: Currency
    let period: TradePeriod
    /// Every day of the period, the latest first.
    let days: [Day]

    init(
        currency: Currency, period: TradePeriod, first: CivilDay, trade: [DayOfTrade], refunds: [DayOfRefunds]
    ) {
        var days = (0..<period.dayCount).map { Day(day: first + $0) }
        func place(of day: CivilDay) -> Int? {
            let place = day.daysSince1970 - first.daysSince1970
            return days.indices.contains(place) ? place : nil
        }
        for sold in trade {
            guard let place = place(of: sold.day) else { continue }
            (days[place].orders, days[place].salesMinor) = (sold.orders, sold.totalMinor)
        }
        for given in refunds {
            guard let place = place(of: given.day) else { continue }
            (days[place].refunds, days[place].refundsMinor) = (given.count, given.amountMinor)
        }
        self.currency = currency
        self.period = period
        self.days = days.reversed()
    }

    /// The sums over the days, under the names that Today gives them too.
    var totals: [(key: String, value: Int64?, isMoney: Bool)] {
        let orders = days.reduce(Int64(0)) { $0 + Int64($1.orders) }
        let sales = days.reduce(Int64(0)) { $0 + $1.salesMinor }
        return [
            ("sales", sales, true), ("orders", orders, false),
            ("average", TradeModel.average(sales, of: orders), true),
            ("refunds", days.reduce(Int64(0)) { $0 + $1.refundsMinor }, true),
        ]
    }
}
