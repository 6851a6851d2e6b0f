import Foundation
import Simulator
import TestSupport
import Testing

@Suite struct SimulationTests {
    /// 100,000 steps where nothing else is said, in fresh shops of 10,000: every check reads whole tables, so that one
    /// long life would spend its time on looking back, and ten seeds see more than one.
    ///
    /// ZHANGGUI_SIMULATION_STEPS sets another number, ZHANGGUI_SIMULATION_SEED the first seed: a failure prints its
    /// own.
    static let stepsPerLife = 10_000

    static let steps = number("ZHANGGUI_SIMULATION_STEPS").map(Int.init) ?? 100_000
    /// Fewer on PostgreSQL, where every statement travels over a socket, so that the test stays short; how long 100,000
    /// take there has not been measured yet.
    static let postgresSteps = number("ZHANGGUI_SIMULATION_STEPS").map(Int.init) ?? 20_000
    static let firstSeed = number("ZHANGGUI_SIMULATION_SEED") ?? 20_261_120

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap(UInt64.init)
    }

    @Test(arguments: TestEngine.all)
    func `shoppers, operators, faults and the clock leave every sum right`(engine: TestEngine) async throws {
        var left = engine == .postgres ? Self.postgresSteps : Self.steps
        var seed = Self.firstSeed
        while left > 0 {
            try await live(engine, steps: min(left, Self.stepsPerLife), seed: seed)
            left -= Self.stepsPerLife
            seed += 1
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
