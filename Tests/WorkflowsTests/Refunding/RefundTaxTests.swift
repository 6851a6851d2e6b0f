import Database
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import Workflows

/// The tax of refunds that fail. Parts of a tax are cut so that they sum to it; when one of them was taken back as it
/// had been cut, and others had been made since, a cent stayed with the tax or was missing from it.
@Suite struct RefundTaxTests {
    @Test(arguments: TestEngine.all, [0, 1])
    func `a refund that fails after another one leaves the tax exact`(engine: TestEngine, failing: Int) async throws {
        try await withShop(engine) { fixture in
            let order = try await settledOrder(fixture)
            let refunds = [try await refund(5, of: order, fixture), try await refund(5, of: order, fixture)]
            try await fixture.shop.applyRefundStatus(.failed(reason: "account closed"), of: refunds[failing])
            #expect(try await fixture.violations() == [])
            #expect(try await owed(fixture) == order.totals.tax)
            try await refund(order.totals.total - 5, of: order, fixture)
            #expect(try await owed(fixture) == 0)
            try await fixture.runRefunds()
            #expect(try await fixture.order(order.id).state == .closed)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refund made before the settlement that fails after it leaves tax and escrow exact`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods(priceMinor: 3_333)[0], 2)])
            let before = try await refund(1_000, of: order, fixture)
            try await settle(order, fixture)
            try await refund(5, of: order, fixture)
            try await refund(5, of: order, fixture)
            try await fixture.shop.applyRefundStatus(.failed(reason: "account closed"), of: before)
            #expect(try await fixture.violations() == [])
            try await refund(order.totals.total - 10, of: order, fixture)
            #expect(try await owed(fixture) == 0)
        }
    }

    private func settledOrder(_ fixture: ShopFixture) async throws -> Order {
        let order = try await fixture.deliveredOrder([(try await fixture.goods(priceMinor: 3_333)[0], 2)])
        // In five cents there is no whole cent of tax, in ten there is one.
        #expect(order.totals.tax * 5 / order.totals.total == 0)
        #expect(order.totals.tax * 10 / order.totals.total == 1)
        try await settle(order, fixture)
        return order
    }

    private func settle(_ order: Order, _ fixture: ShopFixture) async throws {
        _ = try await fixture.database.write { [shop = fixture.shop] in
            try shop.confirmReceipt(of: order.id, .everybody, by: Caller(.guest), in: $0)
        }
    }

    @discardableResult
    private func refund(_ amountMinor: Int64, of order: Order, _ fixture: ShopFixture) async throws -> RefundID {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.refund(
                order.id, .amount(Money(amountMinor, .cny)), reason: "late", by: ShopFixture.staff, in: $0
            ).id
        }
    }

    private func owed(_ fixture: ShopFixture) async throws -> Int64 {
        try await fixture.database.read { session in
            try session.rows(
                """
                SELECT amount, credit_account FROM ledger_transfers
                WHERE credit_account = 'tax_payable' OR debit_account = 'tax_payable'
                """
            ).reduce(0) { try $0 + ((try $1[1] as String) == "tax_payable" ? $1[0] : -($1[0] as Int64)) }
        }
    }
}
