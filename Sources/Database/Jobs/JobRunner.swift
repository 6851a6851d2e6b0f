import Kernel
public import Logging

/// Does the jobs of one kind.
public struct JobHandler: Sendable {
    public let kind: String
    /// Runs outside of any transaction, at least once for each job: a crash, a lost lease or a lost COMMIT after the
    /// effect runs it again, so it must be safe to repeat. Throwing means another attempt; it is cancelled when the
    /// lease is lost.
    public let run: @Sendable (LeasedJob) async throws -> Void

    public init(kind: String, run: @escaping @Sendable (LeasedJob) async throws -> Void) {
        self.kind = kind
        self.run = run
    }
}

/// Runs due jobs of the kinds it has handlers for. Any number of runners, in any number of processes, share the table:
/// each job is in one pair of hands at a time.
public struct JobRunner: Sendable {
    public struct Configuration: Sendable {
        /// How long a job is held without a renewal; a dead node's jobs wait as long.
        public var lease: Duration = .seconds(30)
        /// How many jobs run at once.
        public var concurrency = 8
        public var backoff = Backoff()
        /// How the runner waits between two renewals; tests let it wait for something else.
        public var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

        public init() {}
    }

    /// Renewals in the time of one lease.
    static let renewalsPerLease = 3

    let queue: JobQueue
    let owner: String
    let handlers: [String: JobHandler]
    let kinds: [String]
    let configuration: Configuration
    let clock: Clock
    let logger: Logger

    /// - Parameter owner: names this runner among all others, in this process and elsewhere.
    public init(
        database: Database, owner: String, handlers: [JobHandler], configuration: Configuration = Configuration(),
        logger: Logger = Logger(label: "jobs")
    ) {
        precondition(configuration.concurrency > 0 && configuration.lease > .zero, "\(configuration)")
        self.queue = JobQueue(database: database)
        self.owner = owner
        self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.kind, $0) })
        self.kinds = handlers.map(\.kind).sorted()
        self.configuration = configuration
        self.clock = database.clock
        self.logger = logger
    }

    /// Takes back expired leases, takes at most `concurrency` due jobs, runs them, and returns when all have ended.
    ///
    /// - Returns: how many it ran; 0 when nothing is due.
    /// - Throws: `DatabaseError` where jobs cannot be taken; what handlers throw is their jobs' business.
    public func runDue() async throws -> Int {
        let now = clock.now()
        guard !kinds.isEmpty, try await queue.hasWork(kinds: kinds, at: now) else { return 0 }
        let reclaimed = try await queue.reclaimExpired(at: now)
        if reclaimed > 0 { logger.warning("Took back expired jobs", metadata: ["count": "\(reclaimed)"]) }
        let jobs = try await queue.lease(
            kinds: kinds, owner: owner, limit: configuration.concurrency, at: now, until: now + configuration.lease)
        await withTaskGroup(of: Void.self) { group in
            for job in jobs {
                group.addTask { await run(job) }
            }
        }
        return jobs.count
    }

    private enum Ending: Sendable {
        case finished
        case failed(String, logged: String)
        case leaseLost
        case stopped
    }

    private func run(_ job: LeasedJob) async {
        let ending = await withTaskGroup(of: Ending?.self) { group in
            group.addTask { await perform(job) }
            group.addTask { await keepLease(of: job) }
            var ending: Ending?
            while ending == nil, let next = await group.next() { ending = next }
            group.cancelAll()
            return ending ?? .stopped
        }
        do {
            try await conclude(job, ending)
        } catch {
            // The lease runs out and somebody takes the job back: nothing is lost, it only runs again.
            logger.error("A job could not be concluded", metadata: metadata(job, "\(error)"))
        }
    }

    private func perform(_ job: LeasedJob) async -> Ending {
        guard let handler = handlers[job.kind] else { preconditionFailure("leased a job of kind \(job.kind)") }
        do {
            try await handler.run(job)
            return .finished
        } catch {
            if Task.isCancelled { return .stopped }
            return .failed(storedText(of: error), logged: "\(error)")
        }
    }

    /// Renews until the job ends; gives an ending only when the lease is lost.
    private func keepLease(of job: LeasedJob) async -> Ending? {
        while !Task.isCancelled {
            do {
                try await configuration.sleep(configuration.lease / Self.renewalsPerLease)
                guard try await queue.renew(job, until: clock.now() + configuration.lease) else { return .leaseLost }
            } catch is CancellationError {
                return nil
            } catch {
                logger.error("A lease could not be renewed", metadata: metadata(job, "\(error)"))
            }
        }
        return nil
    }

    private func conclude(_ job: LeasedJob, _ ending: Ending) async throws {
        let now = clock.now()
        let isOurs: Bool
        switch ending {
        case .finished:
            isOurs = try await queue.complete(job, at: now)
        case .failed(let error, let logged) where job.attempt >= job.attemptLimit:
            logger.error("A job is dead", metadata: metadata(job, logged))
            isOurs = try await queue.bury(job, at: now, error: error)
        case .failed(let error, let logged):
            logger.warning("A job failed", metadata: metadata(job, logged))
            let dueAt = now + configuration.backoff.pause(after: job.attempt)
            isOurs = try await queue.retry(job, dueAt: dueAt, error: error)
        case .leaseLost:
            isOurs = false
        case .stopped:
            isOurs = try await queue.release(job)
        }
        if !isOurs { logger.warning("A job's lease was lost", metadata: metadata(job, "lease lost")) }
    }

    private func metadata(_ job: LeasedJob, _ error: String) -> Logger.Metadata {
        ["job": "\(job.id)", "kind": "\(job.kind)", "attempt": "\(job.attempt)", "error": "\(error)"]
    }
}
