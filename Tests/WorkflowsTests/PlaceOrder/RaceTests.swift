import Database
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// Everybody at once, on stock that has a history.
@Suite struct RaceTests {
    /// Places many requests at once and gives the answers in their order.
    static func placeAll(_ requests: [PlaceOrderRequest], _ shops: [Shop]) async throws -> [RememberedAnswer] {
        try await withThrowingTaskGroup(of: (Int, RememberedAnswer).self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask { (index, try await shops[index % shops.count].placeOrder(request)) }
            }
            var answers: [Int: RememberedAnswer] = [:]
            for try await (index, answer) in group { answers[index] = answer }
            return requests.indices.compactMap { answers[$0] }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a hundred pieces go to exactly a hundred of four hundred buyers`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 60)[0]
            try await fixture.history(of: sku)
            let left = try await fixture.available(sku)
            try await fixture.receive(100 - left, of: sku, in: 1)
            var requests: [PlaceOrderRequest] = []
            for _ in 0..<400 {
                requests.append(try await fixture.request(try await fixture.cart([(sku, 1)])))
            }
            let answers = try await Self.placeAll(requests, [fixture.shop])
            #expect(answers.filter { $0.status == 201 }.count == 100)
            #expect(answers.filter { $0.body == "out_of_stock" }.count == 300)
            #expect(Set(answers.filter { $0.status == 201 }.map(\.body)).count == 100)
            #expect(try await fixture.available(sku) == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `two goods in opposite order neither deadlock nor oversell`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, stock: 60)
            for sku in skus { try await fixture.history(of: sku) }
            let left = [try await fixture.available(skus[0]), try await fixture.available(skus[1])]
            var requests: [PlaceOrderRequest] = []
            for number in 0..<120 {
                let pair = number.isMultiple(of: 2) ? [skus[0], skus[1]] : [skus[1], skus[0]]
                requests.append(try await fixture.request(try await fixture.cart(pair.map { ($0, 1) })))
            }
            let answers = try await Self.placeAll(requests, [fixture.shop])
            #expect(answers.filter { $0.status == 201 }.count == min(left[0], left[1]))
            #expect(answers.allSatisfy { $0.status == 201 || $0.body == "out_of_stock" })
        }
    }

    @Test(arguments: TestEngine.all)
    func `orders that close or are cancelled meanwhile give their pieces to others`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 50)[0]
            for _ in 0..<10 { _ = try await fixture.place([(sku, 2)]) }
            fixture.clock.advance(by: .minutes(31))
            var cancellable: [Order] = []
            for _ in 0..<10 { cancellable.append(try await fixture.place([(sku, 1)])) }
            var requests: [PlaceOrderRequest] = []
            for _ in 0..<80 { requests.append(try await fixture.request(try await fixture.cart([(sku, 1)]))) }
            let answers = try await withThrowingTaskGroup(of: [RememberedAnswer].self) { group in
                group.addTask { [requests] in try await Self.placeAll(requests, [fixture.shop]) }
                group.addTask {
                    try await fixture.shop.closeUnpaidOrders(); return []
                }
                group.addTask { [cancellable] in
                    for order in cancellable {
                        _ = try await fixture.database.write { transaction in
                            try fixture.shop.cancelOrder(
                                order.id, .everybody, reason: "", by: ShopFixture.staff, in: transaction)
                        }
                    }
                    return []
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let sold = answers.filter { $0.status == 201 }.count
            // 20 were free at once, 30 more came back at some moment.
            #expect((20...50).contains(sold))
            #expect(try await fixture.available(sku) == 50 - sold)
        }
    }

    @Test(arguments: TestEngine.all.filter { $0 == .postgres })
    func `two programs on one database sell a hundred pieces to exactly a hundred`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 105)[0]
            try await fixture.history(of: sku)
            let left = try await fixture.available(sku)
            let other = try await fixture.another(node: 3)
            var requests: [PlaceOrderRequest] = []
            for _ in 0..<300 { requests.append(try await fixture.request(try await fixture.cart([(sku, 1)]))) }
            let answers = try await Self.placeAll(requests, [fixture.shop, other])
            #expect(answers.filter { $0.status == 201 }.count == left)
            #expect(answers.filter { $0.body == "out_of_stock" }.count == 300 - left)
        }
    }
}
