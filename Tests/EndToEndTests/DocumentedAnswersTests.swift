import Foundation
import TestSupport
import Testing

/// Whatever a program sends, it hears what the OpenAPI document says: no failure of ours, no status, shape or media
/// type that is not described, no request taken that breaks the described shape.
@Suite(.serialized) struct DocumentedAnswersTests {
    static let seed = 20_261_121
    /// How often the requests made by chance are multiplied; `ZHANGGUI_API_THOROUGHNESS` asks for more, and for all
    /// callers at every border of every shape.
    static let thoroughness =
        ProcessInfo.processInfo.environment["ZHANGGUI_API_THOROUGHNESS"].flatMap(Int.init) ?? 1

    /// The reach of one caller: phases, and requests of each call that are made by chance.
    struct Reach: Sendable {
        let phases: String
        let examples: Int
    }

    /// Borders of shapes depend neither on the engine nor, mostly, on the caller: one caller who may do everything
    /// walks along them. The others, and the second engine, get what chance makes.
    static func reach(of caller: String, on engine: TestEngine) -> Reach {
        let walksBorders = thoroughness > 1 || (engine == .sqlite && caller == "administrator")
        return Reach(
            phases: walksBorders ? "examples,coverage,fuzzing" : "examples,fuzzing", examples: 3 * thoroughness)
    }

    @Test(arguments: TestEngine.all)
    func `every answer is one that the OpenAPI document describes`(engine: TestEngine) async throws {
        try await withServedShop(engine) { served in
            let gateway = try served.startGateway()
            let server = try served.start(
                payingAt: gateway, environment: ["ZHANGGUI_ACCOUNT_RATE": "0", "ZHANGGUI_LOG_CODES": "true"])
            let shop = try await SeededShop(served, server)
            if let schemathesis = try Schemathesis(shop, in: served.fixture.base.directory) {
                await withTaskGroup(of: Void.self) { group in
                    for (caller, token) in shop.callers {
                        let reach = Self.reach(of: caller, on: engine)
                        group.addTask {
                            do {
                                let said = try await schemathesis.run(
                                    server.baseURL, token: token, phases: reach.phases, examples: reach.examples,
                                    seed: Self.seed)
                                #expect(said.code == 0, "\(caller), seed \(Self.seed):\n\(said.output)")
                            } catch {
                                Issue.record(error)
                            }
                        }
                    }
                }
            }
            #expect(server.stop() == 0)
            #expect(gateway.stop() == 0)
            let reconciled = try served.reconcile()
            #expect(reconciled.code == 0, "\(reconciled.output)")
        }
    }
}
