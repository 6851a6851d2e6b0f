import Database
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import Workflows

/// What moved on one account of the ledger.
@Suite struct LedgerEntryTests {
    private static let cny = Currency.cny

    private static func transfer(
        _ reference: Int64, debit: LedgerAccount, credit: LedgerAccount, minor: Int64, at: Timestamp
    ) -> LedgerTransfer {
        LedgerTransfer(
            debit: debit, credit: credit, amount: Money(minor, cny), reason: .importedAdjustment, reference: reference,
            at: at)
    }

    @Test(arguments: TestEngine.all)
    func `a payment and its refund stand on the buyers' account, each with its order`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 10_000, stock: 5)[0]
            let order = try await fixture.paidOrder([(sku, 1)])
            let total = order.totals.total
            try await fixture.database.write { [shop = fixture.shop] transaction in
                _ = try shop.refund(
                    order.id, .amount(Money(100, Self.cny)), reason: "late", by: ShopFixture.staff, in: transaction)
            }
            let payments = fixture.shop.payments
            let (entries, orders, accounts) = try await fixture.database.read { session in
                let page = try payments.entries(
                    of: "escrow", from: nil, until: nil, after: nil, limit: .standard, in: session)
                return (
                    page.items, try payments.orders(ofSubjects: page.items.compactMap(\.subject), in: session),
                    try payments.ledgerAccounts(in: session)
                )
            }
            #expect(entries.map(\.reason) == [.refund, .capture])
            #expect(entries.map(\.isDebit) == [true, false])
            #expect(entries.map(\.amount.amountMinor) == [100, total])
            #expect(entries[0].counterAccount == "refunds_payable")
            #expect(entries[1].counterAccount.hasPrefix("gateway:"))
            #expect(entries.compactMap(\.subject).map { orders[$0] } == [order.id, order.id])
            #expect(accounts == [entries[1].counterAccount, "escrow", "refunds_payable"].sorted())
        }
    }

    @Test(arguments: TestEngine.all)
    func `entries of one moment are all there, page by page, and days narrow them`(engine: TestEngine) async throws {
        try await withShop(engine, reconciles: false) { fixture in
            let (payments, start) = (fixture.shop.payments, fixture.clock.now)
            let (house, other) = (LedgerAccount.clearing("a"), LedgerAccount.clearing("b"))
            try await fixture.database.write { transaction in
                // Seven at one moment, both ways, one later, and one that is none of its business.
                for number in 1...7 {
                    let isDebit = number.isMultiple(of: 2)
                    try payments.post(
                        [
                            Self.transfer(
                                Int64(number), debit: isDebit ? house : .revenue, credit: isDebit ? .revenue : house,
                                minor: Int64(number), at: start)
                        ], in: transaction)
                }
                try payments.post(
                    [
                        Self.transfer(8, debit: house, credit: .revenue, minor: 8, at: start + .days(1)),
                        Self.transfer(9, debit: other, credit: .revenue, minor: 9, at: start),
                    ], in: transaction)
            }
            func all(from: Timestamp? = nil, until: Timestamp? = nil, limit: Int) async throws -> [LedgerEntry] {
                var (cursor, entries): (Cursor?, [LedgerEntry]) = (nil, [])
                repeat {
                    let (after, size) = (cursor, PageLimit(clamping: limit))
                    let page = try await fixture.database.read { session in
                        try payments.entries(
                            of: house.description, from: from, until: until, after: after, limit: size, in: session)
                    }
                    #expect(page.items.count <= limit)
                    entries += page.items
                    cursor = page.next
                } while cursor != nil
                return entries
            }
            for limit in [1, 2, 3, 50] {
                let entries = try await all(limit: limit)
                #expect(entries.map(\.reference) == [8, 7, 6, 5, 4, 3, 2, 1], "\(limit)")
                #expect(entries.map(\.isDebit) == [true, false, true, false, true, false, true, false], "\(limit)")
                #expect(entries.allSatisfy { $0.counterAccount == "revenue" && $0.subject == nil })
            }
            #expect(try await all(until: start + .days(1), limit: 3).count == 7)
            #expect(try await all(from: start + .days(1), limit: 3).map(\.reference) == [8])
            #expect(try await all(from: start + .days(2), limit: 3).isEmpty)
        }
    }

    @Test func `either side of an account is found by its index`() async throws {
        try await withShop(.sqlite) { fixture in
            fixture.base.log.clear()
            let (payments, now) = (fixture.shop.payments, fixture.clock.now)
            _ = try await fixture.database.read { session in
                try payments.entries(
                    of: "escrow", from: now, until: now, after: Cursor(key: 1, id: 1), limit: .standard, in: session)
            }
            let statement = try #require(fixture.base.log.statements.last { $0.contains("ledger_transfers") })
            let plan = try await fixture.database.read { session in
                try session.rows("EXPLAIN QUERY PLAN \(unsafe: statement.replacing(/[?]\d+/, with: "1"))")
                    .map { try $0[3] as String }
            }
            for index in ["ledger_by_debit", "ledger_by_credit"] {
                #expect(plan.contains { $0.contains("USING INDEX \(index)") }, "\(plan)")
            }
        }
    }
}
