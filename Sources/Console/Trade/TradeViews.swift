import Foundation
import Kernel
import WebRuntime

extension TradeDaysModel {
    /// Places of the table's columns.
    private enum Column {
        static let orders = 1
        static let sales = 2
        static let refunds = 4
    }

    private static let headings = [
        "console.trade.day", "#console.trade.orders", "#console.trade.sales", "#console.trade.refund_count",
        "#console.trade.refunds",
    ]

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.trade.title"), .consoleTrade,
            """
            <ul class="figures">\(each: totals, { total($0, frame) })</ul>
            <nav aria-label="\(words("console.trade.period"))"><ul class="chips">\
            \(each: TradePeriod.allCases, { choice($0, frame) })</ul></nav>
            \(frame.charted(charts(frame), name: "days", table(frame)))
            <p class="muted">\(words("console.trade.zone", ["zone": frame.format.calendar.timeZone.identifier]))</p>
            \(frame.exportLink(.consoleTrade, query: query(period), isEmpty: days.isEmpty))
            """)
    }

    private func query(_ period: TradePeriod) -> [(name: String, value: String)] { [("days", period.rawValue)] }

    private func total(_ total: (key: String, value: Int64?, isMoney: Bool), _ frame: PageFrame) -> HTML {
        let words = frame.words
        let text = total.value.map { total.isMoney ? frame.money(Money($0, currency)) : frame.format.number($0) }
        let figure: HTML =
            if let first = days.last?.day, let last = days.first?.day {
                frame.tradeFigure(total.key, text ?? words("console.trade.none"), from: first, to: last)
            } else {
                ""
            }
        let name = words("console.trade.\(total.key)")
        return """
            <li class="figure">\(figure)\
            \(frame.explanation(of: name, words("console.trade.\(total.key).definition")))</li>
            """
    }

    private func choice(_ choice: TradePeriod, _ frame: PageFrame) -> HTML {
        let mark: HTML = choice == period ? " aria-current=\"page\"" : ""
        let name = frame.words("console.trade.last_days", ["count": choice.rawValue])
        return "<li><a href=\"\(frame.paths(.consoleTrade, query: query(choice)))\"\(mark)>\(name)</a></li>"
    }

    private func charts(_ frame: PageFrame) -> [PageChart] {
        [
            PageChart(
                .line, title: frame.words("console.trade.money"), columns: [Column.sales, Column.refunds],
                currencyCode: currency.code),
            PageChart(.bar, title: frame.words("console.trade.orders"), columns: [Column.orders]),
        ]
    }

    private func table(_ frame: PageFrame) -> HTML {
        let thisYear = days.first?.day.civil.year
        return frame.table(Self.headings, days) { day in
            // The orders that the figures count: those whose money came in.
            let orders = frame.paths(
                .consoleOrders,
                query: [("paid", "true"), ("from", day.day.description), ("to", day.day.description)])
            let name = frame.format.day(day.day, showsYear: day.day.civil.year != thisYear)
            let isOver = day.day < frame.format.calendar.day(of: frame.now)
            return """
                <th scope="row"\(attribute: "data-unfinished", when: !isOver)><a href="\(orders)">\
                \(isOver ? name : frame.words("console.trade.unfinished", ["day": name]))</a></th>\
                \(number(day.orders, frame))\(money(day.salesMinor, frame))\(number(day.refunds, frame))\
                \(money(day.refundsMinor, frame))
                """
        }
    }

    private func number(_ count: Int, _ frame: PageFrame) -> HTML {
        frame.cell(value: String(count), frame.format.number(count))
    }

    private func money(_ minor: Int64, _ frame: PageFrame) -> HTML {
        let amount = Money(minor, currency)
        return frame.cell(value: amount.decimal, frame.money(amount))
    }
}

extension TradeDaysModel: ListLines {
    static let columns = [
        "console.trade.day", "console.trade.orders", "console.trade.sales", "console.trade.refund_count",
        "console.trade.refunds", "console.orders.currency",
    ]

    func lines(_ frame: PageFrame) -> [[String]] {
        days.map { day in
            [
                day.day.description, String(day.orders), Money(day.salesMinor, currency).decimal, String(day.refunds),
                Money(day.refundsMinor, currency).decimal, currency.code,
            ]
        }
    }
}
