import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Whether this node can serve: each check tells nothing when all is well, else a reason in plain words.
///
/// Anybody may ask, as often as they like, so an answer is kept for a second and one caller at a time looks anew.
public struct Health: Sendable {
    public struct Check: Sendable {
        /// What it judges.
        let names: [String]
        /// By name what is wrong.
        let reasons: @Sendable () async -> [String: String]

        public init(_ name: String, reason: @escaping @Sendable () async -> String?) {
            self.init([name]) {
                guard let reason = await reason() else { return [:] }
                return [name: reason]
            }
        }

        /// Several things that one look tells of.
        public init(_ names: [String], reasons: @escaping @Sendable () async -> [String: String]) {
            self.names = names
            self.reasons = reasons
        }
    }

    /// How long an answer is given again.
    public static let memory: Duration = .seconds(1)

    private let checks: [Check]
    private let now: @Sendable () -> ContinuousClock.Instant
    private let lookout = HealthLookout()

    /// - Parameter now: tests turn it by hand.
    public init(_ checks: [Check], now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.checks = checks
        self.now = now
    }

    /// `{"ready": …, "checks": {"database": "ok"}}`: 200, or 503 as soon as one check has a reason.
    func answer() async -> Response {
        guard lookout.begins(at: now(), memory: Self.memory) else { return response(lookout.results(at: now())) }
        var results: [HealthLookout.Result] = []
        for check in checks {
            let reasons = await check.reasons()
            results += check.names.map { ($0, reasons[$0]) }
        }
        lookout.ends(with: results, at: now())
        return response(results)
    }

    private func response(_ results: [HealthLookout.Result]) -> Response {
        let isReady = results.allSatisfy { $0.reason == nil }
        let body = JSON.object { json in
            json.set("ready", isReady)
            json.object("checks") { json in
                for result in results { json.set(dynamic: result.name, result.reason ?? "ok") }
            }
        }
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        if !isReady { headers[.retryAfter] = String(Problem.retryAfterSeconds) }
        return Response(
            status: isReady ? .ok : .serviceUnavailable, headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: body.bytes)))
    }
}

/// What the last look found, and whether somebody looks just now.
private final class HealthLookout: Sendable {
    typealias Result = (name: String, reason: String?)

    /// A look that takes longer is itself a reason.
    private static let patience: Duration = .seconds(2)

    private struct State {
        var results: [Result] = []
        var lookedAt: ContinuousClock.Instant?
        var lookingSince: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    /// Whether the caller is the one to look: nobody does just now, and the last look is no longer fresh.
    func begins(at now: ContinuousClock.Instant, memory: Duration) -> Bool {
        state.withLock { state in
            guard state.lookingSince == nil else { return false }
            if let lookedAt = state.lookedAt, now - lookedAt < memory { return false }
            state.lookingSince = now
            return true
        }
    }

    func ends(with results: [Result], at now: ContinuousClock.Instant) {
        state.withLock { $0 = State(results: results, lookedAt: now) }
    }

    /// What is known while somebody else looks, or from a moment ago.
    func results(at now: ContinuousClock.Instant) -> [Result] {
        state.withLock { state in
            if let since = state.lookingSince, state.lookedAt == nil || now - since >= Self.patience {
                return [("checks", "have not answered yet")]
            }
            return state.results
        }
    }
}
