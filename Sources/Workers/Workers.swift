public import Database
import Kernel
public import Logging
public import ServiceLifecycle
import Synchronization

/// What runs by itself on a node: jobs, subscribers of events, and timers, as one service.
///
/// It knows no business: handlers come in as values. Nothing that they throw stops it; only a lost node lease does.
/// On graceful shutdown it takes nothing new and finishes what is in flight.
public struct Workers: Service {
    public struct Configuration: Sendable {
        /// How long a loop that found nothing waits before it looks again.
        public var idlePause: Duration = .milliseconds(200)
        /// The longest pause of a loop that fails again and again; pauses double up to it.
        public var failurePauseLimit: Duration = .seconds(15)
        /// How many loops take jobs, so that a slow job holds up only its own loop.
        public var jobLoops = 4
        public var jobs = JobRunner.Configuration()
        /// How the loops wait; tests let them wait for something else.
        public var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

        public init() {
            jobs.concurrency = 2
        }
    }

    /// Something done every so often, on every node: its body is idempotent or guarded by its own statements.
    public struct Timer: Sendable {
        public let name: String
        public let every: Duration
        public let body: @Sendable () async throws -> Void

        public init(name: String, every: Duration, body: @escaping @Sendable () async throws -> Void) {
            precondition(every > .zero, "the timer \(name) every \(every)")
            self.name = name
            self.every = every
            self.body = body
        }
    }

    /// The most rounds of `runUntilIdle`.
    static let idleRoundLimit = 10_000

    let database: Database
    let outbox: Outbox
    let subscribers: [OutboxSubscriber]
    let runner: JobRunner
    let timers: [Timer]
    let lease: NodeLease?
    let configuration: Configuration
    let logger: Logger
    private let nextTicks = TickTable()
    private let pulse = Pulse()

    /// - Parameters:
    ///   - owner: names this process among all others on the database.
    ///   - lease: the node number to keep while the workers run; nil where somebody else keeps it.
    public init(
        database: Database, owner: String, subscribers: [OutboxSubscriber], jobs: [JobHandler], timers: [Timer],
        lease: NodeLease? = nil, configuration: Configuration = Configuration(),
        logger: Logger = Logger(label: "workers")
    ) {
        precondition(Set(subscribers.map(\.name)).count == subscribers.count, "two subscribers of one name")
        precondition(Set(timers.map(\.name)).count == timers.count, "two timers of one name")
        self.database = database
        self.outbox = Outbox(database: database, logger: logger)
        self.subscribers = subscribers
        self.runner = JobRunner(
            database: database, owner: owner, handlers: jobs, configuration: configuration.jobs, logger: logger)
        self.timers = timers
        self.lease = lease
        self.configuration = configuration
        self.logger = logger
    }

    /// Why this node's work does not get on, for who watches over it; nil while all loops run. What handlers refuse is
    /// no reason: it is kept with their jobs and events.
    public var trouble: String? { pulse.trouble }

    /// Works until graceful shutdown or cancellation.
    ///
    /// - Throws: `NodeLeaseError.lost` when this node's number may be somebody else's: the process must stop.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                await runLoops()
                return true
            }
            if let lease {
                // Outlives the loops' last work, which still makes ids.
                group.addTask {
                    try await NodeLeaseKeeper(lease: lease, sleep: configuration.sleep, logger: logger).keep()
                    return false
                }
            }
            while let areLoopsDone = try await group.next(), !areLoopsDone {}
            group.cancelAll()
        }
    }

    /// Runs the timers that are due by the database's clock, then events and jobs until nothing is left to do at this
    /// moment: for tests and the simulator, which turn the clock by hand.
    ///
    /// - Throws: what a timer throws, `DatabaseError`; failures of jobs and events are kept with them.
    public func runUntilIdle() async throws {
        for timer in timers where nextTicks.take(timer, at: database.clock.now()) { try await timer.body() }
        for _ in 0..<Self.idleRoundLimit {
            var count = try await runner.runDue()
            for subscriber in subscribers { count += try await outbox.deliver(subscriber) }
            if count == 0 { return }
        }
        throw DatabaseError(.misuse, "the workers are not idle after \(Self.idleRoundLimit) rounds")
    }

    private func runLoops() async {
        pulse.begin()
        defer { pulse.end() }
        await withTaskGroup(of: Void.self) { group in
            for subscriber in subscribers {
                group.addTask { await loop("outbox \(subscriber.name)") { try await outbox.deliver(subscriber) } }
            }
            for number in 0..<configuration.jobLoops {
                group.addTask { await loop("jobs \(number)") { try await runner.runDue() } }
            }
            for timer in timers {
                group.addTask { await tick(timer) }
            }
        }
    }

    /// Repeats a step: at once while it finds work, after a pause when it found none, after a longer one when it
    /// failed.
    private func loop(_ name: String, _ step: @Sendable () async throws -> Int) async {
        var failurePause = configuration.idlePause
        while !Task.isCancelled && !Task.isShuttingDownGracefully {
            do {
                let count = try await step()
                failurePause = configuration.idlePause
                pulse.report(name, isFailing: false)
                if count == 0 { await pause(configuration.idlePause) }
            } catch {
                if Task.isCancelled { return }
                pulse.report(name, isFailing: true)
                logger.error("A worker failed", metadata: ["worker": "\(name)", "error": "\(error)"])
                await pause(failurePause)
                failurePause = min(failurePause * 2, configuration.failurePauseLimit)
            }
        }
    }

    private func tick(_ timer: Timer) async {
        while !Task.isCancelled && !Task.isShuttingDownGracefully {
            do {
                try await timer.body()
            } catch {
                if Task.isCancelled { return }
                logger.error("A timer failed", metadata: ["timer": "\(timer.name)", "error": "\(error)"])
            }
            await pause(timer.every)
        }
    }

    /// Waits; returns at once on shutdown or cancellation.
    private func pause(_ duration: Duration) async {
        // The only error is the cancellation, which the loops look for themselves.
        try? await cancelWhenGracefulShutdown { try await configuration.sleep(duration) }
    }
}

/// When each timer is next due under a clock that is turned by hand.
private final class TickTable: Sendable {
    private let next = Mutex<[String: Timestamp]>([:])

    /// Whether the timer is due, at most once for each of its periods.
    func take(_ timer: Workers.Timer, at now: Timestamp) -> Bool {
        next.withLock { next in
            if let due = next[timer.name], now < due { return false }
            next[timer.name] = now + timer.every
            return true
        }
    }
}
