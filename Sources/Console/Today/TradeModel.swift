import Kernel
import Orders
import Payments

/// The figures of today beside those of the same weekday last week, until the same time of day.
struct TradeModel: Sendable {
    static let hoursPerDay = 24
    private static let daysBack = 7

    /// The windows that the figures come from.
    struct Windows: Sendable {
        let today: SalesWindow
        /// The same weekday last week until the time that it is now.
        let before: SalesWindow
        let wholeDayBefore: SalesWindow

        init(now: Timestamp, currency: Currency, calendar: BusinessCalendar) {
            let day = calendar.day(of: now)
            let start = calendar.start(of: day)
            let earlier = CivilDay(daysSince1970: day.daysSince1970 - TradeModel.daysBack)
            let earlierStart = calendar.start(of: earlier)
            let cut = earlierStart + (now - start)
            let end = calendar.start(of: CivilDay(daysSince1970: earlier.daysSince1970 + 1))
            today = SalesWindow(currency: currency, from: start, until: now)
            before = SalesWindow(currency: currency, from: earlierStart, until: min(cut, end))
            wholeDayBefore = SalesWindow(currency: currency, from: earlierStart, until: end)
        }
    }

    let currency: Currency
    let today: [HourOfTrade]
    let before: [HourOfTrade]
    let wholeDayBefore: [HourOfTrade]
    let refundsToday: [HourOfRefunds]
    /// Of the whole day, cut at the time that it is now.
    let refundsBefore: [HourOfRefunds]

    /// One figure, now and then.
    struct Figure: Sendable {
        let key: String
        let now: Int64?
        let before: Int64?
        let isMoney: Bool
        /// Whether more of it is good news; nil where it is neither.
        let isMoreBetter: Bool?

        /// In whole percent; nil where there is nothing to compare with.
        var changePercent: Int64? {
            guard let now, let before, before > 0 else { return nil }
            return ((now - before) * 200 + (now >= before ? before : -before)) / (2 * before)
        }
    }

    var figures: [Figure] {
        [
            Figure(key: "sales", now: Self.sum(today), before: Self.sum(before), isMoney: true, isMoreBetter: true),
            Figure(
                key: "orders", now: Self.count(today), before: Self.count(before), isMoney: false, isMoreBetter: true),
            Figure(
                key: "average", now: Self.average(Self.sum(today), of: Self.count(today)),
                before: Self.average(Self.sum(before), of: Self.count(before)), isMoney: true, isMoreBetter: true),
            Figure(
                key: "refunds", now: refundsToday.reduce(0) { $0 + $1.amountMinor },
                before: refundsBefore.reduce(0) { $0 + $1.beforeCutMinor }, isMoney: true, isMoreBetter: false),
        ]
    }

    /// How one figure stood by the end of each hour of a day; nil where it had no value yet.
    typealias Course = [Int64?]

    /// Today's course of a figure, and that of the whole day a week before.
    func courses(of figure: String) -> (now: Course, before: Course) {
        switch figure {
        case "orders": (Self.orders(today), Self.orders(wholeDayBefore))
        case "average": (Self.averages(today), Self.averages(wholeDayBefore))
        case "refunds": (Self.refunds(refundsToday), Self.refunds(refundsBefore))
        default: (Self.sales(today), Self.sales(wholeDayBefore))
        }
    }

    /// What had been sold by the end of each hour of a day.
    private static func sales(_ hours: [HourOfTrade]) -> [Int64] { sums(hours.map { ($0.hour, $0.totalMinor) }) }

    private static func orders(_ hours: [HourOfTrade]) -> [Int64] { sums(hours.map { ($0.hour, Int64($0.orders)) }) }

    private static func refunds(_ hours: [HourOfRefunds]) -> [Int64] { sums(hours.map { ($0.hour, $0.amountMinor) }) }

    private static func averages(_ hours: [HourOfTrade]) -> Course {
        zip(sales(hours), orders(hours)).map { average($0, of: $1) }
    }

    private static func sums(_ hours: [(hour: Int, value: Int64)]) -> [Int64] {
        var course = [Int64](repeating: 0, count: hoursPerDay)
        for hour in hours where course.indices.contains(hour.hour) { course[hour.hour] += hour.value }
        for hour in 1..<hoursPerDay { course[hour] += course[hour - 1] }
        return course
    }

    private static func sum(_ hours: [HourOfTrade]) -> Int64 { hours.reduce(0) { $0 + $1.totalMinor } }
    private static func count(_ hours: [HourOfTrade]) -> Int64 { hours.reduce(0) { $0 + Int64($1.orders) } }

    /// Half a minor unit goes up.
    static func average(_ sum: Int64, of count: Int64) -> Int64? {
        count == 0 ? nil : (sum * 2 + count) / (2 * count)
    }
}
