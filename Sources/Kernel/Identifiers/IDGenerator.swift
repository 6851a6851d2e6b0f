import Synchronization

/// Makes time-ordered 64-bit ids: 41 bits of milliseconds since 2024-01-01 UTC, 10 bits of node, 12 bits of sequence.
///
/// Safe from any thread. When more than 4,096 ids are asked for in one millisecond, or the clock steps back, it
/// borrows from the milliseconds to come: ids never repeat and never go back within one generator.
public final class IDGenerator: Sendable {
    /// Node numbers are 0 ..< 1,024; several processes on one database lease theirs.
    public static let nodeLimit = 1_024

    private static let epoch: Int64 = 1_704_067_200_000
    private let clock: Clock
    private let node: Int64
    /// Milliseconds and sequence of the last id, as one number: `ms << 12 | sequence`.
    private let last: Mutex<Int64>

    public init(clock: Clock, node: Int) {
        precondition((0..<Self.nodeLimit).contains(node), "node \(node) is out of range")
        self.clock = clock
        self.node = Int64(node)
        self.last = Mutex(0)
    }

    public func next<Tag>(_: Tag.Type = Tag.self) -> ID<Tag> {
        ID(nextRaw())
    }

    /// An id without a type, for rows that nobody names.
    public func nextRaw() -> Int64 {
        let now = max(0, clock.now().milliseconds - Self.epoch) << 12
        let ticket = last.withLock { last in
            last = max(now, last + 1)
            return last
        }
        return (ticket >> 12) << 22 | node << 12 | (ticket & 0xFFF)
    }

    /// No id that is made at this time or later is below it.
    public static func lowest(at time: Timestamp) -> Int64 { max(0, time.milliseconds - epoch) << 22 }

    /// The time that an id was made at, to the millisecond.
    public static func time(of rawID: Int64) -> Timestamp {
        Timestamp(milliseconds: (rawID >> 22) + epoch)
    }
}
