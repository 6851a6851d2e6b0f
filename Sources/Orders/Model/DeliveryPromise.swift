public import Kernel

/// When goods leave and arrive, as the shop promises it: what is paid before the cut-off leaves on the same day.
public struct DeliveryPromise: Sendable, Hashable {
    /// The full hour of the business day from which an order leaves on the next day.
    public var cutOffHour: Int
    /// Days on the way, from the day on which the goods leave.
    public var standardDays: ClosedRange<Int>
    public var expressDays: ClosedRange<Int>

    public init(cutOffHour: Int = 16, standardDays: ClosedRange<Int> = 2...4, expressDays: ClosedRange<Int> = 1...2) {
        precondition((0...24).contains(cutOffHour), "cut-off at \(cutOffHour)")
        self.cutOffHour = cutOffHour
        self.standardDays = standardDays
        self.expressDays = expressDays
    }

    /// The day on which an order leaves that is paid at this moment; from then on it can be picked up.
    public func leaving(paidAt moment: Timestamp, _ calendar: BusinessCalendar) -> CivilDay {
        let today = calendar.day(of: moment)
        let cutOff = calendar.moment(day: today, secondOfDay: cutOffHour * 3_600)
        return moment < cutOff ? today : today + 1
    }

    /// The first and the last day on which it arrives; for who picks it up the day from which it waits.
    public func arrival(
        of option: DeliveryOption, paidAt moment: Timestamp, _ calendar: BusinessCalendar
    ) -> ClosedRange<CivilDay> {
        arrival(of: option, leaving: leaving(paidAt: moment, calendar))
    }

    /// The first and the last day on which it arrives that leaves on this day.
    public func arrival(of option: DeliveryOption, leaving: CivilDay) -> ClosedRange<CivilDay> {
        let days =
            switch option {
            case .standard: standardDays
            case .express: expressDays
            case .pickup: 0...0
            }
        return (leaving + days.lowerBound)...(leaving + days.upperBound)
    }
}
