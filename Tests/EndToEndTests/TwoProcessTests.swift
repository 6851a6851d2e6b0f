import Foundation
import Inventory
import Kernel
import TestSupport
import Testing

@Suite(.serialized) struct TwoProcessTests {
    @Test(arguments: TestEngine.all.filter { $0 == .postgres })
    func `two server processes sell a hundred pieces to exactly a hundred of four hundred`(
        engine: TestEngine
    ) async throws {
        try await withServedShop(engine) { served in
            let sku = try await served.fixture.goods(stock: 60)[0]
            try await served.fixture.history(of: sku)
            let left = try await served.fixture.available(sku)
            try await served.fixture.receive(100 - left, of: sku, in: 1)
            let servers = [try served.start(), try served.start()]
            let apis = servers.map(served.api)
            let guests = try await withThrowingTaskGroup(of: [ReadyGuest].self) { group in
                for part in 0..<8 {
                    group.addTask {
                        var guests: [ReadyGuest] = []
                        for number in 0..<50 {
                            guests.append(
                                try await ReadyGuest(
                                    apis[part % 2], sku: sku.description, key: "\(part)-\(number)"))
                        }
                        return guests
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for (index, guest) in guests.enumerated() {
                    group.addTask { try await guest.order(apis[index % 2]).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.filter { $0 == 201 }.count == 100)
            #expect(statuses.filter { $0 == 409 }.count == 300)
            #expect(try await served.fixture.available(sku) == 0)
            for server in servers { #expect(server.stop() == 0) }
            let reconciled = try served.reconcile()
            #expect(reconciled.code == 0, "\(reconciled.output)")
        }
    }

    @Test(arguments: TestEngine.all.filter { $0 == .sqlite })
    func `a second serve on one data directory is refused, other commands are not`(engine: TestEngine) async throws {
        try await withServedShop(engine) { served in
            let server = try served.start()
            let second = try ServerProcess.run(["serve", "--port", "0"] + served.arguments)
            #expect(second.code == 1)
            #expect(try served.reconcile().code == 0)
            #expect(server.stop() == 0)
        }
    }
}
