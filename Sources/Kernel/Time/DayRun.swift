/// Days one after another that are equally long, so that the number of a moment's day is a division away.
///
/// A zone whose clocks never change has one run for any time; a day on which they change is a run by itself.
public struct DayRun: Sendable, Hashable {
    public let first: CivilDay
    /// The first millisecond of the first day.
    public let from: Timestamp
    /// The first millisecond after the last day.
    public let until: Timestamp
    public let dayMilliseconds: Int64

    /// The day after the last one.
    var next: CivilDay { first + Int((until - from).milliseconds / dayMilliseconds) }
}

extension BusinessCalendar {
    /// - Parameter count: of days, at least one.
    /// - Returns: the earliest first, each beginning where the one before it ended.
    public func runs(from first: CivilDay, count: Int) -> [DayRun] {
        precondition(count > 0, "\(count) days")
        var runs: [DayRun] = []
        var start = self.start(of: first)
        for day in (0..<count).map({ first + $0 }) {
            let end = self.start(of: day + 1)
            let length = (end - start).milliseconds
            if let last = runs.last, last.dayMilliseconds == length, last.next == day {
                runs[runs.count - 1] = DayRun(
                    first: last.first, from: last.from, until: end, dayMilliseconds: length)
            } else if length > 0 {
                // An island that moved across the date line skipped a day: its length is 0.
                runs.append(DayRun(first: day, from: start, until: end, dayMilliseconds: length))
            }
            start = end
        }
        return runs
    }
}
