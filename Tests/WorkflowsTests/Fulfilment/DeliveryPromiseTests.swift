import Kernel
import Orders
import Testing

@Suite struct DeliveryPromiseTests {
    private static let calendar = BusinessCalendar.shanghai
    private static let promise = DeliveryPromise(cutOffHour: 16, standardDays: 2...4, expressDays: 1...2)

    private static func moment(_ hour: Int, _ minute: Int = 0) throws -> Timestamp {
        let day = try #require(CivilDay("2026-12-30"))
        return calendar.moment(day: day, secondOfDay: hour * 3_600 + minute * 60)
    }

    @Test(arguments: [(0, 0, "2026-12-30"), (15, 59, "2026-12-30"), (16, 0, "2026-12-31"), (23, 59, "2026-12-31")])
    func `what is paid before the cut-off leaves on the same day`(hour: Int, minute: Int, day: String) throws {
        let moment = try Self.moment(hour, minute)
        #expect(Self.promise.leaving(paidAt: moment, Self.calendar).description == day)
    }

    @Test(arguments: [
        (DeliveryOption.standard, "2027-01-02", "2027-01-04"), (.express, "2027-01-01", "2027-01-02"),
        (.pickup, "2026-12-31", "2026-12-31"),
    ])
    func `the days on the way count from the day on which it leaves`(
        option: DeliveryOption, first: String, last: String
    ) throws {
        let arrival = Self.promise.arrival(of: option, paidAt: try Self.moment(16), Self.calendar)
        #expect(arrival.lowerBound.description == first)
        #expect(arrival.upperBound.description == last)
    }

    @Test func `a cut-off at midnight lets nothing leave on the day, one at the end of the day everything`() throws {
        let (start, end) = (try Self.moment(0), try Self.moment(23, 59))
        #expect(DeliveryPromise(cutOffHour: 0).leaving(paidAt: start, Self.calendar).description == "2026-12-31")
        #expect(DeliveryPromise(cutOffHour: 24).leaving(paidAt: end, Self.calendar).description == "2026-12-30")
    }
}
