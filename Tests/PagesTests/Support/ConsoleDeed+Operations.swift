import Database
import Kernel
import Payments
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

// Money that does not agree, and what failed for good.
extension ConsoleDeed {
    static let money = [
        ConsoleDeed(.consoleDifferenceResolution, "difference_resolved", wrong: ["note": ""]) { fixture, browser in
            let id = try await fixture.difference()
            try await browser.get("/console/payments/differences/\(id)")
            return try browser.filled(
                "/console/payments/differences/\(id)/resolution", ["note": "paid by bank transfer"])
        }
    ]

    static let operations = ["retry", "drop"].flatMap { step in
        [
            ConsoleDeed(
                .consoleJob, step == "retry" ? "job_retried" : "job_dropped", wrong: ["step": "none"]
            ) { fixture, browser in
                let key = unique(fixture)
                let id: JobID = try await fixture.base.database.write { transaction in
                    try transaction.enqueue(
                        Job(kind: "test", payload: "{}", uniqueKey: key, dueAt: ManualClock.start))
                    let row = try transaction.first(
                        """
                        UPDATE jobs SET state = 'dead', finished_at = 1, last_error = 'broken', attempts = 9
                        WHERE unique_key = \(key) RETURNING id
                        """)
                    return try #require(row)[0]
                }
                try await browser.get("/console/operations")
                return try browser.filled("/console/operations/jobs/\(id)", holding: "value=\"\(step)\"")
            },
            ConsoleDeed(
                .consoleEvent, step == "retry" ? "event_retried" : "event_dropped", wrong: ["step": "none"]
            ) { fixture, browser in
                let aggregate = "broken-\(unique(fixture))"
                try await fixture.park(aggregate)
                try await browser.get("/console/operations")
                let form = try #require(
                    Form.all(in: browser.page.text).first {
                        $0.markup.contains("value=\"\(aggregate)\"") && $0.markup.contains("value=\"\(step)\"")
                    })
                return Browser.Filled(url: form.action, pairs: form.fields)
            },
        ]
    }
}

extension PagesFixture {
    /// Something that the gateway told us and that a person has to look at.
    func difference() async throws -> DifferenceID {
        let subject = PaymentID(base.database.ids.nextRaw()).description
        return try await base.database.write { [shop, now = base.clock.now] transaction in
            let one = PaymentDifference(
                kind: .wrongAmount, gateway: "sandbox", subject: subject, expectedMinor: 9_900, actualMinor: 9_000,
                currency: .cny, note: "gateway reference T1")
            try shop.payments.report([one], at: now, in: transaction)
            let found = try shop.payments.differences(state: .open, limit: .standard, in: transaction.session)
            return try #require(found.items.first { $0.difference.subject == subject }).id
        }
    }

    /// An event that a subscriber cannot take.
    fileprivate func park(_ aggregate: String) async throws {
        struct Broken: Error {}
        let stubborn = OutboxSubscriber(name: "stubborn") { event, _ in
            if event.aggregate.hasPrefix("broken") { throw Broken() }
        }
        let now = base.clock.now
        try await base.database.write {
            try $0.emit(kind: "test", aggregate: aggregate, payload: "{}", at: now)
        }
        let outbox = Outbox(database: base.database)
        for _ in 0..<(20 * Outbox.attemptLimit) {
            let parked = try await outbox.parked(limit: PageLimit(clamping: 100)).events
            if parked.contains(where: { $0.event.aggregate == aggregate && !$0.isRetrying }) { return }
            _ = try await outbox.deliver(stubborn)
            base.clock.advance(by: .seconds(5))
        }
        throw Unexpected("\(aggregate) was taken")
    }
}
