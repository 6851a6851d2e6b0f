import Database
import HTTPTypes
import Kernel
import Payments
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Days and differences of statements, as the API lists them.
@Suite struct StatementTests {
    @Test(arguments: TestEngine.all)
    func `staff see days and differences, page by page and by what they ask for`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            try await Self.differ(api)
            let auditor = api.tokens["auditor"]
            let statements = try await api.call(.get, "payments/statements", as: auditor)
            #expect(statements.status == 200)
            let days = try #require(statements["items"] as? [[String: Any]])
            #expect(days.map { $0["day"] as? String } == ["2026-11-21", "2026-11-20"])
            #expect(days.map { $0["open_differences"] as? Int } == [0, 3])
            #expect(days.allSatisfy { $0["state"] as? String == "compared" })
            let first = try await api.call(.get, "payments/statements?limit=1", as: auditor)
            let cursor = try #require(first.string("next_cursor"))
            let second = try await api.call(.get, "payments/statements?limit=1&cursor=\(cursor)", as: auditor)
            #expect((second["items"] as? [[String: Any]])?.map { $0["day"] as? String } == ["2026-11-20"])
            #expect(second.string("next_cursor") == nil)

            let open = try await Self.subjects("payments/differences?state=open", api)
            #expect(open == ["C", "B", "A"])
            #expect(try await Self.subjects("payments/differences?limit=2", api) == ["C", "B"])
            #expect(try await Self.subjects("payments/differences?kind=unknown_here&day=2026-11-20", api) == open)
            #expect(try await Self.subjects("payments/differences?day=2026-11-21", api) == [])
            #expect(try await Self.subjects("payments/differences?state=settled", api) == [])
            for wrong in ["state=gone", "kind=gone", "day=yesterday", "limit=0"] {
                let answer = try await api.call(.get, "payments/differences?\(wrong)", as: auditor)
                #expect(answer.status == 422, "\(wrong)")
            }
        }
    }

    /// Three payments that only the statement of the first day knows.
    private static func differ(_ api: APIFixture) async throws {
        let gateway = ScriptedGateway(clock: api.base.clock.clock)
        let shop = Workflows.Shop(database: api.base.database, gateways: [gateway.gateway])
        gateway.rewriteStatement { _ in
            ["A", "B", "C"].enumerated().map { place, name in
                GatewayStatementLine(
                    kind: .payment, id: name, paymentID: PaymentID(1), amount: Money(100, .cny),
                    fee: Money(0, .cny), at: api.base.clock.now + .seconds(place), reference: "R\(name)")
            }
        }
        for day in ["2026-11-20", "2026-11-21"].compactMap({ CivilDay($0) }) {
            try await shop.compareStatement(of: "sandbox", day: day)
        }
    }

    private static func subjects(_ path: String, _ api: APIFixture) async throws -> [String] {
        let answer = try await api.call(.get, path, as: api.tokens["operator"])
        #expect(answer.status == 200, "\(answer.text)")
        return (answer["items"] as? [[String: Any]] ?? []).compactMap { $0["subject"] as? String }
    }
}
