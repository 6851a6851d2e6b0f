public import Kernel
import Synchronization

/// Counts and times of requests, and gauges asked when somebody looks, in Prometheus' text format; what people look at
/// is kept by the minute for an hour beside it.
///
/// https://prometheus.io/docs/instrumenting/exposition_formats/
public final class MetricsRegistry: Sendable {
    /// A figure of the moment.
    public struct Gauge: Sendable, Hashable {
        /// Stable: dashboards and alerts ask for it.
        public let name: String
        public let help: String
        public let value: Double

        public init(_ name: String, _ help: String, _ value: Double) {
            self.name = name
            self.help = help
            self.value = value
        }
    }

    private struct Series: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct Histogram {
        var counts = [Int](repeating: 0, count: RequestMinute.bucketMilliseconds.count + 1)
        var sumMilliseconds = 0.0
    }

    private struct State {
        var requests: [Series: Int] = [:]
        var latencies: [String: Histogram] = [:]
        var ring = RequestRing()
    }

    /// Routes that only monitors and browsers by themselves ask for: probes, files, pictures. `/metrics` counts them,
    /// the minutes leave them out.
    public static let unwatchedRoutes = WebApplication.technicalPatterns

    /// When this process began to count.
    public let startedAt: Timestamp
    private let clock: Clock
    private let gauges: @Sendable () async -> [Gauge]
    private let state = Mutex(State())

    /// - Parameter gauges: asked when `/metrics` is read; those that cannot be had just now are left out.
    public init(clock: Clock = .system, gauges: @escaping @Sendable () async -> [Gauge] = { [] }) {
        self.clock = clock
        self.gauges = gauges
        startedAt = clock.now()
    }

    /// The last hour by the minute, the oldest first; the last one is still going on.
    public func lastHour() -> [RequestMinute] {
        let now = clock.now()
        return state.withLock { $0.ring.last(until: now) }
    }

    /// - Parameter route: the pattern, never the path: the number of series stays bounded by the number of routes.
    public func observe(method: String, route: String, status: Int, took: Duration) {
        let (seconds, attoseconds) = took.components
        let milliseconds = Double(seconds) * 1_000 + Double(attoseconds) / 1e15
        let steps = RequestMinute.bucketMilliseconds
        let bucket = steps.firstIndex { milliseconds <= Double($0) } ?? steps.count
        let now = clock.now()
        let isWatched = !Self.unwatchedRoutes.contains(route)
        state.withLock { state in
            state.requests[Series(method: method, route: route, status: status), default: 0] += 1
            state.latencies[route, default: Histogram()].counts[bucket] += 1
            state.latencies[route]?.sumMilliseconds += milliseconds
            if isWatched { state.ring.count(status: status, bucket: bucket, at: now) }
        }
    }

    /// Everything as text.
    public func exposition() async -> String {
        let (requests, latencies) = state.withLock { ($0.requests, $0.latencies) }
        var lines = ["# HELP http_requests_total Requests answered.", "# TYPE http_requests_total counter"]
        lines += requests.map { series, count in
            let labels = "method=\"\(series.method)\",route=\"\(series.route)\",status=\"\(series.status)\""
            return "http_requests_total{\(labels)} \(count)"
        }.sorted()
        lines += [
            "# HELP http_request_duration_seconds Time to the answer's head.",
            "# TYPE http_request_duration_seconds histogram",
        ]
        for (route, histogram) in latencies.sorted(by: { $0.key < $1.key }) {
            lines += Self.lines(of: histogram, route: route)
        }
        let started = Gauge(
            "process_start_time_seconds", "When this process started, in seconds since 1970.",
            Double(startedAt.milliseconds) / 1_000)
        for gauge in await [started] + gauges() {
            lines += [
                "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of histogram: Histogram, route: String) -> [String] {
        let name = "http_request_duration_seconds"
        var lines: [String] = []
        var sum = 0
        for (index, limit) in RequestMinute.bucketMilliseconds.enumerated() {
            sum += histogram.counts[index]
            lines.append("\(name)_bucket{route=\"\(route)\",le=\"\(Double(limit) / 1_000)\"} \(sum)")
        }
        let total = histogram.counts.reduce(0, +)
        return lines + [
            "\(name)_bucket{route=\"\(route)\",le=\"+Inf\"} \(total)",
            "\(name)_sum{route=\"\(route)\"} \(histogram.sumMilliseconds / 1_000)",
            "\(name)_count{route=\"\(route)\"} \(total)",
        ]
    }
}
