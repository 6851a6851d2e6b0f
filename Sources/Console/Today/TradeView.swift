import Identity
import Kernel
import WebRuntime

extension PageFrame {
    /// A figure of trade with its name; it leads to the orders that it counts, or to the refunds.
    func tradeFigure(_ key: String, _ text: String, from first: CivilDay, to last: CivilDay) -> HTML {
        let name: HTML = """
            <span class="name">\(words("console.trade.\(key)"))</span><strong>\(text)</strong>
            """
        let days: [(name: String, value: String)] = [("from", first.description), ("to", last.description)]
        let url =
            key == "refunds"
            ? paths(.consoleRefunds, query: days) : paths(.consoleOrders, query: [("paid", "true")] + days)
        // The refunds themselves are for those who read payments.
        guard key != "refunds" || may(.paymentsRead) else { return name }
        return "<a href=\"\(url)\">\(name)</a>"
    }
}

extension TradeModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <ul class="figures">\(each: figures, { figure($0, frame) })</ul>
            <p class="actions"><a href="\(frame.paths(.consoleTrade))">\(words("console.trade.by_day"))</a></p>
            <details><summary>\(words("console.trade.by_hour"))</summary>\
            \(each: figures, { table($0, frame) })</details>
            """
    }

    private func figure(_ figure: Figure, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let name = words("console.trade.\(figure.key)")
        let before =
            figure.before.map { words("console.trade.before", ["value": text($0, figure, frame)]) }
            ?? words("console.trade.nothing_before")
        let now = figure.now.map { text($0, figure, frame) } ?? words("console.trade.none")
        let day = frame.format.calendar.day(of: frame.now)
        return """
            <li class="figure">\(frame.tradeFigure(figure.key, now, from: day, to: day))\
            <span class="muted">\(before)</span> \(change(figure, frame))\
            \(sparkline(figure.key, name, frame))\
            \(frame.explanation(of: name, words("console.trade.\(figure.key).definition")))</li>
            """
    }

    private func change(_ figure: Figure, _ frame: PageFrame) -> HTML {
        guard let percent = figure.changePercent else { return "" }
        let number = ["percent": frame.format.number(Int(abs(percent)))]
        if percent == 0 { return "<span class=\"muted nowrap\">\(frame.words("console.trade.equal"))</span>" }
        let style = (percent > 0) == figure.isMoreBetter ? "up" : "down"
        let text = frame.words(percent > 0 ? "console.trade.more" : "console.trade.less", number)
        return "<span class=\"\(style)\">\(text)</span>"
    }

    /// Two courses over a day on a field of 96 by 36: four units an hour.
    private func sparkline(_ key: String, _ name: String, _ frame: PageFrame) -> HTML {
        let (now, before) = courses(of: key)
        let shown = now.prefix(hoursDone(frame))
        let isSum = key != "average"
        let top = max((shown + before).compactMap(\.self).max() ?? 0, 1)
        let (drawn, dashed) = (
            Self.points(shown, of: top, isSum: isSum), Self.points(before, of: top, isSum: isSum)
        )
        return """
            <svg class="spark" viewBox="0 0 96 36" preserveAspectRatio="none" role="img" \
            aria-label="\(frame.words("console.trade.course", ["name": name]))">\
            <polyline class="before" vector-effect="non-scaling-stroke" points="\(dashed)"/>\
            <polyline vector-effect="non-scaling-stroke" points="\(drawn)"/></svg>
            """
    }

    /// A sum begins at nothing; an average level, in the first hour that has one.
    private static func points(_ course: some Sequence<Int64?>, of top: Int64, isSum: Bool) -> String {
        let values = course.enumerated().compactMap { hour, value in value.map { (hour: hour, value: $0) } }
        guard let first = values.first else { return "" }
        func height(_ value: Int64) -> Int64 { 35 - value * 34 / top }
        let start = isSum ? "0,35" : "\(first.hour * 4),\(height(first.value))"
        return ([start] + values.map { "\(($0.hour + 1) * 4),\(height($0.value))" }).joined(separator: " ")
    }

    /// The hour that is going on counts.
    private func hoursDone(_ frame: PageFrame) -> Int {
        let calendar = frame.format.calendar
        let passed = frame.now - calendar.start(of: calendar.day(of: frame.now))
        return min(Self.hoursPerDay, Int(passed.milliseconds / 3_600_000) + 1)
    }

    /// What the lines are drawn from.
    private func table(_ figure: Figure, _ frame: PageFrame) -> HTML {
        let (now, before) = courses(of: figure.key)
        let done = hoursDone(frame)
        let table = frame.table(
            ["console.trade.hour", "#console.trade.today", "#console.trade.last_week"], Array(0..<Self.hoursPerDay)
        ) { hour in
            """
            <td>\(hour + 1):00</td>\
            <td class="number">\(hour < done ? now[hour].map { text($0, figure, frame) } : nil)</td>\
            <td class="number">\(before[hour].map { text($0, figure, frame) })</td>
            """
        }
        return "<h3>\(frame.words("console.trade.\(figure.key)"))</h3>\(table)"
    }

    private func text(_ value: Int64, _ figure: Figure, _ frame: PageFrame) -> String {
        figure.isMoney ? amount(value, frame) : frame.format.number(Int(value))
    }

    private func amount(_ minor: Int64, _ frame: PageFrame) -> String { frame.money(Money(minor, currency)) }
}
