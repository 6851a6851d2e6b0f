public import Foundation

/// A moment, in whole milliseconds since 1970-01-01 UTC: the unit of every time in the database.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let milliseconds: Int64

    @inlinable
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public init(_ date: Date) {
        self.milliseconds = Int64((date.timeIntervalSince1970 * 1_000).rounded())
    }

    public var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1_000) }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    public static func + (left: Self, right: Duration) -> Self {
        Timestamp(milliseconds: left.milliseconds + right.milliseconds)
    }

    public static func - (left: Self, right: Duration) -> Self {
        Timestamp(milliseconds: left.milliseconds - right.milliseconds)
    }

    public static func - (left: Self, right: Self) -> Duration {
        .milliseconds(left.milliseconds - right.milliseconds)
    }

    /// RFC 3339 in UTC with milliseconds: `2026-11-20T06:05:00.000Z`.
    public var description: String { rfc3339 }

    public var rfc3339: String {
        let (days, rest) = milliseconds.flooredDivision(by: 86_400_000)
        let day = CivilDay(daysSince1970: Int(days))
        let (hours, minutes) = (rest / 3_600_000, rest / 60_000 % 60)
        let (seconds, fraction) = (rest / 1_000 % 60, rest % 1_000)
        return "\(day)T\(hours.padded(2)):\(minutes.padded(2)):\(seconds.padded(2)).\(fraction.padded(3))Z"
    }
}

/// Where the time comes from. Passed in, so that a test turns it by hand and never sleeps.
public struct Clock: Sendable {
    public let now: @Sendable () -> Timestamp

    public init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// The machine's clock.
    public static let system = Clock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

extension Duration {
    /// Whole milliseconds, cut off.
    public var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }

    public static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    public static func hours(_ count: Int) -> Duration { .seconds(count * 3_600) }
    public static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

extension BinaryInteger {
    /// Quotient and remainder with the remainder never negative (for a positive divisor).
    func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
