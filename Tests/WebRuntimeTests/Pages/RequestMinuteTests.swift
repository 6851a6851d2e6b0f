import Kernel
import Synchronization
import Testing
import WebRuntime

@Suite struct RequestMinuteTests {
    @Test func `each minute tells its own requests, by what became of them`() throws {
        let time = Turned()
        let metrics = MetricsRegistry(clock: time.clock)
        #expect(metrics.startedAt == TestShop.now)
        for status in [200, 303, 404, 422, 500, 503] {
            metrics.observe(method: "GET", route: "/cart", status: status, took: .milliseconds(3))
        }
        time.advance(by: .minutes(1))
        metrics.observe(method: "POST", route: "/cart/lines", status: 303, took: .milliseconds(3))
        let minutes = metrics.lastHour()
        #expect(minutes.count == 60 && minutes.allSatisfy { $0.startsAt.milliseconds % 60_000 == 0 })
        let last = try #require(minutes.last)
        #expect(last.startsAt <= time.now && time.now < last.startsAt + .minutes(1))
        #expect([last.requests, last.refused, last.failed] == [1, 0, 0])
        let before = minutes[58]
        #expect(before.startsAt + .minutes(1) == last.startsAt)
        #expect([before.requests, before.refused, before.failed] == [6, 2, 2])
        #expect(minutes.prefix(58).allSatisfy { $0.requests == 0 && $0.milliseconds(percent: 95) == nil })
        let sum = RequestMinute.sum(minutes.suffix(5))
        #expect([sum.requests, sum.refused, sum.failed] == [7, 2, 2] && sum.startsAt == minutes[55].startsAt)
    }

    @Test func `what is older than an hour is gone, and its room is used again`() {
        let time = Turned()
        let metrics = MetricsRegistry(clock: time.clock)
        for _ in 1...3 { metrics.observe(method: "GET", route: "/", status: 200, took: .milliseconds(1)) }
        time.advance(by: .minutes(59))
        #expect(metrics.lastHour().map(\.requests) == [3] + Array(repeating: 0, count: 59))
        time.advance(by: .minutes(1))
        #expect(metrics.lastHour().allSatisfy { $0.requests == 0 })
        metrics.observe(method: "GET", route: "/", status: 200, took: .milliseconds(1))
        #expect(metrics.lastHour().map(\.requests) == Array(repeating: 0, count: 59) + [1])
        time.advance(by: .days(1))
        #expect(metrics.lastHour().allSatisfy { $0.requests == 0 })
    }

    /// By another way than that of the steps: all times sorted, the nearest rank, and the step that it falls into.
    @Test func `so many percent were answered within the step of the nearest rank`() throws {
        let steps = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000]
        var state: UInt64 = 20_261_122
        for count in [1, 2, 19, 20, 21, 100, 333] {
            let metrics = MetricsRegistry(clock: Turned().clock)
            var times: [Int] = []
            for _ in 1...count {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                times.append(Int(state >> 33) % 12_000)
            }
            for time in times { metrics.observe(method: "GET", route: "/", status: 200, took: .milliseconds(time)) }
            let sorted = times.sorted()
            for percent in [1, 50, 95, 100] {
                let rank = max(1, Int((Double(count) * Double(percent) / 100).rounded(.up)))
                let wanted = steps.first { $0 >= sorted[rank - 1] } ?? RequestMinute.longestMilliseconds + 1
                let told = RequestMinute.sum(metrics.lastHour()).milliseconds(percent: percent)
                #expect(told == wanted, "\(percent) of \(count)")
            }
        }
    }

    @Test func `probes and files are no requests of visitors, but monitors count them`() async {
        let metrics = MetricsRegistry(clock: Turned().clock)
        for route in MetricsRegistry.unwatchedRoutes {
            metrics.observe(method: "GET", route: route, status: 503, took: .seconds(11))
        }
        metrics.observe(method: "GET", route: "NotFound", status: 404, took: .milliseconds(1))
        #expect(MetricsRegistry.unwatchedRoutes.contains("/readyz") && MetricsRegistry.unwatchedRoutes.count == 5)
        let sum = RequestMinute.sum(metrics.lastHour())
        #expect(sum.requests == 1 && sum.failed == 0 && sum.milliseconds(percent: 95) == 1)
        #expect(await metrics.exposition().contains("{method=\"GET\",route=\"/readyz\",status=\"503\"} 1\n"))
    }
}

/// A clock that is turned by hand.
private final class Turned: Sendable {
    private let time = Mutex(TestShop.now)

    var now: Timestamp { time.withLock { $0 } }
    var clock: Clock { Clock { [self] in now } }

    func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }
}
