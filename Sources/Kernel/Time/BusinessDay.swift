public import Foundation

/// A day of the Gregorian calendar without a time zone, shown as `2026-11-20`.
public struct CivilDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let daysSince1970: Int

    public init(daysSince1970: Int) {
        self.daysSince1970 = daysSince1970
    }

    /// Nil where the month has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Days from the civil date, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.flooredDivision(by: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.daysSince1970 = era * 146_097 + dayOfEra - 719_468
        guard civil == (year, month, day) else { return nil }
    }

    /// Reads `2026-11-20`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month and day of the month.
    public var civil: (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (daysSince1970 + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public var description: String {
        let (year, month, day) = civil
        return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }

    public static func < (left: Self, right: Self) -> Bool { left.daysSince1970 < right.daysSince1970 }
    public static func + (left: Self, days: Int) -> Self { Self(daysSince1970: left.daysSince1970 + days) }
}

/// Decides what a day is: the calendar of the shop's time zone.
public struct BusinessCalendar: Sendable {
    public let timeZone: TimeZone
    /// The business time zone where nothing else is set.
    public static let shanghai = BusinessCalendar(timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt)

    public init(timeZone: TimeZone) {
        self.timeZone = timeZone
    }

    public func day(of moment: Timestamp) -> CivilDay {
        let offset = Int64(timeZone.secondsFromGMT(for: moment.date))
        return CivilDay(
            daysSince1970: Int((moment.milliseconds + offset * 1_000).flooredDivision(by: 86_400_000).quotient))
    }

    /// The first millisecond of a day; the day ends where the next one starts.
    public func start(of day: CivilDay) -> Timestamp {
        moment(day: day, secondOfDay: 0)
    }

    /// The moment that a wall clock in this zone shows. In an hour that the zone skips or repeats, the earlier offset.
    public func moment(day: CivilDay, secondOfDay: Int) -> Timestamp {
        let local = Int64(day.daysSince1970) * 86_400 + Int64(secondOfDay)
        // No zone changes twice within two days: the offsets before and after are the only candidates.
        let before = offset(atSecond: local - 86_400)
        let after = offset(atSecond: local + 86_400)
        let isBefore = offset(atSecond: local - before) == before
        let isAfter = offset(atSecond: local - after) == after
        return Timestamp(milliseconds: (local - (isAfter && !isBefore ? after : before)) * 1_000)
    }

    private func offset(atSecond second: Int64) -> Int64 {
        Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))))
    }
}
