import Catalog
import Database
import Identity
import Inventory
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// Every check of reconcile can fail: for each there is a way of spoiling the rows that it finds. A check without one
/// is no check, so that a new one needs its row here.
@Suite struct TamperTests {
    struct Tamper: Sendable {
        let check: String
        let statements: [SQL]
        /// The CHECK of the schema that stands in the way, and its table.
        let constraint: (name: String, table: String)?

        init(_ check: String, _ statements: SQL..., without constraint: (name: String, table: String)? = nil) {
            self.check = check
            self.statements = statements
            self.constraint = constraint
        }
    }

    @Test func `every check has a way of failing`() {
        let tampered = Self.goods.map(\.check) + Self.orders.map(\.check) + Self.money.map(\.check)
        #expect(tampered.count == Set(tampered).count)
        #expect(Set(tampered) == Set(Shop.invariants.map(\.name)))
    }

    @Test(arguments: TestEngine.all)
    func `spoiled rows are found by the check that is there for them`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            try await live(fixture)
            #expect(try await fixture.violations() == [])
            for tamper in Self.goods + Self.orders + Self.money {
                let found = try await spoil(tamper, fixture)
                #expect(found.contains(tamper.check), "\(tamper.check): found only by \(found)")
            }
            #expect(try await fixture.violations() == [])
        }
    }

    /// Spoils, looks and takes it back.
    private func spoil(_ tamper: Tamper, _ fixture: ShopFixture) async throws -> [String] {
        do {
            try await fixture.database.write { transaction in
                try Self.lift(tamper.constraint, in: transaction)
                for statement in tamper.statements where try transaction.execute(statement) == 0 {
                    throw Unexpected("\(tamper.check): nothing to spoil")
                }
                let broken = try Shop.invariants.filter { try !$0.violations(transaction.session).isEmpty }
                if tamper.constraint != nil, transaction.dialect == .sqlite {
                    _ = try transaction.execute("PRAGMA ignore_check_constraints = OFF")
                }
                throw Found(checks: broken.map(\.name))
            }
            throw Unexpected("\(tamper.check): it was not taken back")
        } catch let found as Found {
            return found.checks
        }
    }

    private struct Found: Error {
        let checks: [String]
    }

    private static func lift(_ constraint: (name: String, table: String)?, in transaction: Transaction) throws {
        guard let constraint else { return }
        switch transaction.dialect {
        case .sqlite: _ = try transaction.execute("PRAGMA ignore_check_constraints = ON")
        case .postgres:
            let (name, table) = constraint
            _ = try transaction.execute("ALTER TABLE \(unsafe: table) DROP CONSTRAINT \(unsafe: name)")
        }
    }

    // MARK: A shop where everything has happened

    private func live(_ fixture: ShopFixture) async throws {
        let path = try OnlineRetailSample.write(to: fixture.base.directory)
        _ = try await OnlineRetailImport(database: fixture.database, options: .init()).run(file: path)
        let sku = try await fixture.goods(priceMinor: 3_333, stock: 50)[0]
        try await fixture.history(of: sku)
        for _ in 0..<2 {
            let order = try await fixture.deliveredOrder([(sku, 2)])
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.confirmReceipt(of: order.id, .everybody, by: Caller(.guest), in: $0)
            }
            try await refund(order, 500, fixture)
        }
        try await fixture.runRefunds()
        for _ in 0..<2 {
            fixture.clock.advance(by: .days(1))
            try await fixture.shop.snapshotLedger()
        }
        let failing = try await fixture.deliveredOrder([(sku, 1)])
        let failed = try await refund(failing, 100, fixture)
        try await fixture.shop.applyRefundStatus(.failed(reason: "account closed"), of: failed)
        try await refund(failing, 200, fixture)
        let wrong = try await fixture.place([(sku, 1)])
        #expect(fixture.gateway.pay(try await fixture.startPayment(of: wrong.id), amount: Money(7, .cny)))
        try await fixture.deliverNotifications()
        try await planPrices(of: sku, fixture)
    }

    /// One that holds, and one that is to.
    private func planPrices(of sku: SKUID, _ fixture: ShopFixture) async throws {
        let start = fixture.clock.now + .hours(1)
        for hours in [0, 2] {
            let begin = start + .hours(hours)
            let plan = NewPricePlan(priceMinor: 3_000, startsAt: begin, endsAt: begin + .hours(1))
            _ = try await fixture.shop.catalog.planPrice(plan, of: sku, by: ShopFixture.staff)
        }
        fixture.clock.advance(by: .hours(1))
        #expect(try await fixture.shop.catalog.applyDuePrices() == 1)
    }

    @discardableResult
    private func refund(_ order: Order, _ amountMinor: Int64, _ fixture: ShopFixture) async throws -> RefundID {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.refund(
                order.id, .amount(Money(amountMinor, .cny)), reason: "late", by: ShopFixture.staff, in: $0
            ).id
        }
    }
}

extension TamperTests {
    static let goods: [Tamper] = [
        Tamper(
            "catalog: a variant's price is the last of its history",
            "UPDATE skus SET price_minor = price_minor + 1, list_price_minor = list_price_minor + 1"),
        Tamper(
            "catalog: each price in the history follows the one before it",
            "UPDATE price_history SET old_price_minor = 7"),
        Tamper(
            "catalog: a planned price that began is in the history",
            "UPDATE price_plans SET price_minor = price_minor + 1, list_price_minor = NULL"),
        Tamper(
            "catalog: no two planned prices of a variant hold at once",
            "UPDATE price_plans SET ends_at = starts_at + 1000000000"),
        Tamper(
            "catalog: a product shows the price of its cheapest active variant",
            "UPDATE products SET price_minor = price_minor + 1"),
        Tamper(
            "catalog: a product knows the price of its dearest active variant",
            "UPDATE products SET highest_price_minor = highest_price_minor + 1"),
        Tamper(
            "catalog: what is on sale has a category", "UPDATE products SET category_id = NULL WHERE state = 'on_sale'",
            without: ("products_on_sale_complete", "products")),
        Tamper("catalog: a product shows its brand's name", "UPDATE products SET brand = 'x'"),
        Tamper("catalog: a variant is sold in its product's currency", "UPDATE skus SET currency = 'USD'"),
        Tamper(
            "stock: nothing oversold", "UPDATE stock_levels SET reserved = on_hand + 1",
            without: ("stock_not_oversold", "stock_levels")),
        Tamper("stock: levels are the sum of their movements", "UPDATE stock_levels SET on_hand = on_hand + 1"),
        Tamper("stock: every movement has its level", "DELETE FROM stock_levels"),
        Tamper("stock: levels are closed as their warehouse is", "UPDATE stock_levels SET closed = TRUE"),
        Tamper("stock: reserved is what orders hold", "UPDATE stock_reservations SET quantity = quantity + 1"),
        Tamper("parcels: none is empty", "DELETE FROM parcel_lines"),
        Tamper("returns: none is empty", "DELETE FROM return_lines"),
        Tamper(
            "returns: received goods are graded, and those without a refund are over only where none was due",
            "UPDATE returns SET refund_due = 0 WHERE refund_id IS NOT NULL"),
        Tamper(
            "returns: an imported return is worth what its lines are",
            "UPDATE imported_returns SET amount = amount + 1"),
        Tamper("across: what orders hold is what they have not shipped", "DELETE FROM stock_reservations"),
        Tamper(
            "across: nothing is held by an order that is not there",
            """
            UPDATE stock_reservations SET order_id = 1
            WHERE order_line_id = (SELECT MIN(order_line_id) FROM stock_reservations)
            """),
        Tamper("across: parcels hold what their orders shipped", "UPDATE parcel_lines SET quantity = quantity + 1"),
        Tamper("across: every piece in a parcel left the stock", "DELETE FROM stock_movements WHERE reason = 'ship'"),
        Tamper(
            "across: returned pieces are in returns that were not given up",
            "UPDATE order_lines SET returned_quantity = 0 WHERE returned_quantity > 0"),
        Tamper("across: resellable returns are on the shelf", "DELETE FROM stock_movements WHERE reason = 'return'"),
    ]

    static let orders: [Tamper] = [
        Tamper("orders: totals are the sum of their lines", "UPDATE order_lines SET total = total + 1"),
        Tamper(
            "orders: line totals are quantity times price and their allocations",
            "UPDATE order_allocations SET amount = amount + 1 WHERE NOT included"),
        Tamper("orders: the last step of the history is the state", "DELETE FROM order_history"),
        Tamper("orders: every ordered cart has its order, and only one", "UPDATE orders SET cart_id = NULL"),
        Tamper("orders: no cart was ordered twice", "UPDATE orders SET cart_id = 5"),
        Tamper(
            "orders: shipped, delivered and completed orders have left whole",
            "UPDATE order_lines SET shipped_quantity = 0, returned_quantity = 0"),
        Tamper(
            "orders: those of which a part has left are marked",
            "UPDATE orders SET partly_shipped = NOT partly_shipped"),
        Tamper(
            "orders: every step in the history is in the table of states",
            "UPDATE order_history SET to_state = 'pending_payment' WHERE from_state IS NOT NULL"),
    ]

    static let money: [Tamper] = [
        Tamper(
            "money: a gateway holds what was captured less what was paid out",
            "UPDATE ledger_transfers SET amount = amount + 1 WHERE reason = 'payout'"),
        Tamper(
            "money: every capture is posted once, with its amount; into escrow only what was asked for",
            """
            UPDATE ledger_transfers SET credit_account = 'escrow'
            WHERE reason = 'capture' AND credit_account = 'suspense'
            """),
        Tamper(
            "money: a payment's refunds are its refund rows",
            "UPDATE payments SET refunded = refunded - 1 WHERE refunded > 0"),
        Tamper(
            "money: every refund is posted as it stands",
            "DELETE FROM ledger_transfers WHERE reason = 'refund_failed'"),
        Tamper(
            "money: refunds payable is what pending refunds promise",
            "UPDATE refunds SET amount = amount + 1 WHERE state = 'pending'"),
        // Account by account everything still adds up.
        Tamper(
            "money: suspense is, payment by payment, what came for no order and is not promised back",
            """
            UPDATE ledger_transfers SET debit_account = 'escrow'
            WHERE reason = 'refund' AND debit_account = 'suspense'
            """),
        Tamper(
            "money: no transfer without its cause, and each account only moves for its own causes",
            """
            UPDATE ledger_transfers SET reference = 1
            WHERE id = (SELECT MIN(id) FROM ledger_transfers WHERE reason = 'payout')
            """),
        Tamper(
            "money: the last snapshot and the transfers since are the balance",
            "UPDATE ledger_transfers SET amount = amount + 1 WHERE reason = 'capture' AND booked_day IS NOT NULL"),
        // One day too low, the next as it was.
        Tamper(
            "money: from one snapshot to the next is what moved on that day",
            """
            UPDATE ledger_snapshots SET balance = balance - 1 WHERE account = 'escrow'
                AND day = (SELECT MIN(day) FROM ledger_days)
            """),
        Tamper(
            "money: every transfer is booked on the day it was made, and every day has its snapshot",
            "UPDATE ledger_transfers SET booked_day = booked_day + 1 WHERE booked_day IS NOT NULL"),
        Tamper("money: states say what the sums say", "UPDATE payments SET state = 'succeeded' WHERE refunded > 0"),
        Tamper(
            "money: every imported adjustment is posted once, with its amount",
            "DELETE FROM ledger_transfers WHERE reason = 'imported_adjustment'"),
        Tamper(
            "across: an order has its total in escrow exactly once from payment on, and nothing before",
            """
            UPDATE ledger_transfers SET credit_account = 'suspense'
            WHERE reason = 'capture' AND credit_account = 'escrow'
            """),
        Tamper(
            "across: what an order counts as refunded is what its refunds say",
            "UPDATE orders SET refunded = refunded - 1 WHERE refunded > 0"),
        Tamper(
            "across: cancelled and closed orders keep no money but what failed to go back",
            "UPDATE payments SET refunded = 0 WHERE order_id IN (SELECT id FROM orders WHERE state = 'cancelled')"),
        // One order's money settled with another: the balances of all accounts stay as they are.
        Tamper(
            "across: escrow is, order by order, what was captured for it and neither promised back nor settled",
            """
            UPDATE ledger_transfers SET amount = amount + 1 WHERE reason = 'settle' AND leg = 1
                AND reference = (SELECT MIN(reference) FROM ledger_transfers WHERE reason = 'settle')
            """,
            """
            UPDATE ledger_transfers SET amount = amount - 1 WHERE reason = 'settle' AND leg = 1
                AND reference = (SELECT MAX(reference) FROM ledger_transfers WHERE reason = 'settle')
            """),
        // One cent of a settled order's revenue posted as tax: its escrow stays exact.
        Tamper(
            "across: the tax owed for an order is, once it is settled, the tax of what was not given back of it",
            """
            UPDATE ledger_transfers SET amount = amount - 1 WHERE reason = 'settle' AND leg = 1
                AND reference = (SELECT MIN(reference) FROM ledger_transfers WHERE reason = 'settle')
            """,
            """
            UPDATE ledger_transfers SET amount = amount + 1 WHERE reason = 'settle' AND leg = 2
                AND reference = (SELECT MIN(reference) FROM ledger_transfers WHERE reason = 'settle')
            """),
        Tamper(
            "across: a return's refund is what was due for it",
            "UPDATE returns SET refund_due = refund_due + 1 WHERE refund_due > 0"),
        Tamper(
            "across: imported sales are posted with their totals",
            "DELETE FROM ledger_transfers WHERE reason = 'imported_sale'"),
        Tamper(
            "across: imported returns are posted with their amounts",
            "DELETE FROM ledger_transfers WHERE reason = 'imported_return'"),
    ]
}
