import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Console {
    var waitingJobPages: [PageRoute] {
        [PageRoute(.get, .consoleWaitingJobs, .permission(.operationsRead), handler: waitingJobs)]
    }

    private func waitingJobs(_ call: PageCall) async throws -> PageAnswer {
        let archive = JobArchive(database: database)
        guard !call.wantsFile else {
            return file(call, "waiting-jobs") { cursor, limit in
                WaitingJobsModel(jobs: try await archive.waiting(after: cursor, limit: limit))
            }
        }
        return .page(
            WaitingJobsModel(jobs: try await archive.waiting(after: try call.query.cursor())).html(call.frame))
    }
}

/// The jobs that wait, the one that is due first before all others.
struct WaitingJobsModel: Sendable {
    let jobs: Page<WaitingJob>

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.operations(
            title: words("console.operations.waiting_jobs"), .consoleWaitingJobs,
            """
            \(frame.table(
                [
                    "console.operations.due", "console.operations.kind", "console.operations.about",
                    "#console.operations.attempts", "console.operations.error",
                ], jobs.items, empty: words("console.operations.idle")
            ) { job in
                """
                <td>\(frame.time(job.dueAt))</td><td>\(frame.job(job.kind))</td>\
                <td><span class="muted">\(job.uniqueKey)</span>\(frame.payload(job.payload))</td>\
                <td class="number">\(job.attempts)/\(job.attemptLimit)</td><td>\(job.lastError)</td>
                """
            })
            \(frame.nextPageLink(jobs.next.map { frame.paths.nextPage(of: .consoleWaitingJobs, $0) }))
            \(frame.exportLink(.consoleWaitingJobs, isEmpty: jobs.items.isEmpty))
            """)
    }
}

extension WaitingJobsModel: ListLines {
    static let columns = [
        "console.operations.due", "console.operations.kind", "console.operations.about",
        "console.operations.attempts", "console.operations.attempt_limit", "console.operations.error",
    ]

    var next: Cursor? { jobs.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        jobs.items.map { job in
            [
                frame.format.sortableTime(job.dueAt), job.kind, job.uniqueKey ?? "", String(job.attempts),
                String(job.attemptLimit), job.lastError ?? "",
            ]
        }
    }
}
