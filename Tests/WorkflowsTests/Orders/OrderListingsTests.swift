import Database
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct OrderListingsTests {
    private static func numbers(
        _ fixture: ShopFixture, _ filter: OrderFilter, limit: Int = 100
    ) async throws -> [OrderID] {
        var (ids, cursor): ([OrderID], Cursor?) = ([], nil)
        repeat {
            let (place, shop) = (cursor, fixture.shop)
            let page = try await fixture.database.read {
                try shop.orders.listings(filter, after: place, limit: PageLimit(clamping: limit), in: $0)
            }
            ids += page.items.map(\.summary.id)
            cursor = page.next
        } while cursor != nil && ids.count < 100
        return ids
    }

    @Test(arguments: TestEngine.all)
    func `each meaning of a text finds its orders, and other filters hold beside it`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (tea, cups) = (try await fixture.goods(), try await fixture.goods())
            let person = Buyer.user(UserID(77))
            let first = try await fixture.paidOrder([(tea[0], 1)], buyer: person)
            fixture.clock.advance(by: .hours(24))
            let second = try await fixture.place([(cups[0], 2)])
            fixture.clock.advance(by: .hours(24))
            let third = try await fixture.paidOrder([(tea[0], 1), (cups[0], 1)])
            let all = [third.id, second.id, first.id]
            let wanted: [(OrderFilter, [OrderID])] = [
                (OrderFilter(), all), (OrderFilter(sort: .oldest), all.reversed()),
                (OrderFilter(match: OrderMatch(second.number.lowercased())), [second.id]),
                (OrderFilter(match: OrderMatch(first.id.description)), [first.id]),
                // All of them were placed in one month.
                (OrderFilter(match: OrderMatch(String(first.number.prefix(5)).lowercased())), all),
                (OrderFilter(match: OrderMatch(String(third.number.dropLast()))), [third.id]),
                (OrderFilter(match: OrderMatch("ZG~")), []), (OrderFilter(match: OrderMatch("ZGZZZ")), []),
                (OrderFilter(match: OrderMatch("x", orders: [second.id])), [second.id]),
                (OrderFilter(match: OrderMatch("李雷")), all),
                (OrderFilter(match: OrderMatch("138 0000 0000")), all),
                (OrderFilter(match: OrderMatch("+86 138-0000-0000")), all),
                (OrderFilter(match: OrderMatch("13800000001")), []), (OrderFilter(match: OrderMatch("李")), all),
                (OrderFilter(match: OrderMatch("雷")), []), (OrderFilter(match: OrderMatch("王")), []),
                // The end of a phone, as callers say it and as lists show it.
                (OrderFilter(match: OrderMatch("0000")), all), (OrderFilter(match: OrderMatch("138****0000")), all),
                (OrderFilter(match: OrderMatch("800000000")), all), (OrderFilter(match: OrderMatch("900000000")), []),
                (OrderFilter(match: OrderMatch("0001000")), []), (OrderFilter(match: OrderMatch("000")), []),
                // A number without its letters, and its end.
                (OrderFilter(match: OrderMatch(String(second.number.dropFirst(2)))), [second.id]),
                (OrderFilter(match: OrderMatch(String(second.number.dropFirst(2).dropLast()))), [second.id]),
                (OrderFilter(match: OrderMatch(String(third.number.suffix(10)).lowercased())), [third.id]),
                (OrderFilter(state: .pendingPayment, match: OrderMatch(String(third.number.suffix(10)))), []),
                (OrderFilter(match: OrderMatch("x", skus: [tea[0]])), [third.id, first.id]),
                (OrderFilter(match: OrderMatch("x", buyers: [UserID(77)])), [first.id]),
                // What fits twice is listed once.
                (OrderFilter(match: OrderMatch("李雷", skus: cups)), all),
                (OrderFilter(state: .pendingPayment, match: OrderMatch("李雷")), [second.id]),
                (OrderFilter(isPaid: true), [third.id, first.id]), (OrderFilter(isPaid: false), [second.id]),
                (OrderFilter(from: second.placedAt), [third.id, second.id]),
                (OrderFilter(until: second.placedAt), [first.id]),
                (OrderFilter(from: second.placedAt, until: third.placedAt, match: OrderMatch("李雷")), [second.id]),
                (OrderFilter(match: OrderMatch("李雷"), sort: .oldest), all.reversed()),
            ]
            for (filter, ids) in wanted {
                for limit in [1, 2, 100] {
                    #expect(try await Self.numbers(fixture, filter, limit: limit) == ids, "\(filter) by \(limit)")
                }
                let count = try await fixture.database.read { try $0.run(Orders.count(filter, upTo: 10)) }
                #expect(count == ids.count, "\(filter)")
            }
            let cut = try await fixture.database.read { try $0.run(Orders.count(OrderFilter(), upTo: 2)) }
            #expect(cut == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `money that went back was paid all the same`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let goods = try await fixture.goods()
            let (paid, unpaid) = (
                try await fixture.paidOrder([(goods[0], 1)]), try await fixture.place([(goods[0], 1)])
            )
            try await fixture.database.write { [shop = fixture.shop] transaction in
                for id in [paid.id, unpaid.id] {
                    _ = try shop.cancelOrder(
                        id, .everybody, reason: "asked", by: ShopFixture.staff, in: transaction)
                }
            }
            #expect(try await Self.numbers(fixture, OrderFilter(isPaid: true)) == [paid.id])
            #expect(try await Self.numbers(fixture, OrderFilter(isPaid: false)) == [unpaid.id])
        }
    }

    /// A caller's orders looked complete while those that she had typed with blanks were missing.
    @Test(arguments: TestEngine.all)
    func `a phone is found by its figures, whatever stands between them here and there`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let goods = try await fixture.goods()
            var stored: [String: OrderID] = [:]
            for phone in [
                "138 0013 8000", "13800138000", "138-0013-8000", "+86 138 0013 8000", "0086 13800138000",
                "+1 (415) 555-0100", "010-1234 5678", "+86 10 1234 5678",
            ] {
                let order = try await fixture.place([(goods[0], 1)])
                try await fixture.database.write {
                    try $0.post("UPDATE orders SET address_phone = \(phone) WHERE id = \(order.id)")
                }
                stored[phone] = order.id
                fixture.clock.advance(by: .seconds(1))
            }
            func found(_ text: String) async throws -> Set<String> {
                let ids = Set(try await Self.numbers(fixture, OrderFilter(match: OrderMatch(text))))
                return Set(stored.filter { ids.contains($0.value) }.keys)
            }
            let mobile = Set(stored.keys.filter { $0.filter(\.isWholeNumber).hasSuffix("13800138000") })
            #expect(mobile.count == 5)
            for text in [
                "13800138000", "138 0013 8000", "138-0013-8000", "+8613800138000", "86 138 0013 8000",
                "0086-13800138000", "8000", "0013 8000", "138 0****8000",
            ] {
                #expect(try await found(text) == mobile, "\(text)")
            }
            for text in ["14155550100", "+1 415 555 0100", "001 415 555 0100", "415-555-0100"] {
                #expect(try await found(text) == ["+1 (415) 555-0100"], "\(text)")
            }
            for text in ["01012345678", "010 1234 5678", "+86 10 12345678", "+86 010 12345678"] {
                #expect(try await found(text) == ["010-1234 5678", "+86 10 1234 5678"], "\(text)")
            }
            #expect(try await found("13800138001") == [])
        }
    }

    /// The other engine plans by what stands in its tables, and here that is next to nothing.
    @Test func `a text is looked for by indexes alone`() async throws {
        try await withShop(.sqlite, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let goods = try await fixture.goods()
            _ = try await fixture.place([(goods[0], 1)])
            fixture.base.log.clear()
            let match = OrderMatch("13800000000", skus: goods, buyers: [UserID(77)])
            _ = try await Self.numbers(fixture, OrderFilter(match: match))
            let sent = try #require(fixture.base.log.statements.last { $0.contains("address_phone") })
            let statement = sent.replacing(/[?]\d+/, with: "1")
            let plan = try await fixture.database.read { session in
                try session.rows("EXPLAIN QUERY PLAN \(unsafe: statement)").map { "\($0.values)" }
                    .joined(separator: "\n")
            }
            for index in ["phone", "name", "number"].map({ "orders_by_\($0)" }) + [
                "orders_of_user", "order_lines_by_sku",
            ] {
                #expect(plan.contains(index), "\(index): \(plan)")
            }
            #expect(!plan.contains("SCAN orders"), "\(plan)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `who takes orders away is told of in the audit log, and too many are refused`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (goods, shop) = (try await fixture.goods(), fixture.shop)
            for _ in 0..<3 { _ = try await fixture.place([(goods[0], 1)]) }
            func export(atMost limit: Int) async throws -> Int {
                try await fixture.database.write {
                    try shop.exportOrders(OrderFilter(), atMost: limit, by: ShopFixture.staff, in: $0)
                }
            }
            let before = try await fixture.base.everything()
            await #expect(throws: InputError.invalid(field: "from", reason: .tooManyRows(2))) {
                _ = try await export(atMost: 2)
            }
            #expect(try await fixture.base.everything() == before)
            #expect(try await export(atMost: 3) == 3)
            let line = try await fixture.database.read { try $0.auditLog(.subject("orders")).items.first }
            #expect(line?.action == "orders_exported" && line?.details == "3")
        }
    }
}
