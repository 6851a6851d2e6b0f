import Database

extension SQLiteConnection {
    typealias WriteJob = EngineJob<Transaction>

    /// Runs bodies that arrived together, each in a savepoint of its own, and answers them after their one commit.
    ///
    /// A body that fails is undone alone. Where SQLite leaves the transaction, the body that ran then is to blame and
    /// the others run again without it, so this ends after at most one round a body.
    func commitTogether(_ jobs: [WriteJob]) {
        var waiting = jobs
        while !waiting.isEmpty {
            waiting = runGroup(waiting)
        }
    }

    /// - Returns: the jobs that have to run again.
    private func runGroup(_ jobs: [WriteJob]) -> [WriteJob] {
        do {
            try begin()
        } catch {
            for job in jobs { job.fail(error) }
            return []
        }
        var finished: [(job: WriteJob, outcome: WriteJob.Outcome)] = []
        finished.reserveCapacity(jobs.count)
        for (index, job) in jobs.enumerated() {
            let outcome = runAlone(job)
            guard isInTransaction else {
                job.fail(outcome.error ?? DatabaseError.unavailable("SQLite left the transaction"))
                return finished.map(\.job) + jobs[(index + 1)...]
            }
            finished.append((job, outcome))
        }
        answer(finished)
        return []
    }

    private func runAlone(_ job: WriteJob) -> WriteJob.Outcome {
        do {
            try setSavepoint()
            let outcome = job.run(Transaction(connection: self))
            guard isInTransaction else { return outcome }
            if outcome.error == nil {
                try releaseSavepoint()
            } else {
                try rollbackToSavepoint()
            }
            return outcome
        } catch {
            // A savepoint that fails leaves nothing to build on.
            rollback()
            return .failed(error)
        }
    }

    /// Failures are answered after the commit too: they may rest on what a neighbour wrote.
    private func answer(_ finished: [(job: WriteJob, outcome: WriteJob.Outcome)]) {
        if finished.allSatisfy({ $0.outcome.error != nil }) {
            rollback()
        } else {
            do {
                try commit()
            } catch {
                rollback()
                let refusal = error.isDataError ? DatabaseError.unavailable(error.message) : error
                for (job, _) in finished { job.fail(refusal) }
                return
            }
        }
        for (job, outcome) in finished {
            switch outcome {
            case .done(let answer): answer()
            case .failed(let error): job.fail(error)
            }
        }
    }

    /// Runs a reading body in one snapshot.
    func runSnapshot(_ job: EngineJob<Session>) {
        do {
            try begin()
        } catch {
            return job.fail(error)
        }
        switch job.run(Session(connection: self)) {
        case .done(let answer):
            do {
                try endSnapshot()
                answer()
            } catch {
                rollback()
                job.fail(error)
            }
        case .failed(let error):
            rollback()
            job.fail(error)
        }
    }
}

extension EngineJob.Outcome {
    fileprivate var error: (any Error)? {
        guard case .failed(let error) = self else { return nil }
        return error
    }
}
