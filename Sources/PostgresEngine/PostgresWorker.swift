import Database

/// Runs bodies on one thread and keeps its connection alive.
final class PostgresWorker {
    /// A body runs at most this often: again when its connection turns out dead before anything was answered.
    static let runLimit = 2
    /// After a failed attempt to connect callers are turned away for this long, doubling up to the second.
    static let shortestPause: Duration = .milliseconds(100)
    static let longestPause: Duration = .seconds(2)

    private let settings: ConnectionSettings
    private let observer: StatementObserver?
    private var connection: PostgresConnection?
    private var pause = PostgresWorker.shortestPause
    private var pausedUntil: ContinuousClock.Instant?
    private var lastFailure = ""

    init(settings: ConnectionSettings, observer: StatementObserver?) {
        self.settings = settings
        self.observer = observer
    }

    func runTransaction(_ job: EngineJob<Transaction>) {
        runJob(job, begin: "BEGIN", access: { Transaction(connection: $0) }) { connection throws(DatabaseError) in
            try connection.commit()
        }
    }

    func runSnapshot(_ job: EngineJob<Session>) {
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        runJob(job, begin: begin, access: { Session(connection: $0) }) { connection throws(DatabaseError) in
            try connection.endSnapshot()
        }
    }

    private func runJob<Access>(
        _ job: EngineJob<Access>, begin: String, access: (PostgresConnection) -> Access,
        end: (PostgresConnection) throws(DatabaseError) -> Void
    ) {
        for run in 1...Self.runLimit {
            let failure: any Error
            do {
                let connection = try liveConnection()
                connection.start(begin)
                switch job.run(access(connection)) {
                case .done(let answer):
                    do {
                        try end(connection)
                        return answer()
                    } catch {
                        failure = error
                    }
                case .failed(let error):
                    failure = error
                }
                connection.rollback()
                guard connection.isLost else { return job.fail(failure) }
                self.connection = nil
                guard connection.nothingHappened, run < Self.runLimit else { return job.fail(failure) }
            } catch {
                return job.fail(error)
            }
        }
    }

    /// The connection, a new one where there is none or the old one died while it was idle.
    private func liveConnection() throws(DatabaseError) -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        if let pausedUntil, ContinuousClock.now < pausedUntil {
            throw .unavailable("the database did not answer a moment ago: \(lastFailure)")
        }
        do {
            let fresh = try PostgresConnection(settings: settings, observer: observer)
            connection = fresh
            pausedUntil = nil
            pause = Self.shortestPause
            return fresh
        } catch {
            pausedUntil = .now + pause
            pause = min(pause * 2, Self.longestPause)
            lastFailure = error.message
            throw error
        }
    }
}
