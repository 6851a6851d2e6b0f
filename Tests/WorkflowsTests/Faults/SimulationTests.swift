import Foundation
import Simulator
import TestSupport
import Testing

@Suite struct SimulationTests {
    /// Fresh shops of so many steps: every check reads whole tables, so that one long life would spend its time on
    /// looking back, and several seeds see more than one.
    ///
    /// ZHANGGUI_SIMULATION_STEPS sets the number of all steps, ZHANGGUI_SIMULATION_SEED the first seed: a failure
    /// prints its own.
    static let stepsPerLife = 10_000
    /// So many lives at once: each is one step after the other and leaves processors idle.
    static let sideBySide = 3

    static let steps = number("ZHANGGUI_SIMULATION_STEPS").map(Int.init) ?? 100_000
    /// Fewer on PostgreSQL, where every statement travels over a socket, so that the test stays short.
    static let postgresSteps = number("ZHANGGUI_SIMULATION_STEPS").map(Int.init) ?? 20_000
    static let firstSeed = number("ZHANGGUI_SIMULATION_SEED") ?? 20_261_120

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap(UInt64.init)
    }

    @Test(arguments: TestEngine.all)
    func `shoppers, operators, faults and the clock leave every sum right`(engine: TestEngine) async throws {
        let steps = engine == .postgres ? Self.postgresSteps : Self.steps
        var lives = stride(from: 0, to: steps, by: Self.stepsPerLife).enumerated().map { number, begun in
            (steps: min(Self.stepsPerLife, steps - begun), seed: Self.firstSeed + UInt64(number))
        }[...]
        try await withThrowingTaskGroup(of: Void.self) { group in
            func begin() {
                guard let life = lives.popFirst() else { return }
                group.addTask { try await self.live(engine, steps: life.steps, seed: life.seed) }
            }
            for _ in 0..<Self.sideBySide { begin() }
            while try await group.next() != nil { begin() }
        }
    }

    @Test func `the same seed lives the same life`() async throws {
        var lives: [String] = []
        for _ in 0..<2 {
            try await withShop(.sqlite) { fixture in
                var simulation = Simulation(shop: fixture.shop, gateway: fixture.gateway, seed: 7) {
                    fixture.clock.advance(by: $0)
                }
                lives.append(try await simulation.run(steps: 600, every: 300).summary)
            }
        }
        #expect(lives[0] == lives[1])
    }

    private func live(_ engine: TestEngine, steps: Int, seed: UInt64) async throws {
        try await withShop(engine) { fixture in
            var simulation = Simulation(shop: fixture.shop, gateway: fixture.gateway, seed: seed) {
                fixture.clock.advance(by: $0)
            }
            let began = ContinuousClock.now
            let report = try await simulation.run(steps: steps)
            print("simulation on \(engine): \(report.summary); \(ContinuousClock.now - began)")
            #expect(report.violations.isEmpty, "seed \(seed)")
            #expect(report.steps == steps)
            // A simulation in which something never happens proves nothing about it.
            guard steps >= 1_000 else { return }
            let idle = report.counts.filter { $0.value.done == 0 }.keys.sorted()
            #expect(idle.isEmpty && report.counts.count == Simulation.actionCount, "never done: \(idle)")
        }
    }
}
