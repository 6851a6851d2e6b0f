import Database
import Foundation
import Inventory
import Kernel
import Orders
import Synchronization
import TestSupport
import Testing

/// The server dies under load, again and again: whatever it acknowledged is there.
@Suite(.serialized) struct KillTests {
    /// Rounds of a usual run; `ZHANGGUI_KILL_ROUNDS` asks for more.
    static let rounds = ProcessInfo.processInfo.environment["ZHANGGUI_KILL_ROUNDS"].flatMap(Int.init) ?? 50
    static let clients = 8

    /// What clients were told, and what they asked without hearing an answer.
    final class Ledger: Sendable {
        private let state = Mutex((acknowledged: [String: String](), unanswered: [ReadyGuest]()))

        var acknowledged: [String: String] { state.withLock { $0.acknowledged } }

        func acknowledge(_ key: String, _ order: String) { state.withLock { $0.acknowledged[key] = order } }
        func leaveOpen(_ guest: ReadyGuest) { state.withLock { $0.unanswered.append(guest) } }

        func takeUnanswered() -> [ReadyGuest] {
            state.withLock { state in
                defer { state.unanswered = [] }
                return state.unanswered
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `every acknowledged order survives SIGKILL, and none is there twice`(engine: TestEngine) async throws {
        try await withServedShop(engine) { served in
            let sku = try await served.fixture.goods(stock: 900_000)[0]
            let ledger = Ledger()
            for round in 1...Self.rounds {
                let server = try served.start()
                let api = served.api(server)
                try await self.retry(ledger, api)
                await withTaskGroup(of: Void.self) { group in
                    for client in 0..<Self.clients {
                        group.addTask {
                            await self.buyUntilItDies(api, sku: sku.description, name: "\(round)-\(client)", ledger)
                        }
                    }
                    // Between 60 and 300 ms of load, another moment in each round.
                    try? await Task.sleep(for: .milliseconds(60 + (round * 37) % 240))
                    server.kill()
                }
            }
            let server = try served.start()
            try await self.retry(ledger, served.api(server))
            #expect(server.stop() == 0)
            let told = ledger.acknowledged
            #expect(told.count > Self.rounds)
            try await self.check(told, served)
            let reconciled = try served.reconcile()
            #expect(reconciled.code == 0, "\(reconciled.output)")
        }
    }

    private func buyUntilItDies(_ api: APIClient, sku: String, name: String, _ ledger: Ledger) async {
        var number = 0
        while true {
            number += 1
            do {
                let guest = try await ReadyGuest(api, sku: sku, key: "\(name)-\(number)")
                do {
                    let answer = try await guest.order(api)
                    if answer.status == 201 {
                        ledger.acknowledge(guest.key, answer.id(of: "order"))
                    }
                } catch {
                    ledger.leaveOpen(guest)
                    return
                }
            } catch {
                return
            }
        }
    }

    /// Whoever heard nothing asks again under the same key.
    private func retry(_ ledger: Ledger, _ api: APIClient) async throws {
        for guest in ledger.takeUnanswered() {
            let answer = try await guest.order(api)
            #expect(answer.status == 201)
            ledger.acknowledge(guest.key, answer.id(of: "order"))
        }
    }

    private func check(_ told: [String: String], _ served: ServedShop) async throws {
        #expect(Set(told.values).count == told.count)
        let stored = try await served.fixture.database.read { session in
            Set(try session.rows("SELECT id FROM orders LIMIT 1000000").map { (try $0[0] as OrderID).description })
        }
        #expect(Set(told.values).subtracting(stored).isEmpty)
        // Every cart is ordered at most once, so an order that nobody was told of has an answer waiting under its key.
        #expect(stored.count == told.count)
    }
}
