import DequeModule
import Foundation

/// The bounded queue between callers and the threads of an engine.
///
/// `@unchecked`: everything mutable is touched under the condition's lock only. A condition and not a `Mutex`, because
/// the threads sleep on it.
package final class WorkQueue<Work: Sendable>: @unchecked Sendable {
    private let name: String
    private let limit: Int
    private let condition = NSCondition()
    private var items: Deque<Work> = []
    private var idleThreads = 0
    private var isClosed = false

    package init(_ name: String, limit: Int) {
        self.name = name
        self.limit = limit
    }

    /// - Throws: `.unavailable` when the queue is full or closed: nothing was done.
    package func push(_ work: Work) throws(DatabaseError) {
        condition.lock()
        defer { condition.unlock() }
        if isClosed { throw .unavailable("the \(name) queue is shut down") }
        if items.count >= limit { throw .unavailable("the \(name) queue is full: \(limit) wait") }
        items.append(work)
        if idleThreads > 0 { condition.signal() }
    }

    /// Waits for work and takes at most `count` of it, in the order it came. Empty when the queue is closed and
    /// drained.
    package func take(upTo count: Int) -> [Work] {
        condition.lock()
        defer { condition.unlock() }
        while items.isEmpty && !isClosed {
            idleThreads += 1
            condition.wait()
            idleThreads -= 1
        }
        let taken = Array(items.prefix(count))
        items.removeFirst(taken.count)
        return taken
    }

    /// Lets nobody in any more; what is queued is still taken.
    package func close() {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        condition.broadcast()
    }
}
