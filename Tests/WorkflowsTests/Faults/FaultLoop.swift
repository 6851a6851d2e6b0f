import Database
import Kernel
import Simulator
import TestSupport
import Testing
import Workflows

/// One operation under every fault: the n-th statement, or the n-th call of the gateway, fails once or from there on
/// for good, for every n until a plan does not fire. After each fault all invariants hold and nothing is half done;
/// after a retry it is done, once.
struct FaultLoop<Subject: Sendable> {
    /// A fresh thing to act on.
    let prepare: (ShopFixture) async throws -> Subject
    /// The operation, under the same idempotency key however often it runs for a subject.
    let act: (ShopFixture, Subject) async throws -> Void
    /// How often the effect is there.
    let effects: (ShopFixture, Subject) async throws -> Int
    /// Whether the operation is one transaction: a failure then leaves no row behind.
    var isAtomic = true

    /// An operation with more effects than this would be another operation.
    private static var effectLimit: Int { 60 }

    /// The fixture has no violations before.
    func run(_ engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            for isForGood in [false, true] {
                try await failStatements(fixture, isForGood: isForGood)
                for fault in [ScriptedGateway.Fault.unavailable, .lostAnswer] {
                    try await failCalls(fixture, with: fault, isForGood: isForGood)
                }
                try await loseCommits(fixture, isForGood: isForGood)
            }
        }
    }

    private func failStatements(_ fixture: ShopFixture, isForGood: Bool) async throws {
        for nth in 1...Self.effectLimit {
            let name = "statement \(nth)\(isForGood ? " and all that follow" : "")"
            let subject = try await prepare(fixture)
            let before = try await Self.rows(fixture)
            fixture.base.log.plan(isForGood ? .forGood(nth: nth) : .once(nth: nth))
            let failure = await failure(fixture, subject)
            let hasFired = fixture.base.log.endPlan()
            if isAtomic, let failure {
                #expect(try await Self.rows(fixture) == before, "\(name): \(failure)")
            }
            try await conclude(fixture, subject, after: failure, name)
            if !hasFired {
                #expect(failure == nil, "\(name)")
                #expect(nth > 1, "the operation has no statements")
                return
            }
        }
        Issue.record("more than \(Self.effectLimit) statements")
    }

    private func failCalls(_ fixture: ShopFixture, with fault: ScriptedGateway.Fault, isForGood: Bool) async throws {
        for nth in 1...Self.effectLimit {
            let name = "gateway call \(nth), \(fault)\(isForGood ? ", and all that follow" : "")"
            let subject = try await prepare(fixture)
            let before = fixture.gateway.callCount
            fixture.gateway.fail(nth: nth, with: fault, forGood: isForGood)
            let failure = await failure(fixture, subject)
            let hasFired = fixture.gateway.callCount - before >= nth
            fixture.gateway.clearFaults()
            try await conclude(fixture, subject, after: failure, name)
            guard hasFired else { return }
        }
        Issue.record("more than \(Self.effectLimit) calls of the gateway")
    }

    /// The n-th COMMIT happens, but nobody hears of it: whoever asks again does not do it again.
    private func loseCommits(_ fixture: ShopFixture, isForGood: Bool) async throws {
        let lost = DatabaseError(.commitUnknown, "a planned lost answer")
        for nth in 1...Self.effectLimit {
            let subject = try await prepare(fixture)
            fixture.base.log.plan(
                isForGood ? .forGood(nth: nth) : .once(nth: nth), matching: "COMMIT", error: lost)
            let failure = await failure(fixture, subject)
            let hasFired = fixture.base.log.endPlan()
            try await conclude(fixture, subject, after: failure, "lost answer of COMMIT \(nth)", isKnown: false)
            guard hasFired else { return }
        }
        Issue.record("more than \(Self.effectLimit) commits")
    }

    private func failure(_ fixture: ShopFixture, _ subject: Subject) async -> (any Error)? {
        do {
            try await act(fixture, subject)
            return nil
        } catch {
            return error
        }
    }

    /// - Parameter isKnown: whether a failure means that it was not done.
    private func conclude(
        _ fixture: ShopFixture, _ subject: Subject, after failure: (any Error)?, _ name: String, isKnown: Bool = true
    ) async throws {
        let found = try await effects(fixture, subject)
        if failure == nil {
            #expect(found == 1, "\(name): done, and its effect is there \(found) times")
        } else if isKnown, isAtomic {
            #expect(found == 0, "\(name): failed, and its effect is there")
        }
        #expect(found <= 1, "\(name)")
        #expect(try await fixture.violations() == [], "\(name)")
        try await act(fixture, subject)
        #expect(try await effects(fixture, subject) == 1, "\(name): after the retry")
        #expect(try await fixture.violations() == [], "\(name): after the retry")
    }

    /// How many rows the tables that operations write have.
    private static func rows(_ fixture: ShopFixture) async throws -> [Int64] {
        try await fixture.database.read { session in
            try session.rows([
                "SELECT COUNT(*) FROM idempotency_keys", "SELECT COUNT(*) FROM orders",
                "SELECT COUNT(*) FROM order_history", "SELECT COUNT(*) FROM payments", "SELECT COUNT(*) FROM refunds",
                "SELECT COUNT(*) FROM ledger_transfers", "SELECT COUNT(*) FROM stock_movements",
                "SELECT COUNT(*) FROM stock_reservations", "SELECT COUNT(*) FROM parcels",
                "SELECT COUNT(*) FROM jobs", "SELECT COUNT(*) FROM outbox_events",
            ]).map { try $0[0][0] as Int64 }
        }
    }
}
