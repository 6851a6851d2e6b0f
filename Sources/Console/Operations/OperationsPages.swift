import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Console {
    var operationsPages: [PageRoute] {
        [
            PageRoute(.get, .consoleOperations, .permission(.operationsRead), handler: operations),
            PageRoute(.post, .consoleJob, .permission(.operationsManage), handler: changeJob),
            PageRoute(.post, .consoleEvent, .permission(.operationsManage), handler: changeEvent),
        ]
    }

    private func operations(_ call: PageCall) async throws -> PageAnswer {
        guard call.wantsFile else { return .page(try await operations(call, .fresh())) }
        return file(call, "dead-letters") { cursor, limit in
            // The events stand on one page, after the jobs.
            let jobs = try await JobArchive(database: database).dead(after: cursor, limit: limit)
            let (parked, isCut) =
                jobs.next == nil
                ? try await Outbox(database: database).parked(limit: OperationsModel.parkedLimit) : ([], false)
            return OperationsModel(
                live: [], jobs: jobs, parked: parked, isParkedCut: isCut, subscribers: [], state: .fresh())
        }
    }

    private func operations(_ call: PageCall, _ state: FormState) async throws -> HTML {
        let archive = JobArchive(database: database)
        let jobs = try await archive.dead(after: try call.query.cursor())
        let outbox = Outbox(database: database)
        let (parked, isCut) = try await outbox.parked(limit: OperationsModel.parkedLimit)
        return OperationsModel(
            live: try await archive.live(), jobs: jobs, parked: parked, isParkedCut: isCut,
            subscribers: try await outbox.status(), state: state
        ).html(call.frame)
    }

    private func changeJob(_ call: PageCall) async throws -> PageAnswer {
        let (id, step): (JobID, DeadLetterStep) = (try call.path.id("job"), try call.form.choice("step"))
        let archive = JobArchive(database: database)
        return try await changeDeadLetter(call) {
            switch step {
            case .retry: try await archive.retry(id, by: call.caller)
            case .drop: try await archive.drop(id, by: call.caller)
            }
        }
    }

    private func changeEvent(_ call: PageCall) async throws -> PageAnswer {
        let (subscriber, step): (String, DeadLetterStep) = (
            try call.path.text("subscriber"), try call.form.choice("step")
        )
        let (outbox, form) = (Outbox(database: database), call.form)
        return try await changeDeadLetter(call) {
            switch step {
            case .retry:
                let aggregate = try form.required("aggregate")
                try await outbox.retry(subscriber: subscriber, aggregate: aggregate, by: call.caller)
            case .drop:
                let sequence = Int64(try form.integer("sequence", 0...Int.max))
                try await outbox.drop(subscriber: subscriber, sequence: sequence, by: call.caller)
            }
        }
    }

    private func changeDeadLetter(_ call: PageCall, _ body: () async throws -> Void) async throws -> PageAnswer {
        do {
            try await body()
            return .redirect(to: call.paths(.consoleOperations)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await operations(call, $0) }
        }
    }
}

/// What staff do with a dead letter.
enum DeadLetterStep: String, CaseIterable {
    case retry, drop
}

/// Jobs and events that failed for good.
struct OperationsModel: Sendable {
    /// The parked events that are shown at once; those of all subscribers stand in one list.
    static let parkedLimit = PageLimit(clamping: PageLimit.range.upperBound)

    let live: [LiveJobs]
    let jobs: Page<DeadJob>
    let parked: [ParkedEvent]
    /// Whether there are more parked events than these.
    let isParkedCut: Bool
    /// Nobody hears of events in a shop without a subscriber.
    let subscribers: [OutboxStatus]
    let state: FormState
}

extension PageFrame {
    /// A page about what runs by itself, with the way to the others.
    func operations(title: String, _ current: PagePath, _ main: HTML) -> HTML {
        let tabs: [(path: PagePath, key: String)] = [
            (.consoleOperations, "console.operations.failed"),
            (.consoleWaitingJobs, "console.operations.waiting_jobs"), (.consoleHealth, "console.health.title"),
        ]
        return console(
            title: title, .consoleOperations,
            """
            <nav class="tabs" aria-label="\(words("console.nav.operations"))"><ul>\(each: tabs, { tab in
                let isHere: HTML = tab.path == current ? " aria-current=\"page\"" : ""
                return "<li><a href=\"\(paths(tab.path))\"\(isHere)>\(words(tab.key))</a></li>"
            })</ul></nav>\(main)
            """)
    }

    /// What a job does, and what logs call it.
    func job(_ kind: String) -> HTML {
        guard let name = words.find("job.\(kind)") else { return "<code>\(kind)</code>" }
        return "\(name) <code class=\"muted\">\(kind)</code>"
    }

    /// What a job or an event carries, a click away.
    func payload(_ text: String) -> HTML {
        """
        <details><summary>\(words("console.operations.payload"))</summary>\
        <code>\(Mask.payload(text))</code></details>
        """
    }
}

extension OperationsModel: ListLines {
    static let columns = [
        "console.at", "console.operations.kind", "console.operations.about", "console.operations.attempts",
        "console.operations.error",
    ]

    var next: Cursor? { jobs.next }

    func cut(_ frame: PageFrame) -> String? {
        guard isParkedCut else { return nil }
        return frame.words("console.operations.cut", ["most": frame.format.number(Self.parkedLimit.count)])
    }

    func lines(_ frame: PageFrame) -> [[String]] {
        jobs.items.map { job in
            [
                frame.format.sortableTime(job.diedAt), job.kind, job.uniqueKey ?? "", String(job.attempts),
                job.lastError,
            ]
        }
            + parked.map { parked in
                [
                    frame.format.sortableTime(parked.parkedAt), "\(parked.subscriber) \(parked.event.kind)",
                    parked.event.aggregate, String(parked.attempts), parked.lastError,
                ]
            }
    }
}

extension OperationsModel {
    private static let headings = [
        "console.at", "console.operations.kind", "#console.operations.attempts", "console.operations.error",
        "console.operations.steps",
    ]

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let manages = frame.may(.operationsManage)
        return frame.operations(
            title: words("console.nav.operations"), .consoleOperations,
            """
            \(state.summary)<h2>\(words("console.operations.live"))</h2>
            \(frame.table(
                [
                    "console.operations.kind", "#console.operations.waiting", "#console.operations.running",
                    "console.operations.next",
                ], live, empty: words("console.operations.idle")
            ) { jobs in
                """
                <td>\(frame.job(jobs.kind))</td><td class="number">\(frame.format.number(jobs.waiting))</td>\
                <td class="number">\(frame.format.number(jobs.running))</td>\
                <td>\(jobs.nextDueAt.map { frame.time($0) })</td>
                """
            })
            <h2>\(words("console.today.dead_jobs"))</h2>
            \(frame.table(
                Self.headings,
                jobs.items, empty: words("console.operations.no_jobs")) { job in
                """
                <td>\(frame.time(job.diedAt))</td>\
                <td>\(frame.job(job.kind)) <span class="muted">\(job.uniqueKey)</span>\
                \(frame.payload(job.payload))</td>\
                <td class="number">\(job.attempts)</td><td>\(job.lastError)</td>\
                <td>\(manages ? steps(frame.paths(.consoleJob, job.id.description), "", frame) : "")</td>
                """
            })
            \(frame.nextPageLink(jobs.next.map { frame.paths.nextPage(of: .consoleOperations, $0) }))
            <h2>\(words("console.operations.events"))</h2>\(frame.cutNotice(self))
            \(frame.table(
                Self.headings,
                parked, empty: words("console.operations.no_events")) { event($0, frame, manages: manages) })
            \(frame.exportLink(.consoleOperations, isEmpty: jobs.items.isEmpty && parked.isEmpty))
            <h2>\(words("console.operations.subscribers"))</h2>
            \(frame.table(
                ["console.operations.subscriber", "#console.operations.behind", "#console.operations.events"],
                subscribers) { status in
                """
                <td>\(status.subscriber)</td><td class="number">\(frame.format.number(status.behind))</td>\
                <td class="number">\(frame.format.number(status.parked))</td>
                """
            })
            """)
    }

    private func event(_ parked: ParkedEvent, _ frame: PageFrame, manages: Bool) -> HTML {
        let hidden: HTML = """
            \(frame.hidden("aggregate", parked.event.aggregate))\
            \(frame.hidden("sequence", String(parked.event.sequence)))
            """
        let url = frame.paths(.consoleEvent, parked.subscriber)
        let buttons: HTML = manages ? steps(url, hidden, frame) : ""
        let what = parked.isRetrying ? HTML(text: frame.words("console.operations.retrying")) : buttons
        return """
            <td>\(frame.time(parked.parkedAt))</td>\
            <td>\(parked.subscriber) \(parked.event.kind) <span class="muted">\(parked.event.aggregate)</span>\
            \(frame.payload(parked.event.payload))</td>\
            <td class="number">\(parked.attempts)</td><td>\(parked.lastError)</td>\
            <td>\(what)</td>
            """
    }

    private func steps(_ url: String, _ hidden: HTML, _ frame: PageFrame) -> HTML {
        """
        <div class="actions">\(each: DeadLetterStep.allCases, { step in
            let name = frame.words("console.operations.\(step.rawValue)")
            let button = frame.button(
                to: url, name, class: "button quiet", "\(hidden)\(frame.hidden("step", step.rawValue))")
            return step == .drop
                ? frame.secondStep(name, frame.words("console.operations.drop_hint"), button) : button
        })</div>
        """
    }
}
