public import Kernel
import Synchronization

/// A clock that a test turns by hand. It starts at 2026-11-20T06:05:00Z, 14:05 in Shanghai.
public final class ManualClock: Sendable {
    public static let start = Timestamp(milliseconds: 1_795_154_700_000)

    private let time: Mutex<Timestamp>

    public init(_ start: Timestamp = ManualClock.start) {
        time = Mutex(start)
    }

    public var now: Timestamp { time.withLock { $0 } }
    public var clock: Clock { Clock { [self] in now } }

    public func set(_ now: Timestamp) { time.withLock { $0 = now } }
    public func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }
}
