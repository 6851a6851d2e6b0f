import Database
import TestSupport
import Testing

/// The demo's shoppers, in the real program.
@Suite(.serialized, .timeLimit(.minutes(20))) struct LivelyDemoTests {
    /// Half a second each; by night fewer people come.
    private static let lookLimit = 1_200

    private static let paid: SQL = """
        SELECT COUNT(*) FROM payments JOIN orders ON orders.id = payments.order_id
        WHERE payments.captured > 0 AND orders.state = 'allocated'
        """

    @Test(arguments: TestEngine.all)
    func `shoppers of the demo buy and pay by themselves, and stop with the server`(
        engine: TestEngine
    ) async throws {
        try await withEmptyShop(engine) { shop in
            #expect(try shop.start(["--demo"]).stop() == 0)
            let before = try await shop.rows(Self.paid)
            let server = try shop.start(["--demo", "--demo-pace", "3600"])
            var looks = 0
            while try await shop.rows(Self.paid) == before, looks < Self.lookLimit {
                looks += 1
                try await Task.sleep(for: .milliseconds(500))
            }
            #expect(looks < Self.lookLimit, "nobody has paid")
            let (clock, start) = (ContinuousClock(), ContinuousClock.now)
            #expect(server.stop() == 0)
            #expect(start.duration(to: clock.now) < .seconds(25))
            let reconciled = try ServerProcess.run(["reconcile"] + shop.arguments)
            #expect(reconciled.code == 0, "\(reconciled.output)")
            // Without a pace nobody comes.
            let orders = try await shop.rows("SELECT COUNT(*) FROM orders")
            #expect(try shop.start(["--demo"]).stop() == 0)
            #expect(try await shop.rows("SELECT COUNT(*) FROM orders") == orders)
        }
    }

    @Test func `outside of a demo nobody acts by themselves`() async throws {
        try await withEmptyShop(.sqlite) { shop in
            let refused = try shop.refuse(["--demo-pace", "60"])
            #expect(refused.code == 2 && refused.output.contains("demo-pace"), "\(refused)")
            let tooMany = try shop.refuse(["--demo", "--demo-pace", "3601"])
            #expect(tooMany.code == 2 && tooMany.output.contains("--demo-pace"), "\(tooMany)")
        }
    }
}
