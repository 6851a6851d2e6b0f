import Kernel
import Orders

/// Something that happens to an order.
enum OrderEvent: Sendable, Hashable {
    case place, startPayment, failPayment, pay, closeUnpaid, cancel
    /// Sends what waits: half of the lines, or all that is left.
    case shipSome, shipRest
    case deliver, confirm, complete
    /// Staff give so many hundredths of it back.
    case refund(percent: Int)
    case finishRefund
    case requestReturn, approveReturn, rejectReturn, cancelReturn
    case receiveReturn
    /// Staff write something down for each other.
    case note
}

/// An order of the past, from its cart to its end, as the seed wants it.
struct OrderPlan: Sendable {
    /// Of an order that is still to be paid when the past ends.
    static let openSpan: Duration = .minutes(20)

    let number: Int
    /// Index of the shopper who buys.
    let person: Int
    /// Bought without signing in.
    let isGuest: Bool
    /// Index of the variant and how many.
    let lines: [(variant: Int, quantity: Int)]
    let delivery: DeliveryOption
    let note: String
    let events: [(at: Timestamp, event: OrderEvent)]
}

/// Plans one order after the other; what it draws for an order depends on the seed and the order's number alone.
struct OrderPlanner: Sendable {
    /// A wholesaler takes so many times as much.
    private static let wholesalePieces = 6
    /// How long after an order a note of staff is written.
    private static let notePause: Duration = .minutes(50)
    private static let notes = ["请放门口，谢谢", "工作日送", "麻烦包好一点，送人的", "到了打电话", "请附手提袋", "不要在晚上九点后送"]

    let seed: UInt64
    let people: [Person]
    let calendar: BusinessCalendar
    let completionDelay: Duration
    let paymentTimeout: Duration
    /// The wholesalers, by their places among the people.
    private let wholesale: Set<Int>
    /// How much of all that is sold is sold of the variants up to each one.
    private let shares: [Double]

    init(
        seed: UInt64, people: [Person], variants: [DemoCatalogue.Variant], calendar: BusinessCalendar,
        wholesale: [Int], configuration: Orders.Configuration
    ) {
        self.seed = seed
        self.wholesale = Set(wholesale)
        self.people = people
        self.calendar = calendar
        completionDelay = configuration.completionDelay
        paymentTimeout = configuration.paymentTimeout
        var sum = 0.0
        shares = variants.map { variant in
            sum += variant.share
            return sum
        }
    }

    /// - Parameter isOpen: it is placed just before the past ends, and not paid yet.
    func plan(_ number: Int, placedAt: Timestamp, isOpen: Bool) -> OrderPlan {
        var random = SplitMix64(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
        var life = OrderLife(placedAt: placedAt, planner: self)
        if isOpen {
            if random.chance(60) { life.add(.startPayment, after: .seconds(40)) }
        } else {
            life.live(&random)
        }
        var events = life.events
        if !isOpen, number % DeskPlan.noteInterval == 7 { events.append((placedAt + Self.notePause, .note)) }
        let person = person(at: placedAt, &random)
        let isGuest = random.chance(8)
        let pieces = wholesale.contains(person) && !isGuest ? Self.wholesalePieces : 1
        return OrderPlan(
            number: number, person: person, isGuest: isGuest,
            lines: lines(&random).map { ($0.variant, $0.quantity * pieces) },
            delivery: random.chance(82) ? .standard : random.chance(70) ? .express : .pickup,
            note: random.chance(6) ? Self.notes.randomElement(using: &random) ?? "" : "", events: events)
    }

    /// One of those who had joined by then, the newer ones a little more often.
    private func person(at moment: Timestamp, _ random: inout SplitMix64) -> Int {
        let joined = people.partitioningIndex { $0.joinedAt >= moment }
        guard joined > 1 else { return 0 }
        let place = Double.random(in: 0..<1, using: &random)
        return min(joined - 1, Int(place.squareRoot() * Double(joined)))
    }

    private func lines(_ random: inout SplitMix64) -> [(variant: Int, quantity: Int)] {
        let count = [1, 1, 1, 2, 2, 2, 3, 3, 4, 5].randomElement(using: &random) ?? 1
        var lines: [(variant: Int, quantity: Int)] = []
        for _ in 0..<count {
            let place = Double.random(in: 0..<(shares.last ?? 1), using: &random)
            let variant = shares.partitioningIndex { $0 > place }
            guard variant < shares.count, !lines.contains(where: { $0.variant == variant }) else { continue }
            lines.append((variant, [1, 1, 1, 1, 2, 2, 3].randomElement(using: &random) ?? 1))
        }
        return lines
    }
}

extension Array {
    /// The first index whose element satisfies what all later ones satisfy too.
    func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
