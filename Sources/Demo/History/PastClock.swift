import Kernel
import Synchronization

/// The clock by which the past is told: it stands where it was set. Safe from any thread.
final class PastClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ start: Timestamp) {
        time = Mutex(start)
    }

    func set(_ now: Timestamp) { time.withLock { $0 = now } }

    var clock: Clock { Clock { [self] in time.withLock { $0 } } }
}
