public import Kernel

/// What a node answered in one minute to visitors and programs.
///
/// Times are counted in steps, as `/metrics` counts them: what is told of them is the end of a step.
public struct RequestMinute: Sendable, Hashable {
    /// Answers that took longer are counted together.
    public static let longestMilliseconds = bucketMilliseconds[bucketMilliseconds.count - 1]

    static let bucketMilliseconds = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000]

    /// Whole minutes since 1970.
    let number: Int64
    public private(set) var requests = 0
    /// Answered with a status from 400 on and below 500: what was asked for could not be had so.
    public private(set) var refused = 0
    /// Answered with a status from 500 on: the shop's own fault.
    public private(set) var failed = 0
    private var buckets = [Int](repeating: 0, count: bucketMilliseconds.count + 1)

    init(number: Int64) {
        self.number = number
    }

    public var startsAt: Timestamp { Timestamp(milliseconds: number * Self.lengthMilliseconds) }

    static let lengthMilliseconds: Int64 = 60_000

    mutating func count(status: Int, bucket: Int) {
        requests += 1
        if status >= 500 { failed += 1 } else if status >= 400 { refused += 1 }
        buckets[bucket] += 1
    }

    /// Several minutes as one, which begins with the first of them.
    public static func sum(_ minutes: some Collection<RequestMinute>) -> RequestMinute {
        var sum = RequestMinute(number: minutes.first?.number ?? 0)
        for minute in minutes {
            sum.requests += minute.requests
            sum.refused += minute.refused
            sum.failed += minute.failed
            for (index, count) in minute.buckets.enumerated() { sum.buckets[index] += count }
        }
        return sum
    }

    /// Within how many milliseconds so many percent of the requests were answered: the end of the step that the
    /// nearest rank falls into, one more than `longestMilliseconds` behind the last one, nil without requests.
    public func milliseconds(percent: Int) -> Int? {
        precondition((1...100).contains(percent), "\(percent) percent of the requests")
        guard requests > 0 else { return nil }
        let rank = (requests * percent + 99) / 100
        var passed = 0
        for (index, count) in buckets.enumerated() {
            passed += count
            guard passed >= rank else { continue }
            return index < Self.bucketMilliseconds.count
                ? Self.bucketMilliseconds[index] : Self.longestMilliseconds + 1
        }
        return nil
    }
}

/// The last hour by the minute, in a room that never grows.
struct RequestRing: Sendable {
    static let minuteCount = 60

    private var minutes = [RequestMinute?](repeating: nil, count: minuteCount)

    private static func number(of moment: Timestamp) -> Int64 { moment.milliseconds / RequestMinute.lengthMilliseconds }
    private static func place(of number: Int64) -> Int { Int(number % Int64(minuteCount)) }

    mutating func count(status: Int, bucket: Int, at moment: Timestamp) {
        let number = Self.number(of: moment)
        let place = Self.place(of: number)
        var minute = minutes[place]?.number == number ? minutes[place] : nil
        minute = minute ?? RequestMinute(number: number)
        minute?.count(status: status, bucket: bucket)
        minutes[place] = minute
    }

    /// Up to the minute that is going on, the oldest first; minutes without requests are there too.
    func last(until moment: Timestamp) -> [RequestMinute] {
        let last = Self.number(of: moment)
        return (last - Int64(Self.minuteCount) + 1...last).map { number in
            let minute = minutes[Self.place(of: number)]
            return minute?.number == number ? minute ?? RequestMinute(number: number) : RequestMinute(number: number)
        }
    }
}
