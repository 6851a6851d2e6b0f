public import Kernel

/// Days of the shop's calendar that a list is narrowed to, the last one whole; open at an end that nobody named.
public struct DaySpan: Sendable, Hashable {
    public static let always = DaySpan()

    public let from: CivilDay?
    public let to: CivilDay?

    private init() {
        (from, to) = (nil, nil)
    }

    /// - Throws: `InputError` about `to` where the last day is before the first.
    public init(from: CivilDay?, to: CivilDay?) throws(InputError) {
        if let from, let to, to < from { throw .invalid(field: "to", reason: .lastDayFirst) }
        (self.from, self.to) = (from, to)
    }

    /// Whether it leaves nothing out.
    public var isAlways: Bool { from == nil && to == nil }

    /// Its first moment; nil for from the beginning.
    func start(in calendar: BusinessCalendar) -> Timestamp? { from.map { calendar.start(of: $0) } }

    /// The first moment behind it; nil for up to now.
    func end(in calendar: BusinessCalendar) -> Timestamp? { to.map { calendar.start(of: $0 + 1) } }
}
