import Kernel

/// What becomes of one order, event by event. Percentages are those of a shop that does well.
struct OrderLife {
    private(set) var events: [(at: Timestamp, event: OrderEvent)]
    private let planner: OrderPlanner
    private let placedAt: Timestamp
    private var now: Timestamp

    init(placedAt: Timestamp, planner: OrderPlanner) {
        events = [(placedAt, .place)]
        self.placedAt = placedAt
        self.planner = planner
        now = placedAt
    }

    /// Something happens so long after the last thing.
    mutating func add(_ event: OrderEvent, after pause: Duration) {
        now = now + pause
        events.append((now, event))
    }

    mutating func live(_ random: inout SplitMix64) {
        if random.chance(7) { return forget(&random) }
        if random.chance(2) { return add(.cancel, after: Self.minutes(2...20, &random)) }
        pay(&random)
        if random.chance(3) {
            add(.cancel, after: Self.minutes(10...90, &random))
            return add(.finishRefund, after: Self.minutes(1...30, &random))
        }
        ship(&random)
        add(.deliver, after: .hours(Int.random(in: 20...84, using: &random)) + Self.minutes(0...59, &random))
        let deliveredAt = now
        receive(&random)
        if random.chance(8) {
            now = deliveredAt
            bringBack(&random)
        } else if random.chance(2) {
            now = deliveredAt
            add(.refund(percent: Int.random(in: 5...20, using: &random)), after: Self.minutes(120...2_880, &random))
            add(.finishRefund, after: Self.minutes(1...45, &random))
        }
    }

    /// Nobody pays: the timer closes it.
    private mutating func forget(_ random: inout SplitMix64) {
        if random.chance(50) { add(.startPayment, after: Self.seconds(10...90, &random)) }
        now = placedAt
        add(.closeUnpaid, after: planner.paymentTimeout + Self.seconds(1...10, &random))
    }

    private mutating func pay(_ random: inout SplitMix64) {
        add(.startPayment, after: Self.seconds(5...60, &random))
        if random.chance(4) {
            add(.failPayment, after: Self.seconds(20...90, &random))
            add(.startPayment, after: Self.seconds(10...120, &random))
        }
        add(.pay, after: Self.seconds(15...420, &random))
    }

    /// In working hours, today where it was paid early enough.
    private mutating func ship(_ random: inout SplitMix64) {
        now = workTime(after: now + .hours(2), &random)
        if random.chance(8) {
            add(.shipSome, after: .seconds(0))
            now = workTime(after: now + .hours(14), &random)
        }
        add(.shipRest, after: .seconds(0))
    }

    /// The buyer says so, or a week goes by.
    private mutating func receive(_ random: inout SplitMix64) {
        if random.chance(55) {
            add(.confirm, after: Self.minutes(60...5_700, &random))
        } else {
            add(.complete, after: planner.completionDelay + Self.seconds(1...10, &random))
        }
    }

    private mutating func bringBack(_ random: inout SplitMix64) {
        add(.requestReturn, after: Self.minutes(30...8_000, &random))
        now = workTime(after: now + .hours(Int.random(in: 3...30, using: &random)), &random)
        if random.chance(12) { return add(.rejectReturn, after: .seconds(0)) }
        add(.approveReturn, after: .seconds(0))
        if random.chance(6) { return add(.cancelReturn, after: Self.minutes(60...1_500, &random)) }
        now = workTime(after: now + .hours(Int.random(in: 36...110, using: &random)), &random)
        add(.receiveReturn, after: .seconds(0))
        add(.finishRefund, after: Self.minutes(1...60, &random))
    }

    /// The next time between half past nine and half past five, later that day or on the next.
    private func workTime(after moment: Timestamp, _ random: inout SplitMix64) -> Timestamp {
        let calendar = planner.calendar
        let day = calendar.day(of: moment)
        let (opening, closing) = (9 * 3_600 + 1_800, 17 * 3_600 + 1_800)
        let second = Int((moment - calendar.start(of: day)).milliseconds / 1_000)
        let isToday = second < closing - 600
        let earliest = isToday ? max(second, opening) : opening
        let chosen = Int.random(in: earliest..<closing, using: &random)
        return calendar.moment(day: isToday ? day : day + 1, secondOfDay: chosen)
            + .milliseconds(Int.random(in: 0..<1_000, using: &random))
    }

    private static func minutes(_ range: ClosedRange<Int>, _ random: inout SplitMix64) -> Duration {
        .seconds(Int.random(in: (range.lowerBound * 60)...(range.upperBound * 60), using: &random))
    }

    private static func seconds(_ range: ClosedRange<Int>, _ random: inout SplitMix64) -> Duration {
        .seconds(Int.random(in: range, using: &random))
    }
}
