import Database
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import Workflows

/// Daily snapshots of the ledger's balances.
@Suite struct SnapshotTests {
    /// The day on which the clock of tests starts, in Shanghai.
    private static let today = CivilDay(daysSince1970: 20_777)
    private static let midnight = BusinessCalendar.shanghai.start(of: today + 1)

    @Test(arguments: TestEngine.all)
    func `a day's snapshot is what stood at its end, and the balance goes on from there`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 50)[0]
            try await fixture.history(of: sku)
            let atEnd = try await summed(fixture)
            #expect(atEnd.count == 2, "\(atEnd)")
            fixture.clock.set(Self.midnight + .minutes(4))
            _ = try await fixture.paidOrder([(sku, 1)])
            #expect(try await fixture.shop.snapshotLedger() == 0)
            #expect(try await snapshot(Self.today, fixture) == [])
            fixture.clock.advance(by: .minutes(1))
            let transfers = try await transferCount(fixture)
            #expect(try await fixture.shop.snapshotLedger() == transfers - 1)
            #expect(try await snapshot(Self.today, fixture) == atEnd)
            let now = try await summed(fixture)
            #expect(now != atEnd)
            #expect(try await balances(fixture) == now)
            #expect(try await fixture.shop.snapshotLedger() == 0)
            fixture.clock.advance(by: .days(1))
            #expect(try await fixture.shop.snapshotLedger() == 1)
            #expect(try await snapshot(Self.today, fixture) == atEnd)
            #expect(try await snapshot(Self.today + 1, fixture) == now)
            #expect(try await balances(fixture) == now)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a transfer that is posted late is counted into its own day and all after it`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            _ = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            fixture.clock.advance(by: .days(3))
            try await fixture.shop.snapshotLedger()
            for day in [1, 2] {
                fixture.clock.advance(by: .days(1))
                try await fixture.shop.snapshotLedger()
                #expect(try await snapshot(Self.today + 2 + day, fixture) == summed(fixture))
            }
            let first = Self.today + 2
            let before = try await [0, 1, 2].asyncMap { try await snapshot(first + $0, fixture) }
            // One of long ago, one of the second day, and one of today.
            let ages = [Timestamp(milliseconds: 1_291_192_000_000), Self.midnight + .days(2), fixture.clock.now]
            try await fixture.database.write { [shop = fixture.shop, database = fixture.database] transaction in
                try shop.payments.insertImported(
                    ages.enumerated().map { place, at in
                        ImportedAdjustment(
                            id: database.ids.nextRaw(), source: "paper", number: "A\(place)", position: 1,
                            description: "late", amount: Money(Int64(place + 1) * 100, .cny), at: at)
                    }, in: transaction)
            }
            #expect(try await balances(fixture) == summed(fixture))
            #expect(try await fixture.violations() == [])
            let untouched = try await [0, 1, 2].asyncMap { try await snapshot(first + $0, fixture) }
            #expect(untouched == before)
            #expect(try await fixture.shop.snapshotLedger() == 2)
            let after = try await [0, 1, 2].asyncMap { try await snapshot(first + $0, fixture) }
            #expect(after[0] == (before[0] + ["clearing:paper 100", "revenue -100"]).sorted())
            for day in [1, 2] {
                #expect(after[day] == (before[day] + ["clearing:paper 300", "revenue -300"]).sorted())
            }
            #expect(try await balances(fixture) == summed(fixture))
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `several nodes make the same snapshots together`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 50)[0]
            fixture.clock.advance(by: .hours(11))
            try await fixture.shop.snapshotLedger()
            let other = try await fixture.another(node: 3)
            for _ in 0..<3 {
                try await fixture.history(of: sku)
                fixture.clock.advance(by: .days(2))
                let transfers = try await transferCount(fixture, where: "booked_day IS NULL")
                let counted = try await withThrowingTaskGroup(of: Int.self) { group in
                    for number in 0..<6 {
                        group.addTask {
                            try await (number.isMultiple(of: 2) ? fixture.shop : other).snapshotLedger()
                        }
                    }
                    return try await group.reduce(0, +)
                }
                #expect(counted == transfers)
                #expect(try await balances(fixture) == summed(fixture))
                #expect(try await fixture.violations() == [])
            }
            let days: [Int64] = try await fixture.database.read {
                try $0.rows("SELECT day FROM ledger_days ORDER BY day").map { try $0[0] }
            }
            #expect(days == (0...6).map { Int64(Self.today.daysSince1970 + $0) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `making snapshots survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { fixture in
                let order = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
                fixture.clock.advance(by: .days(1))
                return order
            },
            act: { fixture, _ in _ = try await fixture.shop.snapshotLedger() },
            effects: { fixture, order in
                try await fixture.database.read {
                    try $0.rows(
                        """
                        SELECT COUNT(*) FROM ledger_transfers JOIN payments ON payments.id = ledger_transfers.reference
                        WHERE payments.order_id = \(order.id) AND reason = 'capture' AND booked_day IS NOT NULL
                        """)[0][0]
                }
            },
            isAtomic: false
        ).run(engine)
    }

    // MARK: Looking

    /// The sums of all transfers: account and balance, without the empty ones.
    private func summed(_ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read { session in
            var sums: [String: Int64] = [:]
            for row in try session.rows("SELECT debit_account, credit_account, amount FROM ledger_transfers") {
                let (debit, credit, minor): (String, String, Int64) = (try row[0], try row[1], try row[2])
                sums[debit, default: 0] += minor
                sums[credit, default: 0] -= minor
            }
            return sums.filter { $0.value != 0 }.map { "\($0.key) \($0.value)" }.sorted()
        }
    }

    private func balances(_ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.payments.balances(in: $0).map { "\($0.account) \($0.amount.amountMinor)" }.sorted()
        }
    }

    private func snapshot(_ day: CivilDay, _ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.payments.balances(at: day, in: $0).map { "\($0.account) \($0.amount.amountMinor)" }.sorted()
        }
    }

    private func transferCount(_ fixture: ShopFixture, where condition: SQL = "TRUE") async throws -> Int {
        try await fixture.database.read {
            try $0.rows("SELECT COUNT(*) FROM ledger_transfers WHERE \(condition)")[0][0]
        }
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
