import Kernel
import Synchronization

/// Counts and times of requests, and gauges asked when somebody looks, in Prometheus' text format.
///
/// https://prometheus.io/docs/instrumenting/exposition_formats/
public final class MetricsRegistry: Sendable {
    /// A figure that is asked for when `/metrics` is read; nil when it cannot be had just now.
    public struct Gauge: Sendable {
        public let name: String
        public let help: String
        public let value: @Sendable () async -> Double?

        public init(_ name: String, _ help: String, value: @escaping @Sendable () async -> Double?) {
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
        var counts = [Int](repeating: 0, count: MetricsRegistry.bucketMilliseconds.count + 1)
        var sumMilliseconds = 0.0
    }

    private struct State {
        var requests: [Series: Int] = [:]
        var latencies: [String: Histogram] = [:]
    }

    static let bucketMilliseconds = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000]

    private let gauges: [Gauge]
    private let state = Mutex(State())

    public init(gauges: [Gauge] = []) {
        self.gauges = gauges
    }

    /// - Parameter route: the pattern, never the path: the number of series stays bounded by the number of routes.
    public func observe(method: String, route: String, status: Int, took: Duration) {
        let (seconds, attoseconds) = took.components
        let milliseconds = Double(seconds) * 1_000 + Double(attoseconds) / 1e15
        let bucket =
            Self.bucketMilliseconds.firstIndex { milliseconds <= Double($0) } ?? Self.bucketMilliseconds.count
        state.withLock { state in
            state.requests[Series(method: method, route: route, status: status), default: 0] += 1
            state.latencies[route, default: Histogram()].counts[bucket] += 1
            state.latencies[route]?.sumMilliseconds += milliseconds
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
        for gauge in gauges {
            guard let value = await gauge.value() else { continue }
            lines += ["# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(value)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of histogram: Histogram, route: String) -> [String] {
        let name = "http_request_duration_seconds"
        var lines: [String] = []
        var sum = 0
        for (index, limit) in bucketMilliseconds.enumerated() {
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
