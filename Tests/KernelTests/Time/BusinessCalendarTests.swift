import Foundation
import Kernel
import Testing

@Suite struct CivilDayTests {
    @Test func `four hundred years of days are read and shown without a gap`() throws {
        let first = try #require(CivilDay(year: 1900, month: 1, day: 1))
        var expected = (year: 1900, month: 1, day: 1)
        for offset in 0..<146_097 {
            let day = first + offset
            #expect(day.civil == expected)
            #expect(CivilDay(year: expected.year, month: expected.month, day: expected.day) == day)
            expected = Self.successor(of: expected)
        }
        #expect(expected == (2300, 1, 1))
    }

    private static func successor(of day: (year: Int, month: Int, day: Int)) -> (year: Int, month: Int, day: Int) {
        let isLeap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if day.day < lengths[day.month - 1] { return (day.year, day.month, day.day + 1) }
        return day.month < 12 ? (day.year, day.month + 1, 1) : (day.year + 1, 1, 1)
    }

    @Test(arguments: [
        "2026-02-29", "2026-00-01", "2026-1-01", "2026-11-31", "26-11-20", "2026-+1-05", "2026-11-20 ", "",
    ])
    func `anything else is no day`(text: String) {
        #expect(CivilDay(text) == nil)
    }

    @Test func `a day reads what it shows`() throws {
        #expect(try #require(CivilDay("2024-02-29")).description == "2024-02-29")
        #expect(try #require(CivilDay("1970-01-01")).daysSince1970 == 0)
    }
}

@Suite struct BusinessCalendarTests {
    private static func calendar(_ zone: String) throws -> BusinessCalendar {
        BusinessCalendar(timeZone: try #require(TimeZone(identifier: zone)))
    }

    @Test func `a day in Shanghai starts at four in the afternoon of the day before, UTC`() throws {
        let day = try #require(CivilDay("2026-11-11"))
        let start = BusinessCalendar.shanghai.start(of: day)
        #expect(start.rfc3339 == "2026-11-10T16:00:00.000Z")
        #expect(BusinessCalendar.shanghai.day(of: start) == day)
        #expect(BusinessCalendar.shanghai.day(of: start - .milliseconds(1)).description == "2026-11-10")
    }

    @Test func `London's days are 23 hours long in March and 25 in October`() throws {
        let london = try Self.calendar("Europe/London")
        let spring = try #require(CivilDay("2026-03-29"))
        let autumn = try #require(CivilDay("2026-10-25"))
        #expect(london.start(of: spring + 1) - london.start(of: spring) == .hours(23))
        #expect(london.start(of: autumn + 1) - london.start(of: autumn) == .hours(25))
        #expect(london.start(of: autumn).rfc3339 == "2026-10-24T23:00:00.000Z")
        #expect(london.start(of: autumn + 1).rfc3339 == "2026-10-26T00:00:00.000Z")
    }

    @Test func `days run on equally long until the clocks change`() throws {
        let first = try #require(CivilDay("2026-10-01"))
        let plain = BusinessCalendar.shanghai.runs(from: first, count: 90)
        #expect(plain.count == 1 && plain.first?.first == first && plain.first?.dayMilliseconds == 86_400_000)
        #expect(plain.first?.until == BusinessCalendar.shanghai.start(of: first + 90))
        let london = try Self.calendar("Europe/London")
        let changed = london.runs(from: first, count: 90)
        #expect(changed.map(\.first.description) == ["2026-10-01", "2026-10-25", "2026-10-26"])
        #expect(changed.map(\.dayMilliseconds) == [86_400_000, 90_000_000, 86_400_000])
        #expect(changed.dropFirst().map(\.from) == changed.dropLast().map(\.until))
        #expect(changed.first?.from == london.start(of: first) && changed.last?.until == london.start(of: first + 90))
        // Samoa went from the 29th to the 31st.
        let samoa = try Self.calendar("Pacific/Apia")
        let skipped = samoa.runs(from: try #require(CivilDay("2011-12-28")), count: 6)
        #expect(skipped.map(\.first.description) == ["2011-12-28", "2011-12-31"])
        #expect(skipped.dropFirst().map(\.from) == skipped.dropLast().map(\.until))
        for run in skipped {
            let days = Int((run.until - run.from).milliseconds / run.dayMilliseconds)
            #expect(samoa.day(of: run.from) == run.first)
            #expect(samoa.day(of: run.until - .milliseconds(1)) == run.first + (days - 1))
        }
    }

    /// A wall clock: day, second of the day, and the moment it stands for.
    struct WallClock: Sendable, CustomTestStringConvertible {
        let zone: String
        let day: String
        let second: Int
        let moment: String
        var testDescription: String { "\(zone) \(day) \(second)" }
    }

    @Test(arguments: [
        WallClock(zone: "Europe/London", day: "2010-12-01", second: 30_360, moment: "2010-12-01T08:26:00.000Z"),
        WallClock(zone: "Europe/London", day: "2011-07-01", second: 30_360, moment: "2011-07-01T07:26:00.000Z"),
        // The hour that does not exist counts on from before it.
        WallClock(zone: "Europe/London", day: "2026-03-29", second: 5_400, moment: "2026-03-29T01:30:00.000Z"),
        WallClock(zone: "Europe/London", day: "2026-03-29", second: 7_200, moment: "2026-03-29T01:00:00.000Z"),
        // The hour that comes twice is its first coming.
        WallClock(zone: "Europe/London", day: "2026-10-25", second: 5_400, moment: "2026-10-25T00:30:00.000Z"),
        WallClock(zone: "Europe/London", day: "2026-10-25", second: 7_200, moment: "2026-10-25T02:00:00.000Z"),
        WallClock(zone: "America/New_York", day: "2026-11-01", second: 5_400, moment: "2026-11-01T05:30:00.000Z"),
        WallClock(zone: "America/New_York", day: "2026-03-08", second: 9_000, moment: "2026-03-08T07:30:00.000Z"),
        // Midnight itself was skipped: the day starts at one.
        WallClock(zone: "America/Sao_Paulo", day: "2018-11-04", second: 0, moment: "2018-11-04T03:00:00.000Z"),
        WallClock(zone: "Asia/Shanghai", day: "2026-06-18", second: 72_000, moment: "2026-06-18T12:00:00.000Z"),
    ])
    func `a wall clock stands for one moment`(wall: WallClock) throws {
        let calendar = try Self.calendar(wall.zone)
        let day = try #require(CivilDay(wall.day))
        #expect(calendar.moment(day: day, secondOfDay: wall.second).rfc3339 == wall.moment)
    }

    @Test(arguments: ["Europe/London", "Asia/Shanghai", "America/New_York", "America/Sao_Paulo", "Pacific/Auckland"])
    func `every moment lies in the day it is said to lie in`(zone: String) throws {
        let calendar = try Self.calendar(zone)
        var moment = try #require(Timestamp(rfc3339: "2017-01-01T00:17:00Z"))
        for _ in 0..<(2 * 366 * 24) {
            let day = calendar.day(of: moment)
            #expect(calendar.start(of: day) <= moment)
            #expect(moment < calendar.start(of: day + 1))
            moment = moment + .hours(1)
        }
    }
}
