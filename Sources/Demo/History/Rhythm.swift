import Kernel

/// When people buy: by the hour, by the day of the week, a little more from week to week.
enum Rhythm {
    /// Orders of an hour of the day against each other: quiet nights, a lunch break, the sofa in the evening.
    static let hours = [4, 2, 1, 1, 1, 2, 5, 9, 14, 18, 20, 19, 22, 20, 18, 17, 17, 16, 18, 22, 28, 30, 24, 12]
    /// Monday to Sunday, in hundredths.
    static let weekdays = [94, 90, 91, 95, 104, 126, 122]

    /// 0 for Monday; 1970-01-01 was a Thursday.
    static func weekday(_ day: CivilDay) -> Int { (day.daysSince1970 + 3) % 7 }

    /// The moments at which orders are placed in the days that end with `end`, in order: as many as are asked for in
    /// whole days, and on the last day those that came before `end`.
    static func moments(
        _ count: Int, days: Int, until end: Timestamp, _ calendar: BusinessCalendar, _ random: inout SplitMix64
    ) -> [Timestamp] {
        let last = calendar.day(of: end)
        let all = (0..<days).map { last + ($0 + 1 - days) }
        let weights = all.enumerated().map { number, day in
            // A third more at the end than at the beginning, and no two days alike.
            let growth = 1 + 0.33 * Double(number) / Double(max(1, days))
            return Double(weekdays[weekday(day)]) * growth * Double.random(in: 0.88..<1.12, using: &random)
        }
        let total = weights.reduce(0, +)
        var moments: [Timestamp] = []
        for (day, weight) in zip(all, weights) {
            let start = calendar.start(of: day)
            for _ in 0..<Int((Double(count) * weight / total).rounded()) {
                let offset = Int64(secondOfDay(&random)) * 1_000 + Int64.random(in: 0..<1_000, using: &random)
                let moment = Timestamp(milliseconds: start.milliseconds + offset)
                if moment < end { moments.append(moment) }
            }
        }
        return moments.sorted()
    }

    private static func secondOfDay(_ random: inout SplitMix64) -> Int {
        var place = Int.random(in: 0..<hours.reduce(0, +), using: &random)
        var hour = 0
        while place >= hours[hour] {
            place -= hours[hour]
            hour += 1
        }
        return hour * 3_600 + Int.random(in: 0..<3_600, using: &random)
    }
}
