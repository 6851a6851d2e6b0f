import Foundation
import Identity
import Kernel
import Orders
public import Payments
import Workflows

/// The shoppers of the demo's past, who go on shopping while it runs: they search, look, buy, pay, confirm and send
/// back through the use cases behind the pages. What they want, when they come and what becomes of an order is drawn as
/// for the past.
///
/// Only accounts that the past made act, and guests of their own: what belongs to whoever tries the demo is left alone.
/// From one seed, the same answers lead to the same deeds. Whoever runs it waits for `pause` and takes a `step`.
public struct Crowd: Sendable {
    /// More orders an hour are not made.
    public static let paceLimit = 3_600

    /// What is chosen on the gateway's page; the names are those of its form.
    public enum PayChoice: String, Sendable, CaseIterable {
        case pay, fail
        /// It is paid, and the gateway tells it late, twice or never.
        case late, twice, never
    }

    /// Opens the page of a payment at the gateway and chooses there.
    public typealias Pay = @Sendable (Payment, PayChoice) async throws -> Void

    /// Why somebody comes.
    enum Purpose: Sendable {
        case look, buy, receive, sendBack
    }

    /// A later step of a visit that ended in an order.
    struct Errand: Sendable {
        let at: Timestamp
        let order: OrderID
        let buyer: Buyer
        let event: OrderEvent
    }

    private enum Deed: Sendable {
        case visit(Purpose)
        case errand(Errand)
    }

    private struct Arrival: Sendable {
        let at: Timestamp
        /// Otherwise only the hour may have changed by then.
        let isVisit: Bool
    }

    /// Of a hundred visits, so many are made to buy; the others come for a look, for a parcel, or with something that
    /// goes back.
    private static let buyPercent = 30
    private static let receivePercent = 11
    private static let sendBackPercent = 2
    /// Longer than that nobody waits before it is looked again how lively the hour is.
    private static let pauseLimit: Duration = .minutes(5)
    private static let pauseMinimum: Duration = .milliseconds(10)
    /// Errands that wait; while they are as many, nobody new buys.
    private static let agendaLimit = 2_000
    /// The same failure is told again after so long.
    private static let quietSpan: Duration = .hours(1)
    private static let toldLimit = 100

    let place: CrowdPlace
    let pay: Pay
    private let pace: Int
    private let tell: @Sendable (String) -> Void

    var random: SplitMix64
    var visits = 0
    private var agenda: [Errand] = []
    private var arrival: Arrival
    private var told: [String: Timestamp] = [:]
    /// Counted since this crowd was gathered.
    public internal(set) var report = CrowdReport()

    init(
        _ place: CrowdPlace, pace: Int, seed: UInt64, pay: @escaping Pay, tell: @escaping @Sendable (String) -> Void
    ) {
        precondition((0...Self.paceLimit).contains(pace), "\(pace) orders an hour")
        self.place = place
        self.pace = pace
        self.pay = pay
        self.tell = tell
        random = SplitMix64(seed: seed)
        arrival = Self.arrival(after: place.now, pace, place.shop.configuration.calendar, &random)
    }

    /// How long nothing is to do from now.
    public var pause: Duration {
        let due = min(arrival.at, agenda.first?.at ?? arrival.at)
        return min(Self.pauseLimit, max(Self.pauseMinimum, due - place.now))
    }

    /// Does the one thing that is due, if there is any: the next step of a visit, or a new one.
    ///
    /// What the shop refuses is counted. Whatever else fails is counted and told, the same failure once an hour.
    public mutating func step() async {
        let now = place.now
        if let errand = agenda.first, errand.at <= now {
            agenda.removeFirst()
            await attempt(.errand(errand), at: now)
        } else if arrival.at <= now {
            let isVisit = arrival.isVisit
            arrival = Self.arrival(after: now, pace, place.shop.configuration.calendar, &random)
            if isVisit { await attempt(.visit(purpose()), at: now) }
        }
    }

    private mutating func purpose() -> Purpose {
        let lot = Int.random(in: 0..<100, using: &random)
        if lot < Self.buyPercent { return agenda.count < Self.agendaLimit ? .buy : .look }
        if lot < Self.buyPercent + Self.receivePercent { return .receive }
        return lot < Self.buyPercent + Self.receivePercent + Self.sendBackPercent ? .sendBack : .look
    }

    private mutating func attempt(_ deed: Deed, at now: Timestamp) async {
        do {
            switch deed {
            case .errand(let errand): try await run(errand)
            case .visit(.look): try await lookAround()
            case .visit(.buy): add(try await buy())
            case .visit(.receive): try await receive()
            case .visit(.sendBack): try await sendBack()
            }
        } catch is CancellationError {
            return
        } catch let refusal as any ExpectedError {
            report.refuse(refusal.code)
        } catch {
            report.failures += 1
            tellOnce("\(error)", at: now)
        }
    }

    private mutating func tellOnce(_ failure: String, at now: Timestamp) {
        if let last = told[failure], now < last + Self.quietSpan { return }
        if told.count >= Self.toldLimit { told = [:] }
        told[failure] = now
        tell(failure)
    }

    /// In the order in which they are due; those of the same moment as they came.
    private mutating func add(_ errands: [Errand]) {
        for errand in errands { agenda.insert(errand, at: agenda.partitioningIndex { $0.at > errand.at }) }
    }

    /// When the next one comes: any moment is as good as another one of the same hour.
    private static func arrival(
        after now: Timestamp, _ pace: Int, _ calendar: BusinessCalendar, _ random: inout SplitMix64
    ) -> Arrival {
        let perHour = Double(pace) * 100 / Double(buyPercent) * Rhythm.liveliness(at: now, calendar)
        let lot = Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random)
        let waitSeconds = perHour > 0 ? -log(lot) * 3_600 / perHour : .infinity
        guard waitSeconds * 1_000 < Double(pauseLimit.milliseconds) else {
            return Arrival(at: now + pauseLimit, isVisit: false)
        }
        return Arrival(at: now + .milliseconds(Int64(waitSeconds * 1_000)), isVisit: true)
    }
}

extension Rhythm {
    /// How much is bought at a moment, against the average of a week.
    static func liveliness(at moment: Timestamp, _ calendar: BusinessCalendar) -> Double {
        let day = calendar.day(of: moment)
        let hour = Int((moment - calendar.start(of: day)).milliseconds / 3_600_000)
        let ofHours = Double(hours[min(max(hour, 0), hours.count - 1)] * hours.count) / Double(hours.reduce(0, +))
        let ofDays = Double(weekdays[weekday(day)] * weekdays.count) / Double(weekdays.reduce(0, +))
        return ofHours * ofDays
    }
}

/// An answer of the shop that is a refusal.
struct CrowdRefusal: ExpectedError {
    let code: String
    var kind: ErrorKind { .conflict }
    var detail: String { code }
}
